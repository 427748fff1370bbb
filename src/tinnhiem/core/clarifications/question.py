"""A question to an officeholder, and how far a voter's request for one has come."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RequestState(StrEnum):
    """What became of one request at the desk (đề nghị giải trình)."""

    RECEIVED = "received"
    RETURNED = "returned"  # out of scope; the reason is told to whoever asked
    MERGED = "merged"  # its content is part of a question
    WITHDRAWN = "withdrawn"


class QuestionState(StrEnum):
    """How far a question has come (nội dung đề nghị giải trình)."""

    DRAFT = "draft"
    SENT = "sent"
    ANSWERED = "answered"
    GIVEN = "given"


class Stage(StrEnum):
    """What whoever asked is told: the state of the request and of its question."""

    RECEIVED = "received"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    MERGED = "merged"
    SENT = "sent"
    ANSWERED = "answered"
    GIVEN = "given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question in the words of the desk; nothing in it says who asked.

    Attributes:
        officeholder: Key of the person it is put to.
        name: As the ballot prints it.
        title: The post on the ballot.
        number: Among the questions to this person; drawn when they are sent together,
            so that it says nothing of who asked first. 0 before.
        is_late: It was sent after the last day, or its answer came after it.
    """

    officeholder: str
    name: str
    title: str
    text: str
    number: int = 0
    sent_on: date | None = None
    answer: str = ""
    answered_on: date | None = None
    given_on: date | None = None
    is_late: bool = False

    @property
    def state(self) -> QuestionState:
        """How far it has come."""
        if self.given_on is not None:
            return QuestionState.GIVEN
        if self.answered_on is not None:
            return QuestionState.ANSWERED
        return QuestionState.DRAFT if self.sent_on is None else QuestionState.SENT


def stage_of(request: RequestState, question: QuestionState | None) -> Stage:
    """Return what is told to whoever made a request.

    Args:
        request: What the desk did with it.
        question: Of the question it became a part of; None before.
    """
    if request is not RequestState.MERGED or question is None:
        return Stage(request.value)
    if question is QuestionState.DRAFT:
        return Stage.MERGED
    return Stage(question.value)


def may_withdraw(stage: Stage) -> bool:
    """Say whether a request can be taken back: until its question is sent."""
    return stage in {Stage.RECEIVED, Stage.MERGED}
