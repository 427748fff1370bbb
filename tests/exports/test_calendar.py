"""Calendar files, read back by two programs that know nothing of ours."""

import itertools
from collections import Counter
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import ics
import pytest
import vobject
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.papers.builders import HO_CHI_MINH, SEED, make_plan
from tests.strategies_plans import DAYS, plans
from tinnhiem.cli.main import tinnhiem
from tinnhiem.core.files import FileNotWritableError
from tinnhiem.core.plans.agenda import Agenda, agenda_of
from tinnhiem.core.plans.plan import (
    Deadline,
    DeadlineKind,
    Plan,
    Source,
    Step,
    StepKind,
)
from tinnhiem.exports.calendar import is_ours, plan_calendar

NOW = datetime(2023, 6, 20, 9, 0, tzinfo=HO_CHI_MINH)
LATER = NOW + timedelta(days=2)
HELD = datetime(2023, 7, 11, 8, 0, tzinfo=HO_CHI_MINH)
PLAN = make_plan()


def agenda(when: date | datetime | None = HELD, **known: Any) -> Agenda:
    return agenda_of(PLAN, conference=when, **known)


def one_step(deadline: Deadline, *, title: str = "Báo cáo", **who: Any) -> Agenda:
    step = Step(
        number="1",
        kind=StepKind.OTHER,
        title=title,
        deadline=deadline,
        source=Source(1, title),
        **who,
    )
    return agenda_of(replace(PLAN, steps=(step,)), conference=HELD)


def by_ics(content: bytes) -> dict[str, ics.Event]:
    return {event.uid: event for event in ics.Calendar(content.decode()).events}


def by_vobject(content: bytes) -> dict[str, Any]:
    calendar = vobject.readOne(content.decode())
    found = calendar.contents.get("vevent", [])
    return {event.uid.value: event for event in found}


def first_day(event: Any) -> date:
    value = event.dtstart.value
    found: date = value.date() if isinstance(value, datetime) else value
    return found


@pytest.mark.parametrize(
    ("deadline", "last"),
    [
        pytest.param(
            Deadline(DeadlineKind.ON_OR_BEFORE, date(2023, 7, 5)),
            date(2023, 7, 5),
            id="chậm nhất ngày 05/7: that day",
        ),
        pytest.param(
            Deadline(DeadlineKind.BEFORE, date(2023, 7, 5)),
            date(2023, 7, 4),
            id="trước ngày 05/7: the day before",
        ),
        pytest.param(
            Deadline(DeadlineKind.BEFORE, date(2023, 3, 1)),
            date(2023, 2, 28),
            id="trước ngày 01/3: over the end of a month",
        ),
        pytest.param(
            Deadline(DeadlineKind.ON, date(2023, 7, 7)), date(2023, 7, 7), id="on"
        ),
        pytest.param(
            Deadline(DeadlineKind.DAYS_BEFORE_VOTE, days=3),
            date(2023, 7, 8),
            id="03 ngày trước ngày lấy phiếu: counted back from the conference",
        ),
    ],
)
def test_both_readers_find_a_deadline_on_its_last_day(
    deadline: Deadline, last: date
) -> None:
    content = plan_calendar(one_step(deadline), made_at=NOW)

    (mine,) = [e for e in by_ics(content).values() if e.all_day]
    (other,) = [
        e for e in by_vobject(content).values() if "Hạn cuối" in e.summary.value
    ]
    assert mine.begin.date() == last
    assert first_day(other) == last
    assert other.dtend.value - other.dtstart.value == timedelta(days=1)


def test_the_plan_of_2023_has_seven_deadlines_and_a_conference() -> None:
    content = plan_calendar(agenda(venue="Phòng họp số 1"), made_at=NOW)

    mine, other = by_ics(content), by_vobject(content)
    assert mine.keys() == other.keys()
    assert sorted(str(e.begin.date()) for e in mine.values()) == [
        *("2023-06-28", "2023-06-30", "2023-07-04", "2023-07-07"),
        *("2023-07-08", "2023-07-11", "2023-07-13", "2023-07-19"),
    ]
    assert {uid: first_day(e) for uid, e in other.items()} == {
        uid: e.begin.date() for uid, e in mine.items()
    }


def test_the_conference_is_at_eight_in_viet_nam_for_both_readers() -> None:
    content = plan_calendar(agenda(venue="Phòng họp số 1"), made_at=NOW)

    (mine,) = [e for e in by_ics(content).values() if not e.all_day]
    (other,) = [e for e in by_vobject(content).values() if hasattr(e, "location")]
    assert mine.begin.isoformat() == "2023-07-11T08:00:00+07:00"
    assert other.dtstart.value.utcoffset() == timedelta(hours=7)
    assert other.dtstart.value.replace(tzinfo=None) == HELD.replace(tzinfo=None)
    assert mine.location == other.location.value == "Phòng họp số 1"
    assert content.count(b"BEGIN:VTIMEZONE") == 1


