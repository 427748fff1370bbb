"""Refusals about what is kept to prove, to restore and to encrypt."""

from tinnhiem.core.errors import VoteError


class TrustError(VoteError):
    """Something that should vouch for the data cannot."""

    code = "trust-error"


class AnchorUnreadableError(TrustError):
    """The file is no anchor of the journal, or not whole."""

    code = "anchor-unreadable"
    is_of_input = True

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} is no anchor. Take one: tinnhiem audit anchor FILE.")
