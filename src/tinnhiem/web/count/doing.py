"""Doing a deed of the count once, and saying so: the same click twice does nothing."""

from collections.abc import Callable

from django.contrib import messages

from tinnhiem.actions.once import once
from tinnhiem.core.errors import VoteError
from tinnhiem.web.count.seat import Seat
from tinnhiem.web.count.telling import tell_here, tell_later
from tinnhiem.web.once import key_of
from tinnhiem.web.who import Request


def done_once(  # noqa: PLR0913 - what, under which key, and how it is said
    request: Request,
    seat: Seat,
    *,
    deed: str,
    act: Callable[[], object],
    words: str = "",
    is_shown_here: bool = False,
) -> VoteError | None:
    """Run `act` under the form's key; return the refusal, which is said already.

    Args:
        request: With the form that was sent.
        seat: Whose campaign.
        deed: Its name.
        act: Does it; what it returns is not kept.
        words: Said when it is done.
        is_shown_here: A refusal is answered with a page, not by leading to one.
    """

    def run() -> None:
        act()

    try:
        once(key_of(request), campaign=seat.campaign, deed=deed, act=run)
    except VoteError as refusal:
        tell = tell_here if is_shown_here else tell_later
        tell(request, refusal)
        return refusal
    if words:
        messages.success(request, words)
    return None
