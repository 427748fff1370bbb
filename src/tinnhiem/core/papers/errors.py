"""Refusals to print a paper: a paper is whole and legible, or there is none."""

from collections.abc import Sequence
from datetime import date

from tinnhiem.core.errors import VoteError
from tinnhiem.core.papers.lint import PaperFinding
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


class PaperFrozenError(PaperError):
    """The paper is final or issued: nothing changes it any more."""

    code = "paper-frozen"

    def __init__(self, paper: str, *, number: int | None, frozen_on: date) -> None:
        self.paper, self.number, self.frozen_on = paper, number, frozen_on
        super().__init__(f"{paper} is frozen since {frozen_on}; replace it instead.")


class NumberTakenError(PaperError):
    """A number of the series was given before; it is never used again."""

    code = "paper-number-taken"

    def __init__(self, *, number: int, paper: str, reason: str, free: int) -> None:
        self.number, self.paper = number, paper
        self.reason, self.free = reason, free
        super().__init__(f"Number {number} belongs to {paper}; {free} is free.")


class DayBeforeSignatureError(PaperError):
    """A paper would bear a day before it was signed, or one that has not come."""

    code = "paper-day"

    def __init__(self, *, signed_on: date, issued_on: date) -> None:
        self.signed_on, self.issued_on = signed_on, issued_on
        super().__init__(
            f"Signed on {signed_on}, issued on {issued_on}: the day of issue is that "
            "of the signature or later, and not in the future."
        )


class PaperNotIssuedError(PaperError):
    """There is no edition in force that could be replaced, cancelled or sent."""

    code = "paper-not-issued"

    def __init__(self, paper: str) -> None:
        self.paper = paper
        super().__init__(f"{paper} is a draft; issue it or make it final first.")


class PaperUnchangedError(PaperError):
    """Another paper would take the place of one that says the same."""

    code = "paper-unchanged"

    def __init__(self, paper: str, *, number: int | None) -> None:
        self.paper, self.number = paper, number
        super().__init__(
            f"{paper} says what the edition in force says, apart from number and day; "
            "correct the record first, or print its copies again."
        )


class ReasonMissingError(PaperError):
    """What takes a paper out of force needs a reason that stays in the register."""

    code = "paper-reason-missing"

    def __init__(self, paper: str) -> None:
        self.paper = paper
        super().__init__(f"Say why {paper} changes; the register keeps the reason.")


class PaperFaultyError(PaperError):
    """The paper breaks rules of form, and nobody accepted that with a reason."""

    code = "paper-faulty"

    def __init__(
        self, paper: str, *, title: str, findings: Sequence[PaperFinding]
    ) -> None:
        self.paper, self.title, self.findings = paper, title, tuple(findings)
        super().__init__(
            f"{paper} has {len(self.findings)} faults of form, first "
            f"{self.findings[0]}; correct them, or accept them with a reason."
        )


class PaperUnnumberedError(PaperError):
    """A paper of this kind bears no number: it is made final, not issued."""

    code = "paper-unnumbered"

    def __init__(self, paper: str) -> None:
        self.paper = paper
        super().__init__(f"{paper} bears no number; make it final.")


class PaperNumberedError(PaperError):
    """A paper of this kind bears a number: it is issued, not merely made final."""

    code = "paper-numbered"

    def __init__(self, paper: str) -> None:
        self.paper = paper
        super().__init__(f"{paper} bears a number; issue it.")


class PaperIncompleteError(PaperError):
    """The facts of a paper are not there yet; it would be frozen with blanks."""

    code = "paper-incomplete"

    def __init__(self, paper: str, *, waits_for: str) -> None:
        self.paper, self.waits_for = paper, waits_for
        super().__init__(f"{paper} waits for: {waits_for}.")


class RehearsalPaperError(PaperError):
    """A rehearsal takes no number from the office's series."""

    code = "paper-rehearsal"

    def __init__(self, paper: str) -> None:
        self.paper = paper
        super().__init__(f"{paper} belongs to a rehearsal and is never issued.")


class ClassificationBasisError(PaperError):
    """A level of secrecy without its list, its entry or the person who decides."""

    code = "paper-classification"

    def __init__(self, paper: str, *, missing: Sequence[str]) -> None:
        self.paper, self.missing = paper, tuple(missing)
        super().__init__(f"{paper} cannot be classified without {', '.join(missing)}.")


class ClassifiedExportError(PaperError):
    """Classified rows leave the register only when somebody says so."""

    code = "paper-classified-export"

    def __init__(self, rows: int) -> None:
        self.rows = rows
        super().__init__(f"{rows} classified rows; ask for the secret book by name.")


