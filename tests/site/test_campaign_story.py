"""The whole vote through the actions, and what must hold along the way."""

import json
import sqlite3
import sys
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.site.stories import tell
from tinnhiem import rulebooks
from tinnhiem.actions.ballots.record_sheets import record_sheets
from tinnhiem.actions.campaigns.create_campaign import create_campaign
from tinnhiem.actions.campaigns.import_campaign import as_toml, import_campaign
from tinnhiem.actions.campaigns.override_rule import override_rule
from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.conference.check_in import check_in, check_out
from tinnhiem.actions.conference.elect_committee import elect_committee
from tinnhiem.actions.conference.void_vote import void_vote
from tinnhiem.actions.count.record_count import Entry, record_count
from tinnhiem.actions.count.sign_minutes import sign_minutes
from tinnhiem.actions.papers.print_papers import (
    print_minutes_to_sign,
    print_papers,
)
from tinnhiem.actions.people.adjust_roster import adjust_roster
from tinnhiem.actions.people.freeze_roster import freeze_roster
from tinnhiem.actions.people.import_people import import_people
from tinnhiem.cli.campaign.demo_story import BEGIN, DAY, at, example_folder
from tinnhiem.config.logs import LogFile, configure_logs
from tinnhiem.core.ballots.errors import BallotsUnbalancedError
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.campaigns.errors import (
    CampaignExistsError,
    CampaignFileError,
    CampaignFrozenError,
    NothingToShowError,
    OfficeholdersMissingError,
    VoterUnknownError,
)
from tinnhiem.core.conference.committee import CommitteeRole, ShowOfHands
from tinnhiem.core.conference.errors import (
    AlreadyPresentError,
    OfficeholderOnCommitteeError,
    QuorumNotReachedError,
)
from tinnhiem.core.conference.phases import NotYetError, Phase, WrongPhaseError
from tinnhiem.core.count.errors import DifferencesLeftError
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.readings import Readings
from tinnhiem.core.people.roster import Adjustment
from tinnhiem.core.record import Override
from tinnhiem.core.secrecy.shapes import NEVER_LOGGED
from tinnhiem.core.share import ImpossibleShareError
from tinnhiem.intake.people_files import read_people
from tinnhiem.store import journal
from tinnhiem.store.folder import LOG
from tinnhiem.store.models import (
    Campaign,
    JournalEntry,
    LineReading,
    Person,
    PresenceInterval,
)
from tinnhiem.store.queries.conference import attendance_of
from tinnhiem.store.queries.exports import tables_of
from tinnhiem.store.queries.people import officeholders_of
from tinnhiem.store.queries.plans import rulebook_of
from tinnhiem.store.queries.records import record_of, roster_difference
from tinnhiem.store.queries.results import counts_of, outcomes_of

pytestmark = pytest.mark.usefixtures("folder")
LATER = BEGIN + timedelta(days=400)


def readings_of(campaign: Campaign, *, sheets: int) -> Readings:
    """Return a pile in which every line says «tín nhiệm cao» but one."""
    keys = tuple(holder.key for holder in officeholders_of(campaign))
    high, low = (Mark.HIGH,) * len(keys), (Mark.LOW,) * len(keys)
    return Readings(keys, ((high,) * (sheets - 1)) + (low,))


def test_the_signed_result_is_what_the_sheets_say() -> None:
    campaign = tell(until="Ký, công bố, niêm phong").campaign

    outcomes = outcomes_of(campaign)

    found = [(o.count.high, o.count.confidence, o.count.low) for o in outcomes]
    assert found == [(20, 4, 1), (17, 6, 1), (12, 8, 4), (5, 6, 13)]
    assert [o.finding.band and o.finding.band.key for o in outcomes] == [
        None,
        None,
        None,
        "review",
    ]


def test_nothing_of_the_result_is_known_before_the_last_signature() -> None:
    story = tell(until="Kiểm phiếu")
    for member in story.committee[:-1]:
        assert not sign_minutes(campaign=story.campaign, member=member, now=at(110))
        assert record_of(story.campaign).outcomes == ()

    assert sign_minutes(
        campaign=story.campaign, member=story.committee[-1], now=at(111)
    )
    story.campaign.refresh_from_db()

    assert len(record_of(story.campaign).outcomes) == 4


