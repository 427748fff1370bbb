"""The demonstration's ballot, without a data folder: real posts, invented names."""

from tinnhiem import rulebooks
from tinnhiem.actions.demonstration.story import DAY, example_folder
from tinnhiem.core.record import CampaignRecord, Conference, Signer
from tinnhiem.intake.people_files import read_people
from tinnhiem.intake.plan_files import read_plan

NOBODY = Signer("", "")


def demonstration_record() -> CampaignRecord:
    """Return as much of the demonstration's campaign as a ballot shows."""
    folder = example_folder()
    plan = read_plan(folder / "plan.txt")
    sheet = read_people(folder / "people.csv")
    return CampaignRecord(
        slug="trinh-dien",
        plan=plan,
        rulebook=rulebooks.find("96-QĐ/TW"),
        overrides=(),
        voters=(),
        officeholders=sheet.in_order_of([post.title for post in plan.officeholders]),
        conference=Conference(starts_at=DAY, venue="", chair=NOBODY, secretary=NOBODY),
        outcomes=(),
    )