def test_without_an_hour_the_conference_is_a_day_and_says_so() -> None:
    content = plan_calendar(agenda(date(2023, 7, 11)), made_at=NOW)

    events = by_ics(content).values()
    assert all(event.all_day for event in events)
    assert any("Chưa ấn định giờ họp" in (e.description or "") for e in events)


def test_without_a_conference_what_counts_back_from_it_is_named_not_guessed() -> None:
    unset = agenda(None)

    assert [step.number for step in unset.unplaced] == ["3.1(4)"]
    assert len(by_ics(plan_calendar(unset, made_at=NOW))) == 6


def test_reminders_come_three_days_and_one_day_before() -> None:
    content = plan_calendar(agenda(), made_at=NOW)

    for uid, event in by_ics(content).items():
        rings = sorted(alarm.trigger for alarm in event.alarms)
        shift = timedelta(hours=8) if event.all_day else timedelta()
        assert rings == [shift - timedelta(days=3), shift - timedelta(days=1)]
        other = by_vobject(content)[uid].valarm_list
        assert sorted(alarm.trigger.value for alarm in other) == rings
        assert {alarm.action.value for alarm in other} == {"DISPLAY"}


def test_a_step_that_is_done_no_longer_rings() -> None:
    done = agenda(done=frozenset(["3.1(1)"]))

    (event,) = [
        e for e in by_ics(plan_calendar(done, made_at=NOW)).values() if not e.alarms
    ]
    assert event.name.startswith("Đã xong: Xây dựng Báo cáo")


def test_the_description_says_who_directs_leads_and_joins() -> None:
    event = by_vobject(plan_calendar(agenda(), made_at=NOW))
    (first,) = [e for e in event.values() if first_day(e) == date(2023, 6, 28)]

    text = first.description.value
    assert "Hạn theo Kế hoạch: Chậm nhất ngày 28/6/2023\n" in text
    assert "Chỉ đạo: Lãnh đạo Văn phòng\n" in text
    assert "Chủ trì: Phòng Hành chính - Quản trị\n" in text
    assert "Phối hợp: các phòng, ban, đơn vị liên quan\n" in text


def test_the_same_days_written_twice_are_the_same_bytes() -> None:
    first = plan_calendar(agenda(), made_at=NOW)

    assert plan_calendar(agenda(), made_at=LATER, before=first) == first


def test_a_changed_day_updates_its_event_and_leaves_the_others() -> None:
    first = plan_calendar(agenda(), made_at=NOW)
    moved = agenda(HELD + timedelta(days=1))

    second = plan_calendar(moved, made_at=LATER, before=first)

    old, new = by_vobject(first), by_vobject(second)
    assert old.keys() == new.keys()
    changed = {uid for uid in old if first_day(old[uid]) != first_day(new[uid])}
    assert len(changed) == 2  # the conference, and the answers counted back from it
    for uid, event in new.items():
        is_new = uid in changed
        assert int(event.sequence.value) == int(is_new)
        written = LATER if is_new else NOW
        assert event.last_modified.value == written


def test_a_third_writing_counts_on() -> None:
    content = b""
    for day in (11, 12, 13):
        moved = agenda(datetime(2023, 7, day, 8, tzinfo=HO_CHI_MINH))
        content = plan_calendar(moved, made_at=NOW, before=content)

    (event,) = [e for e in by_vobject(content).values() if not _all_day(e)]
    assert event.sequence.value == "2"


def _all_day(event: Any) -> bool:
    return not isinstance(event.dtstart.value, datetime)


def test_what_is_gone_is_cancelled_once_and_comes_back_alive() -> None:
    first = plan_calendar(agenda(), made_at=NOW)
    second = plan_calendar(agenda(None), made_at=LATER, before=first)
    third = plan_calendar(agenda(None), made_at=LATER, before=second)
    fourth = plan_calendar(agenda(), made_at=LATER, before=third)

    assert third == second
    assert second.count(b"STATUS:CANCELLED") == 2
    assert b"STATUS:CANCELLED" not in fourth
    assert by_ics(fourth).keys() == by_ics(first).keys()


def test_an_inserted_step_does_not_move_the_identity_of_the_others() -> None:
    first = one_step(Deadline(DeadlineKind.ON, date(2023, 7, 7)))
    kinds = [due.key for due in agenda().due]

    assert kinds == [
        *("unit_report", "dossiers", "questions", "answers", "ballots"),
        *("conference", "report"),
    ]
    assert [due.key for due in first.due] == ["1"]