def test_an_export_comes_back_without_loss() -> None:
    campaign = tell(until="Ký, công bố, niêm phong").campaign
    text = as_toml(tables_of(campaign))
    Campaign.objects.filter(pk=campaign.pk).update(slug="ban-cu")

    again = import_campaign(tables=tomllib.loads(text), path="x.toml", by="", now=LATER)

    assert as_toml(tables_of(again)) == text
    assert outcomes_of(again) == outcomes_of(campaign)


def test_an_edited_export_shows_the_edit_and_nothing_else() -> None:
    campaign = tell(until="Nhập và chốt danh sách").campaign
    before = as_toml(tables_of(campaign))
    tables = tomllib.loads(before)
    tables["campaign"]["slug"] = "ban-sua"
    tables["campaign"]["venue"] = "Hội trường lớn"

    edited = import_campaign(tables=tables, path="x.toml", by="", now=LATER)

    old, new = before.splitlines(), as_toml(tables_of(edited)).splitlines()
    changed = [line for line, other in zip(new, old, strict=True) if line != other]
    assert changed == ['slug = "ban-sua"', 'venue = "Hội trường lớn"']


@pytest.mark.parametrize(
    ("table", "key", "value", "place"),
    [
        pytest.param("campaign", "venu", "x", "[campaign] venu", id="unknown key"),
        pytest.param("campaign", "phase", 3, "[campaign] phase", id="wrong type"),
        pytest.param("campaign", "phase", "lost", "*", id="no such phase"),
        pytest.param("campaign", "chair", "nobody", "*", id="no such person"),
        pytest.param("nonsense", "x", 1, "[nonsense]", id="unknown table"),
    ],
)
def test_an_impossible_file_is_refused_and_nothing_is_kept(
    table: str, key: str, value: object, place: str
) -> None:
    campaign = tell(until="Nhập và chốt danh sách").campaign
    tables = tables_of(campaign)
    tables["campaign"]["slug"] = "khac"
    tables.setdefault(table, {})[key] = value

    with pytest.raises(CampaignFileError) as refused:
        import_campaign(tables=tables, path="x.toml", by="", now=LATER)

    assert refused.value.place == place
    assert not Campaign.objects.filter(slug="khac").exists()


def test_a_name_that_is_taken_is_never_overwritten() -> None:
    campaign = tell(until="Lập cuộc lấy phiếu").campaign

    with pytest.raises(CampaignExistsError):
        import_campaign(tables=tables_of(campaign), path="x.toml", by="", now=LATER)


def test_the_journal_says_everything_and_notices_a_change() -> None:
    campaign = tell(until="Ký, công bố, niêm phong").campaign
    assert journal.first_broken_entry(campaign) is None
    victim = campaign.journal.get(event="committee.elected")

    JournalEntry.objects.filter(pk=victim.pk).update(by="somebody else")

    assert journal.first_broken_entry(campaign) == victim


def test_the_journal_notices_a_missing_entry() -> None:
    campaign = tell(until="Bỏ phiếu").campaign
    entries = list(campaign.journal.all())

    entries[3].delete()

    assert journal.first_broken_entry(campaign) == entries[4]


def test_no_order_of_the_box_reaches_the_file(folder: Path) -> None:
    campaign = tell(until="Kiểm phiếu").campaign
    with sqlite3.connect(folder / "tinnhiem.sqlite3") as file:
        rows = file.execute("SELECT of_id, mark FROM store_linereading").fetchall()
    stored = [mark for of, mark in rows if of == rows[0][0]]

    assert len(rows) == 100
    assert LineReading.objects.count() == 100
    # The same marks sorted or in the order of the totals would be an order, too.
    assert stored != sorted(stored)
    assert counts_of(campaign)[0].valid == 25


def test_no_name_and_no_mark_reaches_the_log(folder: Path) -> None:
    configure_logs(LogFile(folder / LOG))
    try:
        story = tell(until="Ký, công bố, niêm phong")
    finally:
        configure_logs(sys.stderr)

    lines = [json.loads(line) for line in (folder / LOG).read_text().splitlines()]
    assert "count.recorded" in {line["event"] for line in lines}
    told = json.dumps(lines, ensure_ascii=False)
    assert not [voter.name for voter in story.voters if voter.name in told]
    assert not [key for line in lines for key in line if key in NEVER_LOGGED]


