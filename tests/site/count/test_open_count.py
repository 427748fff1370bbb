"""From the open box to the last signature: every rule of the keying."""

from pathlib import Path

import pytest

from tests.site.builders import MORNING, counts
from tests.site.count.counting import (
    SHEETS,
    Table,
    at_the_table,
    open_table,
    recorded,
    sign_all,
    stages,
)
from tinnhiem.actions.count.key_batch import (
    Draft,
    finish_batch,
    keep_draft,
    send_back_batch,
    take_up_batch,
)
from tinnhiem.actions.count.open_count import (
    Opening,
    declare_batches,
    open_count,
)
from tinnhiem.actions.count.settle_batch import (
    Settlement,
    Voice,
    decide_doubt,
    settle_differences,
)
from tinnhiem.actions.count.take_open_count import give_reasons, take_open_count
from tinnhiem.core.campaigns.errors import TextMissingError
from tinnhiem.core.conference.phases import NotYetError
from tinnhiem.core.count.box import EntryState, Stage
from tinnhiem.core.count.errors import (
    BatchesDoNotFitError,
    BatchFinishedError,
    BatchUnfinishedError,
    BatchUnknownError,
    CellNotDoubtfulError,
    CellsNotDifferingError,
    CountNotReconciledError,
    CountOpenAlreadyError,
    DraftOutdatedError,
    NotTheThirdError,
    ReadingChangedError,
    SameTypistError,
    TakenByOtherError,
    WarningsNotAcceptedError,
)
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.way import Part, Way
from tinnhiem.store import models
from tinnhiem.store.queries.open_count import box_of, require_open
from tinnhiem.store.queries.results import signed_counts_of

FIRST, SECOND = Part.FIRST, Part.SECOND

READ = ("1", "X")  # how the two entries differ below


@pytest.fixture
def table(folder: Path) -> Table:
    assert folder.exists()
    return open_table()


def test_the_whole_count_comes_to_what_the_sheets_say(table: Table) -> None:
    recorded(table)

    assert signed_counts_of(table.campaign) == ()
    assert sign_all(table) == [False, False, True]
    assert signed_counts_of(table.campaign) == counts()
    assert table.campaign.count_rounds.get().way == "double"
    assert models.LineReading.objects.count() == 24 * 4
    table.campaign.refresh_from_db()
    assert table.campaign.phase == "signed"


def test_opening_waits_for_what_the_phases_ask(folder: Path) -> None:
    assert folder.exists()
    table = at_the_table()
    table.campaign.movements.filter(kind="returned").delete()

    with pytest.raises(NotYetError):
        open_count(
            campaign=table.campaign,
            opening=Opening(way=Way.DOUBLE, sizes=(24,)),
            by="",
            now=MORNING,
        )
    assert not table.campaign.open_counts.exists()


@pytest.mark.parametrize("sizes", [(10, 13), (10, 15)])
def test_batches_must_make_up_the_box(folder: Path, sizes: tuple[int, ...]) -> None:
    assert folder.exists()
    table = at_the_table()

    with pytest.raises(BatchesDoNotFitError):
        open_count(
            campaign=table.campaign,
            opening=Opening(way=Way.DOUBLE, sizes=sizes),
            by="",
            now=MORNING,
        )


def test_totals_are_the_last_resort_and_need_a_reason(folder: Path) -> None:
    assert folder.exists()
    table = at_the_table()

    with pytest.raises(TextMissingError):
        open_count(
            campaign=table.campaign,
            opening=Opening(way=Way.TOTALS, sizes=()),
            by="",
            now=MORNING,
        )


def test_one_count_is_open_at_a_time(table: Table) -> None:
    with pytest.raises(CountOpenAlreadyError):
        open_count(
            campaign=table.campaign,
            opening=Opening(way=Way.DOUBLE, sizes=(24,)),
            by="",
            now=MORNING,
        )


def test_the_second_entry_is_another_members_and_blind(table: Table) -> None:
    table.keyed(1, FIRST, SHEETS[:10], member=0)

    with pytest.raises(SameTypistError):
        table.keyed(1, SECOND, SHEETS[:10], member=0)
    table.keyed(1, SECOND, SHEETS[:10], member=1)
    with pytest.raises(TakenByOtherError):
        table.keyed(1, FIRST, SHEETS[:10], member=2)


def test_who_opens_a_batch_a_moment_later_becomes_its_second_typist(
    table: Table,
) -> None:
    for member in (0, 1):
        place = table.place(1, FIRST, member=member)
        draft = Draft(rows=["1111"], writer=str(member), turn=1)
        keep_draft(campaign=table.campaign, place=place, draft=draft, key=table.key)

    kept = models.SealedRow.objects.order_by("kind").values_list("kind", "member")
    assert list(kept) == [
        ("first", table.members[0].pk),
        ("second", table.members[1].pk),
    ]


def test_a_draft_goes_on_where_it_stood(table: Table) -> None:
    place = table.place(1, FIRST, member=0)
    draft = Draft(rows=["1230", "1111"], started="12", writer="a", turn=1)

    version = keep_draft(
        campaign=table.campaign, place=place, draft=draft, key=table.key
    )

    assert version == 1
    entry = box_of(require_open(table.campaign), key=table.key).batches[0].entries
    assert ["".join(row) for row in entry[FIRST].rows] == ["1230", "1111"]
    assert "".join(entry[FIRST].started) == "12"


