"""From the words that came back to the edit that would be stored, or to a refusal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tinnhiem.core.papers.words.alignment import (
    Alignment,
    Piece,
    Placed,
    align,
    is_too_long,
    tokens_of,
)
from tinnhiem.core.papers.words.edits import EditedLine, EditedRun, PaperEdit
from tinnhiem.core.papers.words.errors import (
    AutomaticNumberError,
    BlockRefusedError,
    BlockTooLongError,
    FigureEditedError,
    FiguresSwappedError,
    FigureTypedError,
    HeadEditedError,
    VerdictEditedError,
)
from tinnhiem.core.papers.words.word_file import as_read
from tinnhiem.papers.editing import BODY_STYLE, form_of, typed_in
from tinnhiem.papers.fonts import require_glyphs
from tinnhiem.papers.measure import style_of
from tinnhiem.papers.model import Figure, Paragraph, Run, Text

SHOWN: Final = 60
# Where all of these stand, the words beside them follow from them by law.
VERDICTS: Final = ((".finding",), ("conference.attendance.share", "rulebook.quorum"))
_BREAK: Final = "\n"


@dataclass(frozen=True, slots=True)
class FoundEdit:
    """One block whose words differ.

    Attributes:
        block: Its bookmark, «blk_003»; cells of one table share it.
        edit: What would be stored.
        old, new: The words before and after, lines parted by a line feed.
        form: The words before with places instead of figures, fit to be kept.
        moved: Figures that stand elsewhere in the block now.
        digits: Numbers typed as words: they will not follow the record.
    """

    block: str
    edit: PaperEdit
    old: str
    new: str
    form: str = ""
    moved: tuple[str, ...] = ()
    digits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph that stands for a block now."""

    text: str
    style: str = ""
    added: bool = False
    is_numbered: bool = False


@dataclass(slots=True)
class _Heard:
    """All printed paragraphs of one key, and what stands for them now."""

    mark: str
    parts: list[Paragraph] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def beginning(text: str) -> str:
    """Return the first words of a block, to recognise it by."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"


class Reworder:
    """Collects blocks, then says what was changed in each."""

    def __init__(self, code: str, generated: Iterable[Paragraph]) -> None:
        """Take the paper's code and its paragraphs without any edit."""
        self._code = code
        self._generated = {one.key: one for one in generated if one.key}
        self._heard: dict[tuple[str, str], _Heard] = {}

    def hear(self, block: Paragraph, mark: str, lines: Sequence[Line]) -> None:
        """Note what stands for a printed paragraph; a block may have several."""
        # What has no key must not change, so each is looked at by itself.
        own = (block.key, "" if block.key else f"{mark} {len(self._heard)}")
        heard = self._heard.setdefault(own, _Heard(mark))
        heard.parts.append(block)
        heard.lines.extend(lines)

    def found(self, refused: list[BlockRefusedError]) -> Iterator[FoundEdit]:
        """Yield every lawful edit; what cannot be one is added to `refused`.

        Raises:
            PaperGlyphError: A letter cannot be printed; replace it in Word.
        """
        for (key, _), heard in self._heard.items():
            pieces, runs = _pieces(heard.parts)
            old = "".join(piece.text for piece in pieces)
            new = _BREAK.join(line.text for line in heard.lines)
            if old.split() == new.split() and old.count(_BREAK) == new.count(_BREAK):
                continue
            refusals = list(_refusals(heard, key, pieces, new))
            if refusals:
                refused.extend(refusals)
                continue
            alignment = align(pieces, new)
            troubles = list(_troubles(heard.mark, pieces, runs, alignment))
            refused.extend(troubles)
            if troubles:
                continue
            found = self._edit(key, heard, runs, alignment.placed)
            typed = typed_in(self._code, self._generated[key], found.edit.lines)
            if typed:
                text = beginning(old)
                refused.append(
                    FigureTypedError(block=heard.mark, text=text, typed=typed)
                )
            else:
                yield found

    def _edit(
        self,
        key: str,
        heard: _Heard,
        runs: Sequence[Run],
        placed: Sequence[Placed],
    ) -> FoundEdit:
        generated = self._generated[key].runs
        writer = _Writer(runs, [one for one in generated if isinstance(one, Figure)])
        lines = writer.lines(heard, placed) if heard.lines else ()
        typed = [one.text for one in placed if one.piece is None]
        return FoundEdit(
            block=heard.mark,
            edit=PaperEdit(self._code, key, tuple(lines)),
            old="".join(run.text for run in runs),
            new="".join(one.text for one in placed),
            form=form_of(runs),
            moved=tuple(one.text for one in placed if one.moved),
            digits=tuple(
                token
                for text in typed
                for token in tokens_of(text)
                if any(letter.isdigit() for letter in token)
            ),
        )


