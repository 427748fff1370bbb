"""What Typst returns for a paper, as the PDF that leaves the house."""

from typing import Final

STATED: Final = b"/MarkInfo<</Marked true/Suspects false>>"
LEFT_OUT: Final = b"/Suspects false"


def pdf_bytes(compiled: object) -> bytes:
    """Return a compiled PDF, without what programs of poppler call an error.

    Typst states in each tagged file that no tag is suspect. That is so when nothing is
    stated, and poppler (25.03) reports the word «false» there as a fault of the
    file. Blanks of the same length take its place, so that no offset moves.

    Args:
        compiled: What the compiler returned.
    """
    if not isinstance(compiled, bytes):
        said = "Typst returned no PDF; the pinned version must return bytes."
        raise TypeError(said)
    if compiled.count(STATED) != 1:
        return compiled
    return compiled.replace(STATED, STATED.replace(LEFT_OUT, b" " * len(LEFT_OUT)))
