"""A campaign's file that somebody edited: what cannot have been is not imported."""

import tomllib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.site.stories import tell
from tinnhiem.actions.campaigns.import_campaign import as_toml, import_campaign
from tinnhiem.cli.campaign.demo_story import BEGIN
from tinnhiem.core.errors import VoteError
from tinnhiem.store.models import Campaign
from tinnhiem.store.queries.exports import tables_of

pytestmark = pytest.mark.usefixtures("folder")
LATER = BEGIN + timedelta(days=400)


def forged(change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    """Return the export of a signed campaign after somebody edited it."""
    campaign = tell(until="Ký, công bố, niêm phong").campaign
    tables = tomllib.loads(as_toml(tables_of(campaign)))
    Campaign.objects.filter(pk=campaign.pk).update(slug="ban-goc")
    change(tables)
    return tables


def lose_a_signature(tables: dict[str, Any]) -> None:
    del tables["committee"]["member"][0]["signed_at"]


def lose_the_committee(tables: dict[str, Any]) -> None:
    del tables["committee"]


def lose_the_count(tables: dict[str, Any]) -> None:
    del tables["count"]


def lose_lines(tables: dict[str, Any]) -> None:
    tables["count"][0]["officeholder"][0]["high"] = 0


def lose_an_officeholders_count(tables: dict[str, Any]) -> None:
    del tables["count"][0]["officeholder"][0]


def seat_an_officeholder(tables: dict[str, Any]) -> None:
    tables["committee"]["member"][2]["person"] = tables["officeholder"][0]["person"]


def empty_the_hall(tables: dict[str, Any]) -> None:
    tables["presence"] = tables["presence"][:5]


def count_ten_to_the_twenty(tables: dict[str, Any]) -> None:
    tables["count"][0]["officeholder"][0]["high"] = 10**20


def climb_out_of_the_folder(tables: dict[str, Any]) -> None:
    tables["campaign"]["slug"] = "../../evil"


def put_a_table_among_categories(tables: dict[str, Any]) -> None:
    tables["person"][0]["categories"] = [{"a": 1}]


def reword_the_ballot(tables: dict[str, Any]) -> None:
    tables["paper_edit"] = [
        {
            "code": "D14",
            "key": "a" * 40,
            "block": "blk_001",
            "lines": [{"runs": [{"text": "Tín nhiệm"}]}],
            "old": "",
            "new": "Tín nhiệm",
            "accepted_by": "Lan",
            "accepted_at": BEGIN,
        }
    ]


@pytest.mark.parametrize(
    "change",
    [
        reword_the_ballot,
        lose_a_signature,
        lose_the_committee,
        lose_the_count,
        lose_lines,
        lose_an_officeholders_count,
        seat_an_officeholder,
        empty_the_hall,
        count_ten_to_the_twenty,
        climb_out_of_the_folder,
        put_a_table_among_categories,
    ],
)
def test_a_campaign_that_cannot_have_been_is_not_imported(
    change: Callable[[dict[str, Any]], None],
) -> None:
    tables = forged(change)

    with pytest.raises(VoteError):
        import_campaign(tables=tables, path="x.toml", by="", now=LATER)

    assert list(Campaign.objects.values_list("slug", flat=True)) == ["ban-goc"]
