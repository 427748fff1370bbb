"""What a clerk may change in Word, what not, and what Word itself does to a file."""

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.papers.builders import (
    make_finished_conference,
    make_plan,
    make_planned_record,
    make_record,
    make_voters,
)
from tests.papers.by_hand import (
    Hands,
    adding_after,
    deleting,
    edited,
    losing_mark,
    losing_marks,
    merging,
    paragraph_with,
    read,
    replacing,
    saved_by_libreoffice,
    splitting,
    words_in,
    written,
)
from tests.papers.office import require_office
from tests.papers.reading import pdf_text
from tinnhiem.core.papers.words import errors as refusals
from tinnhiem.core.papers.words.edits import EditedLine, EditedRun, PaperEdit
from tinnhiem.core.papers.words.typed_figures import words_in as words_kept
from tinnhiem.core.record import CampaignRecord
from tinnhiem.messages import say
from tinnhiem.papers.comparing import Comparison, compare
from tinnhiem.papers.editing import keyed, paragraphs_in, shows, with_edits
from tinnhiem.papers.encoding import encode
from tinnhiem.papers.making import papers_of
from tinnhiem.papers.model import Figure, Paper

EDITABLE = ("D01", "D02b", "D10", "D13", "D16", "D18", "D19", "D20", "D21", "D23")


def paper_of(code: str, record: CampaignRecord | None = None) -> Paper:
    return next(papers_of(record or make_record(), [code]))


def brought(
    paper: Paper, *hands: Hands, edits: tuple[PaperEdit, ...] = ()
) -> Comparison:
    """Let hands edit the paper and compare it with what it was."""
    content = written(paper)
    return compare(
        paper, edits, made=read(content), brought=read(edited(content, *hands))
    )


def edits_of(comparison: Comparison) -> tuple[PaperEdit, ...]:
    assert not comparison.refused
    return tuple(one.edit for one in comparison.found)


def require_round_trip(paper: Paper, *hands: Hands) -> Paper:
    """Edit, accept, make again: the words are those that were typed."""
    edited_paper = with_edits(paper, edits_of(brought(paper, *hands)))
    typed = words_in(read(edited(written(paper), *hands)))
    assert words_in(read(written(edited_paper))) == typed
    return edited_paper


@pytest.mark.parametrize("code", EDITABLE)
def test_a_file_that_was_only_saved_has_no_edit(code: str) -> None:
    assert brought(paper_of(code)) == Comparison((), ())


@pytest.mark.parametrize("code", EDITABLE)
def test_a_file_that_libreoffice_saved_has_no_edit(code: str, tmp_path: Path) -> None:
    require_office()
    paper = paper_of(code)

    saved = read(saved_by_libreoffice(written(paper), tmp_path))

    made = read(written(paper))
    assert (saved.code, saved.sha256) == (code, made.sha256)
    assert compare(paper, (), made=made, brought=saved) == Comparison((), ())


def test_an_edit_saved_by_libreoffice_is_found_in_its_block(tmp_path: Path) -> None:
    require_office()
    paper = paper_of("D16")
    hand = replacing("bầu ra gồm", "bầu, gồm")

    saved = saved_by_libreoffice(edited(written(paper), hand), tmp_path)

    found = compare(paper, (), made=read(written(paper)), brought=read(saved))
    assert [one.block for one in found.found] == ["blk_006"]
    assert found.found[0].new.endswith("bầu, gồm các đồng chí:")


@pytest.mark.parametrize(
    "hands",
    [
        pytest.param([replacing("Kết quả như sau", "Kết quả cụ thể")], id="words"),
        pytest.param([replacing("do Hội nghị lấy phiếu", "được Hội nghị")], id="two"),
        pytest.param([splitting("Ghi chú: Tỷ lệ", at="do phiếu")], id="split"),
        pytest.param([adding_after("Kết quả như sau", "Cụ thể là:")], id="added"),
        pytest.param([deleting("Toàn bộ phiếu thu về")], id="deleted"),
        pytest.param([replacing("Phiếu thu về", "Số phiếu thu về")], id="in a cell"),
        pytest.param([replacing("THƯ KÝ", "THƯ KÝ BAN KIỂM PHIẾU")], id="who signs"),
        pytest.param(
            [
                replacing("Số phiếu in ra", "Tổng số phiếu in"),
                deleting("Toàn bộ phiếu thu về"),
                adding_after("Số phiếu in ra", "Không có ý kiến nào khác."),
            ][::-1],
            id="several",
        ),
    ],
)
def test_words_come_back_exactly(hands: list[Hands]) -> None:
    require_round_trip(paper_of("D16"), *hands)