def test_two_votes_of_one_office_do_not_share_their_events() -> None:
    one = plan_calendar(agenda(), made_at=NOW, series="a")
    two = plan_calendar(agenda(), made_at=NOW, series="b")

    assert not by_ics(one).keys() & by_ics(two).keys()


def test_a_rehearsal_says_so_in_every_title() -> None:
    content = plan_calendar(agenda(), made_at=NOW, is_rehearsal=True)

    names = [event.name for event in by_ics(content).values()]
    assert all(name.startswith("[Diễn tập] ") for name in names)


LETTERS = st.sampled_from("aăâđêôơưỳỷạậẾ ,;\\:\"'\n\tn🗓")


@given(st.text(LETTERS, min_size=1, max_size=300), st.text(LETTERS, max_size=300))
@settings(max_examples=60, deadline=None)
def test_vietnamese_lines_are_folded_between_letters_and_come_back(
    title: str, who: str
) -> None:
    deadline = Deadline(DeadlineKind.ON, date(2023, 7, 7))
    content = plan_calendar(one_step(deadline, title=title, led_by=who), made_at=NOW)

    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()  # no letter is parted
    (event,) = [e for e in by_vobject(content).values() if _all_day(e)]
    said = " ".join(event.description.value.split())
    assert said.startswith(" ".join(title.split()))
    assert " ".join(who.split()) in said


@given(plans(), st.one_of(st.none(), DAYS, st.just(HELD)))
@settings(max_examples=40, deadline=None)
def test_any_plan_makes_a_calendar_that_both_readers_understand(
    plan: Plan, when: date | datetime | None
) -> None:
    days = agenda_of(plan, conference=when)
    content = plan_calendar(days, made_at=NOW)

    mine, other = by_ics(content), by_vobject(content)
    assert len(days.due) + len(days.unplaced) == len(plan.steps)
    assert len(mine) == len(other) == len(days.due) + (when is not None)
    assert Counter(e.begin.date() for e in mine.values()) == Counter(
        first_day(e) for e in other.values()
    )
    assert plan_calendar(days, made_at=LATER, before=content) == content
    assert max(map(len, content.split(b"\r\n"))) <= 75


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"\xff\xfe", b"BEGIN:VCALENDAR\r\nPRODID:x\r\nEND:VCALENDAR\r\n"],
)
def test_a_file_that_is_not_ours_is_known(content: bytes) -> None:
    assert not is_ours(content)
    assert is_ours(plan_calendar(agenda(), made_at=NOW))


def test_every_event_has_what_the_standard_demands() -> None:
    content = plan_calendar(agenda(), made_at=NOW)

    for event in by_vobject(content).values():
        assert event.uid.value
        assert event.dtstamp.value == NOW
        event.validate(raiseException=True)
    vobject.readOne(content.decode()).validate(raiseException=True)
    assert content.endswith(b"END:VCALENDAR\r\n")


def test_the_readers_agree_on_every_pair_of_days() -> None:
    for day, days in itertools.product(range(1, 32, 6), (0, 1, 15)):
        held = datetime(2024, 3, day, 8, tzinfo=HO_CHI_MINH)  # over 29 February
        due = one_step(Deadline(DeadlineKind.DAYS_BEFORE_VOTE, days=days))
        content = plan_calendar(
            agenda_of(due.plan, conference=held), made_at=NOW, series="x"
        )
        (event,) = [e for e in by_ics(content).values() if e.all_day]
        assert event.begin.date() == held.date() - timedelta(days=days)


def test_a_calendar_is_updated_at_its_place_on_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "lich.ics"
    for day in ("2023-07-11 08:00", "12/7/2023 08:00"):
        done = CliRunner().invoke(
            tinnhiem,
            ["plan", "calendar", str(SEED), "--conference-on", day, "--out", str(file)],
            standalone_mode=False,
        )
        assert done.exception is None

    starts = [str(e.begin) for e in by_ics(file.read_bytes()).values() if not e.all_day]
    assert starts == ["2023-07-12T08:00:00+07:00"]
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_of_somebody_else_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "ghi-chep.ics"
    file.write_text("Ghi chép của tôi", encoding="utf-8")

    done = CliRunner().invoke(
        tinnhiem, ["plan", "calendar", str(SEED), "--out", str(file)]
    )

    assert isinstance(done.exception, FileNotWritableError)
    assert file.read_text(encoding="utf-8") == "Ghi chép của tôi"
