"""Doing a deed of the count once, and saying so: the same click twice does nothing."""

from collections.abc import Callable

from django.contrib import messages

from tinnhiem.actions.once import once
from tinnhiem.core.errors import VoteError
from tinnhiem.web.count.seat import Seat
from tinnhiem.web.once import key_of
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


def done_once(
    request: Request,
    seat: Seat,
    *,
    deed: str,
    act: Callable[[], object],
    words: str = "",
) -> VoteError | None:
    """Run `act` under the form's key; return the refusal, which is said already.

    Args:
        request: With the form that was sent.
        seat: Whose campaign.
        deed: Its name.
        act: Does it; what it returns is not kept.
        words: Said when it is done.
    """

    def run() -> None:
        act()

    try:
        once(key_of(request), campaign=seat.campaign, deed=deed, act=run)
    except VoteError as refusal:
        messages.error(request, say_here(refusal))
        return refusal
    if words:
        messages.success(request, words)
    return None