def test_pdf_and_word_show_the_same_edit() -> None:
    paper = require_round_trip(
        paper_of("D16"), replacing("Kết quả như sau", "Kết quả cụ thể như sau")
    )

    assert "Kết quả cụ thể như sau" in pdf_text(paper)
    assert encode(paper) != encode(paper_of("D16"))


def test_what_was_edited_may_be_edited_again() -> None:
    first = splitting("Ghi chú: Tỷ lệ", at="do phiếu")
    paper = paper_of("D16")
    edits = edits_of(brought(paper, first))
    once = with_edits(paper, edits)

    again = brought(once, replacing("do làm tròn", "vì làm tròn"), edits=edits)

    twice = with_edits(paper, edits_of(again))
    assert len(again.found) == 1
    typed = edited(written(once), replacing("do làm tròn", "vì làm tròn"))
    assert words_in(read(written(twice))) == words_in(read(typed))


@pytest.mark.parametrize(
    ("code", "hand", "figure", "place"),
    [
        pytest.param("D16", replacing("25", "24"), "25 (96,15%)", "", id="in a table"),
        pytest.param(
            "D16", replacing("32", "33"), "32", "sổ theo dõi phiếu", id="a number"
        ),
        pytest.param(
            "D16",
            replacing("Trần Thị Ưng", "Trần Thị Ung"),
            "Trần Thị Ưng",
            "",
            id="name",
        ),
        pytest.param(
            "D19", replacing("10 tháng 7", "11 tháng 7"), "", "hội nghị", id="a day"
        ),
        pytest.param(
            "D01",
            replacing("Kế hoạch", "Quyết định"),
            "",
            "Kế hoạch",
            id="words of the plan itself",
        ),
    ],
)
def test_a_figure_is_changed_in_the_record(
    code: str, hand: Hands, figure: str, place: str
) -> None:
    compared = brought(paper_of(code), hand)

    assert not compared.found
    refusal = compared.refused[0]
    assert isinstance(refusal, refusals.FigureEditedError)
    assert refusal.figure in figure or not figure
    sentence = say(refusal)
    assert "Sửa số liệu, không sửa văn bản" in sentence
    assert place in sentence


def test_a_block_with_figures_cannot_be_taken_out() -> None:
    compared = brought(paper_of("D16"), deleting("Số phiếu in ra"))

    assert len(compared.refused) == 6
    assert all(isinstance(r, refusals.FigureEditedError) for r in compared.refused)


def test_a_blank_is_filled_in_the_record_and_not_in_word() -> None:
    record = make_planned_record()

    compared = brought(
        paper_of("D16", record), replacing("Số phiếu in ra: ", "Đã in: ")
    )

    assert compared.found  # words before a blank are words
    filled = brought(paper_of("D16", record), replacing("……", "25"))
    assert isinstance(filled.refused[0], refusals.FigureEditedError)
    assert "Chỗ chưa có số liệu" in say(filled.refused[0])


def test_figures_of_one_block_do_not_change_places() -> None:
    def swap(package: Any) -> None:
        node = paragraph_with(package, "Số phiếu in ra")
        texts = [t for t in node.iter(qn("w:t")) if t.text in {"32", "31"}]
        texts[0].text, texts[1].text = texts[1].text, texts[0].text

    compared = brought(paper_of("D16"), swap)

    assert isinstance(compared.refused[0], refusals.FiguresSwappedError)


def test_a_figure_may_move_among_the_words_of_its_block() -> None:
    hands = (
        replacing("đã tiến hành kiểm phiếu tín nhiệm đối với ", "đối với "),
        replacing(" đồng chí theo ", " đồng chí, đã tiến hành kiểm phiếu theo "),
    )

    require_round_trip(paper_of("D16"), *hands)


