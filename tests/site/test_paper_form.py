"""Choosing the State's or the Party's form for the papers of a campaign."""

import pytest

from tests.site.stories import tell
from tinnhiem.actions.papers.set_form import set_form
from tinnhiem.cli.campaign.demo_story import BEGIN
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.plans.plan import PaperForm, Spelling
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.queries.records import record_of

pytestmark = pytest.mark.usefixtures("folder")


def test_the_chosen_form_is_the_campaign_s_and_is_in_the_journal() -> None:
    campaign = tell(until="Nhập và chốt danh sách").campaign
    assert plan_of(campaign).head.form is None

    set_form(
        campaign=campaign,
        form=PaperForm.PARTY,
        spelling=Spelling.MARK_ON_Y,
        by="Phòng Hành chính - Quản trị",
        now=BEGIN,
    )

    head = record_of(campaign).plan.head
    assert (head.form, head.spelling) == (PaperForm.PARTY, Spelling.MARK_ON_Y)
    assert campaign.journal.filter(event="papers.form_chosen").count() == 1


def test_what_was_signed_keeps_its_form() -> None:
    campaign = tell(until="Ký, công bố, niêm phong").campaign
    campaign.refresh_from_db()

    with pytest.raises(CampaignFrozenError):
        set_form(
            campaign=campaign, form=PaperForm.PARTY, spelling=None, by="", now=BEGIN
        )
    assert plan_of(campaign).head.form is None
