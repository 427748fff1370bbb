"""Where the figures of a block stand after somebody rewrote the words around them.

The old words and figures are laid against the new text so that as much as possible
agrees; a figure agrees as a whole or not at all. What was typed directly onto a figure
(«04» to «104», «04,5», «04%») changed it, so it does not agree there.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

# Single letters for white space, so that a figure made of blanks has borders.
_TOKEN: Final = re.compile(r"\w+|.", re.DOTALL)
_JOINING: Final = frozenset(".,/-–:%‰‑−")
_WORD_WEIGHT: Final = 4
_SIGN_WEIGHT: Final = 1
# Old words times new words; a block of more is not one that a clerk edited.
LARGEST: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the old block: words, or a figure."""

    text: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of the new text.

    Attributes:
        text: As it stands there.
        piece: The old piece it comes from; None for what was typed.
        moved: A figure that stands elsewhere among the words than before.
    """

    text: str
    piece: int | None = None
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """The new text, stretch by stretch, and the figures that are not in it.

    Attributes:
        placed: In the order of the new text; their texts make it up.
        lost: Indices of old pieces that are figures and were changed or taken out.
    """

    placed: tuple[Placed, ...]
    lost: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Atom:
    tokens: tuple[str, ...]
    piece: int
    is_figure: bool

    @property
    def weight(self) -> int:
        # A figure wins a tie against the same words.
        return sum(map(_weight, self.tokens)) + self.is_figure


def align(pieces: Sequence[Piece], new: str) -> Alignment:
    """Find every old piece in the new text.

    Args:
        pieces: The block as it was; their texts make up the old text.
        new: The text as it came back.

    Returns:
        The new text with the figures in their places. A figure in `lost` was edited.
    """
    tokens = tokens_of(new)
    owners = _laid(_atoms(pieces), tokens, pieces)
    found = set(owners.values())
    lost, moved = list[int](), set[int]()
    for index, piece in enumerate(pieces):
        if not piece.is_figure or not piece.text or index in found:
            continue
        at = _elsewhere(piece.text, tokens, owners)
        if at is None:
            lost.append(index)
        else:
            moved.add(at)
            owners.update(dict.fromkeys(_span(at, piece.text), index))
    culprits = [i for i in lost if not _is_there(pieces[i].text, tokens, owners)]
    placed = _placed(pieces, tokens, owners, moved)
    return Alignment(placed, tuple(culprits or lost))


def is_too_long(pieces: Sequence[Piece], new: str) -> bool:
    """Say whether a block is longer than can be compared in a moment."""
    return len(_atoms(pieces)) * len(tokens_of(new)) > LARGEST


def tokens_of(text: str) -> list[str]:
    """Return the words and signs of a text."""
    return _TOKEN.findall(text)


def _weight(token: str) -> int:
    return _WORD_WEIGHT * len(token) if token[0].isalnum() else _SIGN_WEIGHT


def _atoms(pieces: Sequence[Piece]) -> list[_Atom]:
    atoms: list[_Atom] = []
    for index, piece in enumerate(pieces):
        tokens = tokens_of(piece.text)
        if piece.is_figure:
            atoms.append(_Atom(tuple(tokens), index, is_figure=True))
        else:
            atoms.extend(_Atom((token,), index, is_figure=False) for token in tokens)
    return atoms


def _laid(
    atoms: list[_Atom], tokens: list[str], pieces: Sequence[Piece]
) -> dict[int, int | None]:
    """Return which old piece each new token belongs to."""
    best = _best(atoms, tokens, pieces)
    owners: dict[int, int | None] = {}
    i = j = 0
    while i < len(atoms) and j < len(tokens):
        atom, here = atoms[i], best[i][j]
        size = len(atom.tokens)
        fits = size > 0 and _fits(atom, tokens, j, pieces)
        if fits and here == atom.weight + best[i + 1][j + size]:
            owners.update(dict.fromkeys(range(j, j + size), atom.piece))
            i, j = i + 1, j + size
        elif here == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return owners


def _best(
    atoms: list[_Atom], tokens: list[str], pieces: Sequence[Piece]
) -> list[list[int]]:
    """Return how far every tail of the old can agree with every tail of the new."""
    wide = len(tokens) + 1
    best = [[0] * wide for _ in range(len(atoms) + 1)]
    for i in range(len(atoms) - 1, -1, -1):
        atom, below, row = atoms[i], best[i + 1], best[i]
        size, weight = len(atom.tokens), atom.weight
        for j in range(wide - 1, -1, -1):
            score = below[j]
            if j + 1 < wide and row[j + 1] > score:
                score = row[j + 1]
            if size and j + size < wide and tokens[j] == atom.tokens[0]:
                agreed = weight + below[j + size]
                if agreed > score and _fits(atom, tokens, j, pieces):
                    score = agreed
            row[j] = score
    return best


def _fits(atom: _Atom, tokens: list[str], at: int, pieces: Sequence[Piece]) -> bool:
    """Say whether the atom stands at that token, with nothing typed onto a figure."""
    end = at + len(atom.tokens)
    if tuple(tokens[at:end]) != atom.tokens:
        return False
    if not atom.is_figure:
        return True
    before, after = "".join(tokens[max(at - 2, 0) : at]), "".join(tokens[end : end + 2])
    old_before = "".join(piece.text for piece in pieces[: atom.piece])
    old_after = "".join(piece.text for piece in pieces[atom.piece + 1 :])
    left_as_was = bool(before) and old_before.endswith(before)
    right_as_was = bool(after) and old_after.startswith(after)
    text = "".join(atom.tokens)
    return (left_as_was or not _sticks(text[0], before[::-1])) and (
        right_as_was or not _sticks(text[-1], after)
    )


def _sticks(edge: str, outside: str) -> bool:
    """Say whether what stands outside reads as a part of the figure.

    Args:
        edge: The figure's own letter at that side.
        outside: The letters beyond it, the nearest first.
    """
    if not outside:
        return False
    near, next_one = outside[0], outside[1:2]
    if unicodedata.category(near)[0] == "M" or (edge.isalnum() and near.isalnum()):
        return True
    if not edge.isdigit():
        return near in "-–‑" and edge.isalpha() and next_one.isalpha()
    if near in "%‰-–‑−":
        return True
    return (near in _JOINING or near.isspace()) and next_one.isdigit()


def _elsewhere(
    text: str, tokens: list[str], owners: dict[int, int | None]
) -> int | None:
    """Return where a figure was moved to: where nothing else was recognised."""
    wanted = tokens_of(text)
    atom = _Atom(tuple(wanted), 0, is_figure=True)
    for at in range(len(tokens) - len(wanted) + 1):
        span = _span(at, text)
        if any(owners.get(n) is not None and tokens[n][0].isalnum() for n in span):
            continue
        if _fits(atom, tokens, at, [Piece(text, is_figure=True)]):
            return at
    return None


def _is_there(text: str, tokens: list[str], owners: dict[int, int | None]) -> bool:
    """Say whether a figure stands untouched beside another that was edited."""
    wanted = tokens_of(text)
    return any(
        tokens[at : at + len(wanted)] == wanted
        and not any(owners.get(n) is not None for n in _span(at, text))
        for at in range(len(tokens) - len(wanted) + 1)
    )


def _span(at: int, text: str) -> range:
    return range(at, at + len(tokens_of(text)))


def _placed(
    pieces: Sequence[Piece],
    tokens: list[str],
    owners: dict[int, int | None],
    moved: set[int],
) -> tuple[Placed, ...]:
    """Join tokens of one piece, and put back the figures that print nothing."""
    placed: list[Placed] = []
    j = 0
    empty = [i for i, one in enumerate(pieces) if one.is_figure and not one.text]
    while j < len(tokens):
        owner = owners.get(j)
        while empty and owner is not None and empty[0] < owner:
            placed.append(Placed("", empty.pop(0)))
        end = j + 1
        if owner is not None and pieces[owner].is_figure:
            end = j + len(tokens_of(pieces[owner].text))
        else:
            while end < len(tokens) and owners.get(end) == owner:
                end += 1
        placed.append(Placed("".join(tokens[j:end]), owner, moved=j in moved))
        j = end
    return (*placed, *(Placed("", index) for index in empty))
