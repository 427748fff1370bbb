"""Campaigns to look at: as values, and as rows of a data folder.

Offices and days are those of the plan in `examples/`; names are invented.
"""

import json
import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path

import tomli_w
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.wsgi import get_wsgi_application
from django.test import Client
from waitress import serve

from tinnhiem import rulebooks
from tinnhiem.actions.access.cards import issue_cards
from tinnhiem.actions.papers.allot_copies import allot_copies
from tinnhiem.actions.trust.lan_certificate import make_authority
from tinnhiem.config.clock import HO_CHI_MINH
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.archive.removal import Removal, RemovalKind, Right
from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.conference.committee import (
    CommitteeMember,
    CommitteeRole,
    ShowOfHands,
    TallyCommittee,
)
from tinnhiem.core.count.count import Count
from tinnhiem.core.outcome.concluding import conclude
from tinnhiem.core.people.roster import Eligibility, Officeholder, Voter
from tinnhiem.core.plans.compiler import compile_plan
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.plans.plan_toml import plan_to_table
from tinnhiem.core.record import Absence, CampaignRecord, Conference, Signer
from tinnhiem.store import models
from tinnhiem.store.folder import use_folder
from tinnhiem.store.queries.removals import facts_of
from tinnhiem.store.sessions import ACCOUNT

EXAMPLE = Path(__file__).parents[2] / "examples" / "quang-ngai-2023" / "plan.txt"
SLUG = "quang-ngai-2023"
FILING = "0b9c1f0e-5d0a-4c43-9b0e-3a6b6f1d2c11"
DEVICE = "4c0de0a1-7d1c-4a51-9a0e-6b6f1d2c3b6a"
CERTIFICATE = "0A1B2C3D"
MORNING = datetime(2023, 7, 13, 8, 0, tzinfo=HO_CHI_MINH)
HEAD, DEPUTY = "Chánh Văn phòng", "Phó Chánh Văn phòng"
LEADERS, ROOMS = "Tập thể lãnh đạo Văn phòng", "Trưởng các phòng chuyên môn, nghiệp vụ"
SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng")
GIVEN = ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")
PASSWORD = "mot cau de nho ve con trau"
VOTERS, PRESENT = 26, 24
HOLDERS, CARDS = ("voter", "officeholder"), "cards.json"
# high, confidence, low, blank: each adds up to the sheets returned
TALLIES = ((20, 3, 1, 0), (14, 7, 2, 1), (6, 5, 13, 0), (24, 0, 0, 0))


@cache
def plan() -> Plan:
    """Return the plan of 2023, compiled."""
    return compile_plan(EXAMPLE.read_text(encoding="utf-8").splitlines())


def name_of(number: int) -> str:
    """Return an invented name, another for every number up to fifty."""
    middle = "Thị" if number % 2 else "Văn"
    turn, place = divmod(number - 1, len(GIVEN))
    return f"{SURNAMES[turn]} {middle} {GIVEN[place]}"


def voters() -> tuple[Voter, ...]:
    """Return the roster; the first four are rated as well."""
    return tuple(
        Voter(
            number=number,
            person=f"p{number}",
            name=name_of(number),
            title=_post(number),
            unit="" if number <= len(TALLIES) else "Phòng Tổng hợp",
            reasons=(LEADERS, "Đảng ủy viên") if number <= len(TALLIES) else (ROOMS,),
            is_officeholder=number <= len(TALLIES),
        )
        for number in range(1, VOTERS + 1)
    )


def officeholders() -> tuple[Officeholder, ...]:
    """Return four who are rated and one who is not, with the document that says so."""
    rated = tuple(
        Officeholder(
            order=number,
            key=f"p{number}",
            person=f"p{number}",
            name=name_of(number),
            title=_post(number),
        )
        for number in range(1, len(TALLIES) + 1)
    )
    excluded = Officeholder(
        order=5,
        key="p27",
        person="p27",
        name=name_of(27),
        title=DEPUTY,
        eligibility=Eligibility.RETIREMENT_ANNOUNCED,
        evidence="Thông báo số 12/TB-VP ngày 01/6/2023",
    )
    return (*rated, excluded)


