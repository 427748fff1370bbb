"""How far the campaign has come, as a row of stages."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.conference.phase import ORDER, Phase
from tinnhiem.core.conference.phases import next_act
from tinnhiem.messages.conference import PHASE_WORDS
from tinnhiem.web.saying import said
from tinnhiem.web.words import stage_words


class Reach(StrEnum):
    """Whether a stage is behind, here or ahead."""

    DONE = "done"
    CURRENT = "current"
    NEXT = "next"
    LATER = "later"


REACH_WORDS = {
    Reach.DONE: _("đã xong"),
    Reach.CURRENT: _("hiện nay"),
    Reach.NEXT: _("tiếp theo"),
    Reach.LATER: _("chưa đến"),
}


@dataclass(frozen=True, slots=True)
class StageMark:
    """One stage of the row."""

    words: str
    reach: Reach
    reach_words: str | Promise


@dataclass(frozen=True, slots=True)
class StagesPart:
    """The row, what it says in one sentence, and why it was left, if it was."""

    marks: tuple[StageMark, ...]
    sentence: str
    interruption: str


def stages_part(phase: Phase, *, left_from: Phase, void_reason: str) -> StagesPart:
    """Return the row of stages.

    Args:
        phase: The phase reached.
        left_from: For a suspended or void campaign, the phase it had reached.
        void_reason: Why it is void; empty otherwise.
    """
    reached = phase if phase in ORDER else left_from
    following = next_act(phase)
    marks = tuple(_mark(stage, reached, following) for stage in ORDER)
    return StagesPart(marks, _sentence(reached, following), _why(phase, void_reason))


def _mark(stage: Phase, reached: Phase, following: Phase | None) -> StageMark:
    reach = Reach.LATER
    if ORDER.index(stage) < ORDER.index(reached) or stage is reached is ORDER[-1]:
        reach = Reach.DONE
    elif stage is reached:
        reach = Reach.CURRENT
    elif stage is following:
        reach = Reach.NEXT
    return StageMark(stage_words(stage), reach, REACH_WORDS[reach])


def _sentence(reached: Phase, following: Phase | None) -> str:
    now = gettext("Bước {number} trên {all}: {stage}.").format(
        number=ORDER.index(reached) + 1,
        all=len(ORDER),
        stage=said(PHASE_WORDS[reached]),
    )
    if following is None:
        return now
    then = said(PHASE_WORDS[following]).removeprefix("đã ")
    return f"{now} {gettext('Tiếp theo: {stage}.').format(stage=then)}"


def _why(phase: Phase, void_reason: str) -> str:
    if phase is Phase.VOID:
        words = gettext("Cuộc lấy phiếu đã huỷ. Lý do: {reason}")
        return words.format(reason=void_reason)
    if phase is Phase.SUSPENDED:
        return gettext(
            "Hội nghị đang tạm dừng; khi tiếp tục sẽ trở lại đúng bước đã dừng."
        )
    return ""
