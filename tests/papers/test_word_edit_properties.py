"""Whatever is typed around figures comes back; whatever is typed in them does not."""

from functools import cache
from typing import Any

from docx.oxml.ns import qn
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.papers.by_hand import edited, read, words_in, written
from tests.papers.reading import one_paper
from tinnhiem.core.papers.words.errors import FigureEditedError, FigureTypedError
from tinnhiem.core.papers.words.typed_figures import RESULT_PAPERS
from tinnhiem.core.papers.words.word_file import WordFile
from tinnhiem.papers.comparing import compare
from tinnhiem.papers.editing import keyed, with_edits
from tinnhiem.papers.model import Figure, Paper, Paragraph
from tinnhiem.papers.rewording import VERDICTS

CODES = ("D01", "D10", "D13", "D16", "D19", "D20", "D21")
# What a keyboard for Vietnamese types; digits and signs that stick to figures too.
TYPED = st.text(
    st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạếềệởữỷ ,.;:()/-%5 "), max_size=25
)
SLOW = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@cache
def made(code: str) -> tuple[Paper, bytes, WordFile]:
    paper = one_paper(code)
    content = written(paper)
    return paper, content, read(content)


@cache
def body_paragraphs(code: str) -> list[tuple[int, Paragraph]]:
    """Return the paragraphs of the body that may be edited, by block number."""
    paper, _, _ = made(code)
    blocks = [block for blocks in keyed(paper) for block in blocks]
    return [
        (number, block)
        for number, block in enumerate(blocks, 1)
        if isinstance(block, Paragraph) and block.key and not _is_verdict(block)
    ]


def _is_verdict(block: Paragraph) -> bool:
    paths = " ".join(run.path for run in block.runs if isinstance(run, Figure))
    return any(all(sign in paths for sign in signs) for signs in VERDICTS)


def type_into(content: bytes, number: int, texts: list[str]) -> bytes:
    """Write the texts of a block's runs anew, one text a run."""

    def hand(package: Any) -> None:
        marks = package.element.body.iter(qn("w:bookmarkStart"))
        name = f"blk_{number:03d}"
        mark = next(one for one in marks if one.get(qn("w:name")) == name)
        for run, text in zip(mark.getnext().findall(qn("w:r")), texts, strict=True):
            for node in list(run):
                if node.tag in {qn("w:t"), qn("w:noBreakHyphen")}:
                    run.remove(node)
            written_text = run.makeelement(qn("w:t"), {})
            written_text.text = text
            run.append(written_text)

    return edited(content, hand)


def sticks(left: str, right: str) -> bool:
    """Say whether two texts read as one where they meet."""
    if not left or not right:
        return False
    near = left[-1], right[0]
    return (
        not (near[0] in " (" or near[1] in " ,.;:)")
        or (right[:1] in {",", ".", ":", " "} and right[1:2].isdigit())
        or (left[-1:] == " " and left[-2:-1].isdigit())
    )


def part_from_figures(block: Paragraph, texts: list[str]) -> None:
    """Put brackets where words that were drawn would read as one with a figure."""
    for index, run in enumerate(block.runs):
        if not isinstance(run, Figure):
            continue
        if index and sticks("".join(texts[:index]), texts[index]):
            texts[index - 1] += "" if is_figure(block, index - 1) else " ("
        if sticks(texts[index], "".join(texts[index + 1 :])):
            after = index + 1
            texts[after] = ("" if is_figure(block, after) else ")") + texts[after]


def is_figure(block: Paragraph, index: int) -> bool:
    return isinstance(block.runs[index], Figure)


@SLOW
@given(st.sampled_from(CODES), st.data())
def test_words_typed_around_figures_round_trip_exactly(
    code: str, data: st.DataObject
) -> None:
    paper, content, original = made(code)
    number, block = data.draw(st.sampled_from(body_paragraphs(code)))
    texts = [
        run.text if isinstance(run, Figure) else data.draw(TYPED) for run in block.runs
    ]
    part_from_figures(block, texts)
    for index, run in enumerate(block.runs):
        if isinstance(run, Figure) and run.text:
            before = "".join(texts[:index])
            after = "".join(texts[index + 1 :])
            assume(not sticks(before, run.text) and not sticks(run.text, after))
    assume("".join(texts).strip())
    typed = type_into(content, number, texts)

    compared = compare(paper, (), made=original, brought=read(typed))

    typed_figure = [r for r in compared.refused if isinstance(r, FigureTypedError)]
    if typed_figure:
        assert code in RESULT_PAPERS
        assert len(typed_figure) == len(compared.refused)
        return
    assert not compared.refused
    again = with_edits(paper, [one.edit for one in compared.found])
    assert _tidy(words_in(read(written(again)))) == _tidy(words_in(read(typed)))


def _tidy(words: list[Any]) -> list[Any]:
    """Blanks at the ends and between words are looks when nothing else changed."""
    return [" ".join(one.split()) if isinstance(one, str) else one for one in words]


@SLOW
@given(st.sampled_from(CODES), st.data())
def test_no_figure_of_any_paper_can_be_edited(code: str, data: st.DataObject) -> None:
    paper, content, original = made(code)
    with_figures = [
        (number, block)
        for number, block in body_paragraphs(code)
        if any(isinstance(run, Figure) and run.text.strip() for run in block.runs)
    ]
    number, block = data.draw(st.sampled_from(with_figures))
    texts = [run.text for run in block.runs]
    figures = [
        i
        for i, run in enumerate(block.runs)
        if isinstance(run, Figure) and run.text.strip()
    ]
    index = data.draw(st.sampled_from(figures))
    figure = texts[index]
    at = data.draw(st.integers(0, len(figure) - 1))
    typed = data.draw(st.sampled_from(["", "7", "x", "97"]))
    texts[index] = figure[:at] + typed + figure[at + 1 :]
    assume(texts[index].split() != figure.split())

    compared = compare(
        paper, (), made=original, brought=read(type_into(content, number, texts))
    )

    assert not compared.found
    assert compared.refused
    assert all(isinstance(one, FigureEditedError) for one in compared.refused)
    places = {
        one.place for one in compared.refused if isinstance(one, FigureEditedError)
    }
    edited_run = block.runs[index]
    assert isinstance(edited_run, Figure)
    assert edited_run.path in places