def test_a_draft_sent_twice_is_kept_once_and_a_later_one_wins(table: Table) -> None:
    place = table.place(1, FIRST, member=0)
    sent = [
        Draft(rows=["1230"], writer="a", turn=1),
        Draft(rows=["1230"], writer="a", turn=1),  # the answer was lost
        Draft(rows=["1230", "1111"], writer="a", turn=2),  # never heard of version 1
    ]

    versions = [
        keep_draft(campaign=table.campaign, place=place, draft=one, key=table.key)
        for one in sent
    ]

    assert versions == [1, 1, 2]


def test_a_second_window_does_not_overwrite_the_first(table: Table) -> None:
    place = table.place(1, FIRST, member=0)
    keep_draft(
        campaign=table.campaign,
        place=place,
        draft=Draft(rows=["1230"], writer="a", turn=1),
        key=table.key,
    )

    with pytest.raises(DraftOutdatedError) as refusal:
        keep_draft(
            campaign=table.campaign,
            place=place,
            draft=Draft(rows=[], writer="b", turn=1),
            key=table.key,
        )

    assert (refusal.value.kept, refusal.value.based_on) == (1, 0)


def test_a_batch_is_not_finished_in_the_middle_of_a_sheet(table: Table) -> None:
    place = table.place(1, FIRST, member=0)
    draft = Draft(rows=["1230"], started="1")
    keep_draft(campaign=table.campaign, place=place, draft=draft, key=table.key)

    with pytest.raises(BatchUnfinishedError):
        finish_batch(
            campaign=table.campaign, place=place, key=table.key, by="", now=MORNING
        )


def test_a_finished_batch_is_taken_up_before_it_is_corrected(table: Table) -> None:
    table.keyed(1, FIRST, SHEETS[:9], member=0)
    place = table.place(1, FIRST, member=0)
    draft = Draft(rows=SHEETS[:10], based_on=1)

    with pytest.raises(BatchFinishedError):
        keep_draft(campaign=table.campaign, place=place, draft=draft, key=table.key)

    take_up_batch(campaign=table.campaign, place=place, by="", now=MORNING)
    keep_draft(campaign=table.campaign, place=place, draft=draft, key=table.key)


def test_a_form_is_finished_despite_its_faults_and_goes_back_in_one_trip(
    table: Table,
) -> None:
    table.keyed(1, FIRST, SHEETS[:10], member=0)
    table.keyed(1, SECOND, SHEETS[:9], member=1)

    entries = box_of(require_open(table.campaign), key=table.key).batches[0].entries
    assert {entry.state for entry in entries.values()} == {EntryState.REVIEW}
    assert stages(table)[0] is Stage.REVIEW


def test_only_who_keyed_neither_entry_settles_a_difference(table: Table) -> None:
    table.keyed(1, FIRST, SHEETS[:10], member=0)
    table.keyed(1, SECOND, ["X111", *SHEETS[1:10]], member=1)
    settlement = Settlement(batch=1, decisions={(1, 1): "1"}, seen={(1, 1): READ})

    for typist in table.members[:2]:
        with pytest.raises(NotTheThirdError):
            settle_differences(
                campaign=table.campaign,
                settlement=settlement,
                member=typist,
                key=table.key,
                now=MORNING,
            )
    with pytest.raises(CellsNotDifferingError):
        settle_differences(
            campaign=table.campaign,
            settlement=Settlement(
                batch=1, decisions={(2, 1): "1"}, seen={(2, 1): READ}
            ),
            member=table.members[2],
            key=table.key,
            now=MORNING,
        )
    left = settle_differences(
        campaign=table.campaign,
        settlement=settlement,
        member=table.members[2],
        key=table.key,
        now=MORNING,
    )

    assert left == 0
    assert stages(table)[0] is Stage.SETTLED


def test_decisions_fall_when_the_batch_is_keyed_again(table: Table) -> None:
    table.keyed(1, FIRST, SHEETS[:10], member=0)
    table.keyed(1, SECOND, ["X111", *SHEETS[1:10]], member=1)
    settle_differences(
        campaign=table.campaign,
        settlement=Settlement(batch=1, decisions={(1, 1): "1"}, seen={(1, 1): READ}),
        member=table.members[2],
        key=table.key,
        now=MORNING,
    )

    send_back_batch(campaign=table.campaign, batch=1, by="", now=MORNING)

    assert (
        box_of(require_open(table.campaign), key=table.key).batches[0].decisions == {}
    )


def proposed(table: Table) -> str:
    """Return what a page sends back of the proposal that it shows."""
    box = box_of(require_open(table.campaign), key=table.key)
    return box.batches[0].doubts[0].seen


def say(table: Table, member: int, **voice: object) -> bool:
    told = Voice(batch=1, cell=(1, 1), **voice)  # type: ignore[arg-type]
    return decide_doubt(
        campaign=table.campaign,
        voice=told,
        member=table.members[member],
        key=table.key,
        now=MORNING,
    )


