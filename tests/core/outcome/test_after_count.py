"""What follows a signed result: reports in time, things to see to, publishing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.site.builders import plan, signed_record
from tinnhiem.core.campaigns.errors import TextMissingError
from tinnhiem.core.outcome.errors import ReportDayError, ReportRecipientError
from tinnhiem.core.outcome.follow_ups import (
    Care,
    CareState,
    FollowUpKind,
    follow_ups,
    state_of,
)
from tinnhiem.core.outcome.publishing import (
    Publication,
    PublicationForm,
    basis_of,
    require_publication,
)
from tinnhiem.core.outcome.reporting import (
    SendingWay,
    SentReport,
    all_sent,
    complete_on,
    last_day_of,
    report_lines,
    require_report,
)
from tinnhiem.core.plans.superiors import superiors_in, superiors_of
from tinnhiem.core.rules.citation import Status

PARTY, STATE = "Ban Thường vụ Tỉnh ủy (qua Ban Tổ chức Tỉnh ủy)", "Sở Nội vụ"
VOTE, LAST = date(2023, 7, 13), date(2023, 7, 19)


def sent(recipient: str, on: date, by: str = "Trần Thị Lan") -> SentReport:
    return SentReport(
        recipient=recipient, sent_on=on, way=SendingWay.BY_HAND, sent_by=by
    )


def test_the_plan_names_the_superiors_and_its_day_is_exclusive() -> None:
    assert superiors_of(plan()) == (PARTY, STATE)
    # «trước ngày 20/7/2023»
    assert last_day_of(plan()) == LAST


def test_a_plan_whose_duties_name_nobody_sends_to_whom_gets_the_minutes() -> None:
    silent = replace(plan(), duties=())

    assert superiors_of(silent) == ("Ban Tổ chức Tỉnh ủy", "Sở Nội vụ")
    assert superiors_of(replace(silent, minutes=None)) == ()
    assert superiors_in(("báo cáo A; B và C kết quả lấy phiếu",)) == ("A", "B", "C")


@pytest.mark.parametrize(
    ("sent_on", "today", "late"),
    [
        (date(2023, 7, 18), date(2023, 8, 1), 0),
        (LAST, date(2023, 8, 1), 0),
        (date(2023, 7, 20), date(2023, 8, 1), 1),  # the day in the plan is too late
        (None, date(2023, 7, 19), 0),
        (None, date(2023, 7, 20), 1),
        (None, date(2023, 7, 22), 3),
    ],
)
def test_late_is_after_the_last_day(
    sent_on: date | None, today: date, late: int
) -> None:
    out = [sent(PARTY, sent_on)] if sent_on else []
    line, other = report_lines(plan(), out)

    assert line.days_late(today) == late
    assert (other.recipient, other.sent) == (STATE, None)


def test_reporting_is_complete_when_everybody_has_a_report() -> None:
    one = [sent(PARTY, VOTE)]

    assert not all_sent(report_lines(plan(), []))
    assert not all_sent(report_lines(plan(), one))
    assert all_sent(report_lines(plan(), [*one, sent(STATE, VOTE)]))
    assert not all_sent(())
    both = report_lines(plan(), [*one, sent(STATE, LAST)])
    assert (complete_on(both), complete_on(())) == (LAST, None)
    assert complete_on(report_lines(plan(), one)) is None
    stray = report_lines(plan(), [sent("Một nơi cũ", VOTE)])
    assert [line.recipient for line in stray] == [PARTY, STATE, "Một nơi cũ"]


@pytest.mark.parametrize(
    ("report", "refusal"),
    [
        (sent(PARTY, VOTE), None),
        (sent(PARTY, VOTE - timedelta(days=1)), ReportDayError),
        (sent(PARTY, LAST + timedelta(days=1)), ReportDayError),
        (sent("Nơi khác", VOTE), ReportRecipientError),
        (sent(PARTY, VOTE, by=" "), TextMissingError),
    ],
)
def test_a_report_goes_to_whom_the_plan_names_on_a_day_that_was(
    report: SentReport, refusal: type[Exception] | None
) -> None:
    if refusal is None:
        assert require_report(report, plan=plan(), vote_on=VOTE, today=LAST) == report
        return
    with pytest.raises(refusal):
        require_report(report, plan=plan(), vote_on=VOTE, today=LAST)


def test_the_band_is_stated_in_the_instruments_words_and_without_an_invented_day() -> (
    None
):
    record = signed_record()
    banded = next(o for o in record.outcomes if o.finding.band is not None)
    plain = next(o for o in record.outcomes if o.finding.band is None)

    told = follow_ups(banded, rulebook=record.rulebook, report_by=LAST)
    kinds = [one.kind for one in told]
    assert kinds == [FollowUpKind.TELL, FollowUpKind.REPORT, FollowUpKind.CONSIDER]
    assert told[2].words == banded.finding.band.text if banded.finding.band else ""
    assert (told[0].due, told[1].due, told[2].due) == (None, LAST, None)
    used = follow_ups(plain, rulebook=record.rulebook, report_by=None)
    assert [one.kind for one in used][-1] is FollowUpKind.USE
    assert all(one.due is None for one in used)


@pytest.mark.parametrize(
    ("care", "due", "state"),
    [
        (Care(), None, CareState.NO_DAY),
        (Care(), LAST, CareState.OPEN),
        (Care(), LAST - timedelta(days=1), CareState.LATE),
        (Care(due_on=LAST), LAST - timedelta(days=9), CareState.OPEN),
        (Care(done_on=LAST), LAST, CareState.DONE),
        (Care(done_on=LAST), LAST - timedelta(days=1), CareState.DONE_LATE),
        (Care(done_on=LAST), None, CareState.DONE),
    ],
)
def test_the_day_a_person_set_counts_before_the_instruments(
    care: Care, due: date | None, state: CareState
) -> None:
    assert state_of(care, due=due, today=LAST) is state


def test_a_right_that_a_person_named_is_not_verified() -> None:
    book = signed_record().rulebook
    known = Publication(
        audience="Người ghi phiếu",
        form=PublicationForm.WRITTEN,
        published_on=LAST,
        rule="recipients",
    )
    named = replace(known, rule="", right="Thông báo 1/TB")

    assert basis_of(known, book).status is Status.SEEN
    assert basis_of(named, book).status is Status.UNVERIFIED
    with pytest.raises(TextMissingError):
        require_publication(replace(named, right=" "))
    with pytest.raises(TextMissingError):
        require_publication(replace(known, audience=""))
