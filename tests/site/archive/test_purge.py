"""The end of a campaign: two steps, nothing left, and a certificate of it."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.apps import apps
from django.db import transaction

from tests.papers.reading import file_words
from tests.site.builders import (
    MORNING,
    SLUG,
    counted_record,
    make_account,
    name_of,
    save_campaign,
    save_paper,
)
from tests.site.stories import tell
from tinnhiem.actions.archive.certify_removal import prove_later, remove_and_note
from tinnhiem.actions.archive.purge_campaign import (
    ask_purge,
    drop_purge,
    purge_campaign,
)
from tinnhiem.actions.archive.set_retention import set_retention
from tinnhiem.actions.rehearsal.make_rehearsal import make_rehearsal
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.archive.errors import (
    PurgeNotAskedError,
    PurgeTooEarlyError,
    RetentionMissingError,
    RetentionRunningError,
)
from tinnhiem.core.archive.removal import RemovalKind, Right, TermKind
from tinnhiem.core.archive.retention import Retention
from tinnhiem.core.campaigns.errors import SlugMismatchError, TextMissingError
from tinnhiem.core.papers.numbers import Series
from tinnhiem.core.rehearsal.errors import RehearsalExistsError
from tinnhiem.store import journal, models
from tinnhiem.store.queries.papers import ledger_of
from tinnhiem.store.queries.registers import books_of
from tinnhiem.store.queries.removals import removal_of
from tinnhiem.store.searching import search_database

pytestmark = pytest.mark.usefixtures("folder")
LATER = MORNING + timedelta(days=400)
RULE = "Quyết định số 01/QĐ-VP về thời hạn lưu"


def keep(campaign: models.Campaign, until: date = date(2024, 1, 1)) -> None:
    retention = Retention(
        until=until,
        rule=RULE,
        source="",
        decided_by="Chánh Văn phòng tỉnh",
        decided_on=MORNING.date(),
    )
    set_retention(campaign=campaign, retention=retention, by="lan", now=MORNING)


def purge(campaign: models.Campaign, typed: str = "") -> models.RemovalCertificate:
    return purge_campaign(
        slug=campaign.slug, typed=typed or campaign.slug, by="minh", now=LATER
    )


def over(campaign: models.Campaign) -> models.Campaign:
    """Keep the campaign until a day that is over, and ask for its removal."""
    keep(campaign)
    ask_purge(campaign=campaign, by="lan", now=LATER)
    return campaign


def raw(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.glob("*sqlite3*"))


def test_no_byte_of_the_campaign_is_left_and_the_certificate_says_so(
    folder: Path,
) -> None:
    story = tell(until="Báo cáo, lập hồ sơ")
    campaign, keys = over(story.campaign), [str(v.pk.hex) for v in story.voters]
    people = list(models.Person.objects.values_list("name", "key"))
    assert all(name.encode() in raw(folder) for name, _ in people)

    row = purge(campaign)

    left = raw(folder)
    assert not [name for pair in people for name in pair if name.encode() in left]
    assert not [key for key in (*keys, campaign.pk.hex) if key.encode() in left]
    assert not (folder / "van-ban" / campaign.slug).exists()
    with closing(sqlite3.connect(folder / "tinnhiem.sqlite3")) as file:
        assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    removal = removal_of(row)
    assert removal.search is not None
    assert removal.search.is_clean
    found = {trace.kind: trace for trace in removal.search.traces}
    assert found[TermKind.NAME].terms == len(people) == removal.people
    assert found[TermKind.SLUG].kept == 1
    content = (folder / row.file).read_bytes()
    assert sha256(content).hexdigest() == row.sha256
    words = file_words(content)
    for told in (row.code, RULE, "chưa kiểm chứng", "lan", "minh", "Không còn dấu"):
        assert told in words
    assert f"Cộng {removal.row_count} dòng" in words
    assert "DIỄN TẬP" not in words


def test_every_table_loses_its_rows_and_the_office_keeps_who_did_it() -> None:
    own = save_campaign(counted_record(), phase="archived")
    before = {
        table.__name__: table._default_manager.count()
        for table in apps.get_app_config("store").get_models()
    }
    gone = {name: count for name, count in before.items() if count}

    row = purge(over(own))

    removal = removal_of(row)
    told = dict(removal.rows)
    assert {name for name in gone if name not in {"Person", "Tenure"}} <= told.keys()
    assert not models.Person.objects.exists()
    office = models.JournalEntry.objects.filter(campaign=None)
    events = list(office.values_list("event", "by"))
    assert events == [("campaign.purged", "minh"), ("removal.proved", "minh")]
    assert journal.first_broken_entry(None) is None
    assert (removal.asked_by, removal.by) == ("lan", "minh")


def test_people_of_another_campaign_and_with_an_account_stay() -> None:
    campaign = save_campaign(counted_record(), phase="archived")
    other = save_campaign(counted_record(), phase="planned", slug="khac")
    models.PresenceInterval.objects.filter(entry__campaign=other).delete()
    other.committee.all().delete()
    other.count_rounds.all().delete()
    other.officeholders.all().delete()
    other.roster.exclude(number__in=(1, 2)).delete()
    account = make_account(Duty.CLERK)
    account.person = models.Person.objects.get(key="p9")
    account.save()
    models.Campaign.objects.filter(pk=other.pk).update(chair=None, secretary=None)

    row = purge(over(campaign))

    kept = set(models.Person.objects.values_list("key", flat=True))
    assert kept == {"p1", "p2", "p9"}
    assert removal_of(row).people == 24
    assert models.Campaign.objects.get() == other


def test_a_namesake_who_stays_is_told_apart_from_a_trace() -> None:
    models.Person.objects.create(key="khac", name=name_of(9))
    campaign = save_campaign(counted_record(), phase="archived")

    removal = removal_of(purge(over(campaign)))

    assert removal.search is not None
    names = {t.kind: t for t in removal.search.traces}[TermKind.NAME]
    assert (names.kept, names.left) == (1, 0)


def test_a_word_that_only_the_bytes_hold_is_found(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "tinnhiem.sqlite3-wal.x")) as file:
        file.execute("create table x(y)")
    (folder / "tinnhiem.sqlite3-journal").write_bytes(b"...Nguy\xe1\xbb\x85n X...")

    found = search_database(
        {TermKind.NAME: ("Nguyễn X", "Nguyễn Y", "")}, slug="x", now=LATER
    )

    (trace,) = found.traces
    assert (trace.terms, trace.kept, trace.left) == (2, 0, 1)
    assert not found.is_clean


def test_numbers_of_the_office_are_never_given_again() -> None:
    campaign = save_campaign(counted_record(), phase="archived")
    campaign.frozen_papers.create(
        code="D01",
        edition=1,
        state="issued",
        issuer="VP",
        period="2023",
        number=5,
        symbol="KH-VP",
        kind="Kế hoạch",
        subject="Lấy phiếu tín nhiệm",
        signed_on=MORNING.date(),
        frozen_on=MORNING.date(),
        frozen_at=MORNING,
    )
    series = Series(issuer="VP", period="2023")
    assert ledger_of().next_number(series) == 6

    row = purge(over(campaign))

    assert ledger_of().next_number(series) == 6
    ((_, (line,)),) = books_of("2023", is_secret=False).items()
    assert (line.number, line.symbol, line.subject) == (5, "KH-VP", "")
    assert row.code in line.remark
    assert removal_of(row).numbers == 1


def test_the_steps_are_taken_in_their_order_or_not_at_all(folder: Path) -> None:
    campaign = save_campaign(counted_record(), phase="archived")
    save_paper(campaign, folder=folder)

    with pytest.raises(RetentionMissingError):
        ask_purge(campaign=campaign, by="", now=LATER)
    keep(campaign, until=LATER.date())
    with pytest.raises(RetentionRunningError):
        ask_purge(campaign=campaign, by="", now=LATER)
    keep(campaign)
    with pytest.raises(PurgeNotAskedError):
        purge(campaign)
    ask_purge(campaign=campaign, by="lan", now=LATER)
    with pytest.raises(SlugMismatchError):
        purge(campaign, typed="khac")
    drop_purge(campaign=campaign, by="lan", now=LATER)
    with pytest.raises(PurgeNotAskedError):
        purge(campaign)
    ask_purge(campaign=campaign, by="lan", now=LATER)
    # Another decision about the time of keeping takes the request with it.
    keep(campaign)
    with pytest.raises(PurgeNotAskedError):
        purge(campaign)

    assert models.Campaign.objects.filter(slug=SLUG).exists()
    assert not models.RemovalCertificate.objects.exists()


@pytest.mark.parametrize("phase", ["planned", "closed", "signed", "reported"])
def test_what_has_not_ended_is_not_removed(phase: str) -> None:
    campaign = save_campaign(counted_record(), phase=phase)
    keep(campaign)

    with pytest.raises(PurgeTooEarlyError):
        ask_purge(campaign=campaign, by="", now=LATER)


def test_a_rehearsal_goes_first() -> None:
    campaign = save_campaign(counted_record(), phase="archived")
    keep(campaign)
    make_rehearsal(campaign=campaign, by="", now=MORNING)

    with pytest.raises(RehearsalExistsError):
        ask_purge(campaign=campaign, by="", now=LATER)


def test_a_decision_needs_a_rule_and_a_person() -> None:
    campaign = save_campaign(counted_record(), phase="archived")
    for rule, person in (("  ", "A"), ("B", " ")):
        retention = Retention(
            until=LATER.date(),
            rule=rule,
            source="",
            decided_by=person,
            decided_on=LATER.date(),
        )
        with pytest.raises(TextMissingError):
            set_retention(campaign=campaign, retention=retention, by="", now=LATER)


def test_a_removal_that_the_machine_stopped_in_is_finished_later(folder: Path) -> None:
    campaign = over(save_campaign(counted_record(), phase="archived"))
    papers = folder / "van-ban" / campaign.slug
    papers.mkdir(parents=True)
    (papers / "D01.pdf").write_bytes(b"%PDF")
    right = Right(rule=RULE, decided_by="Chánh Văn phòng tỉnh")
    with transaction.atomic():
        remove_and_note(
            campaign, kind=RemovalKind.PURGE, right=right, by="minh", now=LATER
        )
    row = models.RemovalCertificate.objects.get()
    assert (row.is_proved, removal_of(row).search) == (False, None)

    done = prove_later(code=row.code, by="lan", now=LATER)

    removal = removal_of(done)
    assert removal.search is not None
    assert removal.search.is_clean
    assert (removal.files, removal.by, papers.exists()) == (1, "minh", False)
    assert (folder / done.file).is_file()
    assert prove_later(code=row.code, by="x", now=LATER).sha256 == done.sha256