def test_a_second_scan_never_toggles() -> None:
    story = tell(until="Điểm danh, khai mạc")

    with pytest.raises(AlreadyPresentError):
        check_in(campaign=story.campaign, voters=[story.voters[0]], by="", now=at(5))

    assert attendance_of(story.campaign).present == 25


def test_one_wrong_name_lets_nobody_in() -> None:
    story = tell(until="Điểm danh, khai mạc")
    absent, present = story.voters[-1], story.voters[0]

    with pytest.raises(AlreadyPresentError):
        check_in(campaign=story.campaign, voters=[absent, present], by="", now=at(5))

    assert not PresenceInterval.objects.filter(entry=absent).exists()


def test_leaving_below_the_quorum_closes_the_way_to_the_committee() -> None:
    story = tell(until="Điểm danh, khai mạc")
    for voter in story.voters[16:25]:
        check_out(campaign=story.campaign, voter=voter, by="", now=at(5))
    free = [v for v in story.voters[:16] if not v.is_officeholder]

    with pytest.raises(QuorumNotReachedError) as refused:
        elect_committee(
            campaign=story.campaign,
            proposal=[
                (free[0], CommitteeRole.HEAD),
                (free[1], CommitteeRole.SECRETARY),
                (free[2], CommitteeRole.MEMBER),
            ],
            hands=ShowOfHands(16, 0, 0),
            by="",
            now=at(6),
        )

    assert (refused.value.present, refused.value.minimum) == (16, 18)
    assert not story.campaign.committee.exists()


def test_an_officeholder_does_not_count() -> None:
    story = tell(until="Điểm danh, khai mạc")
    rated = next(v for v in story.voters if v.is_officeholder)
    free = [v for v in story.voters[:-1] if not v.is_officeholder]

    with pytest.raises(OfficeholderOnCommitteeError):
        elect_committee(
            campaign=story.campaign,
            proposal=[
                (free[0], CommitteeRole.HEAD),
                (free[1], CommitteeRole.SECRETARY),
                (rated, CommitteeRole.MEMBER),
            ],
            hands=ShowOfHands(25, 0, 0),
            by="",
            now=at(6),
        )


def test_a_phase_cannot_be_jumped() -> None:
    campaign = tell(until="Chuẩn bị").campaign

    with pytest.raises(WrongPhaseError):
        advance_phase(campaign=campaign, wanted=Phase.VOTING, by="", now=at(0))


def test_two_who_press_at_once_take_one_step() -> None:
    campaign = tell(until="Chuẩn bị").campaign
    stale = Campaign.objects.get(pk=campaign.pk)
    advance_phase(campaign=campaign, wanted=Phase.CHECK_IN, by="", now=at(-30))

    with pytest.raises(WrongPhaseError):
        advance_phase(campaign=stale, wanted=Phase.CHECK_IN, by="", now=at(-29))


def test_a_suspended_hall_goes_on_where_it_stood() -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign
    opened_at = campaign.opened_at

    for wanted in (Phase.SUSPENDED, Phase.COMMITTEE_ELECTED):
        campaign = advance_phase(campaign=campaign, wanted=wanted, by="", now=at(28))

    assert campaign.phase == Phase.COMMITTEE_ELECTED
    assert campaign.opened_at == opened_at


def test_a_void_vote_needs_a_reason_and_stays_readable() -> None:
    campaign = tell(until="Bỏ phiếu").campaign
    with pytest.raises(NotYetError):
        void_vote(campaign=campaign, reason=" ", by="", now=at(70))

    void_vote(campaign=campaign, reason="mất điện", by="", now=at(70))

    assert Campaign.objects.get(pk=campaign.pk).void_reason == "mất điện"
    assert record_of(campaign).outcomes == ()


def test_more_sheets_than_persons_are_never_issued() -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign
    record_sheets(campaign=campaign, sheets={Movement.ISSUED: 26}, by="", now=at(30))

    with pytest.raises(NotYetError):
        advance_phase(campaign=campaign, wanted=Phase.BALLOTS_ISSUED, by="", now=at(31))


def test_a_correction_below_zero_is_refused() -> None:
    campaign = tell(until="Chuẩn bị").campaign

    with pytest.raises(BallotsUnbalancedError):
        record_sheets(
            campaign=campaign,
            sheets={Movement.PRINTED: -31},
            reason="đếm nhầm",
            by="",
            now=at(-40),
        )

    assert sum(campaign.movements.values_list("sheets", flat=True)) == 60


