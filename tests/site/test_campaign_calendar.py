"""The calendar of a campaign knows the hour, the place and what is done."""

from pathlib import Path

import ics
import pytest
from click.testing import CliRunner

from tests.site.stories import tell
from tinnhiem.cli.main import tinnhiem

pytestmark = pytest.mark.usefixtures("folder")


def test_a_campaigns_calendar_has_the_hall_and_updates_in_place(
    folder: Path, tmp_path: Path
) -> None:
    campaign = tell(until="Chuẩn bị").campaign
    file = tmp_path / "lich.ics"
    words = ["campaign", "calendar", "--data", str(folder), "--out", str(file)]

    CliRunner().invoke(tinnhiem, words, catch_exceptions=False, standalone_mode=False)
    first = file.read_bytes()
    CliRunner().invoke(tinnhiem, words, catch_exceptions=False, standalone_mode=False)

    assert file.read_bytes() == first
    (held,) = [e for e in ics.Calendar(first.decode()).events if not e.all_day]
    assert held.begin == campaign.starts_at
    assert held.location == campaign.venue
