"""Refusals to print a paper: a paper is whole and legible, or there is none."""

from collections.abc import Sequence

from tinnhiem.core.errors import VoteError


class PaperError(VoteError):
    """A paper cannot be made."""

    code = "paper-error"


class PaperGlyphError(PaperError):
    """The bundled font has no glyph for a letter, so paper would show a box."""

    code = "paper-glyph"

    def __init__(self, *, letter: str, text: str) -> None:
        self.letter, self.text = letter, text
        super().__init__(
            f"No glyph for U+{ord(letter):04X} in {text!r}; replace that letter."
        )


class PaperUnknownError(PaperError):
    """There is no paper of that code."""

    code = "paper-unknown"

    def __init__(self, asked: str, *, known: Sequence[str]) -> None:
        self.asked, self.known = asked, tuple(known)
        super().__init__(f"No paper {asked!r}; choose one of {', '.join(known)}.")
