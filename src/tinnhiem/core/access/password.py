"""What makes a password or a PIN good enough for a machine in an office."""

import unicodedata
from typing import Final

from tinnhiem.core.access.errors import (
    PasswordFlaw,
    PasswordWeakError,
    PinUnreadableError,
)

SHORTEST: Final = 12
LONGEST: Final = 200
FEWEST_LETTERS: Final = 5
PIN_DIGITS: Final = 6


def require_password(password: str, *, login: str) -> str:
    """Return the password as it is hashed, NFC, or refuse it.

    Long rather than intricate: a sentence that can be remembered is better than signs
    on a note under the keyboard.

    Raises:
        PasswordWeakError: Too short, too long, of too few letters, or the name itself.
    """
    plain = unicodedata.normalize("NFC", password)
    if not SHORTEST <= len(plain) <= LONGEST:
        raise PasswordWeakError(PasswordFlaw.LENGTH, least=SHORTEST, most=LONGEST)
    if len(set(plain.casefold())) < FEWEST_LETTERS:
        raise PasswordWeakError(PasswordFlaw.REPEATED, least=SHORTEST, most=LONGEST)
    if login and login.casefold() in plain.casefold():
        raise PasswordWeakError(PasswordFlaw.LOGIN, least=SHORTEST, most=LONGEST)
    return plain


def require_pin(typed: str) -> str:
    """Return the six digits somebody typed, however they were spaced.

    Raises:
        PinUnreadableError: There are more or fewer, or something else than digits.
    """
    plain = "".join(typed.split()).replace("-", "")
    if len(plain) != PIN_DIGITS or not (plain.isascii() and plain.isdigit()):
        raise PinUnreadableError(digits=PIN_DIGITS)
    return plain
