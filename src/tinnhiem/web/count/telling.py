"""What of a refusal may lie in a session, until the next page shows it.

Messages wait in the table of sessions: in clear, in every backup, in the log of writes.
A sentence that may hold a figure, a key, or what was odd is never put there; the page
that answers at once may say all of it.
"""

from typing import Final

from django.contrib import messages
from django.utils.translation import gettext as _

from tinnhiem.core.campaigns.errors import CampaignFrozenError, TextMissingError
from tinnhiem.core.conference.errors import KeyReusedError
from tinnhiem.core.count import errors
from tinnhiem.core.errors import VoteError
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

# Their sentences hold a name, a batch or a phase, which stand in clear anyway.
TELL_NOTHING: Final = (
    CampaignFrozenError,
    TextMissingError,
    KeyReusedError,
    errors.BatchFinishedError,
    errors.BatchUnknownError,
    errors.CountKeyMissingError,
    errors.CountNotOpenError,
    errors.CountOpenAlreadyError,
    errors.CountSealBrokenError,
    errors.MinutesRefusedError,
    errors.NotTheThirdError,
    errors.ReadingChangedError,
    errors.ResultChangedError,
    errors.SameTypistError,
    errors.TakenByOtherError,
)


def tell_later(request: Request, refusal: VoteError) -> None:
    """Say on the next page what may lie in a session; else that it was refused."""
    is_harmless = type(refusal) in TELL_NOTHING
    words = _("Chưa ghi được. Xem lại chỗ đang làm rồi gửi lại.")
    messages.error(request, say_here(refusal) if is_harmless else words)


def tell_here(request: Request, refusal: VoteError) -> None:
    """Say it on the page that this same answer renders: it reaches no session."""
    messages.error(request, say_here(refusal))
