"""What leaves the desk: questions to the officeholder, answers to every voter."""

import secrets
from datetime import date, datetime
from uuid import UUID

from django.db.models import Max
from django.utils.timezone import localdate

from tinnhiem.actions.clarifications.ask import AT_THE_DESK
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.campaigns.texts import require_text
from tinnhiem.core.clarifications.clocks import ClockKind
from tinnhiem.core.clarifications.errors import (
    AnswerGivenError,
    NothingToGiveError,
    NothingToSendError,
    RequestMovedError,
)
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, Officeholder
from tinnhiem.store.queries.clarifications import clocks_of

LONGEST_ANSWER = 5_000  # characters


@deed
def send(*, campaign: Campaign, holder: Officeholder, by: str, now: datetime) -> int:
    """Send all drafts to their officeholder, in drawn order; return how many.

    Raises:
        CampaignFrozenError: Ballots are out.
        NothingToSendError: There is no draft.
    """
    _require_open(campaign)
    drafts = list(holder.questions.filter(sent_on=None))
    if not drafts:
        raise NothingToSendError(holder.name)
    # The first sent is not the first asked.
    secrets.SystemRandom().shuffle(drafts)
    last = holder.questions.aggregate(last=Max("number"))["last"] or 0
    today = localdate(now)
    late = clocks_of(campaign)[ClockKind.ASKING].is_late(today)
    for number, draft in enumerate(drafts, start=last + 1):
        draft.number, draft.sent_on, draft.is_late = number, today, late
        draft.save()
    facts = {"officeholder": holder.name, "questions": len(drafts)}
    journal.write(campaign, "questions.sent", at=now, by=by, **facts)
    return len(drafts)


@deed
def answer(  # noqa: PLR0913 - which question, which words, of which day
    *,
    campaign: Campaign,
    holder: Officeholder,
    question: UUID,
    text: str,
    answered_on: date,
    by: str,
    now: datetime,
) -> None:
    """Take in the answer to one question; a second one replaces it until it is given.

    Args:
        campaign: Whose desk.
        holder: Whose question it is: nobody answers for somebody else.
        question: Its key.
        text: As typed.
        answered_on: Today, or the day on the paper; it decides whether it is late.
        by: The officeholder's card, or the clerk who enters a paper.
        now: Aware.

    Raises:
        CampaignFrozenError: Ballots are out.
        RequestMovedError: There is no such question to this person.
        AnswerGivenError: The voters have it already.
        TextMissingError, TextTooLongError: No words, or too many.
    """
    _require_open(campaign)
    row = holder.questions.filter(pk=question, sent_on__isnull=False).first()
    if row is None:
        raise RequestMovedError
    if row.given_on is not None:
        raise AnswerGivenError(row.number)
    row.answer = require_text(text, what="nội dung giải trình", limit=LONGEST_ANSWER)
    row.answered_on = min(answered_on, localdate(now))
    late = clocks_of(campaign)[ClockKind.ANSWERING].is_late(row.answered_on)
    row.is_late = row.is_late or late
    row.save()
    facts = {"officeholder": holder.name, "number": row.number}
    journal.write(campaign, "answer.received", at=now, by=by, **facts)


@deed
def give(*, campaign: Campaign, holder: Officeholder, by: str, now: datetime) -> int:
    """Give all new answers of one officeholder to every voter; return how many.

    Raises:
        CampaignFrozenError: Ballots are out.
        NothingToGiveError: There is no answer that voters do not have.
    """
    _require_open(campaign)
    new = holder.questions.filter(answered_on__isnull=False, given_on=None)
    count = new.update(given_on=localdate(now))
    if not count:
        raise NothingToGiveError(holder.name)
    facts = {"officeholder": holder.name, "questions": count}
    journal.write(campaign, "answers.given", at=now, by=by, **facts)
    return count


def _require_open(campaign: Campaign) -> None:
    if campaign.phase not in AT_THE_DESK:
        raise CampaignFrozenError(what="giải trình", phase=campaign.phase)