def test_what_the_law_says_of_the_figures_is_not_for_word() -> None:
    verdict = brought(paper_of("D16"), replacing(", bảo đảm", ", KHÔNG bảo đảm"))
    plain = brought(paper_of("D21"), replacing("), không thuộc mức", "), thuộc mức"))

    assert isinstance(verdict.refused[0], refusals.VerdictEditedError)
    assert isinstance(plain.refused[0], refusals.VerdictEditedError)


@pytest.mark.parametrize(
    ("hands", "refused"),
    [
        pytest.param(
            [replacing("CỘNG HÒA", "CỘNG HOÀ")], refusals.HeadEditedError, id="the head"
        ),
        pytest.param(
            [replacing("1", "2")], refusals.HeadEditedError, id="number of the copy"
        ),
        pytest.param(
            [merging("Kết quả như sau", "Số người và số phiếu")],
            refusals.BlocksMergedError,
            id="merged",
        ),
        pytest.param(
            [
                losing_mark("blk_022"),
                replacing("Toàn bộ phiếu thu về", "Toàn bộ phiếu"),
            ],
            None,
            id="one mark lost, edited beside it",
        ),
    ],
)
def test_what_word_should_not_do_is_refused_by_name(
    hands: list[Hands], refused: type[refusals.BlockRefusedError] | None
) -> None:
    compared = brought(paper_of("D16"), *hands)

    found = {type(one) for one in compared.refused}
    assert found == ({refused} if refused else set())


def test_a_lost_mark_loses_no_words() -> None:
    paper = paper_of("D16")

    compared = brought(
        paper, losing_mark("blk_010"), replacing("Kết quả như sau", "Kết quả")
    )

    assert [one.block for one in compared.found] == ["blk_010"]


def test_a_table_keeps_its_rows() -> None:
    def add_row(package: Any) -> None:
        package.tables[1].add_row()

    compared = brought(paper_of("D16"), add_row)

    assert [type(one) for one in compared.refused] == [refusals.TableReshapedError]


def test_a_row_that_names_a_person_keeps_its_own_edit_when_the_list_moves_up() -> None:
    def note(package: Any) -> None:
        row = paragraph_with(package, "Hồ Ngọc Diễm")
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = " (vắng có lý do)"
        run.append(text)
        row.append(run)

    edits = edits_of(brought(paper_of("D02b"), note))
    fewer = make_record(voters=make_voters()[1:])

    words = str(words_in(read(written(with_edits(paper_of("D02b", fewer), edits)))))

    assert words.count("(vắng có lý do)") == 1
    assert (
        "Hồ Ngọc Diễm (vắng" in words or "Hồ Ngọc Diễm" in words.split("(vắng")[0][-90:]
    )


def test_an_edit_shows_the_figures_of_the_day_it_is_printed() -> None:
    paper = paper_of("D19")
    edits = edits_of(brought(paper, replacing("Thành phần", "Thành phần dự họp")))
    hall = make_finished_conference()
    assert hall.attendance is not None
    later = make_record(voters=make_voters()[:24])

    again = with_edits(paper_of("D19", later), edits)

    words = str(words_in(read(written(again))))
    assert "Thành phần dự họp" in words


def test_an_edit_whose_block_is_gone_is_known() -> None:
    edits = edits_of(
        brought(paper_of("D01"), replacing("MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH"))
    )

    assert shows(paper_of("D01"), edits[0])
    assert not shows(paper_of("D16"), edits[0])
    other = make_record(plan=make_plan(issuer="Sở Nội vụ"))
    assert shows(paper_of("D01", other), edits[0])


def test_an_edit_that_would_lose_a_figure_is_never_printed() -> None:
    paper = paper_of("D16")
    edit = edits_of(brought(paper, replacing("Kết quả như sau", "Kết quả")))[0]
    forged = PaperEdit(edit.code, edit.key, ())

    assert words_in(read(written(with_edits(paper, [forged])))) == words_in(
        read(written(paper))
    )


def test_a_file_without_any_mark_is_refused() -> None:
    with pytest.raises(refusals.MarksLostError):
        brought(paper_of("D16"), losing_marks)


def test_every_copy_shows_the_same_words() -> None:
    first, second, _ = papers_of(make_record(), ["D16"])
    edits = edits_of(brought(second, replacing("Kết quả như sau", "Kết quả")))

    assert all(shows(copy, edits[0]) for copy in (first, second))


