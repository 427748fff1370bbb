"""Changing one letter of a paper, as somebody would who wants another result."""

import io
import re
import zipfile
from dataclasses import fields, is_dataclass, replace
from typing import Any

from tinnhiem.papers.model import BarPart, Figure, Paper

BODY = "word/document.xml"
WRITTEN = re.compile(r'(?<=<w:t xml:space="preserve">)[^<]+(?=</w:t>)')


def other_text(text: str, *, at: int = 0) -> str:
    """Return the text with one digit or letter changed, the `at`-th that can be."""
    places = [i for i, letter in enumerate(text) if letter.isalnum()]
    place = places[at % len(places)]
    letter = text[place]
    other = str((int(letter) + 1) % 10) if letter.isdigit() else _other_letter(letter)
    return f"{text[:place]}{other}{text[place + 1 :]}"


def _other_letter(letter: str) -> str:
    other = "o" if letter.lower() != "o" else "a"
    return other.upper() if letter.isupper() else other


def figures_of(paper: Paper) -> list[Figure]:
    """Return the figures with letters or digits that stand in the documents."""
    return [one for one in _walk(paper.documents) if _is_legible(one)]


def _is_legible(figure: Figure) -> bool:
    return any(letter.isalnum() for letter in figure.text)


def _walk(value: Any) -> list[Figure]:
    if isinstance(value, Figure):
        return [value]
    if isinstance(value, tuple):
        return [found for one in value for found in _walk(one)]
    if is_dataclass(value) and not isinstance(value, BarPart):  # a drawing
        return [f for one in fields(value) for f in _walk(getattr(value, one.name))]
    return []


def with_figure_changed(paper: Paper, index: int, *, at: int = 0) -> Paper:
    """Return the paper with its figure number `index` (of `figures_of`) falsified."""
    left = [index]
    documents = _changed(paper.documents, left, at)
    assert left[0] < 0
    return replace(paper, documents=documents)


def _changed(value: Any, left: list[int], at: int) -> Any:
    if isinstance(value, Figure) and _is_legible(value):
        left[0] -= 1
        is_meant = left[0] == -1
        return replace(value, text=other_text(value.text, at=at)) if is_meant else value
    if isinstance(value, tuple):
        return tuple(_changed(one, left, at) for one in value)
    if is_dataclass(value) and not isinstance(value, BarPart | type):
        names = [one.name for one in fields(value)]
        found = {name: _changed(getattr(value, name), left, at) for name in names}
        return replace(value, **found)
    return value


def body_of(docx: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return package.read(BODY).decode()


def with_body(docx: bytes, body: str) -> bytes:
    """Return the package with another main part."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            new.writestr(name, body.encode() if name == BODY else old.read(name))
    return written.getvalue()


def with_written_changed(docx: bytes, index: int, *, at: int = 0) -> tuple[bytes, str]:
    """Return the .docx with one letter of its `index`-th words changed; and those."""
    body = body_of(docx)
    spans = [
        found
        for found in WRITTEN.finditer(body)
        if any(letter.isalnum() for letter in re.sub(r"&\w+;", "", found[0]))
        and "&" not in found[0]
    ]
    chosen = spans[index % len(spans)]
    changed = other_text(chosen[0], at=at)
    start, end = chosen.span()
    return with_body(docx, f"{body[:start]}{changed}{body[end:]}"), changed