def planned_record() -> CampaignRecord:
    """Return a campaign of which only the plan and the law are known."""
    return CampaignRecord(
        slug=SLUG,
        plan=plan(),
        rulebook=rulebooks.load("party-96-qd-tw-2023"),
        overrides=(),
        voters=(),
        officeholders=(),
        conference=None,
        outcomes=(),
    )


def counted_record() -> CampaignRecord:
    """Return a campaign whose box was counted; nothing is signed, nothing shows."""
    return replace(
        planned_record(),
        voters=voters(),
        officeholders=officeholders(),
        conference=conference(),
    )


def signed_record() -> CampaignRecord:
    """Return a campaign with signed results: none, review and a unanimous one."""
    record = counted_record()
    outcomes = tuple(
        conclude(
            count,
            account=account(),
            attendance=Attendance(VOTERS, PRESENT),
            members=None,
            rulebook=record.rulebook,
        )
        for count in counts()
    )
    return replace(record, outcomes=outcomes)


def counts() -> tuple[Count, ...]:
    """Return one count per rated officeholder, in ballot order."""
    return tuple(
        Count(
            officeholder=f"p{number}", high=high, confidence=some, low=low, blank=blank
        )
        for number, (high, some, low, blank) in enumerate(TALLIES, start=1)
    )


def account() -> BallotAccount:
    """Return an account that balances, with one sheet exchanged."""
    return BallotAccount(
        printed=30,
        damaged=1,
        stamped=29,
        issued=PRESENT,
        exchanged=1,
        unused=4,
        returned=PRESENT,
    )


def conference() -> Conference:
    """Return the conference after its count."""
    members = (
        CommitteeMember("p5", name_of(5), _post(5), CommitteeRole.HEAD),
        CommitteeMember("p6", name_of(6), _post(6), CommitteeRole.SECRETARY),
        CommitteeMember("p7", name_of(7), _post(7), CommitteeRole.MEMBER),
    )
    return Conference(
        starts_at=MORNING,
        venue="Hội trường tầng 2, trụ sở Văn phòng",
        chair=Signer(name_of(1), _post(1)),
        secretary=Signer(name_of(8), _post(8)),
        opened_at=MORNING + timedelta(minutes=5),
        attendance=Attendance(VOTERS, PRESENT),
        absences=(
            Absence(name_of(25), _post(25), "đi công tác"),
            Absence(name_of(26), _post(26), ""),
        ),
        committee=TallyCommittee(members, ShowOfHands(PRESENT, 0, 0)),
        account=account(),
        counting_from=MORNING + timedelta(minutes=75),
        counting_to=MORNING + timedelta(minutes=110),
        remarks=("Một phiếu bị rách khi ghi đã được đổi trước khi bỏ vào hòm.",),
    )


def _post(number: int) -> str:
    if number == 1:
        return f"Ủy viên UBND tỉnh, {HEAD}"
    return DEPUTY if number <= len(TALLIES) else "Trưởng phòng"


def save_campaign(
    record: CampaignRecord, *, phase: str, slug: str = SLUG
) -> models.Campaign:
    """Write `record` as rows, as the actions would have left them in `phase`."""
    campaign = models.Campaign.objects.create(
        slug=slug,
        phase=phase,
        rulebook_key=record.rulebook.key,
        rulebook_version=record.rulebook.version,
        rulebook_text=record.rulebook.text,
        created_at=MORNING - timedelta(days=40),
    )
    text = tomli_w.dumps(plan_to_table(record.plan), multiline_strings=True)
    models.PlanVersion.objects.create(
        campaign=campaign, number=1, text=text, saved_at=campaign.created_at
    )
    if record.voters:
        _save_people(campaign, record)
    if record.conference:
        _save_conference(campaign, record.conference)
        _save_counts(campaign)
    if phase == "signed":
        campaign.committee.update(signed_at=MORNING)
    return campaign


def save_paper(
    campaign: models.Campaign, *, folder: Path, code: str = "D16"
) -> models.MadePaper:
    """Write a small paper of both kinds into `folder`, and its row."""
    content = b"%PDF-1.7 " + code.encode()
    places = {kind: f"{campaign.slug}-{code}.{kind}" for kind in ("pdf", "docx")}
    for place in places.values():
        (folder / place).write_bytes(content)
    return models.MadePaper.objects.create(
        campaign=campaign,
        code=code,
        title="Biên bản kiểm phiếu",
        **places,
        sha256=sha256(content).hexdigest(),
        made_at=MORNING,
    )


