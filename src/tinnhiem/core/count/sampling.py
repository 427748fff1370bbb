"""Drawing sheets to compare with their readings, so that anybody can draw them again.

The hall makes the seed (dice, numbers called out) after the pile was scanned, so nobody
knows beforehand which sheets will be looked at. Everything here is whole numbers.

The draw. Let n be the sheets in the pile, numbered 1 to n as they lie. The seed is
written without spaces at its ends, with single spaces within, in Unicode form NFC. For
i = 1, 2, 3, … take the SHA-256 of the text «seed,i» in UTF-8 as a whole number of 256
bits. At or above the largest multiple of n below 2²⁵⁶ it is passed over, so that no
sheet is likelier than another; else the sheet is its remainder by n, plus one; a sheet
drawn before is passed over. `printf '%s' '4 1 6,1' | sha256sum` is the first number.

How many. Say the outcome for somebody would change only if d sheets or more had been
read wrongly. Of k sheets drawn without putting back, the chance that none of d wrong
ones is among them is C(n−d, k) / C(n, k). The smallest k that brings it down to 1 minus
the confidence is enough, when all k agree; one that does not is looked into.

Source:
    The counter under a seed follows R. L. Rivest's sampler and the tool of P. B. Stark.
    M. Lindeman and P. B. Stark, «A Gentle Introduction to Risk-Limiting Audits» (2012):
    for ballot-level comparison without a discrepancy n = 2γ·ln(1/α)/m, where m is the
    diluted margin and γ = 1.03905; at α = 10 % that is 4.8/m, and with γ = 1, which
    tolerates no discrepancy, 4.6/m. Their m counts a misread sheet twice (one vote less
    here, one more there), so m = 2d/n and ln(1/α)/(d/n) is the same number; ours is the
    exact form of it without replacement, never larger. We have the formula from others
    who quote it; the article itself we could not read (docs/legal/open-questions.md).
"""

import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from itertools import count
from typing import Final

from tinnhiem.core.count.errors import SampleImpossibleError

MOST_SHEETS: Final = 100_000
LONGEST_SEED: Final = 1000
NUMBERS: Final = 2**256  # that a SHA-256 can be
HALF: Final = 2  # a misread sheet moves a margin by two


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSample:
    """Sheets to compare with their readings (mẫu phiếu rút để đối chiếu).

    Attributes:
        seed: As it was used; see `written_seed`.
        sheets: How many lie in the pile.
        places: In the pile, from 1, in the order they were drawn.
    """

    seed: str
    sheets: int
    places: tuple[int, ...]


def written_seed(seed: str) -> str:
    """Return a seed as it is hashed: what was called out, however it was typed."""
    return unicodedata.normalize("NFC", " ".join(seed.split()))


def draw_sheets(seed: str, *, sheets: int, size: int) -> SheetSample:
    """Draw so many different sheets of a pile.

    Args:
        seed: As the hall called it out.
        sheets: How many lie in the pile.
        size: How many to draw.

    Raises:
        SampleImpossibleError: No seed, no sheets, or more to draw than there are.
    """
    _require(0 < sheets <= MOST_SHEETS, "sheets", sheets)
    _require(0 <= size <= sheets, "size", size)
    written = written_seed(seed)
    _require(0 < len(written) <= LONGEST_SEED, "seed", len(written))
    fair = NUMBERS - NUMBERS % sheets
    drawn: dict[int, None] = {}
    for number in count(1):
        if len(drawn) == size:
            break
        hashed = sha256(f"{written},{number}".encode()).digest()
        value = int.from_bytes(hashed, "big")
        if value < fair:
            drawn.setdefault(value % sheets + 1)
    return SheetSample(seed=written, sheets=sheets, places=tuple(drawn))


def fewest_wrong(*, sheets: int, margin: Fraction) -> int:
    """Return how many sheets must have been read wrongly to change an outcome.

    Args:
        sheets: How many lie in the pile.
        margin: The diluted margin: the smallest difference between two counts, by
            sheets. A count away from half of the sheets by x has the margin 2x.

    Raises:
        SampleImpossibleError: No margin is 0 or less, or more than 1.
    """
    _require(0 < sheets <= MOST_SHEETS, "sheets", sheets)
    _require(0 < margin <= 1, "margin", margin)
    return max(1, -(-margin.numerator * sheets // (HALF * margin.denominator)))


def sample_size(*, sheets: int, wrong: int, confidence: Fraction) -> int:
    """Return how many sheets to draw, so that wrong ones would be found.

    Args:
        sheets: How many lie in the pile.
        wrong: How many would have to be wrong; see `fewest_wrong`.
        confidence: That at least one of them is drawn: 95 % is `Fraction(95, 100)`.

    Raises:
        SampleImpossibleError: More wrong ones than sheets, or a certainty.
    """
    _require(0 < sheets <= MOST_SHEETS, "sheets", sheets)
    _require(0 < wrong <= sheets, "wrong", wrong)
    _require(0 < confidence < 1, "confidence", confidence)
    risk = 1 - confidence
    missed, ways = 1, 1  # their ratio: the chance to draw none of the wrong ones
    for drawn in range(sheets):
        if missed * risk.denominator <= ways * risk.numerator:
            return drawn
        missed *= max(0, sheets - wrong - drawn)
        ways *= sheets - drawn
    return sheets


def _require(is_possible: bool, what: str, value: object) -> None:  # noqa: FBT001
    if not is_possible:
        raise SampleImpossibleError(what, value=str(value))
