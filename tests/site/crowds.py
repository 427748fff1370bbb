"""Hundreds of people with invented names, in a campaign that is there already."""

from tests.site.builders import MORNING
from tinnhiem.actions.people.import_people import import_people
from tinnhiem.core.people.person import Person, Tenure
from tinnhiem.store import models
from tinnhiem.store.queries.plans import plan_of

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLE = ("Văn", "Thị", "Minh", "Ngọc", "Thanh", "Quốc", "Kim", "Xuân", "Hữu", "Thu")
GIVEN = (
    "Một",
    "Hai",
    "Ba",
    "Bốn",
    "Năm",
    "Sáu",
    "Bảy",
    "Tám",
    "Chín",
    "Mười",
)


def crowd_name(number: int) -> str:
    """Return an invented name; a thousand differ, then they come again."""
    family, rest = divmod(number % 1000, 100)
    middle, given = divmod(rest, 10)
    return f"{FAMILY[family]} {MIDDLE[middle]} {GIVEN[given]}"


def bring_many(campaign: models.Campaign, number: int) -> None:
    """Import `number` people, all in the plan's first category."""
    category = plan_of(campaign).voter_categories[0].name
    people = [
        Person(
            key=f"dong-{place}",
            name=crowd_name(place),
            tenures=(
                Tenure("Chuyên viên", f"Phòng nghiệp vụ số {place % 30}", None, None),
            ),
            categories=(category,),
            birth_year=1965 + place % 30,
        )
        for place in range(number)
    ]
    import_people(
        campaign=campaign, persons=people, officeholders=(), by="", now=MORNING
    )


def many_voters(campaign: models.Campaign, number: int) -> None:
    """Fill the frozen roster up to `number` people."""
    there = campaign.roster.count()
    persons = models.Person.objects.bulk_create(
        models.Person(key=f"dong-{place}", name=crowd_name(place))
        for place in range(there + 1, number + 1)
    )
    models.RosterEntry.objects.bulk_create(
        models.RosterEntry(
            campaign=campaign,
            person=person,
            number=place,
            name=person.name,
            title="Chuyên viên",
            unit=f"Phòng nghiệp vụ số {place % 30}",
            reasons=[plan_of(campaign).voter_categories[0].name],
            is_officeholder=False,
        )
        for place, person in enumerate(persons, there + 1)
    )