def save_filing(campaign: models.Campaign) -> models.DossierFiling:
    """Write a report of the first officeholder, brought on paper and released."""
    release = campaign.dossier_releases.create(number=1, at=MORNING)
    return models.DossierFiling.objects.create(
        id=FILING,
        campaign=campaign,
        person=models.Person.objects.get(key="p1"),
        item="report",
        number=1,
        kind="receipt",
        state="released",
        pages=4,
        received_on=MORNING.date(),
        handed_in_at=MORNING,
        release=release,
    )


def save_certificate(folder: Path) -> models.RemovalCertificate:
    """Write a certificate of a rehearsal that was wiped, and its small file."""
    removal = Removal(
        code=CERTIFICATE,
        kind=RemovalKind.REHEARSAL,
        slug="dien-tap-x",
        title="Lấy phiếu tín nhiệm",
        organ="VĂN PHÒNG",
        superior="",
        place="Quảng Ngãi",
        at=MORNING,
        by="lan.hcqt",
        right=Right(rule="diễn tập", decided_by="lan.hcqt"),
        rows=(("Campaign", 1),),
        files=0,
        file_bytes=0,
        people=0,
    )
    place = f"{CERTIFICATE}.pdf"
    (folder / place).write_bytes(b"%PDF-1.7")
    return models.RemovalCertificate.objects.create(
        code=CERTIFICATE,
        kind="rehearsal",
        slug="dien-tap-x",
        at=MORNING,
        facts=facts_of(removal),
        file=place,
    )


def make_account(*duties: Duty, login: str = "lan.hcqt") -> models.Account:
    """Return an account with these duties; its password is `PASSWORD`."""
    made, _ = models.Account.objects.get_or_create(
        login=login,
        defaults={
            "name": "Trần Thị Lan",
            "title": "Chuyên viên",
            "duties": [duty.value for duty in duties],
            "password": make_password(PASSWORD),
            "created_at": MORNING,
        },
    )
    return made


def signed_in(*duties: Duty, login: str = "lan.hcqt") -> Client:
    """Return a browser in which somebody with these duties has signed in."""
    client = Client()
    session = client.session
    session[ACCOUNT] = str(make_account(*duties, login=login).pk)
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    return client


def by_card(campaign: models.Campaign, *, number: int) -> Client:
    """Return a browser in which the voter of that number has entered by card."""
    make_account(Duty.ADMIN, login="quan.tri")
    entry = campaign.roster.get(number=number)
    (card,) = issue_cards(campaign=campaign, entries=[entry], by="", now=MORNING)
    client = Client()
    client.post(f"/the/{card.token}/", {"pin": card.pin})
    return client


def summoned_with_cards(folder: Path) -> models.Campaign:
    """Make a campaign before its conference.

    A file of the folder has a card of a voter and one of an officeholder.
    """
    use_folder(folder)
    make_account(Duty.ADMIN, Duty.CLERK)
    campaign = save_campaign(counted_record(), phase="summoned")
    models.PresenceInterval.objects.all().delete()
    campaign.starts_at = datetime(2099, 7, 13, 8, 0, tzinfo=HO_CHI_MINH)
    campaign.save()
    entries = list(campaign.roster.filter(number__in=(2, 20)).order_by("-number"))
    cards = issue_cards(campaign=campaign, entries=entries, by="", now=MORNING)
    told = {name: (c.token, c.pin) for name, c in zip(HOLDERS, cards, strict=True)}
    (folder / CARDS).write_text(json.dumps(told), encoding="utf-8")
    return campaign


def serve_signed_campaign(folder: Path) -> None:
    """Make a data folder and serve it on loopback; print the port, never return."""
    use_folder(folder)
    make_account(Duty.ADMIN, Duty.CLERK)
    make_authority(host="hcqt-pc", by="lan.hcqt", now=MORNING)
    settings.LAN_SITE = "https://192.168.1.5:8443"
    settings.LAN_DOOR = "http://192.168.1.5:8080/"
    campaign = save_campaign(counted_record(), phase="signed")
    for step, day in steps_done_in_time().items():
        campaign.steps_done.create(step=step, done_on=day)
    for code in ("D01", "D16", "D20"):
        save_paper(campaign, folder=folder, code=code)
    allot_copies(campaign=campaign, code="D16", shares=(), by="", now=MORNING)
    serve_on_loopback()