def test_entries_that_differ_are_not_stored() -> None:
    story = tell(until="Bỏ phiếu")
    first = readings_of(story.campaign, sheets=25)
    second = Readings(first.officeholders, first.sheets[::-1])

    with pytest.raises(DifferencesLeftError):
        record_count(
            campaign=story.campaign,
            entry=Entry(first=first, second=second),
            accepted={},
            by="",
            now=at(90),
        )

    assert not LineReading.objects.exists()


def test_a_recount_stands_beside_the_old_count_and_asks_for_new_signatures() -> None:
    story = tell(until="Kiểm phiếu")
    sign_minutes(campaign=story.campaign, member=story.committee[0], now=at(105))

    record_count(
        campaign=story.campaign,
        entry=Entry(
            first=readings_of(story.campaign, sheets=25), reason="có khiếu nại"
        ),
        accepted={},
        by="",
        now=at(107),
    )

    assert story.campaign.count_rounds.count() == 2
    assert not story.campaign.committee.exclude(signed_at=None).exists()
    assert {count.low for count in counts_of(story.campaign)} == {1}


def test_a_signed_count_is_immutable() -> None:
    story = tell(until="Ký, công bố, niêm phong")

    with pytest.raises(CampaignFrozenError):
        record_count(
            campaign=story.campaign,
            entry=Entry(first=readings_of(story.campaign, sheets=25)),
            accepted={},
            by="",
            now=at(130),
        )


def test_only_members_of_the_committee_sign() -> None:
    story = tell(until="Kiểm phiếu")

    with pytest.raises(VoterUnknownError):
        sign_minutes(campaign=story.campaign, member=story.voters[0], now=at(110))


def test_a_frozen_roster_does_not_follow_later_changes() -> None:
    story = tell(until="Nhập và chốt danh sách")
    person = story.voters[3].person
    person.tenures.update(held_to=DAY.date() - timedelta(days=1))

    difference = roster_difference(story.campaign)

    assert [voter.person for voter in difference.left] == [person.key]
    assert len(record_of(story.campaign).voters) == 26
    with pytest.raises(CampaignFrozenError):
        freeze_roster(campaign=story.campaign, by="", now=at(-100))


def test_a_person_joins_by_decision_with_the_reason_kept() -> None:
    campaign = tell(until="Lập cuộc lấy phiếu").campaign
    story = tell_people(campaign)
    taken = story[7]

    voters = adjust_roster(
        campaign=campaign,
        change=Adjustment(taken, "nghỉ thai sản"),
        adds=False,
        by="",
        now=BEGIN,
    )

    assert voters == 25
    assert taken not in {voter.person for voter in record_of(campaign).voters}


def tell_people(campaign: Campaign) -> list[str]:
    """Import the example's people; return their keys."""
    sheet = read_people(example_folder() / "people.csv")
    import_people(
        campaign=campaign,
        persons=sheet.persons,
        officeholders=sheet.officeholders,
        by="",
        now=BEGIN,
    )
    return [person.key for person in sheet.persons]


def test_a_second_import_updates_and_never_doubles() -> None:
    campaign = tell(until="Lập cuộc lấy phiếu").campaign

    first, second = tell_people(campaign), tell_people(campaign)

    assert first == second
    assert len(record_of(campaign).voters) == 26


def test_too_few_officeholders_stop_the_summons() -> None:
    story = tell(until="Nhập và chốt danh sách")
    campaign = create_campaign(
        plan=story.plan,
        rulebook=rulebook_of(story.campaign),
        slug="hai",
        by="",
        now=BEGIN,
    )
    tell_people(campaign)
    campaign.officeholders.get(order=4).delete()
    for name in ("starts_at", "venue", "chair", "secretary"):
        setattr(campaign, name, getattr(story.campaign, name))
    campaign.save()

    with pytest.raises(OfficeholdersMissingError):
        freeze_roster(campaign=campaign, by="", now=BEGIN)


def test_an_override_is_printed_with_its_reason_and_never_touches_the_book() -> None:
    campaign = tell(until="Lập cuộc lấy phiếu").campaign
    text = campaign.rulebook_text

    override_rule(
        campaign=campaign,
        override=Override(
            "minutes_copies", "4", "thêm bản gửi Thanh tra", "Chánh VP", BEGIN.date()
        ),
        now=BEGIN,
    )

    record = record_of(campaign)
    assert record.rulebook.minutes_copies.value == 4
    assert record.overrides[0].reason == "thêm bản gửi Thanh tra"
    assert Campaign.objects.get(pk=campaign.pk).rulebook_text == text


