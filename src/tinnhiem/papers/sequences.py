"""Where two sequences of words differ, ends first: most papers differ in one place."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher


def differences(
    wanted: Sequence[str], found: Sequence[str]
) -> Iterator[tuple[range, range]]:
    """Yield the stretches that differ, as places in `wanted` and in `found`."""
    start = _same(wanted, found)
    least = min(len(wanted), len(found)) - start
    end = min(least, _same(wanted[::-1], found[::-1]))
    left, right = wanted[start : len(wanted) - end], found[start : len(found) - end]
    matcher = SequenceMatcher(a=left, b=right, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield range(start + i, start + j), range(start + k, start + m)


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many elements are the same from the start."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
