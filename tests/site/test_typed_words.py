"""Remarks, reasons and venues: refused when empty or too long, nothing half-kept."""

import pytest

from tests.site.stories import tell
from tinnhiem.actions.conference.add_remark import add_remark
from tinnhiem.actions.conference.record_absence import record_absence
from tinnhiem.actions.conference.set_conference import (
    ConferenceSetting,
    set_conference,
)
from tinnhiem.actions.conference.void_vote import void_vote
from tinnhiem.cli.campaign.demo_story import at
from tinnhiem.core.campaigns.errors import TextMissingError, TextTooLongError
from tinnhiem.store.models import Remark

pytestmark = pytest.mark.usefixtures("folder")


def test_an_empty_remark_is_not_kept() -> None:
    campaign = tell(until="Bỏ phiếu").campaign
    with pytest.raises(TextMissingError):
        add_remark(campaign=campaign, text=" \n ", by="", now=at(70))
    with pytest.raises(TextTooLongError):
        add_remark(campaign=campaign, text="ồ" * 2001, by="", now=at(70))

    assert not Remark.objects.exists()


def test_a_reason_of_absence_fits_a_line() -> None:
    story = tell(until="Chuẩn bị")
    voter = story.voters[0]
    for words, refusal in (("", TextMissingError), ("x" * 201, TextTooLongError)):
        with pytest.raises(refusal):
            record_absence(
                campaign=story.campaign, voter=voter, reason=words, by="", now=at(-60)
            )


def test_a_venue_fits_a_line_and_stays_as_it_was() -> None:
    campaign = tell(until="Chuẩn bị").campaign
    before = campaign.venue
    for words, refusal in ((" ", TextMissingError), ("x" * 201, TextTooLongError)):
        with pytest.raises(refusal):
            set_conference(
                campaign=campaign,
                setting=ConferenceSetting(venue=words),
                by="",
                now=at(-60),
            )

    campaign.refresh_from_db()
    assert campaign.venue == before


def test_a_void_vote_has_a_reason_that_fits() -> None:
    campaign = tell(until="Bỏ phiếu").campaign
    with pytest.raises(TextTooLongError):
        void_vote(campaign=campaign, reason="x" * 2001, by="", now=at(70))

    campaign.refresh_from_db()
    assert campaign.void_reason == ""
