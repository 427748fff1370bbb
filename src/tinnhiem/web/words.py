"""Words that several sections of a page share: stages, deadlines, sources."""

from datetime import date
from typing import Final

from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.plans.plan import Deadline, DeadlineKind
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.messages.conference import PHASE_WORDS
from tinnhiem.papers.forms import count, short_day


def capital(words: str) -> str:
    """Return the words with a capital first letter."""
    return words[:1].upper() + words[1:]


# As names of stages: «đã phát phiếu» is the stage «Phát phiếu».
STAGE_WORDS: Final[dict[Phase, str]] = {
    phase: capital(words.removeprefix("đã ")) for phase, words in PHASE_WORDS.items()
}

BOUND_WORDS: Final[dict[DeadlineKind, str]] = {
    DeadlineKind.ON_OR_BEFORE: "chậm nhất",
    DeadlineKind.BEFORE: "trước",
    DeadlineKind.ON: "trong",
}

DOUBTS: Final[dict[Status, str]] = {
    Status.SEEN: "",
    Status.PRACTICE: "theo thực tiễn, chưa thấy trong văn bản",
    Status.INFERRED: "suy luận, chưa đối chiếu toàn văn",
    Status.UNVERIFIED: "chưa kiểm chứng",
}


def deadline_words(deadline: Deadline, *, vote_on: date | None) -> str:
    """Return «trước ngày 05/7/2023 (tức hết ngày 04/7/2023)».

    Args:
        deadline: As the plan gives it.
        vote_on: The day of the conference, from which relative deadlines count;
            None while it is not set.
    """
    last = deadline.last_day(vote_on)
    until = f" (tức hết ngày {short_day(last)})" if last else ""
    if deadline.day is None:
        days = count(deadline.days or 0)
        return f"chậm nhất {days} ngày trước ngày lấy phiếu{until}"
    bound = f"{BOUND_WORDS[deadline.kind]} ngày {short_day(deadline.day)}"
    return f"{bound}{until}" if deadline.kind is DeadlineKind.BEFORE else bound


def source_words(citation: Citation) -> str:
    """Return the source, with the warning that belongs to it."""
    doubt = DOUBTS[citation.status]
    return f"{citation}, {doubt}" if doubt else str(citation)
