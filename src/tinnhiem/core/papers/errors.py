"""Refusals to print a paper: a paper is whole and legible, or there is none."""

from collections.abc import Sequence

from tinnhiem.core.errors import VoteError
from tinnhiem.core.papers.rereading import Mismatch


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


class PaperMismatchError(PaperError):
    """A produced file does not say what the record says; it is not released."""

    code = "paper-mismatch"

    def __init__(
        self, paper: str, *, title: str, mismatches: Sequence[Mismatch]
    ) -> None:
        self.paper, self.title, self.mismatches = paper, title, tuple(mismatches)
        super().__init__(
            f"{paper} differs from the record in {len(self.mismatches)} places, first "
            f"{self.mismatches[0]}; correct the record and make the paper again."
        )
