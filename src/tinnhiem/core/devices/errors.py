"""Every way a device is not bound."""

from collections.abc import Collection

from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.errors import ConferenceError


class BindingError(ConferenceError):
    """A device that may not work in the hall, or not yet."""

    code = "binding-error"


class RequestGoneError(BindingError):
    """The request was confirmed, turned down, or its code has expired."""

    code = "request-gone"

    def __init__(self) -> None:
        super().__init__("This request is over. Ask again on the device.")


class CodeWrongError(BindingError):
    """Another code than the one the device shows.

    Attributes:
        left: How many tries are left before the device must ask again.
    """

    code = "code-wrong"

    def __init__(self, *, left: int) -> None:
        self.left = left
        super().__init__(f"Not the code on the device; {left} tries left. Read it.")


class ConfirmerRefusedError(BindingError):
    """Somebody else has to confirm this device, face to face."""

    code = "confirmer-refused"

    def __init__(self, *, wanted: Collection[Duty]) -> None:
        self.wanted = tuple(sorted(wanted))
        super().__init__(f"Only {', '.join(self.wanted)} may do so. Ask them.")


class DeviceNameTakenError(BindingError):
    """Another device of the hall goes by that name."""

    code = "device-name-taken"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} is bound already. Choose another name.")


class DeviceBoundError(BindingError):
    """The device works in the hall already, as something else.

    Attributes:
        name: «Bàn 1», or the member whose device it is.
    """

    code = "device-bound"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"This is the device of {name}. Give that up first.")


class CardAskedError(BindingError):
    """A member who has a card asks in a browser that was not entered with it.

    Attributes:
        name: The member.
    """

    code = "card-asked"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} has a card: enter with it in this browser first.")


class KeyNotHereError(BindingError):
    """The device that would hand the key over has none, or the other has it."""

    code = "key-not-here"

    def __init__(self) -> None:
        super().__init__("This device cannot hand the key over. Use another one.")


class KeyCodeWrongError(BindingError):
    """The six digits of the key are not those of the device that is to get it."""

    code = "key-code-wrong"

    def __init__(self) -> None:
        super().__init__("Not the digits on the other device. Read them again.")


class LastKeyError(BindingError):
    """No other device holds the key of the open count: with it all drafts would go."""

    code = "last-key"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} holds the only key. Hand it to another device first.")


class TooManyRequestsError(BindingError):
    """More devices ask than people can stand opposite each other."""

    code = "too-many-requests"

    def __init__(self, *, waiting: int) -> None:
        self.waiting = waiting
        super().__init__(f"{waiting} devices are waiting. Answer them, or wait.")
