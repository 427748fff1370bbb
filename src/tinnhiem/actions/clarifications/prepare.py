"""What the desk does with requests before anything is sent: merge, reword, return."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.texts import LINE, PARAGRAPH, require_text
from tinnhiem.core.clarifications.errors import NothingChosenError, RequestMovedError
from tinnhiem.core.clarifications.items import keeps_wording
from tinnhiem.core.clarifications.question import RequestState
from tinnhiem.store import journal
from tinnhiem.store.envelopes import Envelope, mark_of, opened, put
from tinnhiem.store.models import (
    Campaign,
    ClarificationQuestion,
    ClarificationRequest,
    Officeholder,
)

WHAT = "nội dung gửi người được lấy phiếu"


@deed
def merge(  # noqa: PLR0913 - which requests become which words
    *,
    campaign: Campaign,
    holder: Officeholder,
    requests: Sequence[UUID],
    text: str,
    by: str,
    now: datetime,
) -> bool:
    """Make one question of some requests; their originals stay in their envelopes.

    Returns:
        Whether the words still have a run of somebody who asked: the page warns.

    Raises:
        NothingChosenError: No request is named.
        RequestMovedError: One was withdrawn, returned or merged meanwhile.
        TextMissingError, TextTooLongError: The question has no words, or too many.
        DeskShutError: Names are sealed, and the vault is shut.
    """
    if not requests:
        raise NothingChosenError
    rows = list(
        holder.requests.filter(pk__in=requests, state=RequestState.RECEIVED.value)
    )
    if len(rows) != len(set(requests)):
        raise RequestMovedError
    words = require_text(text, what=WHAT, limit=PARAGRAPH)
    originals = [_opened(row).words for row in rows]
    question = ClarificationQuestion.objects.create(
        campaign=campaign, officeholder=holder, text=words
    )
    for row in rows:
        row.state, row.question = RequestState.MERGED, question
        row.save()
    journal.write(campaign, "clarification.merged", at=now, by=by, requests=len(rows))
    return keeps_wording(words, originals)


@deed
def reword(  # noqa: PLR0913 - whose question gets which words
    *,
    campaign: Campaign,
    holder: Officeholder,
    question: UUID,
    text: str,
    by: str,
    now: datetime,
) -> bool:
    """Change the words of a question that was not sent; return as `merge` does.

    Raises:
        RequestMovedError: It was sent or dissolved meanwhile.
        TextMissingError, TextTooLongError: The question has no words, or too many.
        DeskShutError: Names are sealed, and the vault is shut.
    """
    row = _draft(holder, question)
    row.text = require_text(text, what=WHAT, limit=PARAGRAPH)
    row.save()
    journal.write(campaign, "clarification.reworded", at=now, by=by)
    return keeps_wording(row.text, [_opened(one).words for one in row.requests.all()])


@deed
def dissolve(
    *, campaign: Campaign, holder: Officeholder, question: UUID, by: str, now: datetime
) -> None:
    """Undo a merge: the requests wait at the desk again.

    Raises:
        RequestMovedError: It was sent or dissolved meanwhile.
    """
    row = _draft(holder, question)
    row.requests.update(state=RequestState.RECEIVED.value, question=None)
    row.delete()
    journal.write(campaign, "clarification.dissolved", at=now, by=by)


@deed
def send_back(  # noqa: PLR0913 - whose request goes back, and why
    *,
    campaign: Campaign,
    holder: Officeholder,
    request: UUID,
    reason: str,
    by: str,
    now: datetime,
) -> None:
    """Return a request that is out of scope; whoever asked reads the reason.

    Raises:
        RequestMovedError: It was withdrawn or merged meanwhile.
        TextMissingError, TextTooLongError: No reason, or one that fits no line.
    """
    row = _request(holder, request, state=RequestState.RECEIVED)
    row.reason = require_text(reason, what="lý do trả lại", limit=LINE)
    row.state = RequestState.RETURNED
    row.save()
    journal.write(campaign, "clarification.returned", at=now, by=by)


@deed
def take_up_again(
    *, campaign: Campaign, holder: Officeholder, request: UUID, by: str, now: datetime
) -> None:
    """Undo a return: the request waits at the desk again.

    Raises:
        RequestMovedError: It is not returned any more.
    """
    row = _request(holder, request, state=RequestState.RETURNED)
    row.state, row.reason = RequestState.RECEIVED, ""
    row.save()
    journal.write(campaign, "clarification.taken-up", at=now, by=by)


@deed
def seal_requests(*, campaign: Campaign, by: str, now: datetime) -> int:
    """Seal the envelopes that lie in clear from before the vault; return how many.

    Raises:
        DeskShutError: The vault is shut.
    """
    rows = list(campaign.requests.filter(is_sealed=False))
    for row in rows:
        envelope = _opened(row)
        row.envelope, row.is_sealed = put(envelope, row.pk)
        row.asker_mark = mark_of(UUID(envelope.entry))
        row.save()
    journal.write(campaign, "clarification.sealed", at=now, by=by, requests=len(rows))
    return len(rows)


def _request(
    holder: Officeholder, key: UUID, *, state: RequestState
) -> ClarificationRequest:
    row = holder.requests.filter(pk=key, state=state.value).first()
    if row is None:
        raise RequestMovedError
    return row


def _draft(holder: Officeholder, key: UUID) -> ClarificationQuestion:
    # Only among the officeholder's own: whoever may not see a desk cannot name one.
    row = holder.questions.filter(pk=key, sent_on=None).first()
    if row is None:
        raise RequestMovedError
    return row


def _opened(row: ClarificationRequest) -> Envelope:
    return opened(bytes(row.envelope), row.pk, is_sealed=row.is_sealed)
