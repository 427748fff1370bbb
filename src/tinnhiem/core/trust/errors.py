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


class DatabaseFlaw(StrEnum):
    """What is wrong with the address of a database server."""

    UNREADABLE = "unreadable"
    OPTION = "option-unknown"
    DRIVER = "driver-missing"


class DatabaseUrlError(TrustError):
    """`TINNHIEM_DATABASE_URL` cannot be used; it is not repeated, for its password."""

    code = "database-url"
    is_of_input = True

    def __init__(self, flaw: DatabaseFlaw) -> None:
        self.flaw = flaw
        super().__init__(
            f"TINNHIEM_DATABASE_URL: {flaw}. Write "
            "postgresql://user:password@host:5432/name, and install tinnhiem[postgres]."
        )


class NotOnServerError(TrustError):
    """A command works on the file of a data folder, and the tables are on a server.

    Attributes:
        command: The command, as it is typed.
        instead: What to use there, as it is typed; empty when nothing is needed.
    """

    code = "not-on-server"

    def __init__(self, command: str, *, instead: str = "") -> None:
        self.command, self.instead = command, instead
        way = f"use {instead}" if instead else "unset TINNHIEM_DATABASE_URL first"
        super().__init__(f"{command} knows no database server: {way}.")


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


class VaultAbsentError(TrustError):
    """This office has no vault for restricted files yet."""

    code = "vault-absent"

    def __init__(self) -> None:
        super().__init__("There is no vault. Make one: tinnhiem vault make.")


class VaultExistsError(TrustError):
    """There is a vault; a second one would make the files of the first worthless."""

    code = "vault-exists"

    def __init__(self) -> None:
        super().__init__("There is a vault already. Open it, or change its passphrase.")


class VaultShutError(TrustError):
    """The vault is shut: nobody has typed the passphrase since the program started."""

    code = "vault-shut"

    def __init__(self) -> None:
        super().__init__("The vault is shut. Open it with the office's passphrase.")


class WrongPassphraseError(TrustError):
    """What was typed is neither passphrase nor recovery code of the vault."""

    code = "wrong-passphrase"

    def __init__(self) -> None:
        super().__init__("The vault does not open. Type passphrase or code again.")


class VaultHeaderBrokenError(TrustError):
    """The file with the wrapped key is missing a part or was altered."""

    code = "vault-header-broken"

    def __init__(self) -> None:
        super().__init__("The key file of the vault is broken. Restore a backup.")


class VaultHeaderMissingError(TrustError):
    """Sealed files lie there and the file with their wrapped key does not."""

    code = "vault-header-missing"

    def __init__(self) -> None:
        super().__init__("The vault's key file is gone. Restore it from a backup.")


class SealedNameError(TrustError):
    """A name would leave the vault's folder, or cannot be a file on every system."""

    code = "sealed-name"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name!r} cannot be kept in the vault. Choose a plain name.")


class SealedFileMissingError(TrustError):
    """The vault has no such file, or no longer."""

    code = "sealed-file-missing"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} is not in the vault. Restore it from a backup.")


class SealedFileBrokenError(TrustError):
    """A file of the vault was altered, cut, swapped, or belongs to another vault."""

    code = "sealed-file-broken"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} is not as it was sealed. Restore it from a backup.")


class LanAddressMissingError(TrustError):
    """The machine has no private address, so nobody on the LAN can reach it."""

    code = "lan-address-missing"

    def __init__(self) -> None:
        super().__init__("No private address. Join the network, or give --address.")


class LanNameRefusedError(TrustError):
    """A name is not one that exists on this LAN only."""

    code = "lan-name-refused"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name!r} is no LAN name. Use one ending in .local or .lan.")


class AuthorityBrokenError(TrustError):
    """The files of the office's authority do not fit each other or are not whole."""

    code = "authority-broken"

    def __init__(self) -> None:
        super().__init__("The LAN certificate is broken. Make it anew with --new.")
