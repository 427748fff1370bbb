"""Words that several sections of a page share: stages, deadlines, sources."""

from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.plans.plan import Deadline, DeadlineKind
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.messages.conference import PHASE_WORDS
from tinnhiem.web.figures import count, day
from tinnhiem.web.saying import cited, said


def capital(words: str) -> str:
    """Return the words with a capital first letter."""
    return words[:1].upper() + words[1:]


def stage_words(phase: Phase) -> str:
    """Return the phase as the name of a stage: «đã phát phiếu» is «Phát phiếu»."""
    return capital(said(PHASE_WORDS[phase]).removeprefix("đã "))


DOUBTS: Final[dict[Status, Promise | str]] = {
    Status.SEEN: "",
    Status.PRACTICE: _("theo thực tiễn, chưa thấy trong văn bản"),
    Status.INFERRED: _("suy luận, chưa đối chiếu toàn văn"),
    Status.UNVERIFIED: _("chưa kiểm chứng"),
}


def deadline_words(deadline: Deadline, *, vote_on: date | None) -> str:
    """Return «trước ngày 05/7/2023 (tức hết ngày 04/7/2023)».

    Args:
        deadline: As the plan gives it.
        vote_on: The day of the conference, from which relative deadlines count;
            None while it is not set.
    """
    last = deadline.last_day(vote_on)
    if deadline.day is None:
        days = count(deadline.days or 0)
        words = gettext("chậm nhất {days} ngày trước ngày lấy phiếu").format(days=days)
        return _until(words, last)
    on = day(deadline.day)
    match deadline.kind:
        case DeadlineKind.BEFORE:
            return _until(gettext("trước ngày {day}").format(day=on), last)
        case DeadlineKind.ON:
            return gettext("trong ngày {day}").format(day=on)
        case _:
            return gettext("chậm nhất ngày {day}").format(day=on)


def _until(words: str, last: date | None) -> str:
    if last is None:
        return words
    until = gettext("tức hết ngày {day}").format(day=day(last))
    return f"{words} ({until})"


def source_words(citation: Citation) -> str:
    """Return the source, with the warning that belongs to it."""
    doubt = DOUBTS[citation.status]
    words = cited(citation)
    return f"{words}, {doubt}" if doubt else words
