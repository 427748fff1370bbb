"""Word files that are damaged, hostile, unsettled, or full of what is no word."""

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tinnhiem.core.errors import VoteError
from tinnhiem.core.files import (
    FileMissingError,
    FileNotTextError,
    FileSyntaxError,
    FileTooLargeError,
)
from tinnhiem.core.papers.words import errors as refusals
from tinnhiem.core.papers.words.word_file import WordParagraph
from tinnhiem.intake.paper_docx import read_paper_docx, word_file

HERE = Path("van-ban.docx")


def saved(*words: str, add: Any = None) -> bytes:
    """Return a .docx with a bookmark before each paragraph."""
    package = docx.Document()
    for number, text in enumerate(words, 1):
        paragraph = package.add_paragraph(text)
        mark = OxmlElement("w:bookmarkStart")
        mark.set(qn("w:id"), str(number))
        mark.set(qn("w:name"), f"blk_{number:03d}")
        paragraph._p.addprevious(mark)
    if add:
        add(package)
    out = io.BytesIO()
    package.save(out)
    return out.getvalue()


def in_last(tag: str, *path: str) -> Any:
    """Return hands that put an element into a run of the last paragraph."""

    def add(package: Any) -> None:
        node = package.paragraphs[-1]._p
        for name in (*path, tag):
            child = OxmlElement(name)
            node.append(child)
            node = child

    return add


def lines(content: bytes) -> list[str]:
    return [
        element.text
        for block in word_file(HERE, content).blocks
        for element in block.elements
        if isinstance(element, WordParagraph)
    ]


def test_text_is_read_by_the_bookmark_before_it() -> None:
    read = word_file(HERE, saved("Một", "Hai"))

    assert [(b.mark, len(b.elements)) for b in read.blocks][1:] == [
        ("blk_001", 1),
        ("blk_002", 1),
    ]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        pytest.param("To\u0301an", "Tóan", id="NFD"),
        pytest.param("96\u2011QĐ/TW", "96-QĐ/TW", id="hyphen that does not break"),
        pytest.param("kế\u200b hoạch\ufeff", "kế hoạch", id="letters without width"),
        pytest.param("một\ttab", "một tab", id="tab"),
        pytest.param("hai\ndòng", "hai dòng", id="line break"),
    ],
)
def test_what_looks_the_same_is_read_the_same(typed: str, read: str) -> None:
    assert lines(saved(typed)) == [read]


@pytest.mark.parametrize(
    ("tag", "path", "refusal"),
    [
        pytest.param("w:ins", (), refusals.TrackedChangesError, id="tracked insertion"),
        pytest.param("w:del", (), refusals.TrackedChangesError, id="tracked deletion"),
        pytest.param("w:moveTo", (), refusals.TrackedChangesError, id="tracked move"),
        pytest.param(
            "w:rPrChange", ("w:r",), refusals.TrackedChangesError, id="tracked looks"
        ),
        pytest.param(
            "w:commentReference", ("w:r",), refusals.CommentsLeftError, id="comment"
        ),
        pytest.param(
            "w:footnoteReference", ("w:r",), refusals.ForeignContentError, id="footnote"
        ),
        pytest.param("w:object", ("w:r",), refusals.ForeignContentError, id="object"),
        pytest.param("w:sym", ("w:r",), refusals.ForeignContentError, id="symbol"),
        pytest.param(
            "w:txbxContent",
            ("w:r", "w:pict"),
            refusals.ForeignContentError,
            id="text box",
        ),
    ],
)
def test_what_is_unsettled_or_no_word_is_refused(
    tag: str, path: tuple[str, ...], refusal: type[VoteError]
) -> None:
    with pytest.raises(refusal):
        word_file(HERE, saved("Một", add=in_last(tag, *path)))


def test_a_table_in_a_table_is_noticed() -> None:
    def nest(package: Any) -> None:
        package.add_table(1, 1).cell(0, 0).add_table(1, 1)

    assert word_file(HERE, saved("Một", add=nest)).inner_tables == 1


def test_words_in_a_header_are_noted() -> None:
    def head(package: Any) -> None:
        package.sections[0].header.paragraphs[0].text = "Bản nháp của tôi"

    assert word_file(HERE, saved("Một", add=head)).margins == ("Bản nháp của tôi",)


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        pytest.param(b"PK\x03\x04 cut off", FileSyntaxError, id="cut off"),
        pytest.param(b"%PDF-1.7", FileNotTextError, id="a PDF"),
        pytest.param(packed(a_xml=b"<a/>"), FileNotTextError, id="another archive"),
        pytest.param(
            packed(word__document_xml=b"<a/>"), FileSyntaxError, id="no package"
        ),
        pytest.param(
            packed(word__document_xml=b"0" * 120_000_000),
            FileTooLargeError,
            id="unpacks to 120 MB",
        ),
    ],
)
def test_a_damaged_or_hostile_file_is_refused(
    content: bytes, refusal: type[VoteError], tmp_path: Path
) -> None:
    file = tmp_path / "van-ban.docx"
    file.write_bytes(content)

    with pytest.raises(refusal):
        read_paper_docx(file)


def test_entities_are_not_resolved() -> None:
    whole = saved("Một")
    bomb = (
        b'<!DOCTYPE w [<!ENTITY a "boom">]><w:document xmlns:w="http://schemas.'
        b'openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a;'
        b"</w:t></w:r></w:p></w:body></w:document>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            is_body = name == "word/document.xml"
            new.writestr(name, bomb if is_body else old.read(name))

    assert "boom" not in "".join(lines(out.getvalue()))


def test_no_file_is_no_trace(tmp_path: Path) -> None:
    with pytest.raises(FileMissingError):
        read_paper_docx(tmp_path / "khong-co.docx")
