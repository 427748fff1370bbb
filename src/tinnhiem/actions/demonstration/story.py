"""The demonstration's story, act by act, at fixed moments of July 2023."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from tinnhiem import rulebooks
from tinnhiem.actions.ballots.record_sheets import record_sheets
from tinnhiem.actions.campaigns.create_campaign import create_campaign
from tinnhiem.actions.campaigns.record_step_done import record_step_done
from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.conference.check_in import check_in
from tinnhiem.actions.conference.close_conference import close_conference
from tinnhiem.actions.conference.elect_committee import elect_committee
from tinnhiem.actions.conference.record_absence import record_absence
from tinnhiem.actions.conference.record_act import record_act
from tinnhiem.actions.conference.seal_papers import seal_papers
from tinnhiem.actions.conference.set_conference import (
    ConferenceSetting,
    set_conference,
)
from tinnhiem.actions.count.record_count import Entry, record_count
from tinnhiem.actions.count.sign_minutes import sign_minutes
from tinnhiem.actions.papers.print_papers import print_papers
from tinnhiem.actions.people.freeze_roster import freeze_roster
from tinnhiem.actions.people.import_people import import_people
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.campaigns.acts import Act
from tinnhiem.core.conference.committee import CommitteeRole, ShowOfHands
from tinnhiem.core.conference.phases import Phase
from tinnhiem.core.count.double_entry import compare
from tinnhiem.core.people.people_sheet import PeopleSheet
from tinnhiem.core.plans.feasibility import feasible_days
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.record import Sealing, Signer
from tinnhiem.intake.people_files import read_people
from tinnhiem.intake.plan_files import read_plan
from tinnhiem.intake.readings_csv import read_readings
from tinnhiem.store.models import Campaign, RosterEntry
from tinnhiem.store.queries.people import officeholders_of

HO_CHI_MINH: Final = ZoneInfo("Asia/Ho_Chi_Minh")
CLERK: Final = "Phòng Hành chính - Quản trị"
COMMITTEE: Final = "Ban Kiểm phiếu"
BEGIN: Final = datetime(2023, 6, 20, 8, 0, tzinfo=HO_CHI_MINH)
DAY: Final = datetime(2023, 7, 11, 8, 0, tzinfo=HO_CHI_MINH)
SPARE: Final = 4


@dataclass(slots=True)
class Story:
    """What one chapter hands to the next.

    Attributes:
        folder: Of the example's files.
        slug: What the campaign is called.
        prefix: Before the key of every person, so that nobody of the office is meant.
        is_rehearsal: Papers carry a watermark, and none can be issued.
    """

    folder: Path
    slug: str = "quang-ngai-2023"
    prefix: str = ""
    is_rehearsal: bool = False
    plan: Plan = field(init=False)
    campaign: Campaign = field(init=False)
    voters: list[RosterEntry] = field(init=False)
    committee: list[RosterEntry] = field(init=False)


def example_folder() -> Path:
    """Return the folder of the example's files, in a checkout or installed."""
    package = Path(str(files("tinnhiem")))
    installed = package / "examples" / "quang-ngai-2023"
    if installed.is_dir():
        return installed
    return package.parent.parent / "examples" / "quang-ngai-2023"


def at(minutes: int) -> datetime:
    """Return the moment so many minutes after the conference begins."""
    return DAY + timedelta(minutes=minutes)


def compile_the_plan(story: Story) -> str:
    """Read the real plan and show on which days it can be kept."""
    story.plan = read_plan(story.folder / "plan.txt")
    days = feasible_days(story.plan)
    return (
        f"{len(story.plan.steps)} bước, {story.plan.officeholder_count} chức danh, "
        f"hội nghị tổ chức được {days[0]:%d/%m} - {days[-1]:%d/%m/%Y}"
    )


def begin_the_campaign(story: Story) -> str:
    """Make the campaign under the rulebook that the plan cites."""
    book = rulebooks.find("96-QĐ/TW")
    story.campaign = create_campaign(
        plan=story.plan,
        rulebook=book,
        slug=story.slug,
        by=CLERK,
        now=BEGIN,
        is_rehearsal=story.is_rehearsal,
    )
    story.campaign.is_demonstration = True
    story.campaign.save(update_fields=["is_demonstration"])
    return f"áp dụng {book.name}, phiên bản {book.version}"