class CopiesDisagreeError(PaperError):
    """The copies allotted to a recipient are not those that Nơi nhận says."""

    code = "paper-copies"

    def __init__(self, paper: str, *, recipient: str, allotted: int, said: int) -> None:
        self.paper, self.recipient = paper, recipient
        self.allotted, self.said = allotted, said
        super().__init__(
            f"{paper}: {allotted} copies for {recipient!r}, {said} in Nơi nhận; "
            "allot as many as the paper says."
        )


class CopiesPrintedError(PaperError):
    """Copies were printed already, so they are not allotted anew."""

    code = "paper-copies-printed"

    def __init__(self, paper: str, *, printed: int) -> None:
        self.paper, self.printed = paper, printed
        super().__init__(f"{printed} copies of {paper} are printed; replace the paper.")


class SignerDiffersError(PaperError):
    """The paper prints another signer than the one who is said to have signed."""

    code = "paper-signer"

    def __init__(self, paper: str, *, printed: str, signed_by: str) -> None:
        self.paper, self.printed, self.signed_by = paper, printed, signed_by
        super().__init__(f"{paper} prints {printed!r}, signed by {signed_by!r}.")


class PaperBeforeEventError(PaperError):
    """A paper would be signed before what it reports.

    Attributes:
        event: Which, by its name in the record of the conference.
        happened_on: The day; None: not yet.
    """

    code = "paper-before-event"

    def __init__(
        self, paper: str, *, event: str, signed_on: date, happened_on: date | None
    ) -> None:
        self.paper, self.event = paper, event
        self.signed_on, self.happened_on = signed_on, happened_on
        super().__init__(
            f"{paper} reports {event}, on {happened_on}; signed on {signed_on}. "
            "Correct the day of the signature, or wait for the event."
        )


class CopyUnknownError(PaperError):
    """So many copies of the paper were not allotted."""

    code = "paper-copy-unknown"

    def __init__(self, paper: str, *, number: int, allotted: int) -> None:
        self.paper, self.number, self.allotted = paper, number, allotted
        super().__init__(f"{paper} has {allotted} copies, no copy {number}.")


class CopyHandedOverError(PaperError):
    """The copy has left the office, so it is neither printed nor handed over again."""

    code = "paper-copy-gone"

    def __init__(self, paper: str, *, number: int, handed_to: str) -> None:
        self.paper, self.number, self.handed_to = paper, number, handed_to
        super().__init__(f"Copy {number} of {paper} is with {handed_to}.")


class CopyLeftError(PaperError):
    """A copy has left the office, so its number cannot be as if it had never been."""

    code = "paper-copy-left"

    def __init__(self, paper: str, *, number: int, handed_to: str) -> None:
        self.paper, self.number, self.handed_to = paper, number, handed_to
        super().__init__(
            f"Copy {number} of {paper} is with {handed_to}. Replace the paper instead."
        )


class CopyNotPrintedError(PaperError):
    """A copy was not printed, so there is nothing to hand over."""

    code = "paper-copy-not-printed"

    def __init__(self, paper: str, *, number: int) -> None:
        self.paper, self.number = paper, number
        super().__init__(f"Copy {number} of {paper} was not printed; print it first.")


class RecipientUnknownError(PaperError):
    """Nobody of that name is among the recipients of the paper."""

    code = "paper-recipient"

    def __init__(self, paper: str, *, wanted: str, known: Sequence[str]) -> None:
        self.paper, self.wanted, self.known = paper, wanted, tuple(known)
        super().__init__(f"{wanted!r} is not among the recipients of {paper}.")


class PrintNeedsReasonError(PaperError):
    """A copy of a classified paper is printed only with a reason."""

    code = "paper-print-reason"

    def __init__(self, paper: str, *, number: int) -> None:
        self.paper, self.number = paper, number
        super().__init__(f"Copy {number} of {paper} is classified; say why it prints.")


class ReprintNeedsReasonError(PaperError):
    """The copy was printed before; another print needs a reason."""

    code = "paper-reprint"

    def __init__(self, paper: str, *, number: int, printed: int) -> None:
        self.paper, self.number, self.printed = paper, number, printed
        super().__init__(
            f"Copy {number} of {paper} was printed {printed} times; say why again."
        )


class FrozenFileError(PaperError):
    """A file of a frozen paper is gone, or not what was frozen."""

    code = "paper-file-altered"

    def __init__(self, paper: str, *, path: str) -> None:
        self.paper, self.path = paper, path
        super().__init__(
            f"{path} of {paper} is missing or altered; bring back the original file."
        )


class ProofCodeError(PaperError):
    """What was typed is no code of a copy: a character is missing or wrong."""

    code = "proof-code"
    is_of_input = True

    def __init__(self, typed: str) -> None:
        self.typed = typed
        super().__init__(f"{typed!r} is no code of a copy; type it again.")