def test_an_open_count_leaves_in_no_export() -> None:
    campaign = tell(until="Kiểm phiếu").campaign

    with pytest.raises(NothingToShowError):
        tables_of(campaign)


def test_a_vote_void_before_the_signatures_keeps_its_count_to_itself() -> None:
    campaign = tell(until="Kiểm phiếu").campaign
    void_vote(campaign=campaign, reason="khiếu nại", by="", now=at(108))

    assert "count" not in tables_of(campaign)


def test_the_minutes_to_sign_show_figures_and_are_not_listed(folder: Path) -> None:
    campaign = tell(until="Kiểm phiếu").campaign
    print_papers(campaign=campaign, codes=["D16"], by="", now=at(101))

    made = print_minutes_to_sign(campaign=campaign, by="", now=at(102))

    listed = {str(folder / row.pdf) for row in campaign.papers.all()}
    assert not listed & {str(paper.pdf_path) for paper in made}
    assert "80,00%" in text_of(made[0].pdf_path)
    assert all("80,00%" not in text_of(Path(path)) for path in listed)


def test_every_numbered_copy_is_listed() -> None:
    campaign = tell(until="In văn bản").campaign

    codes = set(campaign.papers.values_list("code", flat=True))

    assert {"D16-1", "D16-2", "D16-3", "D21-1", "D21-2"} <= codes


def text_of(pdf: Path) -> str:
    """Return the text of every page."""
    return " ".join(page.extract_text() for page in PdfReader(pdf).pages)


def test_a_count_read_before_the_signatures_cannot_replace_the_signed_one() -> None:
    story = tell(until="Kiểm phiếu")
    stale = Campaign.objects.get(pk=story.campaign.pk)
    for member in story.committee:
        sign_minutes(campaign=story.campaign, member=member, now=at(110))

    with pytest.raises(CampaignFrozenError):
        record_count(
            campaign=stale,
            entry=Entry(first=readings_of(stale, sheets=25)),
            accepted={},
            by="",
            now=at(111),
        )

    assert stale.count_rounds.count() == 1
    assert len(outcomes_of(stale)) == 4


def test_nobody_arrives_once_ballots_are_issued() -> None:
    story = tell(until="Ký, công bố, niêm phong")

    with pytest.raises(CampaignFrozenError):
        check_in(campaign=story.campaign, voters=story.voters[-1:], by="", now=at(150))


def test_people_do_not_change_behind_a_frozen_roster() -> None:
    campaign = tell(until="Nhập và chốt danh sách").campaign

    with pytest.raises(CampaignFrozenError):
        tell_people(campaign)


def test_a_figure_may_still_be_overridden_while_people_arrive() -> None:
    campaign = tell(until="Chuẩn bị").campaign
    advance_phase(campaign=campaign, wanted=Phase.CHECK_IN, by="", now=at(-30))

    override_rule(
        campaign=campaign,
        override=Override("quorum", "3/4", "quy chế riêng", "Chánh VP", BEGIN.date()),
        now=at(-20),
    )

    assert record_of(campaign).overrides[0].value == "3/4"


def test_the_data_folder_is_nobody_elses_to_read(folder: Path) -> None:
    assert folder.stat().st_mode & 0o077 == 0


def test_a_later_name_does_not_reach_signed_minutes() -> None:
    campaign = tell(until="Ký, công bố, niêm phong").campaign
    before = [holder.name for holder in record_of(campaign).officeholders]

    Person.objects.update(name="Kẻ Khác Tên")

    assert [h.name for h in record_of(campaign).officeholders] == before


def test_a_whole_smaller_than_those_who_answer_stops_the_summons() -> None:
    story = tell(until="Nhập và chốt danh sách")
    campaign = create_campaign(
        plan=story.plan,
        rulebook=rulebooks.load("assembly-85-2014-qh13"),
        slug="hdnd",
        by="",
        now=BEGIN,
    )
    tell_people(campaign)
    for name in ("starts_at", "venue", "chair", "secretary"):
        setattr(campaign, name, getattr(story.campaign, name))
    campaign.members = 20
    campaign.save()

    with pytest.raises(ImpossibleShareError):
        freeze_roster(campaign=campaign, by="", now=BEGIN)
