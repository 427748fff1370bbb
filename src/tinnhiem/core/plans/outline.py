"""Paragraphs arranged as sections, items, dashes and labelled lines.

What ranks above what is not fixed but read from the plan itself: an item of a kind
that is already open closes it, any other kind goes one level deeper. See
`docs/reference/plan-grammar.md`, part 2.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tinnhiem.core.plans.paragraphs import Passage
from tinnhiem.core.plans.words import Label, label_of

ROMAN, DECIMAL, STAGE, ROUND, LETTER, DASH, PLUS = (
    "roman",
    "decimal",
    "stage",
    "round",
    "letter",
    "dash",
    "plus",
)
MARKERS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (ROMAN, re.compile(r"([IVX]+)\s?[./)]\s+(?=\S)")),
    (DECIMAL, re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,4})[.)]?\s+(?=\S)")),
    (DECIMAL, re.compile(r"(\d{1,2})\s?[.)]\s+(?=\S)")),
    (STAGE, re.compile(r"(Bước \d{1,2})\s*[:.,-]?\s+(?=\S)")),
    (ROUND, re.compile(r"(\(\d{1,2}\))\s*(?=\S)")),
    (LETTER, re.compile(r"([a-zđ]\))\s+(?=\S)")),
    (LETTER, re.compile(r"([a-zđ])\.\s+(?=\S)")),
    (PLUS, re.compile(r"(\+)\s*(?=\S)")),
    (DASH, re.compile(r"([-–—•▪◦·])\s*(?=\S)")),
)
LEAVES: Final = (DASH, PLUS)
SPLIT_LABELS: Final = re.compile(r"(?<=[;.])\s+(?=[^;:.]{3,40}:)")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled line of an item: «Đơn vị chủ trì: …»."""

    label: Label
    value: str
    source: Passage


@dataclass(slots=True)
class Item:
    """A section, a numbered item or a dash, with what stands below it.

    Attributes:
        style: One of the kinds of marker above; "" for the whole text.
        number: As the plan writes it, without the full stop after it.
        text: The paragraph that carries the marker, without the marker.
        paragraphs: Paragraphs below it that have no marker.
        labels: Labelled lines below it, dashed or not.
    """

    style: str
    number: str
    text: str
    source: Passage
    depth: int = 0
    items: list["Item"] = field(default_factory=list)
    paragraphs: list[Passage] = field(default_factory=list)
    labels: list[Labelled] = field(default_factory=list)

    @property
    def dashes(self) -> tuple["Item", ...]:
        """The dashed lines directly below."""
        return tuple(item for item in self.items if item.style in LEAVES)

    @property
    def numbered(self) -> tuple["Item", ...]:
        """The numbered or lettered items directly below."""
        return tuple(item for item in self.items if item.style not in LEAVES)

    def walk(self) -> Iterator["Item"]:
        """Yield this item and everything below it, in the order of the plan."""
        yield self
        for item in self.items:
            yield from item.walk()

    def passages(self) -> Iterator[Passage]:
        """Yield the text of this item and of everything below it, no labels."""
        yield Passage(self.source.line, self.text)
        yield from self.paragraphs
        for item in self.items:
            yield from item.passages()


def outline_of(passages: Sequence[Passage]) -> Item:
    """Return the whole text as one item with everything below it."""
    root = Item("", "", "", Passage(0, ""))
    opened = [root]
    for passage in passages:
        _place(passage, opened)
    return root


def marker_of(text: str) -> tuple[str, str, str]:
    """Return (style, number, rest) of a paragraph; style "" when it has no marker."""
    for style, pattern in MARKERS:
        found = pattern.match(text)
        if found:
            return style, found[1], text[found.end() :]
    return "", "", text


def labelled_lines(passage: Passage) -> tuple[Labelled, ...]:
    """Return the labelled values of a paragraph; () when it begins with no label."""
    _, _, text = marker_of(passage.text)
    found: list[Labelled] = []
    for piece in SPLIT_LABELS.split(text):
        words, colon, value = piece.partition(":")
        label = label_of(words) if colon else None
        if label:
            found.append(Labelled(label, value.strip(), passage))
        elif found:
            last = found.pop()
            joined = f"{last.value} {piece}"
            found.append(Labelled(last.label, joined, passage))
        else:
            return ()
    return tuple(found)


def _place(passage: Passage, opened: list[Item]) -> None:
    """Hang one paragraph below the item it belongs to."""
    style, number, rest = marker_of(passage.text)
    labels = labelled_lines(passage) if style in ("", *LEAVES) else ()
    if labels:
        _close_leaves(opened)
        opened[-1].labels.extend(labels)
    elif not style:
        _close_leaves(opened)
        opened[-1].paragraphs.append(passage)
    else:
        depth = number.count(".") if style == DECIMAL else 0
        item = Item(style, number, rest, passage, depth)
        _close_for(item, opened)
        opened[-1].items.append(item)
        opened.append(item)


def _close_leaves(opened: list[Item]) -> None:
    while opened[-1].style in LEAVES:
        opened.pop()


def _close_for(item: Item, opened: list[Item]) -> None:
    if item.style not in LEAVES:
        _close_leaves(opened)
    if item.style == ROMAN:
        del opened[1:]
        return
    place = next((i for i, o in enumerate(opened) if _closes(item, o)), None)
    if place is not None:
        del opened[place:]


def _closes(item: Item, other: Item) -> bool:
    if item.style == other.style == DECIMAL:
        return item.depth <= other.depth
    return item.style == other.style
