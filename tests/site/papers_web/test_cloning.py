"""A campaign from last time's: the plan comes along, what happened does not."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.site.builders import MORNING, SLUG, counted_record, save_campaign
from tinnhiem import rulebooks
from tinnhiem.actions.campaigns.clone_campaign import clone_campaign
from tinnhiem.cli.campaign.clone import clone
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
