"""A campaign from last time's: the plan comes along, what happened does not."""

import html
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.test import Client

from tests.site.builders import (
    MORNING,
    SLUG,
    counted_record,
    save_campaign,
    signed_in,
)
from tinnhiem import rulebooks
from tinnhiem.actions.campaigns.clone_campaign import clone_campaign
from tinnhiem.cli.campaign.clone import clone
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.campaigns.errors import CampaignExistsError
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.plans import plan_of

BOOK = rulebooks.load("party-96-qd-tw-2023")


@pytest.fixture
def older(folder: Path) -> Campaign:
    assert folder.is_dir()
    return save_campaign(counted_record(), phase="signed")


def test_the_plan_comes_along_without_number_and_day(older: Campaign) -> None:
    made = clone_campaign(
        campaign=older, rulebook=BOOK, slug="lan-sau", by="lan.hcqt", now=MORNING
    )

    old, new = plan_of(older), plan_of(made)
    assert (new.officeholders, new.voter_categories) == (
        old.officeholders,
        old.voter_categories,
    )
    assert (new.head.number, new.head.day, new.head.year) == ("", None, None)
    assert new.head.issuer == old.head.issuer


def test_nothing_that_happened_comes_along(older: Campaign) -> None:
    made = clone_campaign(
        campaign=older, rulebook=BOOK, slug="lan-sau", by="lan.hcqt", now=MORNING
    )

    assert made.phase == "planned"
    assert made.starts_at is None
    for rows in (
        made.officeholders,
        made.roster,
        made.committee,
        made.movements,
        made.count_rounds,
        made.papers,
        made.frozen_papers,
    ):
        assert rows.count() == 0
    last = made.journal.last()
    assert last is not None
    assert (last.event, last.facts) == ("campaign.cloned", {"older": SLUG})


def test_a_name_that_is_taken_makes_nothing(older: Campaign) -> None:
    with pytest.raises(CampaignExistsError):
        clone_campaign(campaign=older, rulebook=BOOK, slug=SLUG, by="", now=MORNING)

    assert Campaign.objects.count() == 1


def test_the_command_names_both_and_what_is_left_blank(
    older: Campaign, folder: Path
) -> None:
    said = CliRunner().invoke(
        clone,
        ["Văn phòng 2026", "--data", str(folder), "--campaign", older.slug],
        standalone_mode=False,
    )

    assert f"từ kế hoạch của «{SLUG}»" in said.output
    assert Campaign.objects.filter(slug="van-phong-2026").exists()


def clone_page(client: Client, **words: str) -> str:
    address = f"/cuoc/{SLUG}/ke-hoach/lap-lai/"
    answer = client.post(address, words, follow=True)
    return html.unescape(answer.content.decode())


def test_the_browser_leads_from_the_old_plan_to_the_new_one(older: Campaign) -> None:
    lan = signed_in(Duty.CLERK)
    assert "/ke-hoach/lap-lai/" in lan.get(f"/cuoc/{SLUG}/ke-hoach/").content.decode()

    page = clone_page(lan, name="Văn phòng lần sau", rulebook=BOOK.key)

    made = Campaign.objects.exclude(pk=older.pk).get()
    assert made.slug == "van-phong-lan-sau"
    assert "thời hạn các bước vẫn là của lần trước" in page
    assert f"/cuoc/{made.slug}/ke-hoach/" in page
    entry = made.journal.get(event="campaign.cloned")
    assert entry.by == "lan.hcqt"
    front = lan.get("/").content.decode()
    assert front.count("/ke-hoach/lap-lai/") == 2


def test_a_name_that_is_taken_is_refused_and_stays_in_the_box(older: Campaign) -> None:
    page = clone_page(signed_in(Duty.CLERK), name=SLUG, rulebook=BOOK.key)

    assert Campaign.objects.get() == older
    assert f'value="{SLUG}"' in page
    assert "errorlist" in page


def test_a_rulebook_that_is_no_longer_in_force_is_told(older: Campaign) -> None:
    page = clone_page(
        signed_in(Duty.CLERK), name="lan-sau", rulebook="party-262-qd-tw-2014"
    )

    assert older.slug != "lan-sau"
    assert "không còn hiệu lực hôm nay" in page


def test_only_the_clerk_begins_from_an_old_plan(older: Campaign) -> None:
    for duty in (Duty.CHAIR, Duty.INSPECTOR, Duty.ADMIN):
        who = signed_in(duty, login=duty.value)
        address = f"/cuoc/{older.slug}/ke-hoach/lap-lai/"
        assert who.post(address, {"name": "lan-sau"}).status_code == 404
    assert Campaign.objects.count() == 1
