"""Two persons made one by a person, and where that is refused."""

import pytest

from tests.site.stories import tell
from tests.site.test_people_import import PEOPLE, begun, begun_again, seen, write
from tinnhiem.actions.people.merge_persons import merge_persons
from tinnhiem.cli.campaign.demo_story import BEGIN
from tinnhiem.core.people.errors import (
    MergeAfterFreezeError,
    MergeReasonMissingError,
    MergeRefusedError,
    MergeWithSelfError,
)
from tinnhiem.core.people.person import Person as Human
from tinnhiem.messages import say
from tinnhiem.store.models import Campaign, Person
from tinnhiem.store.queries.people import person_meant
from tinnhiem.store.queries.people_state import known_people

pytestmark = pytest.mark.usefixtures("folder")


def merge(campaign: Campaign, keep: Human, drop: Human, reason: str = "một") -> None:
    merge_persons(
        campaign=campaign, keep=keep, drop=drop, reason=reason, by="Lan", now=BEGIN
    )


def test_the_one_who_stays_has_posts_and_categories_of_both() -> None:
    campaign = begun()
    write(campaign, seen(campaign, PEOPLE))
    keep, drop = person_meant("VP05"), person_meant("VP06")
    both = {t.title for t in (*keep.tenures, *drop.tenures)}

    merge(campaign, keep, drop)

    known = known_people(campaign)
    assert len(known.persons) == 25
    assert {t.title for t in known.persons["VP05"].tenures} == both
    assert "VP06" not in known.members
    entry = campaign.journal.last()
    assert entry is not None
    assert (entry.event, entry.facts["reason"]) == ("person.merged", "một")


def test_two_who_are_both_rated_are_two() -> None:
    campaign = begun()
    write(campaign, seen(campaign, PEOPLE))

    with pytest.raises(MergeRefusedError) as refusal:
        merge(campaign, person_meant("VP01"), person_meant("VP02"))

    assert refusal.value.place == "danh sách người được lấy phiếu"
    assert len(known_people(campaign).persons) == 26


@pytest.mark.parametrize("phase", ["planned", "summoned", "reported"])
def test_nobody_is_merged_once_the_roster_is_frozen(phase: str) -> None:
    campaign = tell(until="Nhập và chốt danh sách").campaign
    Campaign.objects.update(phase=phase)

    with pytest.raises(MergeAfterFreezeError) as refusal:
        merge(campaign, person_meant("VP05"), person_meant("VP06"))

    assert campaign.slug in say(refusal.value)
    assert len(known_people(campaign).persons) == 26


def test_two_on_the_roster_of_a_vote_that_is_over_stay_two() -> None:
    older = tell(until="Nhập và chốt danh sách").campaign
    Campaign.objects.update(phase="archived")
    campaign = begun_again(2)

    with pytest.raises(MergeRefusedError) as refusal:
        merge(campaign, person_meant("VP05"), person_meant("VP06"))

    assert refusal.value.campaign == older.slug


def test_a_vote_that_is_over_does_not_keep_one_of_its_voters_from_a_merge() -> None:
    older = tell(until="Nhập và chốt danh sách").campaign
    Campaign.objects.update(phase="archived")
    campaign = begun_again(2)
    newcomer = Person.objects.create(key="VP99", name="Người trùng")

    merge(campaign, person_meant("VP05"), person_meant(newcomer.key))

    assert not Person.objects.filter(key="VP99").exists()
    assert older.roster.count() == 26


def test_a_merge_needs_a_reason_and_two_persons() -> None:
    campaign = begun()
    write(campaign, seen(campaign, PEOPLE))
    one, other = person_meant("VP05"), person_meant("VP06")

    with pytest.raises(MergeReasonMissingError):
        merge(campaign, one, other, " ")
    with pytest.raises(MergeWithSelfError):
        merge(campaign, one, one)
