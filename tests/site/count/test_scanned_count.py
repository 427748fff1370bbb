"""From the first scan to the last signature: nothing lost, nothing counted twice."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection

from tests.site.builders import MORNING, counts
from tests.site.count.counting import (
    SHEETS,
    Table,
    open_table,
    recorded,
    sign_all,
    stages,
)
from tests.site.count.scanning import (
    answer,
    call_up,
    drop,
    judge,
    key_at,
    pile_of,
    read_page,
    refused_page,
    row_at,
    scan,
    scan_everything,
    scanned_table,
    send_back,
)
from tinnhiem.actions.count.answer_scans import take_back_answer
from tinnhiem.actions.count.keep_scans import MOST, keep_scans
from tinnhiem.actions.count.key_batch import Draft, keep_draft
from tinnhiem.actions.count.open_count import Opening, declare_batches, recount
from tinnhiem.actions.count.placing import NewScan
from tinnhiem.actions.count.settle_batch import Voice, decide_doubt
from tinnhiem.actions.count.take_open_count import take_open_count
from tinnhiem.core.count.box import Stage
from tinnhiem.core.count.errors import (
    BatchUnknownError,
    CountNotReconciledError,
    KeyUnknownError,
    RowLengthError,
)
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.scanned_page import PageVerdict
from tinnhiem.core.count.way import Part, Way
from tinnhiem.core.scanning.errors import (
    NothingScannedError,
    NotScannedError,
    PageNotForPeopleError,
    PictureTooLargeError,
    RowNotForPeopleError,
    ScansTooManyError,
)
from tinnhiem.store import models
from tinnhiem.store.queries.open_count import box_of, require_open
from tinnhiem.store.queries.results import signed_counts_of
from tinnhiem.store.sealed_pictures import LENGTH, PagePictures, opened_picture
from tinnhiem.store.sealed_rows import SCAN_BLOCK

SAME, KEYED = PageVerdict.SAME, PageVerdict.KEYED


@pytest.fixture
def table(folder: Path) -> Table:
    assert folder.exists()
    return scanned_table()


def test_a_scanned_count_comes_to_what_the_sheets_say_and_leaves_nothing(
    table: Table,
) -> None:
    scan_everything(table)
    assert stages(table) == [Stage.SETTLED, Stage.SETTLED]

    recorded(table, keyed=False)
    assert sign_all(table) == [False, False, True]

    assert signed_counts_of(table.campaign) == counts()
    made = table.campaign.count_rounds.get()
    assert (made.way, made.entered_twice) == ("scanned", False)
    assert made.hands[0]["part"] == "scanner"
    assert not models.SealedPicture.objects.exists()
    assert not models.SealedRow.objects.exists()


def test_the_minutes_say_the_way_and_what_became_of_the_pages(table: Table) -> None:
    scan_everything(table)
    scan(table, 2, [refused_page()])
    for member in (0, 1):
        judge(table, 2, 15, PageVerdict.NOT_A_BALLOT, member=member)

    sign_all(recorded(table, keyed=False))

    remarks = [one.text for one in models.Remark.objects.all()]
    assert (
        "Đọc bằng máy quét 24 phiếu, nhập tay từ lá phiếu 0 phiếu; 0 dòng"
        in (remarks[0])
    )
    assert "1 trang quét để ra ngoài" in remarks[0]


def test_a_count_with_a_page_that_nobody_explained_is_not_recorded(
    table: Table,
) -> None:
    scan_everything(table)
    scan(table, 1, [refused_page()])

    with pytest.raises(CountNotReconciledError) as refusal:
        take_open_count(campaign=table.campaign, key=table.key, by="", now=MORNING)
    assert [fault.code for fault in refusal.value.faults] == ["E-212"]


def test_a_row_in_doubt_needs_two_members_who_say_the_same(table: Table) -> None:
    scan_everything(table)
    drop(table, 1)
    doubtful = "?" + SHEETS[0][1:]
    scan(table, 1, [read_page(keys) for keys in (doubtful, *SHEETS[1:10])])
    assert stages(table) == [Stage.ROWS, Stage.SETTLED]

    answer(table, 1, (1, 1), "1", member=0)
    answer(table, 1, (1, 1), "1", member=0)  # the same click twice
    assert stages(table)[0] is Stage.ROWS
    answer(table, 1, (1, 1), "1", member=2)

    assert stages(table)[0] is Stage.SETTLED
    with pytest.raises(RowNotForPeopleError):
        answer(table, 1, (1, 1), "3", member=1)
    assert pile_of(table, 1).pile({})[0] == tuple(SHEETS[0])


def test_an_answer_taken_back_leaves_the_row_open_again(table: Table) -> None:
    scan(table, 1, [read_page("12?0")])
    for member in (0, 1):
        answer(table, 1, (1, 3), "3", member=member)

    take_back_answer(
        campaign=table.campaign,
        row=row_at(table, 1, (1, 3)),
        member=table.members[1],
        key=table.key,
        now=MORNING,
    )

    assert pile_of(table, 1).open_for(table.members[1].entry.person.key) == ((1, 3),)
    assert pile_of(table, 1).open_for(table.members[0].entry.person.key) == ()


def test_two_members_who_differ_leave_a_row_to_the_whole_committee(
    table: Table,
) -> None:
    scan_everything(table)
    send_back(table, row_at(table, 1, (2, 4)))
    answer(table, 1, (2, 4), "X", member=0)
    answer(table, 1, (2, 4), "1", member=1)
    assert stages(table)[0] is Stage.DOUBTS

    speak(table, Voice(batch=1, cell=(2, 4), mark=Mark.SEVERAL, reason="hai dấu"), 0)
    for member in (1, 2):
        box = box_of(require_open(table.campaign), key=table.key)
        seen = box.batches[0].doubts[0].seen
        speak(table, Voice(batch=1, cell=(2, 4), seen=seen), member)

    assert stages(table)[0] is Stage.SETTLED


def speak(table: Table, voice: Voice, member: int) -> None:
    decide_doubt(
        campaign=table.campaign,
        voice=voice,
        member=table.members[member],
        key=table.key,
        now=MORNING,
    )


def test_a_row_sent_back_loses_its_answers_and_what_the_committee_decided(
    table: Table,
) -> None:
    scan(table, 1, [read_page("12?0")])
    for member in (0, 1):
        answer(table, 1, (1, 3), "3", member=member)
    rows = [row_at(table, 1, (1, 3)), row_at(table, 1, (1, 1))]

    assert send_back(table, *rows) == 2
    assert send_back(table, *rows) == 0
    assert pile_of(table, 1).open_rows() == ((1, 1), (1, 3))


def test_the_same_page_brought_twice_is_found_in_every_batch(table: Table) -> None:
    kept = [
        *scan(table, 1, [read_page("1230", digest=b"a"), read_page("1", digest=b"b")]),
        *scan(table, 2, [read_page("1230", digest=b"a")]),
    ]

    assert [one.outcome for one in kept] == ["read", "read", "duplicate"]
    page = pile_of(table, 2).pages[0]
    assert (page.twin, page.reason) == (key_at(table, 1, 1), "same-file")
    for member in (0, 1):
        judge(table, 2, 1, SAME, member=member)
    assert pile_of(table, 2).sheets == 0


def test_a_page_that_was_refused_is_keyed_from_the_paper_by_two(table: Table) -> None:
    scan(table, 1, [refused_page(), read_page("1111")])

    judge(table, 1, 1, KEYED, member=0, marks="12xg")
    judge(table, 1, 1, KEYED, member=1, marks="12X3")
    assert pile_of(table, 1).doubtful() == ((1, 4),)
    # A row is the whole committee's now: whoever keys again makes both begin anew.
    judge(table, 1, 1, KEYED, member=1, marks="12XG")
    assert [page.place for page in pile_of(table, 1).waiting()] == [1]
    for member in (0, 1):
        judge(table, 1, 1, KEYED, member=member, marks="12XG")

    assert pile_of(table, 1).pile({}) == (tuple("1111"), tuple("12XG"))


@pytest.mark.parametrize(
    ("verdict", "marks", "error"),
    [
        (PageVerdict.COUNTS, "", PageNotForPeopleError),
        (PageVerdict.DIFFERENT, "", PageNotForPeopleError),
        (KEYED, "123", RowLengthError),
        (KEYED, "1239", KeyUnknownError),
    ],
)
def test_a_verdict_that_makes_no_sense_is_refused(
    table: Table, verdict: PageVerdict, marks: str, error: type[Exception]
) -> None:
    scan(table, 1, [refused_page()])

    with pytest.raises(error):
        judge(table, 1, 1, verdict, member=0, marks=marks)


def test_a_page_that_counts_is_judged_only_when_a_member_calls_it_up(
    table: Table,
) -> None:
    scan(table, 1, [read_page("1230")])
    with pytest.raises(PageNotForPeopleError):
        judge(table, 1, 1, PageVerdict.NOT_A_BALLOT, member=0)

    call_up(table, 1, 1)
    for member in (0, 1):
        judge(table, 1, 1, PageVerdict.NOT_A_BALLOT, member=member)

    assert pile_of(table, 1).sheets == 0


def test_what_was_said_of_a_page_is_taken_back(table: Table) -> None:
    scan(table, 1, [refused_page()])
    for member in (0, 1):
        judge(table, 1, 1, PageVerdict.AGAIN, member=member)

    judge(table, 1, 1, None, member=0)

    assert [page.place for page in pile_of(table, 1).waiting()] == [1]


def test_an_answer_for_a_picture_that_is_gone_is_refused(table: Table) -> None:
    scan(table, 1, [read_page("12?0")])
    row = row_at(table, 1, (1, 3))
    drop(table, 1)
    scan(table, 1, [read_page("12?0")])

    with pytest.raises(RowNotForPeopleError):
        send_back(table, row)


def test_what_is_no_scan_of_this_box_is_refused(table: Table, folder: Path) -> None:
    with pytest.raises(NothingScannedError):
        scan(table, 1, [])
    with pytest.raises(BatchUnknownError):
        scan(table, 9, [read_page("1230")])
    with pytest.raises(ScansTooManyError):
        scan(table, 1, [refused_page()] * (MOST + 1))
    large = replace(refused_page(), pictures=PagePictures(sheet=bytes(LENGTH)))
    with pytest.raises(PictureTooLargeError):
        scan(table, 1, [large])
    assert not models.SealedRow.objects.exists()
    assert folder.exists()


def test_keys_and_scans_do_not_mix(table: Table) -> None:
    with pytest.raises(BatchUnknownError):
        keep_draft(
            campaign=table.campaign,
            place=table.place(1, Part.FIRST, member=0),
            draft=Draft(rows=["1230"]),
            key=table.key,
        )
    again = Opening(way=Way.DOUBLE, sizes=(10, 14), why="máy quét hỏng")
    recount(campaign=table.campaign, opening=again, key=table.key, by="", now=MORNING)

    with pytest.raises(NotScannedError):
        scan(table, 1, [read_page("1230")])


def test_a_batch_with_scans_is_not_taken_away(table: Table) -> None:
    scan(table, 2, [read_page("1230")])

    with pytest.raises(BatchUnknownError):
        declare_batches(campaign=table.campaign, sizes=[24], by="", now=MORNING)


def test_a_recount_takes_the_pictures_of_the_recorded_count_away(
    table: Table,
) -> None:
    scan_everything(table)
    recorded(table, keyed=False)

    again = Opening(way=Way.SCANNED, sizes=(24,), why="một thành viên nghi sót")
    recount(campaign=table.campaign, opening=again, key=table.key, by="", now=MORNING)

    assert not models.SealedPicture.objects.exists()
    assert {row.kind for row in models.SealedRow.objects.all()} == {"result"}


def test_pictures_and_readings_have_one_length_and_no_order(table: Table) -> None:
    scan(table, 1, [read_page("1230"), refused_page(), read_page("????")])

    lengths = {len(bytes(one.sealed)) for one in models.SealedPicture.objects.all()}
    assert lengths == {LENGTH + 28}
    with connection.cursor() as cursor:
        cursor.execute("SELECT length(sealed) FROM store_sealedrow WHERE kind = 'scan'")
        assert cursor.fetchone() == (SCAN_BLOCK + 28,)
    first = next(page for page in pile_of(table, 1).pages if page.place == 1)
    content = opened_picture(table.key, models.SealedPicture.objects.get(pk=first.key))
    assert content.sheet.endswith(b"1230")
    assert sorted(content.rows) == [1, 2, 3, 4]


def test_no_moment_of_a_single_page_is_kept(table: Table) -> None:
    before = models.JournalEntry.objects.count()
    for _ in range(3):
        scan(table, 1, [read_page("123?")])
    answer(table, 1, (1, 4), "1", member=0)

    events = [one.event for one in models.JournalEntry.objects.all()[before:]]
    assert events == ["batch.scanned"]


def test_a_count_that_is_keyed_takes_no_scans(folder: Path) -> None:
    assert folder.exists()
    table = open_table()

    with pytest.raises(NotScannedError):
        keep_scans(
            campaign=table.campaign,
            scan=NewScan(batch=1, pages=[read_page("1230")]),
            member=table.members[0],
            key=table.key,
            now=MORNING,
        )
