"""Counting wrong answers, so that nobody can try a million PINs."""

import hashlib
from datetime import datetime

from tinnhiem.core.access.errors import DoorShutError
from tinnhiem.core.access.lockout import ADDRESS, Lockout
from tinnhiem.store.models import WrongAnswer


def require_open_door(
    subject: str, *, lockout: Lockout, address: str, now: datetime
) -> None:
    """Refuse before anything is compared, so that a guess at a shut door is wasted.

    Args:
        subject: What is tried, «account:lan» or «card:…»; only its hash is kept.
        lockout: The rule for such a subject.
        address: Whence the browser asks; only its hash is kept, until the door opens.
        now: Aware.

    Raises:
        DoorShutError: Too many wrong answers for the subject or from the address.
    """
    WrongAnswer.objects.filter(
        at__lt=now - max(lockout.within, ADDRESS.within)
    ).delete()
    for kept, rule in ((subject, lockout), (f"address:{address}", ADDRESS)):
        failures = WrongAnswer.objects.filter(subject=_hidden(kept))
        until = rule.shut_until(failures.values_list("at", flat=True), now=now)
        if until is not None:
            raise DoorShutError(until, lasting=rule.within)


def note_wrong_answer(subject: str, *, address: str, now: datetime) -> None:
    """Remember a wrong answer for the subject and for the address."""
    for kept in (subject, f"address:{address}"):
        WrongAnswer.objects.create(subject=_hidden(kept), at=now)


def forget_wrong_answers(subject: str) -> None:
    """Forget the subject's wrong answers; those of the address stay."""
    WrongAnswer.objects.filter(subject=_hidden(subject)).delete()


def _hidden(subject: str) -> str:
    return hashlib.sha256(subject.encode()).hexdigest()