def bring_the_people(story: Story) -> str:
    """Take in the invented people and freeze the roster."""
    sheet = _renamed(read_people(story.folder / "people.csv"), prefix=story.prefix)
    posts = [post.title for post in story.plan.officeholders]
    import_people(
        campaign=story.campaign,
        persons=sheet.persons,
        officeholders=sheet.in_order_of(posts),
        by=CLERK,
        now=BEGIN,
    )
    chair = sheet.in_order_of(posts)[0].name
    secretary = next(
        p.name for p in sheet.persons if "Hành chính" in p.title_on(DAY.date())
    )
    setting = ConferenceSetting(
        starts_at=DAY,
        venue="Phòng họp số 1, Văn phòng UBND tỉnh Quảng Ngãi",
        chair=chair,
        secretary=secretary,
    )
    set_conference(campaign=story.campaign, setting=setting, by=CLERK, now=BEGIN)
    freeze_roster(campaign=story.campaign, by=CLERK, now=DAY - timedelta(days=8))
    story.voters = list(story.campaign.roster.select_related("person"))
    return f"{len(story.voters)} người ghi phiếu"


def prepare(story: Story) -> str:
    """Report the steps of preparation as done, print and stamp the ballots."""
    for number, day in (
        ("3.1(1)", date(2023, 6, 27)),
        ("3.1(2)", date(2023, 6, 30)),
        ("3.1(3)", date(2023, 7, 4)),
        ("3.1(4)", date(2023, 7, 7)),
        ("3.1(5)", date(2023, 7, 7)),
    ):
        done(story, number, day)
    run = len(story.voters) + SPARE
    sheets = {
        Movement.PRINTED: run,
        Movement.DAMAGED: 1,
        Movement.STAMPED: run - 1,
    }
    record_sheets(campaign=story.campaign, sheets=sheets, by=CLERK, now=at(-5000))
    record_act(
        campaign=story.campaign, act=Act.SUMMONS_SENT, note="", by=CLERK, now=at(-4000)
    )
    advance_phase(
        campaign=story.campaign, wanted=Phase.SUMMONED, by=CLERK, now=at(-4000)
    )
    return f"in {run} phiếu, gửi {len(story.voters)} giấy mời"


def fill_the_hall(story: Story) -> str:
    """Check everybody in but one, and open with a quorum."""
    advance_phase(campaign=story.campaign, wanted=Phase.CHECK_IN, by=CLERK, now=at(-30))
    absent = story.voters[-1]
    record_absence(
        campaign=story.campaign,
        voter=absent,
        reason="đi công tác",
        by=CLERK,
        now=at(-25),
    )
    present = check_in(
        campaign=story.campaign, voters=story.voters[:-1], by=CLERK, now=at(-10)
    )
    advance_phase(campaign=story.campaign, wanted=Phase.QUORATE, by=CLERK, now=at(0))
    return f"có mặt {present}/{len(story.voters)}, đủ điều kiện khai mạc"


def elect(story: Story) -> str:
    """Elect three members who are not rated."""
    free = [voter for voter in story.voters[:-1] if not voter.is_officeholder]
    story.committee = [free[3], free[8], free[14]]
    roles = (CommitteeRole.HEAD, CommitteeRole.SECRETARY, CommitteeRole.MEMBER)
    elect_committee(
        campaign=story.campaign,
        proposal=list(zip(story.committee, roles, strict=True)),
        hands=ShowOfHands(in_favour=25, against=0, abstained=0),
        by=CLERK,
        now=at(25),
    )
    return f"{len(story.committee)} người, 25/25 đồng ý"


def vote(story: Story) -> str:
    """Issue, exchange one, vote, close the box and empty it."""
    move(story, {Movement.ISSUED: 25}, minutes=30)
    go(story, Phase.BALLOTS_ISSUED, minutes=35)
    record_act(
        campaign=story.campaign, act=Act.BOX_SEALED, note="", by=COMMITTEE, now=at(36)
    )
    go(story, Phase.VOTING, minutes=37)
    move(story, {Movement.EXCHANGED: 1}, minutes=45)
    go(story, Phase.CLOSED, minutes=60)
    move(story, {Movement.RETURNED: 25, Movement.UNUSED: 3}, minutes=62)
    go(story, Phase.COUNTING, minutes=65)
    return "phát ra 25, đổi 1, thu về 25"


