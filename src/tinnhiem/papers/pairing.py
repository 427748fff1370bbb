"""Which paragraph of a file brought back belongs to which block of the paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from tinnhiem.core.papers.words.word_file import WordElement, WordParagraph, WordTable

_TABLE: Final = "\0table"


@dataclass(slots=True)
class Claim:
    """What one block has in the file.

    Attributes:
        old: Its words as made; None for a table.
        takes_lines: Words added beside it may become its own lines.
        elements: What stands for it now, in order; empty when it is gone.
        added: Which of them were added beside it.
        is_unclear: Nobody can tell what became of it.
    """

    old: str | None
    takes_lines: bool = False
    elements: list[WordElement] = field(default_factory=list)
    added: list[bool] = field(default_factory=list)
    is_unclear: bool = False

    def take(self, element: WordElement, *, added: bool = False) -> None:
        """Count an element to this block."""
        self.elements.append(element)
        self.added.append(added)


def pair(
    claims: Sequence[Claim], elements: Sequence[WordElement], *, anchored: bool
) -> list[WordElement]:
    """Give every element to the block it belongs to.

    Blocks whose words are unchanged are found first; between them, one block takes
    all there is (it was split), equal numbers go side by side, and what stands beside
    a full block was added to it.

    Args:
        claims: The blocks of this stretch, in order; filled here.
        elements: Paragraphs and tables of the same stretch, in order.
        anchored: The first block's own bookmark is there, so what stands first is it.

    Returns:
        What belongs to no block.
    """
    matcher = SequenceMatcher(
        None,
        [_TABLE if one.old is None else one.old for one in claims],
        [_sign(one) for one in elements],
        autojunk=False,
    )
    homeless: list[WordElement] = []
    for _, i, to, j, end in matcher.get_opcodes():
        blocks, found = claims[i:to], elements[j:end]
        if not blocks:
            before, after = claims[i - 1 : i] if i else (), claims[i : i + 1]
            homeless.extend(_beside(found, [*before], [*after]))
        elif len(blocks) == len(found):
            for claim, element in zip(blocks, found, strict=True):
                _give(claim, [element])
        elif found and (len(blocks) == 1 or (anchored and i == 0 and len(found) == 1)):
            _give(blocks[0], found)
        elif found:
            for claim in blocks:
                claim.is_unclear = True
    return homeless


def _sign(element: WordElement) -> str:
    return _TABLE if isinstance(element, WordTable) else element.text


def _give(claim: Claim, found: Sequence[WordElement]) -> None:
    """Let a block have what stands in its place, when it is of its kind."""
    wanted = WordTable if claim.old is None else WordParagraph
    if not all(isinstance(one, wanted) for one in found):
        claim.is_unclear = True
        return
    for one in found:
        claim.take(one)


def _beside(
    found: Sequence[WordElement], before: list[Claim], after: list[Claim]
) -> Iterator[WordElement]:
    """Count added lines to the block above them, or else to the one below."""
    above = next((one for one in before if one.takes_lines), None)
    below = next((one for one in after if one.takes_lines), None)
    for place, element in enumerate(found):
        if isinstance(element, WordTable) or not (above or below):
            yield element
        elif above:
            above.take(element, added=True)
        elif below:
            below.elements.insert(place, element)
            below.added.insert(place, True)
