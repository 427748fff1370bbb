"""Halls to look at: one a phase, each with a screen whose address is easily told."""

from datetime import timedelta
from pathlib import Path

from tests.site.builders import (
    MORNING,
    PRESENT,
    counted_record,
    make_account,
    save_campaign,
    serve_on_loopback,
)
from tests.site.crowds import crowd_name, many_voters
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.phases import ORDER, Phase
from tinnhiem.store import models
from tinnhiem.store.folder import use_folder

MANY = 60  # persons on one ballot
TITLE = "Phó Trưởng ban, kiêm Giám đốc Trung tâm Phục vụ kiểm soát thủ tục hành chính"


def hall_in(phase: Phase, *, slug: str = "", names: bool = False) -> models.HallScreen:
    """Return the screen of a vote in `phase`; its token is the slug."""
    slug = slug or f"cuoc-{phase.value}"
    campaign = save_campaign(counted_record(), phase="planned", slug=slug)
    campaign.phase = phase.value
    if phase is Phase.VOID:
        campaign.void_reason = "kiểm tra lại danh sách"
    if phase in {Phase.SUSPENDED, Phase.VOID}:
        campaign.resumes_to = Phase.VOTING.value
    if phase in ORDER[ORDER.index(Phase.SIGNED) :]:
        campaign.committee.update(signed_at=MORNING)
    campaign.save()
    return screen_of(campaign, names=names)


def screen_of(campaign: models.Campaign, *, names: bool = False) -> models.HallScreen:
    """Return a screen whose token is the slug of its campaign."""
    return campaign.screens.create(
        token=campaign.slug, shows_names=names, made_at=MORNING
    )


def with_many_results(slug: str = "cuoc-nhieu-nguoi") -> models.HallScreen:
    """Return the screen of an announced vote on sixty people."""
    screen = hall_in(Phase.ANNOUNCED, slug=slug)
    campaign = screen.campaign
    ballots = campaign.count_rounds.get()
    for place in range(5, MANY + 1):
        name = crowd_name(place * 7)
        person = models.Person.objects.create(key=f"{slug}-{place}", name=name)
        holder = campaign.officeholders.create(
            person=person,
            name=name,
            order=place + 1,
            title=TITLE,
            eligibility="rated",
        )
        low = place % (PRESENT // 2)
        ballots.counts.create(
            officeholder=holder,
            high=PRESENT - low - 2,
            confidence=2,
            low=low,
            **dict.fromkeys(("blank", "several", "struck", "foreign"), 0),
        )
    return screen


def serve_screens(folder: Path) -> None:
    """Serve a hall in every phase on loopback; print the port, never return."""
    use_folder(folder)
    make_account(Duty.ADMIN, Duty.CLERK)
    for phase in Phase:
        hall_in(phase)
    lit = hall_in(Phase.CHECK_IN, slug="cuoc-sang-ten", names=True)
    models.PresenceInterval.objects.filter(
        entry__campaign=lit.campaign, entry__number__gt=9
    ).delete()
    full = hall_in(Phase.CHECK_IN, slug="cuoc-dong", names=True).campaign
    many_voters(full, 120)
    rehearsed = hall_in(Phase.VOTING, slug="cuoc-dien-tap").campaign
    rehearsed.is_rehearsal = True
    rehearsed.save()
    adjourned = hall_in(Phase.PLANNED, slug="cuoc-hoan").campaign
    adjourned.adjournments.create(
        sitting=1,
        starts_at=MORNING,
        adjourned_at=MORNING,
        present=15,
        summoned=26,
        reason="không đủ số người có mặt",
    )
    adjourned.sitting, adjourned.starts_at = 2, MORNING + timedelta(days=1)
    adjourned.save()
    with_many_results()
    serve_on_loopback()
