"""Who is rated, and who is left off the ballot for a reason that a document proves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from tinnhiem.core.people.errors import (
    AmbiguousPersonError,
    EvidenceMissingError,
    ExclusionUnknownError,
    UnknownPersonError,
)
from tinnhiem.core.people.person import Person, Tenure
from tinnhiem.core.people.roster import Eligibility, Officeholder
from tinnhiem.core.people.vietnamese_name import normal_name
from tinnhiem.core.rules.citation import Status
from tinnhiem.core.rules.rulebook import Rule, Rulebook

# Reasons that no instrument needs to name: the post is gone, or a superior decided.
ALWAYS_OPEN: Final = (Eligibility.POST_ENDED, Eligibility.OTHER)
ANY_DOCUMENT: Final = "Văn bản của cấp có thẩm quyền (số, ngày, cơ quan ban hành)"
MONTHS_A_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class ExclusionHint:
    """A sign that somebody may have to be left off; a person decides.

    Attributes:
        since: First day in the post, from which the sign is computed.
    """

    officeholder: Officeholder
    reason: Eligibility
    rule: Rule[str]
    since: date

    @property
    def is_verified(self) -> bool:
        """Whether the rule's words were seen; else nobody may rest on this hint."""
        return self.rule.citation.status is Status.SEEN


def decide(
    officeholder: Officeholder,
    *,
    reason: Eligibility,
    evidence: str,
    rulebook: Rulebook,
) -> Officeholder:
    """Return the officeholder as rated, or as excluded for `reason`.

    Args:
        officeholder: As considered for the ballot so far.
        rulebook: Its `exclusions` are the reasons that may be given.
        reason: `RATED` puts the person back on the ballot and drops the evidence.
        evidence: The document that proves the reason: number, day, issuer.

    Raises:
        ExclusionUnknownError: The rulebook does not know the reason; choose another.
        EvidenceMissingError: Name the document.
    """
    if reason is Eligibility.RATED:
        return replace(officeholder, eligibility=reason, evidence="")
    rules = {rule.key: rule for rule in rulebook.exclusions}
    if reason not in rules and reason not in ALWAYS_OPEN:
        raise ExclusionUnknownError(
            officeholder.name,
            reason=reason,
            known=(*rules, *ALWAYS_OPEN),
            rulebook=rulebook.name,
        )
    if not evidence.strip():
        needed = rules[reason].note if reason in rules else ANY_DOCUMENT
        raise EvidenceMissingError(officeholder.name, reason=reason, needed=needed)
    return replace(officeholder, eligibility=reason, evidence=evidence.strip())


def exclude(
    officeholders: Sequence[Officeholder],
    wanted: str,
    *,
    reason: Eligibility,
    evidence: str,
    rulebook: Rulebook,
) -> Officeholder:
    """Find an officeholder by name or key, then `decide`.

    Raises:
        UnknownPersonError: Nobody is called so; choose one of those it lists.
        AmbiguousPersonError: Several are; use the key.
        ExclusionUnknownError: The rulebook does not know the reason.
        EvidenceMissingError: Name the document.
    """
    name = normal_name(wanted).casefold()
    found = [o for o in officeholders if o.key == wanted] or [
        o for o in officeholders if normal_name(o.name).casefold() == name
    ]
    if not found:
        raise UnknownPersonError(wanted, known=[o.name for o in officeholders])
    if len(found) > 1:
        raise AmbiguousPersonError(wanted, keys=[o.key for o in found])
    return decide(found[0], reason=reason, evidence=evidence, rulebook=rulebook)


def exclusion_hints(
    officeholders: Sequence[Officeholder],
    persons: Sequence[Person],
    *,
    rulebook: Rulebook,
    vote_on: date,
) -> tuple[ExclusionHint, ...]:
    """Return who seems to be too new in the post, by the rulebook's own measure.

    Nobody is excluded by this. Where the rule is unverified, as in Quy định
    96-QĐ/TW, the hint says so and the full text must be read first.
    """
    tenures = {person.key: person.tenures for person in persons}
    hints = []
    for holder in officeholders:
        since = _in_post_since(holder, tenures.get(holder.person, ()), vote_on)
        if since is None or holder.eligibility is not Eligibility.RATED:
            continue
        hints += [
            ExclusionHint(holder, Eligibility(rule.key), rule, since)
            for rule in rulebook.exclusions
            if _is_too_new(rule.key, since, rulebook=rulebook, vote_on=vote_on)
        ]
    return tuple(hints)


def _in_post_since(
    holder: Officeholder, tenures: Sequence[Tenure], vote_on: date
) -> date | None:
    """Return the first day in the rated post; None when it is not recorded."""
    title = normal_name(holder.title).casefold()
    days = [
        tenure.held_from
        for tenure in tenures
        if tenure.held_from is not None
        and tenure.is_held_on(vote_on)
        and _names_post(normal_name(tenure.title).casefold(), title)
    ]
    return max(days) if days else None


def _names_post(tenure: str, title: str) -> bool:
    """Say whether a post is one of those a printed title joins by commas."""
    return tenure == title or tenure in [part.strip() for part in title.split(",")]


def _is_too_new(key: str, since: date, *, rulebook: Rulebook, vote_on: date) -> bool:
    if key == Eligibility.APPOINTED_THIS_YEAR:
        return since.year == vote_on.year
    months = rulebook.newcomer_months
    if key == Eligibility.APPOINTED_RECENTLY and months is not None:
        return _full_months(since, vote_on) < months.value
    return False


def _full_months(since: date, until: date) -> int:
    """Return how many whole months lie between two days."""
    months = (until.year - since.year) * MONTHS_A_YEAR + until.month - since.month
    return months - (until.day < since.day)
