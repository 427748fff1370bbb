"""A paper comes back from Word: who accepts, what is kept, what is frozen."""

import tomllib
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.papers.by_hand import edited, read, replacing, words_in
from tests.site.stories import tell
from tinnhiem.actions.campaigns.import_campaign import as_toml, import_campaign
from tinnhiem.actions.papers.bring_back import accept_edits, brought_paper, lost_edits
from tinnhiem.actions.papers.edited_files import edited_files
from tinnhiem.actions.papers.issue_paper import Issue, issue_paper
from tinnhiem.actions.papers.print_papers import print_papers, reprint
from tinnhiem.actions.papers.undo_edits import edit_name, undo_edits
from tinnhiem.config.clock import HO_CHI_MINH
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.papers.errors import PaperGlyphError
from tinnhiem.core.papers.words import errors as refusals
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.exports import tables_of
from tinnhiem.store.queries.records import record_of

LAN, HEAD = "Nguyễn Thị Lan", "Nguyễn Thiên Bút"
NOW = datetime(2023, 7, 20, 8, tzinfo=HO_CHI_MINH)
INTRO, NEW_INTRO = "Thực hiện ", "Căn cứ và thực hiện "
TEAM, NEW_TEAM = "Ban Kiểm phiếu gồm", "Ban Kiểm phiếu do Hội nghị bầu gồm"

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def campaign() -> Campaign:
    """A finished campaign with its papers printed."""
    return tell(until="In văn bản").campaign


def report(campaign: Campaign, folder: Path) -> Path:
    return folder / campaign.papers.get(code="D21-1").docx


@pytest.fixture
def file(campaign: Campaign, folder: Path, tmp_path: Path) -> Path:
    """The report to the first superior, two sentences changed in Word."""
    content = report(campaign, folder).read_bytes()
    target = tmp_path / "bao-cao-da-sua.docx"
    hands = (replacing(INTRO, NEW_INTRO), replacing(TEAM, NEW_TEAM))
    target.write_bytes(edited(content, *hands))
    return target


def accept(
    campaign: Campaign, file: Path, *blocks: str, by: str = LAN, minutes: int = 0
) -> int:
    stored = accept_edits(
        campaign=campaign,
        path=file,
        blocks=blocks or None,
        by=by,
        now=NOW + timedelta(minutes=minutes),
    )
    return len(stored)


def test_looking_writes_nothing(campaign: Campaign, file: Path) -> None:
    before = campaign.journal.count()

    brought = brought_paper(campaign=campaign, path=file)

    assert [one.block for one in brought.found] == ["blk_008", "blk_014"]
    assert not campaign.paper_edits.exists()
    assert campaign.journal.count() == before


def test_accepted_words_are_in_every_copy_made_from_now_on(
    campaign: Campaign, file: Path, folder: Path
) -> None:
    accept(campaign, file)

    print_papers(campaign=campaign, codes=["D21"], by=LAN, now=NOW)

    typed = words_in(read(file.read_bytes()))
    assert words_in(read(report(campaign, folder).read_bytes())) == typed
    second = folder / campaign.papers.get(code="D21-2").docx
    assert NEW_TEAM in str(words_in(read(second.read_bytes())))


def test_one_file_may_be_accepted_block_by_block(
    campaign: Campaign, file: Path
) -> None:
    assert accept(campaign, file, "blk_008") == 1

    left = brought_paper(campaign=campaign, path=file)
    assert [one.block for one in left.found] == ["blk_014"]
    assert accept(campaign, file, "blk_014", minutes=1) == 1
    assert campaign.paper_edits.count() == 2


def test_the_journal_says_who_accepted_what(campaign: Campaign, file: Path) -> None:
    accept(campaign, file, "blk_014")

    entry = campaign.journal.get(event="words.accepted")
    assert entry.by == LAN
    assert entry.facts["code"] == "D21"
    assert set(entry.facts) == {"code", "block", "key"}


def test_somebody_must_be_named(campaign: Campaign, file: Path) -> None:
    with pytest.raises(refusals.NamelessAcceptanceError):
        accept(campaign, file, by="  ")

    assert not campaign.paper_edits.exists()


def test_all_or_nothing_when_one_block_is_refused(
    campaign: Campaign, file: Path
) -> None:
    file.write_bytes(edited(file.read_bytes(), replacing("25", "26")))

    with pytest.raises(refusals.FigureEditedError):
        accept(campaign, file)

    assert not campaign.paper_edits.exists()
    assert accept(campaign, file, "blk_014") == 1


def test_a_block_that_was_not_changed_cannot_be_accepted(
    campaign: Campaign, file: Path
) -> None:
    with pytest.raises(refusals.NoSuchEditError, match="blk_008"):
        accept(campaign, file, "blk_003")


def test_edits_are_taken_back_by_name(campaign: Campaign, file: Path) -> None:
    before = record_of(campaign)
    accept(campaign, file)
    name = edit_name(campaign.paper_edits.get(block="blk_014"))

    undo_edits(campaign=campaign, names=[name], by=LAN, now=NOW)

    assert [row.block for row in campaign.paper_edits.all()] == ["blk_008"]
    assert campaign.journal.filter(event="words.restored").count() == 1
    assert before.edits == ()


def test_the_file_of_yesterday_is_refused(
    campaign: Campaign, file: Path, folder: Path
) -> None:
    Campaign.objects.update(venue="Hội trường lớn")

    with pytest.raises(refusals.PaperOutdatedError):
        brought_paper(campaign=Campaign.objects.get(), path=file)


