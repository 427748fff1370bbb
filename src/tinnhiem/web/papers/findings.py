"""What the rules of form say of a draft, as lines of a page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from tinnhiem.core.papers.lint import PaperFinding, Weight
from tinnhiem.core.rules.citation import Status
from tinnhiem.papers.lint import grouped

WEIGHT_WORDS: Final = {Weight.FAULT: _("Lỗi"), Weight.WARNING: _("Lưu ý")}
CLASSES: Final = {Weight.FAULT: "conflict", Weight.WARNING: "warning"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """One note with all its places (lỗi hoặc lưu ý về thể thức)."""

    rule: str
    title: str
    word: str
    css: str
    places: str
    stands: str
    should: str
    source: str
    is_verified: bool


def finding_lines(found: Iterable[PaperFinding]) -> tuple[FindingLine, ...]:
    """Return each note once, faults first."""
    return tuple(
        FindingLine(
            rule=one.rule.id,
            title=one.rule.title,
            word=str(WEIGHT_WORDS[one.weight]),
            css=CLASSES[one.weight],
            places=places,
            stands=one.stands,
            should=one.should,
            source=one.rule.source,
            is_verified=one.rule.status is not Status.UNVERIFIED,
        )
        for one, places in grouped(found)
    )
