"""Requests and questions, as each side may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from tinnhiem.core.clarifications.clocks import Clock, ClockKind, clock_of
from tinnhiem.core.clarifications.errors import OfficeholderNotAskableError
from tinnhiem.core.clarifications.question import (
    Question,
    QuestionState,
    RequestState,
    Stage,
    may_withdraw,
    stage_of,
)
from tinnhiem.core.people.vietnamese_name import normal_name
from tinnhiem.store.envelopes import Envelope, marks_of, opened
from tinnhiem.store.models import (
    Campaign,
    ClarificationQuestion,
    ClarificationRequest,
    Officeholder,
    RosterEntry,
)
from tinnhiem.store.queries.plans import plan_of, rulebook_of

# For the signatures of pages, which ask the store and touch no table themselves.
HolderRow = Officeholder
QuestionRow = ClarificationQuestion
RequestRow = ClarificationRequest


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads: what the desk has about themself is not for them.

    Attributes:
        key: Of the person the account was said to be; empty while nobody has said.
        name: Of the account.
    """

    key: str = ""
    name: str = ""

    def is_about(self, *, key: str, name: str) -> bool:
        """Say whether a person is the reader; the same name is, while nobody said."""
        if self.key:
            return self.key == key
        return bool(self.name) and _folded(self.name) == _folded(name)


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One officeholder at the desk: how much waits where.

    Attributes:
        waiting: Requests that nobody has looked at.
        drafts: Questions that were not sent.
        open: Sent and not answered.
        answered: Answered and not given to the voters.
    """

    holder: Officeholder
    waiting: int
    drafts: int
    open: int
    answered: int
    given: int

    @property
    def total(self) -> int:
        """Everything that was ever asked about this person."""
        return self.waiting + self.drafts + self.open + self.answered + self.given


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRequest:
    """One of the reader's own requests."""

    id: UUID
    about: str
    words: str
    received_on: date
    is_late: bool
    stage: Stage
    reason: str

    @property
    def may_withdraw(self) -> bool:
        """Say whether it can still be taken back."""
        return may_withdraw(self.stage)


@dataclass(frozen=True, slots=True)
class AskedCounts:
    """What a holder of a card may know of the desk.

    Attributes:
        sent: Questions that were sent to this person; 0 of who is not rated.
        open: Of these, how many wait for an answer.
        given: Answers that every voter has.
    """

    sent: int
    open: int
    given: int


@dataclass(frozen=True, slots=True)
class DeskRequest:
    """A request as the desk reads it: with its envelope open."""

    row: ClarificationRequest
    envelope: Envelope


def clocks_of(campaign: Campaign) -> dict[ClockKind, Clock]:
    """Return both clocks of a campaign."""
    plan, book = plan_of(campaign), rulebook_of(campaign)
    day = localdate(campaign.starts_at) if campaign.starts_at else None
    return {
        kind: clock_of(kind, plan=plan, rulebook=book, vote_on=day)
        for kind in ClockKind
    }


def askable_holders(campaign: Campaign) -> QuerySet[Officeholder]:
    """Return everybody who is rated, in the order of the ballot."""
    return campaign.officeholders.filter(eligibility="rated")


def holder_of_order(campaign: Campaign, order: int) -> Officeholder:
    """Return the officeholder of that place on the ballot.

    Raises:
        OfficeholderNotAskableError: Nobody rated has it.
    """
    holder = askable_holders(campaign).filter(order=order).first()
    if holder is None:
        raise OfficeholderNotAskableError
    return holder


def holders_hidden_from(
    campaign: Campaign, *, person: UUID | None, name: str
) -> frozenset[UUID]:
    """Return the officeholders whose desk an account must not see: themself.

    Args:
        campaign: Whose desk.
        person: Whom the administrator says the account is; None while nobody has.
        name: Of the account. While nobody has said who it is, the same name is taken
            for the same person: better one page too few.
    """
    rated = askable_holders(campaign)
    if person is not None:
        return frozenset(rated.filter(person=person).values_list("pk", flat=True))
    reader = Reader(name=name)
    return frozenset(row.pk for row in rated if reader.is_about(key="", name=row.name))


def desk_lines(campaign: Campaign, *, hidden: frozenset[UUID]) -> list[DeskLine]:
    """Return the desk's table; who is hidden is not in it."""
    holders = list(askable_holders(campaign).exclude(pk__in=hidden))
    waiting = dict(
        campaign.requests.filter(state=RequestState.RECEIVED)
        .order_by()
        .values_list("officeholder")
        .annotate(n=Count("pk"))
    )
    sent = Q(sent_on__isnull=False)
    counted = (
        campaign.questions.order_by()
        .values("officeholder")
        .annotate(
            drafts=Count("pk", filter=~sent),
            open=Count("pk", filter=sent & Q(answered_on=None)),
            answered=Count("pk", filter=Q(answered_on__isnull=False, given_on=None)),
            given=Count("pk", filter=Q(given_on__isnull=False)),
        )
        .values_list("officeholder", "drafts", "open", "answered", "given")
    )
    figures = {row[0]: row[1:] for row in counted}
    nothing = (0, 0, 0, 0)
    return [
        DeskLine(holder, waiting.get(holder.pk, 0), *figures.get(holder.pk, nothing))
        for holder in holders
    ]