def count(story: Story) -> str:
    """Enter the box twice, find the slip, correct it from the paper, reconcile."""
    names = {h.name: h.key for h in officeholders_of(story.campaign)}
    first, slipped, second = (
        read_readings(
            story.folder / name, officeholders=list(names.values()), names=names
        ).readings
        for name in ("readings-1.csv", "readings-2.csv", "readings-2-corrected.csv")
    )
    differing = compare(first, slipped)
    entry = Entry(
        first=first,
        second=second,
        typists=tuple(member.person.key for member in story.committee[:2]),
    )
    record_count(
        campaign=story.campaign, entry=entry, accepted={}, by=COMMITTEE, now=at(100)
    )
    return f"nhập hai lần, lệch {len(differing)} ô, đối chiếu phiếu và sửa, khớp"


def sign_and_announce(story: Story) -> str:
    """Three signatures, the announcement, the seal, the end."""
    for member in story.committee:
        sign_minutes(campaign=story.campaign, member=member, now=at(110))
    story.campaign.refresh_from_db()
    go(story, Phase.ANNOUNCED, minutes=115)
    keeper = story.voters[5]
    sealing = Sealing(
        packets=2,
        keeper=Signer(keeper.name, keeper.title),
        place="tủ hồ sơ mật, Phòng Hành chính - Quản trị",
        sealed_at=at(120),
    )
    seal_papers(campaign=story.campaign, sealing=sealing, by=COMMITTEE, now=at(120))
    close_conference(campaign=story.campaign, by=CLERK, now=at(125))
    done(story, "3.2", DAY.date())
    return "đủ chữ ký, đã công bố, niêm phong 2 gói"


def print_everything(story: Story) -> str:
    """Print every paper as PDF and Word."""
    made = print_papers(campaign=story.campaign, codes=None, by=CLERK, now=at(180))
    return f"{len(made)} văn bản, mỗi văn bản một tệp PDF và một tệp Word"


def report(story: Story) -> str:
    """Send the reports and close the file."""
    for act, phase in (
        (Act.REPORTS_SENT, Phase.REPORTED),
        (Act.FILE_COMPLETE, Phase.ARCHIVED),
    ):
        record_act(
            campaign=story.campaign, act=act, note="", by=CLERK, now=at(2 * 1440)
        )
        go(story, phase, minutes=2 * 1440)
    done(story, "3.3", at(2 * 1440).date())
    return "báo cáo trước hạn 20/7/2023"


def done(story: Story, step: str, day: date) -> None:
    """Report a step of the plan as done."""
    record_step_done(
        campaign=story.campaign, step=step, done_on=day, by=CLERK, now=at(0)
    )


def go(story: Story, wanted: Phase, *, minutes: int) -> None:
    """Take one step of the vote."""
    advance_phase(campaign=story.campaign, wanted=wanted, by=COMMITTEE, now=at(minutes))


def move(story: Story, sheets: dict[Movement, int], *, minutes: int) -> None:
    """Record sheets."""
    record_sheets(campaign=story.campaign, sheets=sheets, by=COMMITTEE, now=at(minutes))


def _renamed(sheet: PeopleSheet, *, prefix: str) -> PeopleSheet:
    return PeopleSheet(
        tuple(replace(one, key=prefix + one.key) for one in sheet.persons),
        tuple(
            replace(one, key=prefix + one.key, person=prefix + one.person)
            for one in sheet.officeholders
        ),
    )


CHAPTERS: Final[tuple[tuple[str, Callable[[Story], str]], ...]] = (
    ("Đọc kế hoạch", compile_the_plan),
    ("Lập cuộc lấy phiếu", begin_the_campaign),
    ("Nhập và chốt danh sách", bring_the_people),
    ("Chuẩn bị", prepare),
    ("Điểm danh, khai mạc", fill_the_hall),
    ("Bầu Ban Kiểm phiếu", elect),
    ("Bỏ phiếu", vote),
    ("Kiểm phiếu", count),
    ("Ký, công bố, niêm phong", sign_and_announce),
    ("In văn bản", print_everything),
    ("Báo cáo, lập hồ sơ", report),
)
