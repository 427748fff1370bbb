"""Dossiers as the core sees them: one question for all versions of a campaign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count
from django.utils import timezone

from tinnhiem.core.dossiers.dossier import (
    UNIT,
    Dossier,
    items_of_person,
    items_of_unit,
    standings,
)
from tinnhiem.core.dossiers.due import ASSETS, TO_VOTERS, DueDay, due_days
from tinnhiem.core.dossiers.errors import DossierUnknownError
from tinnhiem.core.dossiers.filing import Filing, FilingKind, FilingState
from tinnhiem.core.people.roster import Officeholder
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.store.models import (
    Campaign,
    DossierDraft,
    DossierFiling,
    DossierReading,
    Person,
)
from tinnhiem.store.queries.people import officeholders_of
from tinnhiem.store.queries.plans import plan_of, rulebook_of

# For the signatures of pages, which ask the store and touch no table themselves.
FilingRow = DossierFiling
Filings = Mapping[tuple[str, str], tuple[Filing, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRound:
    """All dossiers of a campaign, the unit's first.

    Attributes:
        to_voters: By when voters must have them; the day that binds first.
        vote_on: The day of the conference; None while it is not set.
        released_on: Day of the first release; None before.
    """

    dossiers: tuple[Dossier, ...]
    rulebook: Rulebook
    to_voters: tuple[DueDay, ...]
    vote_on: date | None
    released_on: date | None

    def of(self, person: str) -> Dossier:
        """Return the dossier of a person by key; of the unit for «».

        Raises:
            DossierUnknownError: There is none.
        """
        for dossier in self.dossiers:
            if dossier.person == person:
                return dossier
        raise DossierUnknownError(person or "don-vi")


def dossiers_of(campaign: Campaign) -> DossierRound:
    """Return every dossier with its versions, in a handful of questions."""
    return dossiers_under(
        campaign,
        plan=plan_of(campaign),
        rulebook=rulebook_of(campaign),
        officeholders=officeholders_of(campaign),
    )


def dossiers_under(
    campaign: Campaign,
    *,
    plan: Plan,
    rulebook: Rulebook,
    officeholders: Sequence[Officeholder],
) -> DossierRound:
    """Return every dossier where plan, law and people were asked for already."""
    book, holders = rulebook, officeholders
    vote_on = vote_day_of(campaign)
    filings = filings_of(campaign)
    unit_items = items_of_unit(plan=plan, rulebook=book, vote_on=vote_on)
    found = [
        Dossier(
            person=UNIT,
            name=plan.head.issuer,
            title="",
            items=standings(unit_items, _by_item(filings, UNIT)),
        )
    ]
    for holder in holders:
        if holder.eligibility != "rated":
            continue
        own = _by_item(filings, holder.person)
        items = items_of_person(plan=plan, rulebook=book, vote_on=vote_on)
        found.append(
            Dossier(
                person=holder.person,
                name=holder.name,
                title=holder.title,
                items=standings(items, own),
            )
        )
    days = [one.released_on for some in filings.values() for one in some]
    return DossierRound(
        dossiers=tuple(one for one in found if one.items),
        rulebook=book,
        to_voters=due_days(TO_VOTERS, plan=plan, rulebook=book, vote_on=vote_on),
        vote_on=vote_on,
        released_on=min((day for day in days if day), default=None),
    )


def vote_day_of(campaign: Campaign) -> date | None:
    """Return the day of the conference in Viet Nam's zone; None while not set."""
    return timezone.localdate(campaign.starts_at) if campaign.starts_at else None


def filings_of(campaign: Campaign) -> Filings:
    """Return every version, by key of the person («» for the unit) and item."""
    found: dict[tuple[str, str], list[Filing]] = {}
    for row in campaign.filings.select_related("person", "release"):
        key = row.person.key if row.person else UNIT
        found.setdefault((key, row.item), []).append(filing_value(row))
    return {key: tuple(some) for key, some in found.items()}


def declarations_of(campaign: Campaign) -> dict[str, Filing]:
    """Return the declaration that counts of each officeholder, by place («1»)."""
    places = dict(campaign.officeholders.values_list("person_id", "order"))
    found = {}
    for row in campaign.filings.filter(item=ASSETS).select_related("release"):
        filing = filing_value(row)
        if filing.is_living and row.person_id in places:
            found[str(places[row.person_id])] = filing
    return found


def filing_value(row: DossierFiling) -> Filing:
    """Return one row as the core's `Filing`."""
    return Filing(
        number=row.number,
        kind=FilingKind(row.kind),
        state=FilingState(row.state),
        handed_in_on=row.received_on,
        pages=row.pages,
        sha256=row.sha256,
        by=row.handed_in_by,
        receiver=row.receiver,
        form_version=row.form_version,
        reason=row.reason,
        key=str(row.pk),
        has_file=bool(row.sealed),
        released_on=timezone.localdate(row.release.at) if row.release else None,
    )


def filing_meant(campaign: Campaign, key: UUID | str) -> DossierFiling:
    """Return the version with that key.

    Raises:
        DossierUnknownError: This campaign has none.
    """
    row = campaign.filings.select_related("person").filter(pk=key).first()
    if row is None:
        raise DossierUnknownError(str(key))
    return row


def sealed_for_dossiers() -> frozenset[str]:
    """Return the names in the vault that a version or a draft has, of all campaigns."""
    rows = DossierFiling.objects.exclude(sealed="").order_by()
    drafts = DossierDraft.objects.order_by()
    named = (
        *rows.values_list("sealed", flat=True),
        *drafts.values_list("sealed", flat=True),
    )
    return frozenset(named)


def person_of_dossier(campaign: Campaign, key: str) -> Person | None:
    """Return whose dossier it is; None for the unit's.

    Raises:
        DossierUnknownError: Nobody with that key is rated here.
    """
    if key == UNIT:
        return None
    rated = campaign.officeholders.filter(eligibility="rated", person__key=key)
    row = rated.select_related("person").first()
    if row is None:
        raise DossierUnknownError(key)
    return row.person


def readers_by_filing(campaign: Campaign) -> dict[str, int]:
    """Return how many voters have opened each version, by its key."""
    rows = (
        DossierReading.objects.filter(filing__campaign=campaign)
        .order_by()
        .values_list("filing")
        .annotate(readers=Count("id"))
    )
    return {str(key): readers for key, readers in rows}


def _by_item(filings: Filings, person: str) -> dict[str, tuple[Filing, ...]]:
    return {item: some for (key, item), some in filings.items() if key == person}
