"""Refusals about bundles of the archive and about removing a campaign."""

from datetime import date
from enum import StrEnum

from tinnhiem.core.errors import VoteError


class ArchiveError(VoteError):
    """Anything about a bundle or a removal."""

    code = "archive-error"


class ArchiveFlaw(StrEnum):
    """What is wrong with a bundle."""

    FOREIGN = "not-a-bundle"
    NEWER = "newer-version"
    DAMAGED = "damaged"
    UNSAFE = "unsafe-name"
    TWICE = "name-twice"
    TOO_LARGE = "unpacks-too-large"
    MISSING = "file-missing"
    EXTRA = "file-too-many"
    ALTERED = "file-altered"


class ArchiveRefusedError(ArchiveError):
    """The file is no bundle of ours, or not as it was made; `place` is inside it."""

    code = "archive-refused"
    is_of_input = True

    def __init__(self, path: str, *, flaw: ArchiveFlaw, place: str = "") -> None:
        self.path, self.flaw, self.place = path, flaw, place
        super().__init__(f"{path}: {flaw} {place}".rstrip() + ". Use another copy.")


class ArchiveSealedError(ArchiveError):
    """The bundle is encrypted and no passphrase was given."""

    code = "archive-sealed"

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} is encrypted. Give its passphrase.")


class ArchivePassphraseError(ArchiveError):
    """The passphrase does not open this bundle."""

    code = "archive-passphrase"

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"{path} does not open. Type the passphrase again.")


class ArchiveOpenSecretError(ArchiveError):
    """Classified papers would lie in a bundle that anybody can open."""

    code = "archive-open-secret"

    def __init__(self, papers: int) -> None:
        self.papers = papers
        super().__init__(f"{papers} classified papers: encrypt, or leave them out.")


class RetentionMissingError(ArchiveError):
    """Nobody has said how long the campaign is kept."""

    code = "retention-missing"

    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(f"Say how long {slug} is kept, and by which rule.")


class RetentionRunningError(ArchiveError):
    """The campaign must still be kept."""

    code = "retention-running"

    def __init__(self, slug: str, *, until: date) -> None:
        self.slug, self.until = slug, until
        super().__init__(f"{slug} is kept through {until}. Wait, or correct the rule.")


class PurgeTooEarlyError(ArchiveError):
    """Only what has ended is removed: archived, or declared void."""

    code = "purge-too-early"

    def __init__(self, slug: str, *, phase: str) -> None:
        self.slug, self.phase = slug, phase
        super().__init__(f"{slug} is in phase {phase}. Archive it first.")


class PurgeNotAskedError(ArchiveError):
    """The second step came before the first, or the first is too old."""

    code = "purge-not-asked"

    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(f"Nobody has asked for the removal of {slug}. Ask first.")


class CertificateUnknownError(ArchiveError):
    """There is no certificate of removal with that code."""

    code = "certificate-unknown"

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        super().__init__(f"No certificate {wanted!r}.")
