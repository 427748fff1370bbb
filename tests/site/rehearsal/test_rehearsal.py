"""Practice on the same roster, which leaves nothing behind."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.papers.reading import file_words
from tests.site.builders import (
    MORNING,
    PRESENT,
    SLUG,
    VOTERS,
    counted_record,
    save_campaign,
)
from tinnhiem.actions.access.cards import enter_by_card, issue_cards
from tinnhiem.actions.campaigns.import_campaign import import_campaign
from tinnhiem.actions.conference.advance_phase import advance_phase
from tinnhiem.actions.conference.check_in import check_in
from tinnhiem.actions.demonstration.load import Until, load_demonstration
from tinnhiem.actions.papers.freezing import draft_of
from tinnhiem.actions.papers.print_papers import print_papers
from tinnhiem.actions.rehearsal.make_rehearsal import make_rehearsal
from tinnhiem.actions.rehearsal.suggest_marks import practice_csv, suggest_marks
from tinnhiem.actions.rehearsal.wipe_rehearsal import wipe_rehearsal
from tinnhiem.core.campaigns.errors import CampaignUnknownError
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.papers.errors import RehearsalPaperError
from tinnhiem.core.rehearsal.errors import (
    NotARehearsalError,
    RehearsalExistsError,
    RehearsalTooEarlyError,
)
from tinnhiem.intake.readings_csv import read_readings
from tinnhiem.store import journal, models
from tinnhiem.store.queries.exports import tables_of
from tinnhiem.store.queries.people import officeholders_of
from tinnhiem.store.queries.records import record_to_show
from tinnhiem.store.queries.rehearsals import (
    is_own_rehearsal,
    rehearsal_of,
    wiped_rehearsals,
)
from tinnhiem.store.queries.removals import removal_of

pytestmark = pytest.mark.usefixtures("folder")
REHEARSAL = f"dien-tap-{SLUG}"


@pytest.fixture
def real(folder: Path) -> models.Campaign:
    """A campaign with a frozen roster, before its day."""
    assert folder.exists()
    campaign = save_campaign(counted_record(), phase="summoned")
    models.PresenceInterval.objects.all().delete()
    return campaign


def make(real: models.Campaign) -> models.Campaign:
    return make_rehearsal(campaign=real, by="lan", now=MORNING)


def wipe(slug: str = REHEARSAL) -> models.RemovalCertificate:
    return wipe_rehearsal(slug=slug, by="lan", now=MORNING + timedelta(hours=2))


def test_it_has_the_same_roster_plan_and_hall(real: models.Campaign) -> None:
    made = make(real)

    assert (made.slug, made.phase, made.is_rehearsal) == (REHEARSAL, "summoned", True)
    for rows in ("roster", "officeholders"):
        names = [
            getattr(one, rows).values_list("name", flat=True) for one in (real, made)
        ]
        assert list(names[0]) == list(names[1])
    assert (made.venue, made.chair) == (real.venue, real.chair)
    texts = {one.plan_versions.latest("number").text for one in (real, made)}
    assert len(texts) == 1
    assert rehearsal_of(real) == made
    assert is_own_rehearsal(made)
    assert not is_own_rehearsal(real)


def test_nothing_of_the_real_campaign_changes_but_its_journal(
    real: models.Campaign,
) -> None:
    before = tables_of(real)

    make(real)
    wipe()

    real.refresh_from_db()
    assert tables_of(real) == before
    events = [entry.event for entry in real.journal.all()]
    assert events == ["rehearsal.made", "rehearsal.wiped"]
    (wiped,) = wiped_rehearsals(real)
    assert (wiped.by, bool(wiped.certificate)) == ("lan", True)


def test_it_begins_on_its_day_and_goes_on_as_the_real_one_will(
    real: models.Campaign,
) -> None:
    made = make(real)

    advance_phase(campaign=made, wanted=Phase.CHECK_IN, by="", now=MORNING)
    check_in(
        campaign=made, voters=list(made.roster.all()[:PRESENT]), by="", now=MORNING
    )
    advance_phase(campaign=made, wanted=Phase.QUORATE, by="", now=MORNING)

    assert made.phase == "quorate"
    assert sum(m.sheets for m in made.movements.all()) == 2 * (VOTERS + 4)


def test_its_papers_are_marked_and_none_takes_a_number(
    real: models.Campaign, folder: Path
) -> None:
    made = make(real)

    printed = print_papers(campaign=made, codes=["D11"], by="", now=MORNING)

    words = file_words((folder / printed[0].pdf_path).read_bytes())
    assert "DIỄN TẬP" in words
    with pytest.raises(RehearsalPaperError):
        draft_of("D01", record_to_show(made))


def test_cards_open_their_own_campaign_only(real: models.Campaign) -> None:
    made = make(real)
    cards = {
        campaign.slug: issue_cards(
            campaign=campaign,
            entries=[campaign.roster.get(number=5)],
            by="",
            now=MORNING,
        )[0]
        for campaign in (real, made)
    }

    for slug, card in cards.items():
        entered = enter_by_card(
            token=card.token, pin=card.pin, address="127.0.0.1", now=MORNING
        )
        assert entered.entry.campaign.slug == slug


def test_wiping_leaves_the_tables_as_they_were_and_says_so(
    real: models.Campaign, folder: Path
) -> None:
    kept = {model: model._default_manager.count() for model in (models.Person,)}
    made = make(real)
    key, entry = made.pk.hex, made.roster.get(number=3).pk.hex
    print_papers(campaign=made, codes=["D11"], by="", now=MORNING)

    row = wipe()

    raw = b"".join(file.read_bytes() for file in folder.glob("*sqlite3*"))
    assert not [one for one in (key, entry) if one.encode() in raw]
    assert {model: model._default_manager.count() for model in kept} == kept
    assert models.Campaign.objects.get() == real
    assert real.roster.count() == VOTERS
    removal = removal_of(row)
    assert removal.search is not None
    assert removal.search.is_clean
    assert (removal.people, removal.files >= 2) == (0, True)
    words = file_words((folder / row.file).read_bytes())
    assert "Xóa dữ liệu diễn tập" in words
    assert journal.first_broken_entry(None) is None
    assert journal.first_broken_entry(real) is None


def test_another_can_be_made_after_the_first_is_wiped(real: models.Campaign) -> None:
    make(real)
    with pytest.raises(RehearsalExistsError):
        make(real)
    wipe()
    make(real)
    wipe()

    assert models.RemovalCertificate.objects.count() == 2
    assert len(wiped_rehearsals(real)) == 2


def test_what_is_no_rehearsal_of_this_folder_is_not_wiped(
    real: models.Campaign,
) -> None:
    tables = tables_of(make(real))
    wipe()
    import_campaign(tables=tables, path="x.toml", by="", now=MORNING)
    demonstration = load_demonstration(until=Until.PREPARED, by="", now=MORNING)
    for slug in (SLUG, REHEARSAL, demonstration.slug):
        with pytest.raises(NotARehearsalError):
            wipe(slug)
    with pytest.raises(CampaignUnknownError):
        wipe("khong-co")


def test_a_rehearsal_waits_for_the_roster_and_is_not_rehearsed_itself(
    real: models.Campaign,
) -> None:
    with pytest.raises(NotARehearsalError):
        make(make(real))
    wipe()
    real.committee.all().delete()
    real.roster.all().delete()
    with pytest.raises(RehearsalTooEarlyError):
        make(real)


def test_made_up_sheets_are_a_readings_file_and_only_for_practice(
    real: models.Campaign, tmp_path: Path
) -> None:
    made = make(real)

    practice = suggest_marks(campaign=made, sheets=25)
    file = tmp_path / "phieu-gia.csv"
    file.write_bytes(practice_csv(practice))

    names = {h.name: h.key for h in officeholders_of(made) if h.eligibility == "rated"}
    read = read_readings(file, officeholders=list(names.values()), names=names)
    assert len(read.readings.sheets) == 25
    with pytest.raises(NotARehearsalError):
        suggest_marks(campaign=real, sheets=25)
