"""What is known when somebody wants to go on."""

from django.utils import timezone

from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.conference.phases import ORDER, Phase, PhaseFacts
from tinnhiem.core.plans.feasibility import feasible_days
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.conference import (
    account_of,
    attendance_of,
    attendance_so_far,
    committee_of,
)
from tinnhiem.store.queries.plans import plan_of, rulebook_of


def phase_facts(campaign: Campaign) -> PhaseFacts:
    """Return the facts that the guards of the next phase ask for."""
    acts = set(campaign.acts.values_list("kind", flat=True))
    attendance = _attendance(campaign)
    newest = campaign.count_rounds.order_by("-number").first()
    return PhaseFacts(
        rulebook=rulebook_of(campaign),
        members=campaign.members,
        roster_frozen=attendance is not None,
        day_feasible="day-accepted" in acts or _keeps_the_plan(campaign),
        summons_sent="summons-sent" in acts,
        attendance=attendance,
        committee=committee_of(campaign),
        account=account_of(campaign),
        box_sealed="box-sealed" in acts,
        # A round is stored only when it is complete, agreed and reconciled.
        count_complete=newest is not None,
        entries_agree=newest is not None,
        reconciled=newest is not None,
        signed_by=frozenset(
            campaign.committee.exclude(signed_at=None).values_list(
                "entry__person__key", flat=True
            )
        ),
        papers_sealed=hasattr(campaign, "sealing"),
        reports_sent="reports-sent" in acts,
        file_complete="file-complete" in acts,
        left_from=Phase(campaign.resumes_to) if campaign.resumes_to else None,
        void_reason=campaign.void_reason,
    )


def _attendance(campaign: Campaign) -> Attendance | None:
    phase = Phase(campaign.phase)
    # Whoever leaves after taking a sheet is still in the account of sheets.
    issued = phase in ORDER[ORDER.index(Phase.BALLOTS_ISSUED) :]
    there = attendance_so_far(campaign) if issued else attendance_of(campaign)
    return there if there.summoned else None


def _keeps_the_plan(campaign: Campaign) -> bool:
    if campaign.starts_at is None:
        return False
    return timezone.localdate(campaign.starts_at) in feasible_days(plan_of(campaign))
