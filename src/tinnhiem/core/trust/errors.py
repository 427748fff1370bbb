"""Refusals about what is kept to prove, to restore and to encrypt."""

from enum import StrEnum

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


class BackupFlaw(StrEnum):
    """What is wrong with a backup."""

    FOREIGN = "not-a-backup"
    NEWER = "newer-version"
    CUT = "cut"
    ALTERED = "altered"
    CONTENT = "content"


class BackupRefusedError(TrustError):
    """The file is no backup of ours, or not as it was written."""

    code = "backup-refused"
    is_of_input = True

    def __init__(self, path: str, *, flaw: BackupFlaw) -> None:
        self.path, self.flaw = path, flaw
        super().__init__(f"{path}: {flaw}. Nothing was restored; use another copy.")


class PassphraseRefusedError(TrustError):
    """The passphrase does not open this backup."""

    code = "passphrase-refused"

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} does not open. Type the passphrase again.")


class TargetTakenError(TrustError):
    """Something is already where the result should go; nothing is written over."""

    code = "target-taken"

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} is there already. Choose another place.")
