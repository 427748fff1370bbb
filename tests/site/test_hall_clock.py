"""Time in the hall goes on, unless somebody says that the record was wrong."""

from datetime import datetime, timedelta

import pytest

from tests.site.stories import tell
from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.conference.check_in import check_in, check_out
from tinnhiem.actions.conference.hall_clock import correct_clock
from tinnhiem.cli.campaign.demo_story import at
from tinnhiem.core.campaigns.errors import TextMissingError
from tinnhiem.core.conference.errors import TimeGoesBackError
from tinnhiem.core.conference.phase import Phase
from tinnhiem.messages import say
from tinnhiem.store.models import Campaign

pytestmark = pytest.mark.usefixtures("folder")
SECOND = timedelta(seconds=1)


@pytest.fixture
def prepared() -> Campaign:
    """Summons are sent; check-in opens at minute -30."""
    campaign = tell(until="Chuẩn bị").campaign
    go(campaign, Phase.CHECK_IN, now=at(-30))
    return campaign


def go(campaign: Campaign, wanted: Phase, *, now: datetime) -> None:
    advance_phase(campaign=campaign, wanted=wanted, by="Lan", now=now)


def arrive(
    campaign: Campaign, *, now: datetime, first: int = 0, last: int = 25
) -> None:
    voters = list(campaign.roster.all()[first:last])
    check_in(campaign=campaign, voters=voters, by="Lan", now=now)


@pytest.mark.parametrize(
    ("now", "is_refused"),
    [
        pytest.param(at(-30) - SECOND, True, id="before the desk opened"),
        pytest.param(at(-30), False, id="as it opened"),
        pytest.param(at(-30) + SECOND, False, id="after it"),
    ],
)
def test_nobody_arrives_before_the_desk_opened(
    prepared: Campaign, now: datetime, *, is_refused: bool
) -> None:
    if not is_refused:
        arrive(prepared, now=now)
        return
    with pytest.raises(TimeGoesBackError) as refusal:
        arrive(prepared, now=now)
    assert "conference clock" in say(refusal.value)
    assert not prepared.journal.filter(event="voters.checked_in").exists()


def test_arrivals_may_be_told_in_any_order(prepared: Campaign) -> None:
    arrive(prepared, now=at(-5), last=20)
    arrive(prepared, now=at(-12), first=20)

    assert prepared.journal.filter(event="voters.checked_in").count() == 2


def test_the_conference_does_not_open_before_the_last_arrival(
    prepared: Campaign,
) -> None:
    arrive(prepared, now=at(-5))

    with pytest.raises(TimeGoesBackError):
        go(prepared, Phase.QUORATE, now=at(-5) - SECOND)

    go(prepared, Phase.QUORATE, now=at(-5))


def test_nobody_leaves_before_the_phase_in_which_it_is_told(
    prepared: Campaign,
) -> None:
    arrive(prepared, now=at(-5))
    go(prepared, Phase.QUORATE, now=at(0))
    voter = prepared.roster.first()
    assert voter is not None

    with pytest.raises(TimeGoesBackError):
        check_out(campaign=prepared, voter=voter, by="Lan", now=at(-1))


def test_a_moment_recorded_wrong_is_set_right_by_a_person_with_a_reason(
    prepared: Campaign,
) -> None:
    arrive(prepared, now=at(60 * 24 * 365))  # a year too late: a wrong key
    with pytest.raises(TimeGoesBackError):
        go(prepared, Phase.QUORATE, now=at(0))
    with pytest.raises(TextMissingError):
        correct_clock(campaign=prepared, reason=" ", by="Lan", now=at(0))

    correct_clock(campaign=prepared, reason="gõ nhầm năm", by="Lan", now=at(0))
    go(prepared, Phase.QUORATE, now=at(0))

    entry = prepared.journal.get(event="clock.corrected")
    assert (entry.by, entry.facts) == ("Lan", {"reason": "gõ nhầm năm"})
