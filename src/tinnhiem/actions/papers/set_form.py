"""Choose whose rules the papers of a campaign follow."""

from dataclasses import replace
from datetime import datetime

from tinnhiem.actions.campaigns.create_campaign import save_plan
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.conference.phase import ORDER, Phase
from tinnhiem.core.plans.plan import PaperForm, Plan, Spelling
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.plans import plan_of


@deed
def set_form(
    *,
    campaign: Campaign,
    form: PaperForm,
    spelling: Spelling | None,
    by: str,
    now: datetime,
) -> Plan:
    """Save the plan again with the form and the spelling of its papers.

    Raises:
        CampaignFrozenError: The minutes are signed; what was signed keeps its form.
    """
    phase = Phase(campaign.phase)
    if phase not in ORDER or ORDER.index(phase) >= ORDER.index(Phase.SIGNED):
        raise CampaignFrozenError(what="thể thức văn bản", phase=campaign.phase)
    plan = plan_of(campaign)
    head = replace(plan.head, form=form, spelling=spelling or plan.head.spelling)
    changed = replace(plan, head=head)
    save_plan(campaign, changed, now=now)
    journal.write(
        campaign,
        "papers.form_chosen",
        at=now,
        by=by,
        form=form.value,
        spelling=str(head.spelling or Spelling.MARK_ON_U),
    )
    return changed
