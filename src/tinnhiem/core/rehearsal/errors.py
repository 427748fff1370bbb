"""Refusals about rehearsals."""

from tinnhiem.core.errors import VoteError


class RehearsalError(VoteError):
    """Anything about a rehearsal."""

    code = "rehearsal-error"


class NotARehearsalError(RehearsalError):
    """A deed of rehearsals on a campaign that is none, or did not begin here."""

    code = "not-a-rehearsal"

    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(f"{slug} is no rehearsal of this folder.")


class RehearsalExistsError(RehearsalError):
    """There is one rehearsal of this campaign already."""

    code = "rehearsal-exists"

    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(f"{slug} is there. Go on with it, or wipe it first.")


class RehearsalTooEarlyError(RehearsalError):
    """A rehearsal takes the frozen roster, and there is none yet."""

    code = "rehearsal-too-early"

    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(f"The roster of {slug} is not frozen. Freeze it first.")