def unsent_and_open(
    campaign: Campaign,
) -> tuple[QuerySet[ClarificationRequest], tuple[QuerySet[ClarificationQuestion], ...]]:
    """Return what waits to be looked at; then drafts, and what is not done with."""
    waiting = campaign.requests.filter(state=RequestState.RECEIVED).order_by()
    drafts = campaign.questions.filter(sent_on=None).order_by()
    still = campaign.questions.filter(sent_on__isnull=False, given_on=None).order_by()
    return waiting, (drafts, still)


def waiting_requests(holder: Officeholder) -> QuerySet[ClarificationRequest]:
    """Return the requests that nobody has looked at, by the day they came."""
    return holder.requests.filter(state=RequestState.RECEIVED)


def returned_requests(holder: Officeholder) -> QuerySet[ClarificationRequest]:
    """Return the requests that were sent back."""
    return holder.requests.filter(state=RequestState.RETURNED)


def opened_requests(rows: Sequence[ClarificationRequest]) -> list[DeskRequest]:
    """Open the envelopes of some requests.

    Raises:
        DeskShutError: One is sealed, and the vault is shut.
        SealedFileBrokenError: One was altered.
    """
    return [DeskRequest(row, _opened(row)) for row in rows]


def questions_to(holder: Officeholder) -> QuerySet[ClarificationQuestion]:
    """Return the questions to one person, sent ones by number; drafts have 0."""
    return holder.questions.annotate(merged=Count("requests")).order_by("number", "id")


def sent_to(holder: Officeholder) -> QuerySet[ClarificationQuestion]:
    """Return what the officeholder may see: what was sent, and nothing beside it."""
    return holder.questions.filter(sent_on__isnull=False).order_by("number")


def own_requests(entry: RosterEntry) -> list[OwnRequest]:
    """Return what one voter has asked, with what became of it.

    Raises:
        DeskShutError: Names are sealed, and the vault is shut.
    """
    mine = ClarificationRequest.objects.filter(
        campaign=entry.campaign_id, asker_mark__in=marks_of(entry.pk)
    )
    return [
        OwnRequest(
            id=row.pk,
            about=row.officeholder.name,
            words=_opened(row).words,
            received_on=row.received_on,
            is_late=row.is_late,
            stage=stage_of(
                RequestState(row.state),
                question_value(row.question, holder=row.officeholder).state
                if row.question
                else None,
            ),
            reason=row.reason,
        )
        for row in mine.select_related("question", "officeholder__person")
    ]


def asked_counts(campaign: Campaign, holder: Officeholder | None) -> AskedCounts:
    """Count what one holder of a card may know of."""
    given = Count("pk", filter=Q(given_on__isnull=False))
    mine = Q(officeholder=holder, sent_on__isnull=False)
    found = campaign.questions.aggregate(
        given=given,
        sent=Count("pk", filter=mine),
        open=Count("pk", filter=mine & Q(answered_on=None)),
    )
    return AskedCounts(found["sent"], found["open"], found["given"])


def question_value(row: ClarificationQuestion, *, holder: Officeholder) -> Question:
    """Return one row as the core's question."""
    return Question(
        officeholder=holder.person.key,
        name=holder.name,
        title=holder.title,
        text=row.text,
        number=row.number,
        sent_on=row.sent_on,
        answer=row.answer,
        answered_on=row.answered_on,
        given_on=row.given_on,
        is_late=row.is_late,
    )


def sent_questions(campaign: Campaign) -> tuple[Question, ...]:
    """Return every question that was sent, for papers and exports; no draft."""
    rows = campaign.questions.filter(sent_on__isnull=False)
    rows = rows.select_related("officeholder__person")
    ordered = rows.order_by("officeholder__order", "number")
    return tuple(question_value(row, holder=row.officeholder) for row in ordered)


def given_questions(campaign: Campaign) -> QuerySet[ClarificationQuestion]:
    """Return questions with their answers, as every voter reads them."""
    given = campaign.questions.filter(given_on__isnull=False)
    return given.select_related("officeholder").order_by(
        "officeholder__order", "number"
    )


def open_questions(campaign: Campaign) -> QuerySet[ClarificationQuestion]:
    """Return what was sent and not answered: it is printed for the conference."""
    still = campaign.questions.filter(sent_on__isnull=False, answered_on=None)
    return still.select_related("officeholder").order_by(
        "officeholder__order", "number"
    )


def unsealed_requests(campaign: Campaign) -> QuerySet[ClarificationRequest]:
    """Return the requests whose envelope lies in clear."""
    return campaign.requests.filter(is_sealed=False)


def state_of(row: ClarificationQuestion) -> QuestionState:
    """Return how far a row has come, without asking for its officeholder."""
    if row.given_on is not None:
        return QuestionState.GIVEN
    if row.answered_on is not None:
        return QuestionState.ANSWERED
    return QuestionState.DRAFT if row.sent_on is None else QuestionState.SENT


def _opened(row: ClarificationRequest) -> Envelope:
    return opened(bytes(row.envelope), row.pk, is_sealed=row.is_sealed)


def _folded(name: str) -> str:
    return normal_name(name).casefold()
