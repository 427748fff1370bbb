"""Every way the results say no."""

from datetime import date

from tinnhiem.core.errors import VoteError


class OutcomeError(VoteError):
    """Something about a result that cannot be."""

    code = "outcome-error"


class NoFiguresReadError(OutcomeError):
    """A document in which no figure of a vote was recognised."""

    code = "no-figures-read"
    is_of_input = True

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"{path}: no count or percent of a vote was recognised. Give the columns "
            "headings, or name the level beside each figure."
        )


class ReportRecipientError(OutcomeError):
    """The plan has the report sent to others."""

    code = "report-recipient"

    def __init__(self, wanted: str, *, known: tuple[str, ...]) -> None:
        self.wanted, self.known = wanted, known
        super().__init__(f"{wanted!r} gets no report; the plan names {known}.")


class ReportDayError(OutcomeError):
    """A report cannot have left before the vote, nor tomorrow."""

    code = "report-day"

    def __init__(self, *, sent_on: date) -> None:
        self.sent_on = sent_on
        super().__init__(f"{sent_on} is before the vote or after today. Correct it.")


class NotAnnouncedError(OutcomeError):
    """What follows the announcement came before it."""

    code = "not-announced"

    def __init__(self) -> None:
        super().__init__("Not announced yet. Announce it at the conference first.")


class FollowUpUnknownError(OutcomeError):
    """Nothing of that kind follows for this person."""

    code = "follow-up-unknown"

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        super().__init__(f"Nothing like {wanted!r} follows here. Open the page again.")