def test_the_file_of_another_campaign_is_refused_with_its_name(
    campaign: Campaign, file: Path
) -> None:
    tables = tomllib.loads(as_toml(tables_of(campaign)))
    tables["campaign"]["slug"] = "cuoc-khac"
    tables["campaign"]["venue"] = "Hội trường lớn"
    other = import_campaign(tables=tables, path="x.toml", by=LAN, now=NOW)

    with pytest.raises(refusals.PaperOfAnotherError, match=campaign.slug):
        brought_paper(campaign=other, path=file)


def test_accepted_words_travel_with_the_campaign(
    campaign: Campaign, file: Path
) -> None:
    accept(campaign, file)
    tables = tomllib.loads(as_toml(tables_of(campaign)))
    tables["campaign"]["slug"] = "cuoc-khac"

    other = import_campaign(tables=tables, path="x.toml", by=LAN, now=NOW)

    assert record_of(other).edits == record_of(campaign).edits
    assert other.paper_edits.first().accepted_by == LAN  # type: ignore[union-attr]


def test_signed_minutes_and_ballots_keep_their_words(
    campaign: Campaign, folder: Path
) -> None:
    for code in ("D14", "D16-1", "D16b"):
        path = folder / campaign.papers.get(code=code).docx
        with pytest.raises(refusals.WordsFrozenError):
            brought_paper(campaign=campaign, path=path)


def test_minutes_may_be_worded_before_the_committee_signs(tmp_path: Path) -> None:
    campaign = tell(until="Kiểm phiếu").campaign
    made = reprint(campaign=campaign, code="D16", by=LAN, now=NOW)
    file = tmp_path / "bien-ban.docx"
    hand = replacing("Kết quả như sau", "Kết quả cụ thể như sau")
    file.write_bytes(edited(made[0].docx_path.read_bytes(), hand))

    accept(campaign, file)

    again = reprint(campaign=campaign, code="D16", by=LAN, now=NOW)
    words = str(words_in(read(again[2].docx_path.read_bytes())))
    assert "Kết quả cụ thể như sau" in words
    assert "80,00%" in words


def test_words_of_unsigned_minutes_carry_no_figure_and_leave_with_no_export(
    tmp_path: Path,
) -> None:
    campaign = tell(until="Kiểm phiếu").campaign
    made = reprint(campaign=campaign, code="D16", by=LAN, now=NOW)
    file = tmp_path / "bien-ban.docx"
    hand = replacing("Số phiếu in ra", "Tổng số phiếu in ra")
    file.write_bytes(edited(made[0].docx_path.read_bytes(), hand))

    accept(campaign, file)

    row = campaign.paper_edits.get()
    assert "Tổng số phiếu in ra: {…}" in row.new
    assert not any(letter.isdigit() for letter in row.old + row.new)
    Campaign.objects.update(phase=Phase.VOID.value, void_reason="Mất điện")
    assert "paper_edit" not in tables_of(Campaign.objects.get())


def test_a_word_file_edited_where_it_lies_is_never_written_over(
    campaign: Campaign, folder: Path
) -> None:
    path = report(campaign, folder)
    typed = edited(path.read_bytes(), replacing(TEAM, NEW_TEAM))
    path.write_bytes(typed)
    said: list[str] = []

    assert [row.code for row in edited_files(campaign, ["D21"])] == ["D21-1"]
    print_papers(
        campaign=campaign, codes=["D21"], by=LAN, now=NOW, progress=said.append
    )

    kept = list(folder.glob("van-ban/*/sua-ngoai/*.docx"))
    assert [one.read_bytes() for one in kept] == [typed]
    assert str(kept[0]) in said[0]
    assert not edited_files(campaign)


def test_an_edit_without_its_block_is_listed_as_lost(
    campaign: Campaign, file: Path
) -> None:
    accept(campaign, file)
    assert lost_edits(record_of(campaign)) == ()

    campaign.paper_edits.filter(block="blk_014").update(key="0" * 16)

    assert [one.key for one in lost_edits(record_of(campaign))] == ["0" * 16]


def test_letters_that_cannot_be_printed_are_refused(
    campaign: Campaign, file: Path
) -> None:
    file.write_bytes(edited(file.read_bytes(), replacing("gồm", "gồm 龍")))

    with pytest.raises(PaperGlyphError):
        accept(campaign, file)

    assert not campaign.paper_edits.exists()


def issue(campaign: Campaign, code: str) -> None:
    issue_paper(
        campaign=campaign,
        issue=Issue(code=code, signed_by=HEAD, signed_on=date(2023, 7, 12)),
        holidays=(),
        by="Văn thư",
        now=NOW,
    )


def test_an_issued_paper_keeps_its_words_and_its_edits(
    campaign: Campaign, file: Path, folder: Path
) -> None:
    accept(campaign, file)
    reprint(campaign=campaign, code="D21", by=LAN, now=NOW)
    issue(campaign, "D21")

    frozen = campaign.frozen_papers.get(code="D21").files.get(copy=1)
    assert NEW_TEAM in str(words_in(read((folder / frozen.docx).read_bytes())))
    with pytest.raises(refusals.WordsFrozenError):
        accept(campaign, file)
    name = edit_name(campaign.paper_edits.get(block="blk_014"))
    with pytest.raises(refusals.WordsFrozenError):
        undo_edits(campaign=campaign, names=[name], by=LAN, now=NOW)


def test_nothing_is_issued_while_its_word_file_says_something_else(
    campaign: Campaign, folder: Path
) -> None:
    path = report(campaign, folder)
    path.write_bytes(edited(path.read_bytes(), replacing(TEAM, NEW_TEAM)))

    with pytest.raises(refusals.EditedOutsideError, match="D21-1"):
        issue(campaign, "D21")

    print_papers(campaign=campaign, codes=["D21"], by=LAN, now=NOW)
    issue(campaign, "D21")
