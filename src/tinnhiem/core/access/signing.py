"""How the journal and the records name whoever acts by card."""

from typing import Final

_CARD: Final = "thẻ số"
_DEVICE: Final = "thiết bị của"


def card_words(number: int) -> str:
    """Return «thẻ số 12»; no account can be called so, its name has no space."""
    return f"{_CARD} {number}"


def device_words(name: str) -> str:
    """Return «thiết bị của Bàn 1», as the journal names a device of the hall."""
    return f"{_DEVICE} {name}"


def is_by_card(by: str) -> bool:
    """Say whether who did something did it by card, not at the desk."""
    return by.startswith(f"{_CARD} ")
