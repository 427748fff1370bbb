"""A clerk's hands in Word, and what the same hands do in LibreOffice."""

import copy
import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from tests.papers.builders import MADE_AT
from tinnhiem.core.papers.words.word_file import WordFile, WordParagraph, WordTable
from tinnhiem.intake.paper_docx import word_file
from tinnhiem.papers.model import Paper
from tinnhiem.papers.word import to_docx

TEXT = qn("w:t")
NAMED = Path("van-ban.docx")
Hands = Callable[[Any], None]


def written(paper: Paper) -> bytes:
    """Return the paper as Word opens it."""
    return to_docx(paper, made_at=MADE_AT)


def edited(content: bytes, *hands: Hands) -> bytes:
    """Open the file, let hands change it, save it."""
    package = docx.Document(io.BytesIO(content))
    for hand in hands:
        hand(package)
    saved = io.BytesIO()
    package.save(saved)
    return saved.getvalue()


def read(content: bytes) -> WordFile:
    return word_file(NAMED, content)


def replacing(old: str, new: str) -> Hands:
    """Change the first place where the words stand in one run."""

    def hand(package: Any) -> None:
        for node in package.element.body.iter(TEXT):
            if old in (node.text or ""):
                node.text = node.text.replace(old, new, 1)
                return
        raise LookupError(old)

    return hand


def paragraph_with(package: Any, words: str) -> Any:
    """Return the first paragraph that holds the words, in a table or not."""
    for node in package.element.body.iter(qn("w:p")):
        if words in "".join(t.text or "" for t in node.iter(TEXT)):
            return node
    raise LookupError(words)


def deleting(words: str) -> Hands:
    """Delete a paragraph and its bookmark, as Word does."""

    def hand(package: Any) -> None:
        node = paragraph_with(package, words)
        start = node.getprevious()
        if start is not None and start.tag == qn("w:bookmarkStart"):
            node.getparent().remove(start)
        node.getparent().remove(node)

    return hand


def adding_after(words: str, text: str) -> Hands:
    """Press Enter at the end of a paragraph and type; the looks go on."""

    def hand(package: Any) -> None:
        node = paragraph_with(package, words)
        new = copy.deepcopy(node)
        for run in new.findall(qn("w:r"))[1:]:
            new.remove(run)
        next(new.iter(TEXT)).text = text
        node.addnext(new)

    return hand


def splitting(words: str, *, at: str) -> Hands:
    """Press Enter before `at` in the paragraph that holds the words."""

    def hand(package: Any) -> None:
        node = paragraph_with(package, words)
        tail = copy.deepcopy(node)
        for run in tail.findall(qn("w:r")):
            tail.remove(run)
        runs = node.findall(qn("w:r"))
        found = next(i for i, r in enumerate(runs) if at in _words(r))
        head, _, rest = _words(runs[found]).partition(at)
        second = copy.deepcopy(runs[found])
        next(runs[found].iter(TEXT)).text = head
        next(second.iter(TEXT)).text = at + rest
        tail.append(second)
        for run in runs[found + 1 :]:
            tail.append(run)
        node.addnext(tail)

    return hand


def merging(first: str, second: str) -> Hands:
    """Delete the paragraph mark between two; the second's bookmark stays inside."""

    def hand(package: Any) -> None:
        above = paragraph_with(package, first)
        below = paragraph_with(package, second)
        start = below.getprevious()
        above.append(start)
        for run in below.findall(qn("w:r")):
            above.append(run)
        below.getparent().remove(below)

    return hand


def losing_marks(package: Any) -> None:
    """Save as Google Docs does: no bookmark is left."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        for node in list(package.element.body.iter(qn(tag))):
            node.getparent().remove(node)


def losing_mark(name: str) -> Hands:
    def hand(package: Any) -> None:
        for node in list(package.element.body.iter(qn("w:bookmarkStart"))):
            if node.get(qn("w:name")) == name:
                node.getparent().remove(node)

    return hand


def words_in(file: WordFile) -> list[Any]:
    """Return every word of the file, by paragraph and cell; empty lines left out."""
    found: list[Any] = []
    for block in file.blocks:
        for element in block.elements:
            if isinstance(element, WordTable):
                found.append([[_said(cell) for cell in row] for row in element.rows])
            elif element.text.strip():
                found.append(element.text)
    return found


def _said(cell: tuple[WordParagraph, ...]) -> list[str]:
    return [one.text for one in cell if one.text.strip()]


def _words(run: Any) -> str:
    return "".join(t.text or "" for t in run.iter(TEXT))


def libreoffice() -> str | None:
    """Return LibreOffice's command when it is installed."""
    return shutil.which("soffice")


def saved_by_libreoffice(content: bytes, folder: Path) -> bytes:
    """Open and save the file with LibreOffice."""
    source = folder / "nguon.docx"
    source.write_bytes(content)
    out = folder / "luu"
    subprocess.run(
        [
            str(libreoffice()),
            f"-env:UserInstallation={(folder / 'lo').as_uri()}",
            "--headless",
            *("--convert-to", "docx:MS Word 2007 XML"),
            *("--outdir", str(out)),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return (out / source.name).read_bytes()
