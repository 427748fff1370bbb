"""Refusals at the door. None of them says whether a name or a card exists."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from tinnhiem.core.errors import VoteError


class PasswordFlaw(StrEnum):
    """Why a new password is refused."""

    LENGTH = "length"
    REPEATED = "repeated"
    LOGIN = "login"


class AccessError(VoteError):
    """Somebody may not enter, or not like this."""

    code = "access-error"


class SignInRefusedError(AccessError):
    """Name, password or second step are wrong; which of them is not said."""

    code = "sign-in-refused"

    def __init__(self) -> None:
        super().__init__("Name or password do not fit. Try again.")


class CardRefusedError(AccessError):
    """Card or PIN are wrong, or the card was taken back; which is not said."""

    code = "card-refused"

    def __init__(self) -> None:
        super().__init__("Card or PIN do not fit. Ask the desk for a new card.")


class CardsStaleError(AccessError):
    """No card is missing, or cards were printed since the page was shown."""

    code = "cards-stale"

    def __init__(self, campaign: str) -> None:
        self.campaign = campaign
        super().__init__(f"Nothing printed for {campaign}. Look at the list again.")


class DoorShutError(AccessError):
    """Too many wrong answers; the door opens again by itself."""

    code = "door-shut"

    def __init__(self, until: datetime, *, lasting: timedelta) -> None:
        self.until, self.lasting = until, lasting
        super().__init__(f"Too many wrong answers. Try again after {until:%H:%M}.")


class PasswordWeakError(AccessError):
    """A new password is too easy to guess."""

    code = "password-weak"

    def __init__(self, why: PasswordFlaw, *, least: int, most: int) -> None:
        self.why, self.least, self.most = why, least, most
        super().__init__(f"Password refused ({why}). Choose {least} letters or more.")


class PinUnreadableError(AccessError):
    """What was typed is no PIN."""

    code = "pin-unreadable"

    def __init__(self, *, digits: int) -> None:
        self.digits = digits
        super().__init__(f"A PIN has {digits} digits. Read them from the summons.")


class LoginTakenError(AccessError):
    """Two accounts cannot have one name."""

    code = "login-taken"

    def __init__(self, login: str) -> None:
        self.login = login
        super().__init__(f"{login!r} is taken. Choose another name.")


class LoginUnreadableError(AccessError):
    """A sign-in name has other signs than small letters, digits, «.» and «-»."""

    code = "login-unreadable"

    def __init__(self, login: str) -> None:
        self.login = login
        super().__init__(f"{login!r} cannot be typed safely. Use a-z, 0-9, . and -.")


class OfficeExistsError(AccessError):
    """The first account is there; further ones are made by the administrator."""

    code = "office-exists"

    def __init__(self) -> None:
        super().__init__("This folder has its first account. Sign in.")


class LastAdminError(AccessError):
    """Nobody would be left to make accounts."""

    code = "last-admin"

    def __init__(self, login: str) -> None:
        self.login = login
        super().__init__(f"{login} is the last administrator. Make another one first.")


class AccountUnknownError(AccessError):
    """No account has this sign-in name."""

    code = "account-unknown"

    def __init__(self, login: str) -> None:
        self.login = login
        super().__init__(f"No account {login!r}. See the list of accounts.")


class DutiesConflictError(AccessError):
    """Whoever inspects may not also prepare; an account without a duty is useless."""

    code = "duties-conflict"

    def __init__(self, duties: Sequence[str]) -> None:
        self.duties = tuple(duties)
        super().__init__(f"{duties} do not go together. Make two accounts.")