def serve_on_loopback(
    *, port: int = 0, keep: Callable[[int], object] | None = None
) -> None:
    """Serve the folder in use; print the port, never return.

    Args:
        port: That of a server that was stopped; 0 takes a free one.
        keep: Called with the port before it is told.
    """
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", port))
        door.listen()  # before the port is told: whoever reads it comes at once
        taken = door.getsockname()[1]
        if keep is not None:
            keep(taken)
        print(taken, flush=True)  # noqa: T201 - for who started us
        serve(get_wsgi_application(), sockets=[door])


def serve_empty_folder(folder: Path) -> None:
    """Serve a data folder in which nobody has done anything yet; never return."""
    use_folder(folder)
    serve_on_loopback()


def _save_people(campaign: models.Campaign, record: CampaignRecord) -> None:
    for holder in record.officeholders:
        models.Officeholder.objects.create(
            campaign=campaign,
            person=_person(holder.person, holder.name),
            name=holder.name,
            order=holder.order,
            title=holder.title,
            eligibility=holder.eligibility,
            evidence=holder.evidence,
        )
    for voter in record.voters:
        models.RosterEntry.objects.create(
            campaign=campaign,
            person=_person(voter.person, voter.name),
            number=voter.number,
            name=voter.name,
            title=voter.title,
            unit=voter.unit,
            reasons=list(voter.reasons),
            is_officeholder=voter.is_officeholder,
        )


def _person(key: str, name: str) -> models.Person:
    return models.Person.objects.get_or_create(key=key, defaults={"name": name})[0]


def _save_conference(campaign: models.Campaign, hall: Conference) -> None:
    entries = {entry.name: entry for entry in campaign.roster.all()}
    campaign.starts_at, campaign.venue = hall.starts_at, hall.venue
    campaign.chair = entries[hall.chair.name].person
    campaign.secretary = entries[hall.secretary.name].person
    campaign.opened_at, campaign.counting_to = hall.opened_at, hall.counting_to
    campaign.save()
    away = {absence.name: absence.reason for absence in hall.absences}
    for name, entry in entries.items():
        if name not in away:
            entry.stays.create(arrived_at=MORNING)
        elif away[name]:
            models.Absence.objects.create(entry=entry, reason=away[name])
    _save_committee(campaign, hall, entries)
    for kind in ("printed", "damaged", "stamped", "issued", "exchanged", "unused"):
        sheets = getattr(hall.account, kind)
        campaign.movements.create(kind=kind, sheets=sheets, at=MORNING)
    campaign.movements.create(kind="returned", sheets=PRESENT, at=MORNING)


def _save_committee(
    campaign: models.Campaign, hall: Conference, entries: dict[str, models.RosterEntry]
) -> None:
    if hall.committee is None:
        return
    for place, member in enumerate(hall.committee.members, start=1):
        campaign.committee.create(
            entry=entries[member.name], place=place, role=member.role
        )
    vote = hall.committee.vote
    models.CommitteeVote.objects.create(
        campaign=campaign,
        in_favour=vote.in_favour,
        against=vote.against,
        abstained=vote.abstained,
        elected_at=MORNING,
    )


def _save_counts(campaign: models.Campaign) -> None:
    ballots = campaign.count_rounds.create(number=1, sheets=PRESENT, entered_twice=True)
    rows = {row.person.key: row for row in campaign.officeholders.all()}
    for count in counts():
        ballots.counts.create(
            officeholder=rows[count.officeholder],
            high=count.high,
            confidence=count.confidence,
            low=count.low,
            blank=count.blank,
            several=count.several,
            struck=count.struck,
            foreign=count.foreign,
        )


def steps_done_in_time() -> dict[str, date]:
    """Return the first two steps of the plan as reported on the day they were due."""
    first, second, *_ = plan().steps
    return {first.number: date(2023, 6, 28), second.number: date(2023, 6, 30)}
