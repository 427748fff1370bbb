"""Who votes and who is rated."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from tinnhiem.core.people.roster import Eligibility, Officeholder, Voter
from tinnhiem.core.record import CampaignRecord
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.web.words import source_words

# The overview shows so many; the page of the roster has everybody, a hundred a page.
SHOWN: Final = 30


@dataclass(frozen=True, slots=True)
class VoterLine:
    """One line of the roster."""

    number: int
    name: str
    title: str
    unit: str
    reasons: tuple[str, ...]
    is_officeholder: bool


@dataclass(frozen=True, slots=True)
class OfficeholderLine:
    """Somebody considered for the ballot, and why they are not on it."""

    order: int
    name: str
    title: str
    is_rated: bool
    reason: str
    evidence: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePart:
    """Counts, the beginning of the roster and the list of officeholders.

    Attributes:
        number: How many the roster has.
    """

    number: int
    voters: tuple[VoterLine, ...]
    officeholders: tuple[OfficeholderLine, ...]
    both: int
    rated: int
    planned: int
    is_frozen: bool


def people_part(record: CampaignRecord, *, is_frozen: bool) -> PeoplePart:
    """Return the people of a campaign; `is_frozen` once the summons are out."""
    return PeoplePart(
        number=len(record.voters),
        voters=tuple(voter_line(voter) for voter in record.voters[:SHOWN]),
        officeholders=tuple(
            officeholder_line(holder, record.rulebook)
            for holder in record.officeholders
        ),
        both=sum(voter.is_officeholder for voter in record.voters),
        rated=len(record.rated),
        planned=record.plan.officeholder_count,
        is_frozen=is_frozen,
    )


def voter_line(voter: Voter) -> VoterLine:
    """Return one line of the roster."""
    # «Trưởng phòng Tổng hợp» says already that it is «Phòng Tổng hợp».
    is_said = voter.unit.casefold() in voter.title.casefold()
    return VoterLine(
        number=voter.number,
        name=voter.name,
        title=voter.title,
        unit="" if is_said else voter.unit,
        reasons=voter.reasons,
        is_officeholder=voter.is_officeholder,
    )


def officeholder_line(holder: Officeholder, book: Rulebook) -> OfficeholderLine:
    """Return one line of the list of officeholders."""
    rule = next((r for r in book.exclusions if r.key == holder.eligibility), None)
    rated = holder.eligibility is Eligibility.RATED
    reason = "" if rated else (rule.value if rule else _("Lý do khác"))
    source = source_words(rule.citation) if rule and not rated else ""
    return OfficeholderLine(
        order=holder.order,
        name=holder.name,
        title=holder.title,
        is_rated=rated,
        reason=reason,
        evidence=holder.evidence,
        source=source,
    )
