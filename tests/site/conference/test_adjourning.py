"""A sitting without quorum: adjourned, summoned again, counted from zero."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.site.builders import MORNING, counted_record, save_campaign, signed_in
from tests.site.devices import on_device
from tinnhiem.actions.campaigns.import_campaign import import_campaign
from tinnhiem.actions.conference.adjourn import adjourn
from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.conference.check_in import check_in
from tinnhiem.actions.conference.send_summons import send_summons
from tinnhiem.actions.conference.suspend import suspend
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.campaigns.errors import CampaignFileError
from tinnhiem.core.conference.errors import (
    NotYetError,
    TimeGoesBackError,
    WrongPhaseError,
)
from tinnhiem.core.conference.phase import Phase
from tinnhiem.papers.making import papers_of
from tinnhiem.store import models
from tinnhiem.store.queries.conference import attendance_of
from tinnhiem.store.queries.exports import tables_of
from tinnhiem.store.queries.records import record_of
from tinnhiem.store.queries.summons import summons_are_out, summons_outdated

LATER = MORNING + timedelta(minutes=45)
AGAIN = MORNING + timedelta(days=7)
SHORT = "có mặt 24/26 nhưng mất điện kéo dài"


@pytest.fixture
def campaign(folder: Path) -> models.Campaign:
    """A hall in which 24 of 26 have checked in and nothing was handed out."""
    assert folder.exists()
    saved = save_campaign(counted_record(), phase="check-in")
    saved.movements.filter(kind__in=("issued", "exchanged", "returned")).delete()
    saved.count_rounds.all().delete()
    saved.acts.create(kind="summons-sent", at=MORNING)
    saved.acts.create(kind="box-sealed", at=MORNING)
    return saved


def adjourned(
    campaign: models.Campaign, *, starts_at: datetime | None = AGAIN
) -> models.Campaign:
    return adjourn(
        campaign=campaign, reason=SHORT, starts_at=starts_at, by="lan", now=LATER
    )


def test_the_sitting_stays_on_record_and_the_next_counts_from_zero(
    campaign: models.Campaign,
) -> None:
    after = adjourned(campaign)

    assert (after.phase, after.sitting, after.starts_at) == ("planned", 2, AGAIN)
    (ended,) = after.adjournments.all()
    assert (ended.sitting, ended.present, ended.summoned) == (1, 24, 26)
    assert ended.starts_at == MORNING
    stays = models.PresenceInterval.objects.filter(entry__campaign=after)
    assert {(stay.sitting, stay.left_at) for stay in stays} == {(1, LATER)}
    assert attendance_of(after).present == 0
    assert after.roster.count() == 26  # frozen


def test_what_belonged_to_the_day_is_asked_anew(campaign: models.Campaign) -> None:
    entry = campaign.roster.get(number=3)
    models.Reply.objects.create(entry=entry, is_coming=True, replied_on=MORNING.date())
    on_device(campaign, Duty.DESK)

    after = adjourned(campaign)

    assert not models.Reply.objects.filter(entry__campaign=after).exists()
    assert not models.Absence.objects.filter(entry__campaign=after).exists()
    assert set(after.acts.values_list("kind", flat=True)) == {"day-accepted"}
    assert not after.committee.exists()
    assert not after.devices.filter(revoked_at=None).exists()
    assert not summons_are_out(after)


def test_the_next_sitting_goes_its_own_way(campaign: models.Campaign) -> None:
    after = adjourned(campaign)
    with pytest.raises(NotYetError):
        advance_phase(campaign=after, wanted=Phase.SUMMONED, by="", now=LATER)

    send_summons(campaign=after, by="", now=LATER + timedelta(days=1))
    advance_phase(campaign=after, wanted=Phase.CHECK_IN, by="", now=AGAIN)
    voters = list(after.roster.select_related("person")[:17])
    check_in(campaign=after, voters=voters, by="", now=AGAIN)

    with pytest.raises(Exception, match="17 of 26") as refusal:
        advance_phase(campaign=after, wanted=Phase.QUORATE, by="", now=AGAIN)
    assert refusal.value.minimum == 18  # type: ignore[attr-defined]
    (one,) = after.roster.filter(number=20).select_related("person")
    check_in(campaign=after, voters=[one], by="", now=AGAIN)
    advance_phase(campaign=after, wanted=Phase.QUORATE, by="", now=AGAIN)
    assert after.opened_at == AGAIN


def test_papers_tell_of_the_sitting_before(campaign: models.Campaign) -> None:
    record = record_of(adjourned(campaign))
    (minutes,) = papers_of(record, ["D19"])
    (letters,) = papers_of(record, ["D10"])

    assert "đã được triệu tập phiên thứ" in str(minutes)
    assert SHORT in str(minutes)
    assert "thay cho Hội nghị đã mời họp" in str(letters)


def test_a_first_summons_says_nothing_of_another(campaign: models.Campaign) -> None:
    (letters,) = papers_of(record_of(campaign), ["D10"])

    assert "thay cho" not in str(letters)


def test_a_summons_in_force_is_outdated_by_the_adjournment(
    campaign: models.Campaign,
) -> None:
    campaign.frozen_papers.create(
        code="D10",
        edition=1,
        state="final",
        frozen_at=MORNING,
        frozen_on=MORNING.date(),
    )
    assert summons_are_out(campaign)
    assert not summons_outdated(campaign)

    after = adjourned(campaign)

    assert summons_outdated(after)


@pytest.mark.parametrize("phase", ["quorate", "committee-elected"])
def test_a_quorum_that_is_lost_later_can_be_adjourned_too(
    campaign: models.Campaign, phase: str
) -> None:
    models.Campaign.objects.update(phase=phase)

    assert adjourned(campaign).phase == "planned"


def test_a_suspended_hall_can_be_adjourned(campaign: models.Campaign) -> None:
    suspend(campaign=campaign, reason="mất điện", by="", now=MORNING)

    assert adjourned(campaign).resumes_to == ""


@pytest.mark.parametrize(
    "phase", ["planned", "summoned", "ballots-issued", "voting", "counting", "signed"]
)
def test_elsewhere_nothing_is_adjourned(campaign: models.Campaign, phase: str) -> None:
    models.Campaign.objects.update(phase=phase)

    with pytest.raises(WrongPhaseError):
        adjourned(campaign)
    assert not campaign.adjournments.exists()


def test_sheets_in_hands_are_not_adjourned(campaign: models.Campaign) -> None:
    campaign.movements.create(kind="issued", sheets=3, at=MORNING)

    with pytest.raises(WrongPhaseError):
        adjourned(campaign)


def test_a_next_sitting_before_now_is_refused(campaign: models.Campaign) -> None:
    with pytest.raises(TimeGoesBackError):
        adjourned(campaign, starts_at=LATER - timedelta(minutes=1))


def test_nothing_later_is_told_before_the_adjournment(
    campaign: models.Campaign,
) -> None:
    after = adjourned(campaign)
    send_summons(campaign=after, by="", now=LATER)
    with pytest.raises(TimeGoesBackError):
        advance_phase(campaign=after, wanted=Phase.CHECK_IN, by="", now=MORNING)


def test_an_export_tells_of_the_adjournment(campaign: models.Campaign) -> None:
    tables = tables_of(adjourned(campaign))

    assert tables["adjournment"] == [
        {
            "sitting": 1,
            "starts_at": MORNING,
            "adjourned_at": LATER,
            "present": 24,
            "summoned": 26,
            "reason": SHORT,
        }
    ]


@pytest.mark.parametrize(
    ("change", "is_refused"),
    [
        pytest.param({}, False, id="as it was"),
        pytest.param({"sitting": 2}, True, id="a second without a first"),
        pytest.param({"present": 27}, True, id="more than were summoned"),
    ],
)
def test_an_import_replays_the_sittings(
    campaign: models.Campaign, change: dict[str, int], is_refused: bool
) -> None:
    tables = tables_of(adjourned(campaign))
    tables["campaign"]["slug"] = "tu-tep"
    tables["adjournment"][0] |= change

    if is_refused:
        with pytest.raises(CampaignFileError):
            import_campaign(tables=tables, path="tep.toml", by="", now=AGAIN)
    else:
        again = import_campaign(tables=tables, path="tep.toml", by="", now=AGAIN)
        assert tables_of(again)["adjournment"] == tables["adjournment"]
        assert again.sitting == 2


def test_the_page_asks_for_reason_and_confirmation(campaign: models.Campaign) -> None:
    chair = signed_in(Duty.CHAIR)
    place = f"/cuoc/{campaign.slug}/hoi-nghi/hoan/"
    form = {"reason": SHORT, "day": "", "hour": "", "sure": "on"}

    refused = chair.post(place, form | {"reason": " "}).content.decode()
    assert 'aria-invalid="true"' in refused
    half = chair.post(place, form | {"day": "2099-07-20"}).content.decode()
    assert "Ghi cả ngày và giờ" in half
    assert SHORT in half  # what was typed stays
    said = chair.post(place, form, follow=True).content.decode()

    assert "Đã hoãn Hội nghị" in said
    assert "phiên thứ 2" in said


def test_the_record_of_the_sitting_is_printed_from_its_page(
    campaign: models.Campaign,
) -> None:
    adjourned(campaign)
    inspector = signed_in(Duty.INSPECTOR)
    hall = inspector.get(f"/cuoc/{campaign.slug}/hoi-nghi/").content.decode()
    assert "/hoi-nghi/phien/1/" in hall

    page = inspector.get(f"/cuoc/{campaign.slug}/hoi-nghi/phien/1/").content.decode()

    assert "<strong>24</strong>/26" in page
    assert SHORT in page
    assert "24 người đã đến phiên họp này" in page


def test_the_button_of_the_adjourned_hall_leads_to_the_summons(
    campaign: models.Campaign,
) -> None:
    adjourned(campaign)
    shown = signed_in(Duty.CLERK)
    page = shown.get(f"/cuoc/{campaign.slug}/hoi-nghi/").content.decode()

    assert "Gửi Giấy mời" in page
    assert "/nhan-su/giay-moi/" in page
