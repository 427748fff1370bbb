"""Every way a rulebook, or a departure from one, is refused."""

from collections.abc import Sequence
from datetime import date

from tinnhiem.core.errors import VoteError


class RulebookError(VoteError):
    """A rulebook cannot be used.

    Attributes:
        where: The file, as the operator named it.
        line: 1-based line of the fault, or of the table that lacks something.
        key: Dotted place of the fault, e.g. `bands.1.from`.
        remedy: What to do, in English; the clerk's sentence is in `messages`.
        others: Further faults of the same text, by line.
    """

    code = "rulebook-error"
    is_of_input = True
    remedy = "Correct this place and check the file again."

    def __init__(self, *, where: str, line: int, key: str, detail: str = "") -> None:
        self.where, self.line, self.key, self.detail = where, line, key, detail
        self.others: tuple[RulebookError, ...] = ()
        what = f" ({detail})" if detail else ""
        super().__init__(f"{where}:{line}: {key}: {self.code}{what}. {self.remedy}")


class RulebookSyntaxError(RulebookError):
    """The text is not TOML; `detail` is what the parser says."""

    code = "rulebook-syntax"
    remedy = "Correct the TOML at this line."


class RulebookUnknownKeyError(RulebookError):
    """A key that no rulebook has; `detail` is the nearest known key or empty."""

    code = "rulebook-unknown-key"
    remedy = "Correct its spelling, or remove the line."


class RulebookMissingKeyError(RulebookError):
    """A key that every rulebook needs is not there."""

    code = "rulebook-missing-key"
    remedy = "Add the key under this table."


class RulebookSourceMissingError(RulebookError):
    """A figure does not say where it comes from: `article`, `source` or `status`."""

    code = "rulebook-source-missing"
    remedy = "Say where the figure was seen; no figure stands without its source."


class RulebookStatusError(RulebookError):
    """A status that does not exist; `detail` is what is written."""

    code = "rulebook-status"
    remedy = "Write seen, practice, inferred or unverified."


class RulebookFractionError(RulebookError):
    """A fraction that cannot be a share; `detail` is what is written."""

    code = "rulebook-fraction"
    remedy = 'Write "a/b" with whole numbers, more than 0 and at most 1.'


class RulebookDateError(RulebookError):
    """No date, or a last day before the first; `detail` is what is written."""

    code = "rulebook-date"
    remedy = "Write the day as 2023-02-02, without quotes, in the right order."


class RulebookValueError(RulebookError):
    """A value of the wrong kind; `detail` says what is expected."""

    code = "rulebook-value"
    remedy = "Write a value of the expected kind."


class RulebookBandError(RulebookError):
    """Bands without exactly one lower bound, overlapping, or with a gap."""

    code = "rulebook-band"
    remedy = (
        "Give each band one lower bound, ascending, each ending where the next begins."
    )


class RulebookDuplicateError(RulebookError):
    """Two entries of one list bear the same key."""

    code = "rulebook-duplicate"
    remedy = "Keep one of the two entries, or give it another key."


class UnknownRulebookError(VoteError):
    """Nobody ships a rulebook of this name."""

    code = "rulebook-unknown"
    is_of_input = True

    def __init__(self, wanted: str, *, known: Sequence[str]) -> None:
        self.wanted, self.known = wanted, tuple(known)
        super().__init__(f"No rulebook {wanted!r}. Choose one of {', '.join(known)}.")


class AmbiguousRulebookError(VoteError):
    """Several instruments bear this number, so it never stands alone."""

    code = "rulebook-ambiguous"
    is_of_input = True

    def __init__(self, wanted: str, *, names: Sequence[str]) -> None:
        self.wanted, self.names = wanted, tuple(names)
        super().__init__(f"{wanted!r} is borne by {' and '.join(names)}. Say which.")


class RulebookNotInForceError(VoteError):
    """No rulebook of the track was in force on the day of the vote."""

    code = "rulebook-not-in-force"

    def __init__(self, day: date, *, track: str, known: Sequence[str]) -> None:
        self.day, self.track, self.known = day, track, tuple(known)
        super().__init__(
            f"No {track} rulebook in force on {day}. Correct the day, or write a "
            f"rulebook for it; shipped are {', '.join(known)}."
        )


class OverrideError(VoteError):
    """A departure from the rulebook cannot be recorded."""

    code = "override-error"

    def __init__(self, rule: str, *, value: str, detail: str = "") -> None:
        self.rule, self.value, self.detail = rule, value, detail
        super().__init__(f"{rule} = {value}: {self.code} ({detail}). Correct it.")


class OverrideRuleUnknownError(OverrideError):
    """The rulebook has no such figure; `detail` lists those it has."""

    code = "override-rule-unknown"


class OverrideValueError(OverrideError):
    """The new value is impossible; `detail` is the rulebook's own refusal code."""

    code = "override-value"


class OverrideReasonMissingError(OverrideError):
    """A departure says neither why, or not who decided it."""

    code = "override-reason-missing"
