"""Make a rehearsal of a campaign: its plan, roster and hall, nothing of its vote."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

import structlog
from django.db.models import Model

from tinnhiem.actions.deed import deed
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.campaigns.acts import Act
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.rehearsal.errors import (
    NotARehearsalError,
    RehearsalExistsError,
    RehearsalTooEarlyError,
)
from tinnhiem.store import journal, models
from tinnhiem.store.queries.rehearsals import rehearsal_of

log = structlog.get_logger()

PREFIX: Final = "dien-tap-"
LONGEST: Final = 80
SPARE: Final = 4
REASON: Final = "Diễn tập"


@deed
def make_rehearsal(
    *, campaign: models.Campaign, by: str, now: datetime
) -> models.Campaign:
    """Return a rehearsal with the hall as it will be, ready to be opened.

    It begins where the day begins: summoned, ballots printed and stamped. Persons are
    the same rows; nothing of the real campaign changes but a line of its journal.

    Raises:
        NotARehearsalError: It is a rehearsal or a demonstration itself.
        RehearsalTooEarlyError: The roster is not frozen.
        RehearsalExistsError: There is one already.
    """
    if campaign.is_rehearsal:
        raise NotARehearsalError(campaign.slug)
    roster = list(campaign.roster.all())
    if not roster:
        raise RehearsalTooEarlyError(campaign.slug)
    slug = f"{PREFIX}{campaign.slug}"[:LONGEST].rstrip("-")
    if rehearsal_of(campaign) or models.Campaign.objects.filter(slug=slug).exists():
        raise RehearsalExistsError(slug)
    made = _campaign(campaign, slug=slug, now=now)
    _copy_people(campaign, made, roster=roster)
    _make_ready(made, voters=len(roster), now=now)
    journal.write(made, "rehearsal.made", at=now, by=by, voters=len(roster))
    journal.write(campaign, "rehearsal.made", at=now, by=by, rehearsal=slug)
    log.info("rehearsal.made", campaign=campaign.slug, voters=len(roster))
    return made


def _campaign(
    campaign: models.Campaign, *, slug: str, now: datetime
) -> models.Campaign:
    made = models.Campaign.objects.create(
        slug=slug,
        phase=Phase.SUMMONED.value,
        rulebook_key=campaign.rulebook_key,
        rulebook_version=campaign.rulebook_version,
        rulebook_text=campaign.rulebook_text,
        is_rehearsal=True,
        rehearses=campaign,
        starts_at=now,
        members=campaign.members,
        venue=campaign.venue,
        chair=campaign.chair,
        secretary=campaign.secretary,
        created_at=now,
    )
    plan = campaign.plan_versions.latest("number")
    models.PlanVersion.objects.create(
        campaign=made, number=1, text=plan.text, sha256=plan.sha256, saved_at=now
    )
    return made


def _copy_people(
    campaign: models.Campaign,
    made: models.Campaign,
    *,
    roster: Iterable[models.RosterEntry],
) -> None:
    """Copy who is rated, who votes, and by which category."""
    for rows in (
        campaign.officeholders.all(),
        roster,
        campaign.category_members.all(),
        campaign.overrides.all(),
    ):
        copies = [_copied(row, made) for row in rows]
        if copies:
            type(copies[0])._default_manager.bulk_create(copies)  # noqa: SLF001


def _copied(row: Model, made: models.Campaign) -> Model:
    """Return the same row for the rehearsal; its key is its own."""
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields  # noqa: SLF001 - Django's public name
        if not field.primary_key and field.name != "campaign"
    }
    return type(row)(campaign=made, **kept)


def _make_ready(made: models.Campaign, *, voters: int, now: datetime) -> None:
    """Record what is behind a campaign on its day, so that practice begins there."""
    for act in (Act.DAY_ACCEPTED, Act.SUMMONS_SENT):
        made.acts.create(kind=act.value, note=REASON, at=now)
    for kind in (Movement.PRINTED, Movement.STAMPED):
        made.movements.create(kind=kind.value, sheets=voters + SPARE, at=now)
