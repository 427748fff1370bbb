"""Words with live references: every number, name and date comes from the record.

`Facts.runs` reads a sentence of the catalogue, such as

    "Số phiếu phát ra: {conference.account.issued:count} phiếu"

Braces hold a path into the record and a form of `papers.forms`. `**` switches bold,
`//` italic, and `[[…]]` holds fixed words with digits (numerals, legal texts). Only the
sentence is read so; what stands in the record is never interpreted.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tinnhiem.core.plans.plan import PaperForm
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers import dialect
from tinnhiem.papers.forms import SHORT, show
from tinnhiem.papers.model import Align, Figure, Fixed, Paragraph, Run, Runs, Text

_STEP: Final = re.compile(r"(?P<name>[a-z_]+)|\[(?P<index>[^\]]+)\]|(?P<size>#)")
_PIECE: Final = re.compile(
    r"\{(?P<path>[^{}:]+)(?::(?P<form>\w+))?\}|\[\[(?P<fixed>.+?)\]\]"
    r"|(?P<bold>\*\*)|(?P<italic>//)|(?P<text>(?:(?!\*\*|//|\[\[)[^{}])+)"
)

FEW_BLANKS: Final = 1  # a number to write in does not stand in a line of blanks
SHORT_OPENING: Final = 200  # characters; a longer paragraph may be parted


def resolve(record: object, path: str) -> object:
    """Return what stands at `path`; None when the campaign has not come that far.

    `a.b` is an attribute, `a[2]` an element, `a[high]` an entry, `a#` how many.
    """
    value: object = record
    for step in _STEP.finditer(path):
        if value is None:
            return None
        value = _next(value, step)
    return value


def _next(value: object, step: re.Match[str]) -> object:
    if step["name"]:
        return getattr(value, step["name"])
    if step["size"]:
        # Nobody on a list is «not known yet», and prints a blank.
        return len(value) or None if isinstance(value, Sequence) else None
    if isinstance(value, Mapping):
        return value.get(step["index"])
    if isinstance(value, Sequence) and int(step["index"]) < len(value):
        return value[int(step["index"])]
    return None


@dataclass(frozen=True, slots=True)
class Facts:
    """The record, and where in it the paths that begin with a dot start."""

    record: CampaignRecord
    at: str = field(default="", kw_only=True)

    @property
    def form(self) -> PaperForm:
        """Whose rules the papers follow: the plan's setting, else the State's."""
        return self.record.plan.head.form or PaperForm.STATE

    def of(self, place: str) -> "Facts":
        """Return the same facts, seen from `place`."""
        return replace(self, at=self._whole(place))

    def each(self, place: str) -> Iterator["Facts"]:
        """Yield the facts seen from every element of the sequence at `place`."""
        whole = self._whole(place)
        found = resolve(self.record, whole)
        for i in range(len(found) if isinstance(found, Sequence) else 0):
            yield replace(self, at=f"{whole}[{i}]")

    def places(self, place: str, *, otherwise: int) -> "list[Facts]":
        """Return the facts of every element, or so many empty places to write on."""
        whole = self._whole(place)
        known = list(self.each(place))
        return known or [replace(self, at=f"{whole}[{i}]") for i in range(otherwise)]

    def value(self, path: str) -> object:
        """Return what stands at `path`, as it is."""
        return resolve(self.record, self._whole(path))

    def knows(self, path: str) -> bool:
        """Say whether something stands at `path`."""
        return self.value(path) not in (None, "", ())

    def figure(self, path: str, form: str = "text", *, style: str = "") -> Figure:
        """Return one live reference; style is made of "b" and "i"."""
        whole = self._whole(path)
        form = dialect.form_of(form, self.record.plan.head)
        text = show(resolve(self.record, whole), form)
        return Figure(whole, form, text, "b" in style, "i" in style)

    def runs(self, sentence: str) -> Runs:
        """Read a sentence of the catalogue (see the module's text)."""
        return tuple(self._read(dialect.words_of(sentence, self.record.plan.head)))

    def paragraph(self, sentence: str, *, align: Align = Align.JUSTIFY) -> Paragraph:
        """Return a paragraph of the body.

        A short one that ends in a colon stays with the next; one with several blanks
        to fill in by hand is not stretched.
        """
        runs = self.runs(sentence)
        text = "".join(run.text for run in runs)
        opens = text.endswith(":") and len(text) <= SHORT_OPENING
        unstretched = Align.LEFT if text.count(SHORT) > FEW_BLANKS else align
        return Paragraph(runs=runs, align=unstretched, keep=opens)

    def heading(self, sentence: str, *, level: int = 1) -> Paragraph:
        """Return a bold heading that stays with what follows."""
        return Paragraph(
            runs=self.runs(f"**{sentence}**"),
            align=Align.LEFT if level == 1 else Align.JUSTIFY,
            keep=True,
            level=level,
            style="VB De muc",
        )

    def _whole(self, path: str) -> str:
        if path == ".":
            return self.at
        return f"{self.at}{path}" if path[:1] in ".[#" else path

    def _read(self, sentence: str) -> Iterator[Run]:
        bold = italic = False
        for piece in _PIECE.finditer(sentence):
            if piece["bold"]:
                bold = not bold
            elif piece["italic"]:
                italic = not italic
            elif piece["path"]:
                style = "b" * bold + "i" * italic
                yield self.figure(piece["path"], piece["form"] or "text", style=style)
            elif piece["fixed"]:
                yield Fixed(piece["fixed"], bold, italic)
            else:
                yield Text(piece["text"], bold, italic)
