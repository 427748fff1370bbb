"""A produced paper against the record it was printed from, file by file.

Every figure is asked of the record again, and both files are read by other programs
than those that wrote them. What must stand there is then known word for word, so a
changed digit, a name too many or a line that is missing cannot hide between figures.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from tinnhiem.core.papers.errors import PaperMismatchError
from tinnhiem.core.papers.rereading import Mismatch, ReadFile
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.figures import resolve
from tinnhiem.papers.forms import show
from tinnhiem.papers.model import Figure, Fixed, Paper, Paragraph, Run
from tinnhiem.papers.reading_back import docx_paragraphs, pdf_pages, without_mark
from tinnhiem.papers.reading_order import Placed, paragraphs_of
from tinnhiem.papers.rereading_pages import Expected, compare_pages
from tinnhiem.papers.sequences import differences

ENOUGH: Final = 50  # mismatches told of one file; more say the same


def compare_with_record(
    paper: Paper, record: CampaignRecord, *, pdf: bytes, docx: bytes
) -> tuple[Mismatch, ...]:
    """Return where the paper or one of its files differs from the record.

    Args:
        paper: What the files were made from.
        record: The ledger; asked again for every figure.
        pdf: The file as it would be released.
        docx: The other file, likewise.

    Returns:
        Nothing when everything agrees; else each place, at most `ENOUGH` per file.
    """
    asked = [_asked(placed, record) for placed in paragraphs_of(paper)]
    expected = [placed for placed, _ in asked]
    return (
        *[mismatch for _, found in asked for mismatch in found][:ENOUGH],
        *list(_in_pdf(expected, pdf, paper=paper))[:ENOUGH],
        *list(_in_docx(expected, docx))[:ENOUGH],
    )


def differences_from(
    paper: Paper, *, pdf: bytes = b"", docx: bytes = b""
) -> tuple[Mismatch, ...]:
    """Return where a file's words differ from the paper's own."""
    expected = list(paragraphs_of(paper))
    found = _in_pdf(expected, pdf, paper=paper) if pdf else _in_docx(expected, docx)
    return tuple(found)[:ENOUGH]


def require_same(
    paper: Paper, record: CampaignRecord, *, pdf: bytes, docx: bytes
) -> None:
    """Refuse to release files that differ from the record.

    Raises:
        PaperMismatchError: It says where; correct the record or make the paper again.
    """
    found = compare_with_record(paper, record, pdf=pdf, docx=docx)
    if found:
        raise PaperMismatchError(paper.code, title=paper.title, mismatches=found)


@dataclass(frozen=True, slots=True)
class _Asked:
    run: Run
    mismatch: Mismatch | None = None


def _asked(placed: Placed, record: CampaignRecord) -> tuple[Placed, list[Mismatch]]:
    """Return the paragraph as the record wants it, and where it says otherwise."""
    place = f"khối {placed.block}"
    asked = [_ask(run, record, place=place) for run in placed.paragraph.runs]
    runs = tuple(one.run for one in asked)
    wanted = replace(placed, paragraph=replace(placed.paragraph, runs=runs))
    return wanted, [one.mismatch for one in asked if one.mismatch]


def _ask(run: Run, record: CampaignRecord, *, place: str) -> _Asked:
    if isinstance(run, Figure):
        text = show(resolve(record, run.path), run.form)
        if text == run.text:
            return _Asked(run)
        said = Mismatch(
            file=ReadFile.MODEL,
            place=place,
            path=run.path,
            expected=text,
            found=run.text,
        )
        return _Asked(replace(run, text=text), said)
    if not isinstance(run, Fixed) and any(letter.isdigit() for letter in run.text):
        typed = Mismatch(
            file=ReadFile.MODEL, place=place, path="", expected="", found=run.text
        )
        return _Asked(run, typed)
    return _Asked(run)


def _in_pdf(
    expected: list[Placed], content: bytes, *, paper: Paper
) -> Iterator[Mismatch]:
    drawn = sorted(expected, key=lambda placed: placed.drawn)
    words = [
        word
        for number, placed in enumerate(drawn)
        for word in _words_of(placed, paragraph=number)
    ]
    found: list[Mismatch] = []
    for by_letters in (False, True):
        read = pdf_pages(content, by_letters=by_letters)
        pages = [without_mark(page) for page in read]
        differing = list(compare_pages(words, pages, watermark=paper.watermark))
        if not differing:
            return
        found = found or differing
    yield from found


def _words_of(placed: Placed, *, paragraph: int) -> Iterator[Expected]:
    """Yield the words of a paragraph, each with the figures it belongs to."""
    head = tuple(word for text in placed.head for word in text.split())
    spans = _spans(placed.paragraph)
    text, at = placed.text, 0
    for word in text.split():
        at = text.index(word, at)
        covered = range(at, at + len(word))
        figures = tuple(
            (figure.path, figure.text)
            for span, figure in spans
            if span.start < covered.stop and covered.start < span.stop
        )
        yield Expected(word, figures, head, placed.document, paragraph)
        at += len(word)


def _spans(paragraph: Paragraph) -> list[tuple[range, Figure]]:
    found: list[tuple[range, Figure]] = []
    at = 0
    for run in paragraph.runs:
        if isinstance(run, Figure):
            found.append((range(at, at + len(run.text)), run))
        at += len(run.text)
    return found


def _in_docx(expected: list[Placed], content: bytes) -> Iterator[Mismatch]:
    """Yield the paragraphs of the .docx that are not exactly the record's."""
    written = [paragraph.text for paragraph in docx_paragraphs(content)]
    wanted = [placed.text for placed in expected]
    if written == wanted:
        return
    for was, now in differences(wanted, written):
        for i in range(max(len(was), len(now))):
            there = was.start + i if i < len(was) else None
            here = now.start + i if i < len(now) else None
            text = wanted[there] if there is not None else ""
            found = written[here] if here is not None else ""
            yield Mismatch(
                file=ReadFile.WORD,
                place=f"đoạn {(now.start if here is None else here) + 1}",
                path=_path_changed(expected[there], found) if there is not None else "",
                expected=text,
                found=found,
            )


def _path_changed(placed: Placed, found: str) -> str:
    """Return the figure of a paragraph that the found text no longer has."""
    figures = [run for run in placed.paragraph.runs if isinstance(run, Figure)]
    missing = (one.path for one in figures if one.text and one.text not in found)
    return next(missing, "")
