"""Words for states and marks of papers, for the eyes of staff on this machine."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from tinnhiem.core.papers.marking import Marking, Secrecy
from tinnhiem.core.papers.numbers import cited
from tinnhiem.core.papers.standing import PaperStanding
from tinnhiem.core.papers.states import PaperState
from tinnhiem.web.figures import day as day_words

STATE_WORDS: Final = {
    PaperState.DRAFT: _("dự thảo"),
    PaperState.FINAL: _("đã chốt"),
    PaperState.ISSUED: _("đã ban hành"),
    PaperState.REPLACED: _("đã được thay thế"),
    PaperState.CANCELLED: _("đã hủy số"),
}
# No paper ever shows a level: it is stamped by hand.
SECRECY_WORDS: Final = {
    Secrecy.NONE: _("không mật"),
    Secrecy.CLASSIFIED: _("độ mật: mật"),
    Secrecy.HIGHLY_CLASSIFIED: _("độ mật: tối mật"),
    Secrecy.UTMOST: _("độ mật: tuyệt mật"),
}
INTERNAL: Final = _("lưu hành nội bộ")


def number_words(one: PaperStanding) -> str:
    """Return «07/TB-VP, ngày 12/7/2023», or what there is of it."""
    number = cited(one.number, one.symbol) if one.number else ""
    return ", ".join(part for part in (number, _on(one.frozen_on)) if part)


def marking_words(marking: Marking | None) -> str:
    """Return level and circulation; nothing where nobody restricted the paper."""
    if marking is None:
        return ""
    level = str(SECRECY_WORDS[marking.secrecy]) if marking.is_secret else ""
    internal = str(INTERNAL) if marking.is_internal else ""
    return ", ".join(part for part in (level, internal) if part)


def _on(day: date | None) -> str:
    return str(_("ngày {day}")).format(day=day_words(day)) if day else ""
