"""A deed under the key that its form carried: the same click twice does it once."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError

from tinnhiem.actions.turn import writing
from tinnhiem.core.conference.errors import KeyReusedError
from tinnhiem.store.models import Campaign, DoneOnce

Answer = Mapping[str, Any]

# Beside what the deed answered, where the form's content was told.
CONTENT: Final = "form"


def once(
    key: UUID,
    *,
    campaign: Campaign,
    deed: str,
    act: Callable[[], Answer | None],
    content: str = "",
) -> Answer:
    """Run `act` unless it has run under `key`; return what it answered then.

    The key and what `act` wrote are one transaction: either both are on the disk or
    neither. A refusal leaves no trace, so that the corrected form may come again.

    Args:
        key: Made with the form, sent with it.
        campaign: Whose deed.
        deed: Its name, `committee.elect`; a key is for one deed only.
        act: Does it; what it returns must be JSON without a mark or a moment.
        content: A keyed digest of the form: under one key only the same form again is
            the same click. Empty where marks are in the form, or nothing but the deed.

    Raises:
        KeyReusedError: The key was used for another deed, or with other content. Load
            the page again.
        VoteError: As `act` refuses.
    """
    done = _done(key, campaign=campaign, deed=deed, content=content)
    if done is not None:
        return done
    try:
        with writing():
            # The same click on two connections: the second waits here, and finds it.
            done = _done(key, campaign=campaign, deed=deed, content=content)
            if done is not None:
                return done
            answer = dict(act() or {})
            kept = answer | ({CONTENT: content} if content else {})
            DoneOnce.objects.create(key=key, campaign=campaign, deed=deed, answer=kept)
            return answer
    except IntegrityError:
        # Somewhere without a lock on the whole file: the other one was first.
        done = _done(key, campaign=campaign, deed=deed, content=content)
        if done is None:
            raise
        return done


def _done(key: UUID, *, campaign: Campaign, deed: str, content: str) -> Answer | None:
    row = DoneOnce.objects.filter(key=key).first()
    if row is None:
        return None
    if row.deed != deed or row.campaign_id != campaign.pk:
        raise KeyReusedError(deed)
    answer = dict(row.answer)
    if answer.pop(CONTENT, content) != content:
        raise KeyReusedError(deed)
    return answer
