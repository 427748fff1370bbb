"""What an imported campaign says of itself must have been possible, step by step.

Part of `import_campaign`, never called alone: it runs inside its transaction.
"""

from tinnhiem.actions.campaigns.imported_papers import require_papers_possible
from tinnhiem.core.campaigns.errors import CampaignFileError, FileProblem
from tinnhiem.core.conference.attendance import require_possible
from tinnhiem.core.conference.committee import Hall, require_committee
from tinnhiem.core.conference.phases import ORDER, Phase, missing_for
from tinnhiem.core.count.reconciliation import reconcile, require_reconciled
from tinnhiem.messages.conference import missing_words
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.conference import (
    account_of,
    attendance_so_far,
    committee_of,
    presences_of,
    summoned_keys,
)
from tinnhiem.store.queries.people import officeholders_of
from tinnhiem.store.queries.phases import phase_facts
from tinnhiem.store.queries.plans import rulebook_of
from tinnhiem.store.queries.results import counts_of


def require_lawful(campaign: Campaign, *, path: str) -> None:
    """Refuse a campaign that could not have come as far as it says.

    Raises:
        CampaignFileError: A phase lacks what its guard asks for, or somebody who is
            rated has no count.
        ConferenceError, CountError: Presence, committee or count contradict the law
            or the sheets; the sentence says how.
    """
    require_possible(presences_of(campaign), summoned=summoned_keys(campaign))
    _require_sittings(campaign, path=path)
    _require_way(campaign, path=path)
    _require_committee(campaign)
    _require_count(campaign, path=path)
    require_papers_possible(campaign, path=path)


def _require_sittings(campaign: Campaign, *, path: str) -> None:
    """Refuse a sitting without those before it, or more people there than summoned."""
    ended = list(campaign.adjournments.values("sitting", "present", "summoned"))
    in_order = [row["sitting"] for row in ended] == [*range(1, campaign.sitting)]
    if not in_order or any(row["present"] > row["summoned"] for row in ended):
        raise CampaignFileError(
            path=path, place="[[adjournment]]", problem=FileProblem.VALUE
        )


def _require_way(campaign: Campaign, *, path: str) -> None:
    reached = Phase(campaign.phase)
    if reached not in ORDER:
        reached = Phase(campaign.resumes_to or Phase.PLANNED)
    facts = phase_facts(campaign)
    for phase in ORDER[1 : ORDER.index(reached) + 1]:
        lacking = missing_for(phase, facts)
        if lacking:
            raise CampaignFileError(
                path=path,
                place="[campaign] phase",
                problem=FileProblem.VALUE,
                detail="; ".join(missing_words(lack) for lack in lacking),
            )


def _require_committee(campaign: Campaign) -> None:
    committee = committee_of(campaign)
    if committee is None:
        return
    rated = {h.person: h.name for h in officeholders_of(campaign)}
    remarks = " ".join(campaign.remarks.values_list("text", flat=True))
    named = [rated[m.person] for m in committee.members if m.person in rated]
    # Electing an officeholder needs a reason, and the reason is kept as a remark.
    accepted = remarks if named and all(name in remarks for name in named) else ""
    hall = Hall(
        present=frozenset(stay.person for stay in presences_of(campaign)),
        rated=frozenset(rated),
        roster=summoned_keys(campaign),
    )
    require_committee(
        committee.members,
        hall=hall,
        rulebook=rulebook_of(campaign),
        accepted=accepted,
    )


def _require_count(campaign: Campaign, *, path: str) -> None:
    counts, account = counts_of(campaign), account_of(campaign)
    newest = campaign.count_rounds.order_by("-number").first()
    if newest is None or account is None:
        return
    rated = {h.key for h in officeholders_of(campaign) if h.eligibility == "rated"}
    if {count.officeholder for count in counts} != rated:
        raise CampaignFileError(
            path=path, place="[[count]] officeholder", problem=FileProblem.VALUE
        )
    found = reconcile(
        counts,
        account=account,
        attendance=attendance_so_far(campaign),
        rulebook=rulebook_of(campaign),
    )
    reasons = dict(newest.accepted.values_list("code", "reason"))
    require_reconciled(found, accepted=reasons)
