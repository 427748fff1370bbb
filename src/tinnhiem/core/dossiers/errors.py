"""Refusals about dossiers."""

from enum import StrEnum

from tinnhiem.core.errors import VoteError


class DossierError(VoteError):
    """Something about a dossier is not possible."""

    code = "dossier-error"


class PdfFlaw(StrEnum):
    """Why a file is refused."""

    EMPTY = "empty"
    NOT_PDF = "not-pdf"
    WORD = "word"
    TOO_LARGE = "too-large"
    TOO_MANY_PAGES = "too-many-pages"
    PAGE_SIZE = "page-size"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    SCRIPT = "script"
    EMBEDDED = "embedded"
    LAUNCH = "launch"


class DossierFileError(DossierError):
    """The file is no PDF that may be kept; `detail` says how much or what."""

    code = "dossier-file"
    is_of_input = True

    def __init__(self, flaw: PdfFlaw, *, detail: str = "") -> None:
        self.flaw, self.detail = flaw, detail
        said = f" ({detail})" if detail else ""
        super().__init__(f"File refused: {flaw}{said}. Print it to PDF again.")


class DossierIncompleteError(DossierError):
    """Something that the rulebook asks for is not there; say why it may be left out."""

    code = "dossier-incomplete"

    def __init__(self, missing: tuple[str, ...]) -> None:
        self.missing = missing
        super().__init__(f"Missing: {', '.join(missing)}. Wait, or give a reason.")


class NothingToReleaseError(DossierError):
    """No version waits to be released; a second click, or nothing was handed in."""

    code = "nothing-to-release"

    def __init__(self, campaign: str) -> None:
        self.campaign = campaign
        super().__init__(f"Nothing waits in {campaign}. Look at the list again.")


class DossiersChangedError(DossierError):
    """What waits is not what was shown; somebody handed in or withdrew meanwhile."""

    code = "dossiers-changed"

    def __init__(self, campaign: str) -> None:
        self.campaign = campaign
        super().__init__(f"Dossiers of {campaign} changed. Look again, then release.")


class ReadersUnknownError(DossierError):
    """The roster is not frozen, so nobody is a voter yet."""

    code = "readers-unknown"

    def __init__(self, campaign: str) -> None:
        self.campaign = campaign
        super().__init__(f"The roster of {campaign} is open. Freeze it first.")


class FilingReleasedError(DossierError):
    """A released version stands; a new one may be handed in beside it."""

    code = "filing-released"

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"Version {number} is released. Hand in a new version.")


class FilingGoneError(DossierError):
    """The version was returned or withdrawn before; a second click."""

    code = "filing-gone"

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"Version {number} waits no longer. Look at the list again.")


class FilingOfOthersError(DossierError):
    """The other side handed this version in; only they may withdraw it."""

    code = "filing-of-others"

    def __init__(self, number: int, *, is_own: bool) -> None:
        self.number, self.is_own = number, is_own
        side = "the officeholder" if is_own else "the desk"
        super().__init__(
            f"Version {number} was handed in by {side}. Ask them, or return it."
        )


class FilingRepeatedError(DossierError):
    """Another version came since the page was shown; a second click, or two people."""

    code = "filing-repeated"

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"Version {number} came meanwhile. Look, then hand in again.")


class DossierUnknownError(DossierError):
    """The campaign has no dossier, item or version of that name."""

    code = "dossier-unknown"

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        super().__init__(f"No {wanted!r} among the dossiers. Look at the list.")


class DeclarationFilesError(DossierError):
    """The campaign records declarations of assets by receipt only."""

    code = "declaration-files"

    def __init__(self) -> None:
        super().__init__("Declarations are by receipt only. Record the receipt.")


class ReportEmptyError(DossierError):
    """Nothing is written in a part of the form that must have words."""

    code = "report-empty"

    def __init__(self, parts: tuple[str, ...]) -> None:
        self.parts = parts
        super().__init__(f"Empty: {', '.join(parts)}. Write them, then hand in.")


class DayTooEarlyError(DossierError):
    """Nothing can have been received before the campaign was planned."""

    code = "day-too-early"

    def __init__(self, day: str, *, since: str) -> None:
        self.day, self.since = day, since
        super().__init__(
            f"{day} is before {since}, when this began. Write the day it was received."
        )


class DayInFutureError(DossierError):
    """Something cannot have been received on a day that has not come."""

    code = "day-in-future"

    def __init__(self, day: str) -> None:
        self.day = day
        super().__init__(f"{day} has not come yet. Write the day it was received.")