def test_numbers_that_were_typed_are_pointed_out() -> None:
    compared = brought(
        paper_of("D01"), replacing("MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, 3 YÊU CẦU")
    )

    assert compared.found[0].digits == ("3",)


@pytest.mark.parametrize("code", ["D16", "D17", "D19", "D20", "D21"])
def test_no_number_is_printed_that_was_typed_into_a_paper_of_the_result(
    code: str,
) -> None:
    paper = paper_of(code)
    block = next(
        one
        for blocks in keyed(paper)
        for one in paragraphs_in(blocks)
        if one.key and not any(isinstance(run, Figure) for run in one.runs)
    )
    words = "".join(run.text for run in block.runs)

    def typing(typed: str) -> PaperEdit:
        line = EditedLine((EditedRun(f"{words} {typed}"),))
        return PaperEdit(code, block.key, (line,))

    for typed in (
        "Có 13 ý kiến.",
        "Được mười ba phiếu tín nhiệm cao.",
        "Tín nhiệm thấp: hai mươi.",
        "Không có phiếu tín nhiệm thấp.",
        "Chiếm chín mươi phần trăm.",
        "Chiếm Ⅻ phần.",
    ):
        assert not shows(paper, typing(typed)), typed
        assert encode(with_edits(paper, [typing(typed)])) == encode(paper), typed
    assert shows(paper, typing("theo quy định"))


def test_a_typed_result_is_refused_with_what_was_typed() -> None:
    hand = replacing("Kết quả như sau", "Mười ba phiếu tín nhiệm cao, 7 phiếu thấp")

    compared = brought(paper_of("D16"), hand)

    assert not compared.found
    (refusal,) = compared.refused
    assert isinstance(refusal, refusals.FigureTypedError)
    assert refusal.typed == ("mười", "ba", "7")
    assert "«mười», «ba», «7» là số gõ tay" in say(refusal)


def test_what_is_kept_of_an_edit_holds_no_figure() -> None:
    compared = brought(paper_of("D16"), replacing("Số phiếu in ra", "Tổng số in"))

    (found,) = compared.found
    kept = found.form + words_kept(found.edit.lines)
    assert "{…}" in kept
    assert "32" in found.old
    assert "32" not in kept


def test_numbers_that_word_counts_itself_are_refused() -> None:
    def number(package: Any) -> None:
        node = paragraph_with(package, "Toàn bộ phiếu thu về")
        properties = node.find(qn("w:pPr"))
        numbering = OxmlElement("w:numPr")
        identity = OxmlElement("w:numId")
        identity.set(qn("w:val"), "1")
        numbering.append(identity)
        properties.append(numbering)

    compared = brought(
        paper_of("D16"), number, replacing("Toàn bộ phiếu", "Toàn bộ số phiếu")
    )

    assert [type(r) for r in compared.refused] == [refusals.AutomaticNumberError]


def test_a_picture_that_was_pasted_is_refused() -> None:
    def paste(package: Any) -> None:
        picture = OxmlElement("w:pict")
        run = OxmlElement("w:r")
        run.append(picture)
        paragraph_with(package, "Toàn bộ phiếu").append(run)

    with pytest.raises(refusals.ForeignContentError, match="hình"):
        brought(paper_of("D16"), paste)


def test_a_table_in_a_cell_is_refused() -> None:
    def nest(package: Any) -> None:
        package.tables[1].cell(0, 0).add_table(1, 1)

    with pytest.raises(refusals.ForeignContentError, match="bảng"):
        brought(paper_of("D16"), nest)


def test_blocks_keep_their_order() -> None:
    def move(package: Any) -> None:
        node = paragraph_with(package, "Toàn bộ phiếu thu về")
        mark = node.getprevious()
        first = paragraph_with(package, "Kết quả như sau").getprevious()
        first.addprevious(mark)
        first.addprevious(node)

    compared = brought(paper_of("D16"), move)

    assert {type(r) for r in compared.refused} == {refusals.BlockMovedError}


def test_looks_are_left_in_word() -> None:
    def paint(package: docx.document.Document) -> None:
        for paragraph in package.paragraphs:
            for run in paragraph.runs:
                run.bold, run.italic = True, True

    assert brought(paper_of("D16"), paint) == Comparison((), ())