def test_a_doubtful_line_needs_every_voice_and_a_new_proposal_asks_all_again(
    table: Table,
) -> None:
    for member, part in enumerate((FIRST, SECOND)):
        table.keyed(1, part, ["?111", *SHEETS[1:10]], member=member)

    with pytest.raises(CellNotDoubtfulError):
        say(table, 1)  # nothing is proposed yet
    with pytest.raises(TextMissingError):
        say(table, 0, mark=Mark.LOW)

    assert not say(table, 0, mark=Mark.LOW, reason="dấu lệch sang ô bên")
    shown_before = proposed(table)
    assert not say(table, 1, seen=proposed(table))
    assert not say(table, 2, mark=Mark.SEVERAL, reason="hai ô cùng có nét")
    with pytest.raises(ReadingChangedError):
        say(table, 0, seen=shown_before)
    assert not say(table, 0, seen=proposed(table))
    assert stages(table)[0] is Stage.DOUBTS
    assert say(table, 1, seen=proposed(table))
    assert stages(table)[0] is Stage.SETTLED


def test_a_doubtful_line_is_remarked_without_whose_and_which(table: Table) -> None:
    rows = ["?111", *SHEETS[1:10]]
    for member, part in enumerate((FIRST, SECOND)):
        table.keyed(1, part, rows, member=member)
        table.keyed(2, part, SHEETS[10:], member=member)
    say(table, 0, mark=Mark.HIGH, reason="nét chữ V vượt khung")
    say(table, 1, seen=proposed(table))
    say(table, 2, seen=proposed(table))
    assert not models.Remark.objects.exists()

    recorded_key = table.key
    give_reasons(campaign=table.campaign, reasons={"W-202": "đúng"}, key=recorded_key)
    take_open_count(campaign=table.campaign, key=recorded_key, by="", now=MORNING)
    assert not models.Remark.objects.exists()
    sign_all(table)

    (remark,) = models.Remark.objects.values_list("text", flat=True)
    assert remark.startswith("1 dòng phiếu ghi không rõ")
    assert "nét chữ V vượt khung" in remark
    assert "tín nhiệm cao" not in remark
    assert signed_counts_of(table.campaign) == counts()


def test_nothing_is_recorded_with_a_fault_or_an_unexplained_warning(
    table: Table,
) -> None:
    table.keyed(1, FIRST, SHEETS[:10], member=0)
    with pytest.raises(CountNotReconciledError) as open_batches:
        take_open_count(campaign=table.campaign, key=table.key, by="", now=MORNING)
    assert [f.code for f in open_batches.value.faults] == ["E-211", "E-211"]

    table.keyed(1, SECOND, SHEETS[:10], member=1)
    table.keyed(2, FIRST, SHEETS[10:], member=0)
    table.keyed(2, SECOND, SHEETS[10:], member=1)
    with pytest.raises(WarningsNotAcceptedError):
        take_open_count(campaign=table.campaign, key=table.key, by="", now=MORNING)


def test_totals_go_through_the_same_settlement(folder: Path) -> None:
    assert folder.exists()
    table = open_table(way=Way.TOTALS, sizes=())
    rows = [
        [str(n) for n in (c.high, c.confidence, c.low, c.blank, c.several, c.struck)]
        for c in counts()
    ]
    slipped = [["19", *rows[0][1:]], *rows[1:]]
    table.keyed(1, FIRST, rows, member=0)
    table.keyed(1, SECOND, slipped, member=1)
    assert stages(table) == [Stage.DIFFERENCES]
    settle_differences(
        campaign=table.campaign,
        settlement=Settlement(
            batch=1, decisions={(1, 1): "20"}, seen={(1, 1): ("20", "19")}
        ),
        member=table.members[2],
        key=table.key,
        now=MORNING,
    )

    take_open_count(campaign=table.campaign, key=table.key, by="", now=MORNING)
    sign_all(table)

    assert signed_counts_of(table.campaign) == counts()


def test_read_aloud_needs_one_entry(folder: Path) -> None:
    assert folder.exists()
    table = open_table(way=Way.ALOUD)

    with pytest.raises(BatchUnknownError):
        table.keyed(1, SECOND, SHEETS[:10], member=1)
    table.keyed(1, FIRST, SHEETS[:10], member=1)

    assert stages(table) == [Stage.SETTLED, Stage.WAITING]


def test_a_declared_number_is_corrected_with_the_whole_box_in_sight(
    table: Table,
) -> None:
    table.keyed(2, FIRST, SHEETS[10:], member=0)

    with pytest.raises(BatchUnknownError):
        declare_batches(campaign=table.campaign, sizes=(24,), by="", now=MORNING)
    with pytest.raises(BatchesDoNotFitError):
        declare_batches(campaign=table.campaign, sizes=(10, 13), by="", now=MORNING)
    declare_batches(campaign=table.campaign, sizes=(9, 15), by="", now=MORNING)

    batches = require_open(table.campaign).batches
    assert list(batches.values_list("declared", flat=True)) == [9, 15]
