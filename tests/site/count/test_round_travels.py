"""How a count was made survives an export and an import into another folder."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.site.builders import MORNING
from tests.site.count.counting import Table, open_table, recorded, sign_all
from tinnhiem.actions.campaigns.import_campaign import as_toml, import_campaign
from tinnhiem.core.campaigns.campaign_file import require_campaign_file
from tinnhiem.core.campaigns.errors import CampaignFileError, NothingToShowError
from tinnhiem.store.queries.conference import conference_of
from tinnhiem.store.queries.exports import tables_of


def test_an_export_tells_how_it_was_counted_and_only_once_all_have_signed(
    folder: Path,
) -> None:
    assert folder.exists()
    table = open_table()
    with pytest.raises(NothingToShowError):
        tables_of(table.campaign)
    recorded(table)
    table.campaign.refresh_from_db()
    with pytest.raises(NothingToShowError):
        tables_of(table.campaign)
    sign_all(table)
    table.campaign.refresh_from_db()

    tables = tomllib.loads(as_toml(tables_of(table.campaign)))

    require_campaign_file(tables, path="x.toml")
    (count,) = tables["count"]
    assert count["way"] == "double"
    assert count["declared"] == [10, 14]
    assert count["hand"] == [
        {"part": "first", "person": "p5", "batches": [1, 2]},
        {"part": "second", "person": "p6", "batches": [1, 2]},
    ]
    hall = conference_of(table.campaign)
    assert hall is not None
    assert hall.counted.startswith("Cách kiểm: hai người nhập độc lập; 2 lô")


def signed() -> tuple[Table, dict[str, Any]]:
    """Return a signed count, and its campaign as a file for another folder."""
    table = recorded(open_table())
    for kind in ("summons-sent", "box-sealed"):
        table.campaign.acts.get_or_create(kind=kind, defaults={"at": MORNING})
    sign_all(table)
    table.campaign.refresh_from_db()
    tables = tomllib.loads(as_toml(tables_of(table.campaign)))
    tables["campaign"]["slug"] = "ban-khac"
    return table, tables


@pytest.mark.parametrize(
    ("hand", "said"),
    [
        ({"part": "fourth", "person": "p5"}, "'fourth'"),
        ({"part": "first", "person": "p5", "batches": ["1"]}, "hand #1 batches"),
        ({"part": "first", "person": "p5", "batches": [-1]}, "hand #1 batches"),
        ({"part": "first", "person": "p5", "mark": "1"}, "hand #1 mark"),
    ],
)
def test_a_file_with_an_impossible_hand_is_not_imported(
    folder: Path, hand: dict[str, object], said: str
) -> None:
    assert folder.exists()
    _, tables = signed()
    tables["count"][0]["hand"] = [hand]

    with pytest.raises(CampaignFileError, match=said):
        import_campaign(tables=tables, path="x.toml", by="", now=MORNING)


def test_an_imported_round_was_made_as_it_was(folder: Path) -> None:
    assert folder.exists()
    table, tables = signed()

    other = import_campaign(tables=tables, path="x.toml", by="", now=MORNING)

    made = table.campaign.count_rounds.get()
    came = other.count_rounds.get()
    assert (came.way, came.declared, came.hands) == (
        made.way,
        made.declared,
        made.hands,
    )
