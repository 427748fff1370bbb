"""Seeing, writing and taking back an import of people, on a data folder of its own."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.site.stories import tell
from tinnhiem.actions.people.adjust_roster import adjust_roster
from tinnhiem.actions.people.import_people import import_people
from tinnhiem.actions.people.save_eligibility import save_eligibility
from tinnhiem.actions.people.undo_import import undo_import
from tinnhiem.cli.campaign.demo_story import BEGIN, example_folder
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.people.errors import (
    ImportOvertakenError,
    NothingToUndoError,
    PreviewStaleError,
)
from tinnhiem.core.people.people_reading import ReadingChoices
from tinnhiem.core.people.person_row import Column
from tinnhiem.core.people.preview import (
    CellVerdict,
    PeoplePreview,
    PreviewVerdict,
    preview_people,
)
from tinnhiem.core.people.roster import Adjustment, Eligibility
from tinnhiem.intake.people_files import read_people_file
from tinnhiem.messages.people_preview import preview_head, row_values
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.exports import tables_of
from tinnhiem.store.queries.people import officeholders_of, person_meant
from tinnhiem.store.queries.people_state import known_people, people_state
from tinnhiem.store.queries.records import roster_as_planned

pytestmark = pytest.mark.usefixtures("folder")

PEOPLE = example_folder() / "people.csv"
LATER = BEGIN + timedelta(hours=1)


def begun() -> Campaign:
    return tell(until="Lập cuộc lấy phiếu").campaign


def seen(
    campaign: Campaign, file: Path = PEOPLE, *, are_officeholders: bool = False
) -> PeoplePreview:
    known = known_people(campaign)
    choices = ReadingChoices(
        known_categories=known.categories, are_officeholders=are_officeholders
    )
    reading = read_people_file(file, choices=choices)
    return preview_people(reading, known, are_officeholders=are_officeholders)


def write(campaign: Campaign, preview: PeoplePreview) -> None:
    import_people(
        campaign=campaign,
        persons=preview.persons,
        officeholders=preview.officeholders,
        by="Lan",
        now=BEGIN,
        file="people.csv",
        agreed=preview.fingerprint,
        keeps_members=preview.keeps_members,
    )


def changed_file(folder: Path, *changes: tuple[str, str]) -> Path:
    text = PEOPLE.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = folder / "sua.csv"
    file.write_text(text, encoding="utf-8")
    return file


def table(folder: Path, *rows: str) -> Path:
    file = folder / "bang.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def values_of(preview: PeoplePreview) -> dict[str, Any]:
    return {**preview_head(preview), "rows": [row_values(r) for r in preview.rows]}


def counts(preview: PeoplePreview) -> dict[PreviewVerdict, int]:
    return {v: n for v in PreviewVerdict if (n := preview.count(v))}


def test_at_first_everybody_is_new_and_nothing_is_written() -> None:
    campaign = begun()
    before = people_state(campaign)

    preview = seen(campaign)

    assert counts(preview) == {PreviewVerdict.NEW: 26, PreviewVerdict.SKIPPED: 1}
    assert preview.is_ready
    assert people_state(campaign) == before


def test_the_same_file_again_changes_nothing() -> None:
    campaign = begun()
    write(campaign, seen(campaign))

    preview = seen(campaign)

    assert counts(preview) == {PreviewVerdict.SAME: 26, PreviewVerdict.SKIPPED: 1}


def test_each_cell_says_what_would_become_of_it(tmp_path: Path) -> None:
    campaign = begun()
    write(campaign, seen(campaign))
    file = changed_file(
        tmp_path,
        ("Nguyễn Thiên Bút,Nam,1969", "NGUYỄN THIÊN BÚT,Nam,1970"),
        ("Trần Thị Trà Khúc,Nữ,1973", "Trần Thị Trà Khúc,Nữ,hè 1973"),
    )

    preview = seen(campaign, file)

    first, second = preview.rows[1], preview.rows[2]
    cells = {cell.column: cell for cell in first.cells}
    assert cells[Column.NAME].verdict is CellVerdict.WARNING
    assert cells[Column.NAME].value == "Nguyễn Thiên Bút"
    assert cells[Column.BIRTH].verdict is CellVerdict.CHANGED
    assert (cells[Column.BIRTH].old, cells[Column.BIRTH].value) == ("1969", "1970")
    assert cells[Column.TITLE].verdict is CellVerdict.SAME
    assert first.verdict is PreviewVerdict.WARNING
    wrong = {cell.column: cell for cell in second.cells}[Column.BIRTH]
    assert (wrong.verdict, second.verdict) == (CellVerdict.ERROR, PreviewVerdict.ERROR)
    assert not preview.is_ready
    assert sum(counts(preview).values()) == 27


def test_a_preview_is_plain_values_for_scripts() -> None:
    campaign = begun()

    values = json.loads(json.dumps(values_of(seen(campaign))))

    totals = values["totals"]
    assert totals["rows"] == sum(n for name, n in totals.items() if name != "rows")
    assert values["rows"][1]["cells"]["name"] == {
        "verdict": "new",
        "value": "Nguyễn Thiên Bút",
        "old": "",
        "reason": "",
    }


def test_what_the_table_does_not_speak_of_stays(tmp_path: Path) -> None:
    campaign = begun()
    write(campaign, seen(campaign))
    before = person_meant("Nguyễn Thiên Bút")
    file = table(tmp_path, "Mã,Họ tên,Chức vụ", "VP01,Nguyễn Thiên Bút,Chánh Văn phòng")

    preview = seen(campaign, file)

    assert counts(preview)[PreviewVerdict.SAME] == 1
    assert preview.persons[0].tenures == before.tenures
    assert preview.persons[0].gender == before.gender
    assert preview.officeholders is None
    assert len(preview.leaving) == 25


def test_an_unknown_category_is_an_error_of_its_cell(tmp_path: Path) -> None:
    campaign = begun()
    head = "Họ tên,Chức vụ,Thành phần"

    preview = seen(campaign, table(tmp_path, head, "Lê Lan,Trưởng phòng,Ban Nhạc"))

    cell = {c.column: c for c in preview.rows[1].cells}[Column.CATEGORIES]
    assert cell.verdict is CellVerdict.ERROR
    assert cell.faults[0].value == "Ban Nhạc"


def test_a_category_is_stored_in_the_words_of_the_plan(tmp_path: Path) -> None:
    campaign = begun()
    known = known_people(campaign).categories
    head, row = "Họ tên,Chức vụ,Thành phần", f"Lê Lan,A,các đồng chí {known[0].upper()}"

    preview = seen(campaign, table(tmp_path, head, row))

    assert preview.persons[0].categories == (known[0],)


def test_somebody_who_may_be_known_already_is_pointed_out(tmp_path: Path) -> None:
    campaign = begun()
    write(campaign, seen(campaign))
    head = "Họ tên,Năm sinh,Chức vụ,Thành phần"
    row = "Nguyen Thien But,1969,Chánh Văn phòng,Đảng ủy viên"

    preview = seen(campaign, table(tmp_path, head, row))

    (name, *_) = preview.rows[1].cells
    assert name.verdict is CellVerdict.WARNING
    assert "đã có «Nguyễn Thiên Bút» (sinh 1969)" in str(
        values_of(preview)["rows"][1]["cells"]["name"]["reason"]
    )


def test_a_list_of_officeholders_leaves_the_voters(tmp_path: Path) -> None:
    campaign = begun()
    write(campaign, seen(campaign))
    members = people_state(campaign)["members"]
    file = table(
        tmp_path,
        "DANH SÁCH NGƯỜI ĐƯỢC LẤY PHIẾU,,",
        "Mã,Họ tên,Chức vụ",
        "VP02,Trần Thị Trà Khúc,Phó Chánh Văn phòng",
        "VP01,Nguyễn Thiên Bút,Chánh Văn phòng",
    )

    write(campaign, seen(campaign, file, are_officeholders=True))

    assert people_state(campaign)["members"] == members
    assert [h.name for h in officeholders_of(campaign)] == [
        "Nguyễn Thiên Bút",
        "Trần Thị Trà Khúc",
    ]


def test_a_second_import_keeps_what_was_decided_about_an_officeholder() -> None:
    campaign = begun()
    write(campaign, seen(campaign))
    decide_against_the_second(campaign)

    write(campaign, seen(campaign))

    assert officeholders_of(campaign)[1].eligibility is Eligibility.OTHER


def decide_against_the_second(campaign: Campaign) -> None:
    holder = officeholders_of(campaign)[1]
    decided = replace(holder, eligibility=Eligibility.OTHER, evidence="Thông báo 12")
    save_eligibility(campaign=campaign, decided=decided, by="", now=LATER)


def test_nothing_is_written_that_nobody_has_seen() -> None:
    campaign = begun()
    stale = seen(campaign)
    write(campaign, seen(campaign))
    before = people_state(campaign)

    with pytest.raises(PreviewStaleError):
        write(campaign, stale)

    assert people_state(campaign) == before


def test_undo_puts_everything_back_as_it_was(tmp_path: Path) -> None:
    campaign = begun()
    states = [people_state(campaign)]
    write(campaign, seen(campaign))
    states.append(people_state(campaign))
    file = changed_file(
        tmp_path, ("Nguyễn Thiên Bút,Nam,1969", "Nguyễn Thiên Bút,Nam,1970")
    )
    with_one_more = file.read_text(encoding="utf-8") + (
        "VP99,Lê Thị Thêm,Nữ,1990,Chuyên viên,,,Đảng ủy viên,\n"
    )
    file.write_text(with_one_more, encoding="utf-8")
    write(campaign, seen(campaign, file))

    undo_import(campaign=campaign, by="Lan", now=LATER)
    assert people_state(campaign) == states[1]
    undo_import(campaign=campaign, by="Lan", now=LATER)
    assert people_state(campaign) == states[0]
    with pytest.raises(NothingToUndoError):
        undo_import(campaign=campaign, by="Lan", now=LATER)

    events = list(campaign.journal.values_list("event", flat=True))
    assert events.count("people.imported") == 2
    assert events.count("people.import-undone") == 2
    assert journal.first_broken_entry(campaign) is None


def test_a_frozen_roster_is_not_undone() -> None:
    campaign = tell(until="Nhập và chốt danh sách").campaign

    with pytest.raises(CampaignFrozenError):
        undo_import(campaign=campaign, by="", now=LATER)


def test_what_rests_on_an_import_stops_its_undo() -> None:
    campaign = begun()
    write(campaign, seen(campaign))
    decide_against_the_second(campaign)

    with pytest.raises(ImportOvertakenError) as refusal:
        undo_import(campaign=campaign, by="", now=LATER)

    assert refusal.value.changed == ("danh sách người được lấy phiếu",)


def test_an_adjustment_after_the_import_stops_its_undo() -> None:
    campaign = begun()
    write(campaign, seen(campaign))
    key = person_meant("Trần Thị Trà Khúc").key
    change = Adjustment(key, "đi công tác")
    adjust_roster(campaign=campaign, change=change, adds=False, by="", now=LATER)

    with pytest.raises(ImportOvertakenError):
        undo_import(campaign=campaign, by="", now=LATER)


def test_whom_another_campaign_names_is_not_taken_away() -> None:
    story = tell(until="Lập cuộc lấy phiếu")
    campaign = story.campaign
    write(campaign, seen(campaign))
    campaign.chair_id = known_row(campaign)
    campaign.save()

    with pytest.raises(ImportOvertakenError) as refusal:
        undo_import(campaign=campaign, by="", now=LATER)

    assert "người mới nhập" in refusal.value.changed[0]


def known_row(campaign: Campaign) -> Any:
    member = campaign.category_members.first()
    assert member is not None
    return member.person_id


def test_the_office_is_listed_in_its_own_order() -> None:
    campaign = begun()
    write(campaign, seen(campaign))

    keys = [voter.person for voter in roster_as_planned(campaign).voters]

    leaders = [f"VP{number:02d}" for number in range(1, 5)]
    members = ["VP05", "VP06", "VP07", "VP17", "VP19"]
    members += [f"VP{number:02d}" for number in range(21, 27)]
    heads = [f"VP{number:02d}" for number in range(8, 15)]
    assert keys[:4] == leaders
    assert keys[4:15] == members
    assert keys[15:22] == heads


def test_the_order_of_the_office_survives_the_campaign_file() -> None:
    campaign = begun()
    preview = seen(campaign)
    backwards = replace(preview, persons=preview.persons[::-1])
    write(campaign, backwards)

    written = [row["key"] for row in tables_of(campaign)["person"]]

    assert written == [person.key for person in backwards.persons]


def test_a_frozen_roster_refuses_an_import() -> None:
    campaign = tell(until="Nhập và chốt danh sách").campaign
    preview = seen(campaign)

    with pytest.raises(CampaignFrozenError):
        write(campaign, preview)


def test_queries_do_not_grow_with_the_rows(tmp_path: Path) -> None:
    asked: list[int] = []
    for size in (20, 120):
        campaign = begun_again(size)
        head = "Họ tên,Năm sinh,Chức vụ,Thành phần"
        rows = [f"{name},1980,Trưởng phòng,Đảng ủy viên" for name in names(size)]
        file = table(tmp_path, head, *rows)
        with CaptureQueriesContext(connection) as queries:
            write(campaign, seen(campaign, file))
        asked.append(len(queries))

    assert asked[0] == asked[1]


def begun_again(number: int) -> Campaign:
    from tinnhiem.actions.campaigns.create_campaign import create_campaign
    from tinnhiem.store.queries.plans import plan_of, rulebook_of

    first = Campaign.objects.first() or begun()
    return create_campaign(
        plan=plan_of(first),
        rulebook=rulebook_of(first),
        slug=f"lan-{number}",
        by="",
        now=BEGIN,
    )


def names(size: int) -> Sequence[str]:
    return [f"Lê {chr(65 + n // 26)}{chr(97 + n % 26)} Thử" for n in range(size)]