def _pieces(parts: Sequence[Paragraph]) -> tuple[list[Piece], list[Run]]:
    """Return the old block as pieces, and the run that each comes from."""
    runs: list[Run] = []
    for part in parts:
        runs.extend([Text(_BREAK)] if runs else [])
        runs.extend(part.runs)
    return [Piece(as_read(run.text), isinstance(run, Figure)) for run in runs], runs


def _refusals(
    heard: _Heard, key: str, pieces: Sequence[Piece], new: str
) -> Iterator[BlockRefusedError]:
    text = beginning("".join(piece.text for piece in pieces))
    if not key:
        yield HeadEditedError(block=heard.mark, text=text or beginning(new))
    elif any(line.is_numbered for line in heard.lines):
        yield AutomaticNumberError(block=heard.mark, text=beginning(new))
    elif is_too_long(pieces, new):
        yield BlockTooLongError(block=heard.mark, text=text)


def _says_verdict(runs: Iterable[Run]) -> bool:
    paths = " ".join(run.path for run in runs if isinstance(run, Figure))
    return any(all(one in paths for one in signs) for signs in VERDICTS)


def _troubles(
    mark: str, pieces: Sequence[Piece], runs: Sequence[Run], alignment: Alignment
) -> Iterator[BlockRefusedError]:
    text = beginning("".join(piece.text for piece in pieces))
    lost = list(alignment.lost)
    if all(piece.is_figure and not piece.text for piece in pieces):
        # An empty place is the record's too: what is typed there is a figure.
        lost.extend(range(len(pieces)))
    for index in lost:
        run = runs[index]
        place = run.path if isinstance(run, Figure) else ""
        yield FigureEditedError(block=mark, text=text, figure=run.text, place=place)
    if not lost and _says_verdict(runs):
        yield VerdictEditedError(block=mark, text=text)
    elif not lost and _is_swap(pieces, alignment.placed):
        figures = [one.text for one in pieces if one.is_figure]
        yield FiguresSwappedError(block=mark, text=text, figures=figures)


def _is_swap(pieces: Sequence[Piece], placed: Sequence[Placed]) -> bool:
    """Say whether nothing but the order of figures changed."""
    before = "".join("\0" if one.is_figure else one.text for one in pieces)
    after = "".join(
        "\0" if one.piece is not None and pieces[one.piece].is_figure else one.text
        for one in placed
    )
    figures = [i for i, one in enumerate(pieces) if one.is_figure]
    order = [one.piece for one in placed if one.piece in figures]
    return order != figures and before.split() == after.split()


class _Writer:
    """Turns the aligned text into lines of runs; looks are those of the old words."""

    def __init__(self, runs: Sequence[Run], figures: list[Figure]) -> None:
        self._runs, self._figures = runs, figures
        self._used: set[int] = set()

    def lines(self, heard: _Heard, placed: Sequence[Placed]) -> Iterator[EditedLine]:
        for line, pieces in zip(heard.lines, _by_line(placed), strict=True):
            host = heard.parts[0].style
            is_body = line.added and host != BODY_STYLE and line.style != host
            runs = _joined(self._line(pieces, plain=is_body))
            yield EditedLine(runs, is_body=is_body)

    def _line(self, pieces: Sequence[Placed], *, plain: bool) -> Iterator[EditedRun]:
        known = [one.piece for one in pieces if one.piece is not None]
        looks = self._runs[known[0] if known else 0] if self._runs else Text("")
        if plain or (not known and len({_style(run) for run in self._runs}) > 1):
            looks = Text("")
        for one in pieces:
            if one.piece is not None and not plain:
                looks = self._runs[one.piece]
            source = self._runs[one.piece] if one.piece is not None else None
            if isinstance(source, Figure):
                yield EditedRun(figure=self._ordinal(source))
            elif one.text:
                require_glyphs(one.text, style=_style(looks))
                yield EditedRun(one.text, None, looks.bold, looks.italic)

    def _ordinal(self, figure: Figure) -> int:
        """Return which figure of the block this is; equal ones are interchangeable."""
        at = next(
            i
            for i, one in enumerate(self._figures)
            if (one.path, one.form) == (figure.path, figure.form)
            and i not in self._used
        )
        self._used.add(at)
        return at


def _joined(runs: Iterable[EditedRun]) -> tuple[EditedRun, ...]:
    """Join words that look alike."""
    joined: list[EditedRun] = []
    for run in runs:
        last = joined[-1] if joined else None
        alike = last and (last.bold, last.italic) == (run.bold, run.italic)
        if last and alike and last.figure is None and run.figure is None:
            joined[-1] = replace(last, text=last.text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def _style(run: Run) -> str:
    return style_of(bold=run.bold, italic=run.italic)


def _by_line(placed: Sequence[Placed]) -> list[list[Placed]]:
    """Part the stretches at line feeds; a figure never holds one."""
    lines: list[list[Placed]] = [[]]
    for one in placed:
        for number, text in enumerate(one.text.split(_BREAK)):
            if number:
                lines.append([])
            lines[-1].append(Placed(text, one.piece, one.moved))
    return lines
