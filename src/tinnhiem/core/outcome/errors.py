"""Every way the results say no."""

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
