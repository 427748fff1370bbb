"""A rulebook is read strictly: every fault is named with its line."""

from datetime import date
from fractions import Fraction

import pytest

from tests.core.rules.books import KEYS, shipped, spoiled
from tinnhiem.core.rules import errors
from tinnhiem.core.rules.citation import Status
from tinnhiem.core.rules.reading import read_rulebook
from tinnhiem.core.rules.rulebook import Anchor, Strength, Track
from tinnhiem.core.share import Base

PARTY = "party-96-qd-tw-2023"


def refused(text: str) -> errors.RulebookError:
    with pytest.raises(errors.RulebookError) as refusal:
        read_rulebook(text, where="quy-dinh.toml")
    return refusal.value


@pytest.mark.parametrize("key", KEYS)
def test_every_shipped_book_is_read_and_keeps_its_text(key: str) -> None:
    book = read_rulebook(shipped(key), where=key)

    assert book.key == key
    assert book.text == shipped(key)


@pytest.mark.parametrize("key", KEYS)
def test_no_shipped_book_says_96_without_its_kind(key: str) -> None:
    assert " số 96 " not in shipped(key)
    assert "Nghị quyết 96 " not in shipped(key)


@pytest.mark.parametrize(
    ("key", "track", "base", "first", "last"),
    [
        pytest.param(
            PARTY, "party", "returned", date(2023, 2, 2), None, id="Quy định 96-QĐ/TW"
        ),
        pytest.param(
            "assembly-96-2023-qh15",
            "state",
            "returned",
            date(2023, 7, 1),
            None,
            id="Nghị quyết 96/2023/QH15",
        ),
        pytest.param(
            "party-262-qd-tw-2014",
            "party",
            "returned",
            date(2014, 10, 8),
            date(2023, 2, 1),
            id="Quy định 262-QĐ/TW",
        ),
        pytest.param(
            "assembly-85-2014-qh13",
            "state",
            "members",
            date(2015, 7, 1),
            date(2023, 6, 30),
            id="Nghị quyết 85/2014/QH13 counts all deputies",
        ),
    ],
)
def test_each_instrument_has_its_days_and_its_whole(
    key: str, track: str, base: str, first: date, last: date | None
) -> None:
    book = read_rulebook(shipped(key), where=key)

    assert (book.track, book.share_base.value) == (Track(track), Base(base))
    assert (book.in_force_from, book.in_force_to) == (first, last)


def test_regulation_96_qd_tw_says_what_the_sources_say() -> None:
    book = read_rulebook(shipped(PARTY), where=PARTY)

    assert book.quorum.value == Fraction(2, 3)
    assert book.quorum_base is Base.SUMMONED
    assert [(b.value.key, b.value.above, b.value.from_) for b in book.bands] == [
        ("review", Fraction(1, 2), None),
        ("relief", None, Fraction(2, 3)),
    ]
    assert {rule.value.key: rule.value.days for rule in book.leads} == {
        "dossier-in": 20,
        "dossier-to-voters": 15,
        "questions-to-officeholder": 10,
        "answers": 3,
    }
    assert book.anchor.value is Anchor.CONFERENCE
    assert book.committee_excludes_officeholders.value is Strength.WARN
    assert str(book.share_base.citation) == "Điều 6.3 Quy định 96-QĐ/TW"


@pytest.mark.parametrize(
    ("key", "days"),
    [
        pytest.param("assembly-96-2023-qh15", [45, 30, 25, 20], id="2023"),
        pytest.param("assembly-85-2014-qh13", [30, 20, 15, 10], id="2014"),
        pytest.param("party-262-qd-tw-2014", [], id="not known, so not there"),
    ],
)
def test_chains_of_days_differ_by_instrument(key: str, days: list[int]) -> None:
    book = read_rulebook(shipped(key), where=key)

    assert [rule.value.days for rule in book.leads] == days


@pytest.mark.parametrize(
    ("key", "place", "status"),
    [
        pytest.param(PARTY, "committee_min", Status.UNVERIFIED, id="committee size"),
        pytest.param(
            PARTY, "minutes_copies", Status.PRACTICE, id="copies from one plan"
        ),
        pytest.param(
            "party-262-qd-tw-2014", "quorum", Status.UNVERIFIED, id="old quorum"
        ),
        pytest.param(
            "assembly-96-2023-qh15", "criteria", Status.UNVERIFIED, id="criteria"
        ),
    ],
)
def test_what_nobody_has_read_is_marked_so(
    key: str, place: str, status: Status
) -> None:
    book = read_rulebook(shipped(key), where=key)

    assert getattr(book, place).citation.status is status


def test_the_thresholds_of_262_are_unverified() -> None:
    book = read_rulebook(shipped("party-262-qd-tw-2014"), where="262")

    assert {band.citation.status for band in book.bands} == {Status.UNVERIFIED}


def test_a_sentence_of_the_procedure_is_found_by_its_key() -> None:
    book = read_rulebook(shipped(PARTY), where=PARTY)

    extra = book.sentence("extra-names")

    assert extra is not None
    assert extra.citation.status is Status.UNVERIFIED
    assert book.sentence("no-such-thing") is None


@pytest.mark.parametrize(
    ("day", "in_force"),
    [
        pytest.param(date(2014, 10, 7), False, id="the day before the first"),
        pytest.param(date(2014, 10, 8), True, id="the first day"),
        pytest.param(date(2023, 2, 1), True, id="the last day"),
        pytest.param(date(2023, 2, 2), False, id="the day after the last"),
    ],
)
def test_a_book_is_in_force_from_its_first_to_its_last_day(
    day: date, in_force: bool
) -> None:
    book = read_rulebook(shipped("party-262-qd-tw-2014"), where="262")

    assert book.is_in_force_on(day) is in_force


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        pytest.param(
            'fraction = "2/3"',
            'fraction = "0/0"',
            "fraction",
            "quorum.fraction",
            id="nothing of nothing",
        ),
        pytest.param(
            'fraction = "2/3"',
            'fraction = "0/3"',
            "fraction",
            "quorum.fraction",
            id="a quorum of nobody",
        ),
        pytest.param(
            'fraction = "2/3"',
            'fraction = "4/3"',
            "fraction",
            "quorum.fraction",
            id="more than all",
        ),
        pytest.param(
            'fraction = "2/3"',
            'fraction = "-2/3"',
            "fraction",
            "quorum.fraction",
            id="negative",
        ),
        pytest.param(
            'fraction = "2/3"',
            'fraction = "2 / 3"',
            "fraction",
            "quorum.fraction",
            id="blanks within",
        ),
        pytest.param(
            'fraction = "2/3"',
            "fraction = 0.667",
            "fraction",
            "quorum.fraction",
            id="a decimal is no fraction",
        ),
        pytest.param(
            'fraction = "2/3"',
            'fraction = "66,67%"',
            "fraction",
            "quorum.fraction",
            id="a percentage is no fraction",
        ),
        pytest.param(
            "issued_on = 2023-02-02",
            'issued_on = "02/02/2023"',
            "date",
            "book.issued_on",
            id="a day in quotes",
        ),
        pytest.param(
            "verified_on = 2026-11-22",
            "verified_on = 2026-11-22T08:00:00",
            "date",
            "book.verified_on",
            id="an instant is no day",
        ),
        pytest.param(
            "in_force_from = 2023-02-02",
            "in_force_from = 2023-02-01",
            "date",
            "book.in_force_from",
            id="in force before it was issued",
        ),
        pytest.param(
            'track = "party"',
            'track = "sport"',
            "value",
            "book.track",
            id="no such track",
        ),
        pytest.param(
            "version = 1", "version = 0", "value", "book.version", id="version nought"
        ),
        pytest.param(
            "version = 1", "version = true", "value", "book.version", id="version true"
        ),
        pytest.param(
            "days = 20", 'days = "20"', "value", "leads.0.days", id="days in quotes"
        ),
        pytest.param(
            "days = 20", "days = 367", "value", "leads.0.days", id="more than a year"
        ),
        pytest.param(
            'value = "returned"',
            'value = "everybody"',
            "value",
            "share_base.value",
            id="no such whole",
        ),
        pytest.param(
            "value = true",
            'value = "yes"',
            "value",
            "officeholders_vote.value",
            id="yes is not true",
        ),
        pytest.param(
            'value = "warn"',
            'value = "maybe"',
            "value",
            "committee_excludes_officeholders.value",
            id="no such strength",
        ),
        pytest.param(
            'status = "inferred"',
            'status = "sure"',
            "status",
            "anchor.status",
            id="no such status",
        ),
        pytest.param(
            'status = "inferred"',
            'status = ""',
            "status",
            "anchor.status",
            id="empty status",
        ),
        pytest.param(
            'status = "inferred"',
            "status = 5",
            "source-missing",
            "anchor.status",
            id="status five",
        ),
        pytest.param(
            'key = "foreign"',
            'key = "Không"',
            "value",
            "invalid_sheets.0.key",
            id="a key is a word in Latin letters",
        ),
        pytest.param(
            'key = "blank"',
            'key = "struck"',
            "duplicate",
            "invalid_lines.1.key",
            id="twice the same key",
        ),
        pytest.param(
            "[minutes_copies]",
            "[minute_copies]",
            "missing-key",
            "minutes_copies",
            id="a table misspelt",
        ),
        pytest.param(
            'title = "Về',
            'title = " "\nextra = "Về',
            "value",
            "book.title",
            id="a blank title",
        ),
    ],
)
def test_an_impossible_value_is_refused_at_its_line(
    old: str, new: str, code: str, key: str
) -> None:
    text, line = spoiled(old, new)

    refusal = refused(text)

    faults = {fault.key: fault for fault in (refusal, *refusal.others)}
    assert faults[key].code == f"rulebook-{code}"
    assert faults[key].where == "quy-dinh.toml"
    assert faults[key].remedy
    if code != "missing-key":
        assert faults[key].line == line


@pytest.mark.parametrize(
    ("old", "new", "line_of"),
    [
        pytest.param('above = "1/2"', "", "[[bands]]", id="no lower bound"),
        pytest.param(
            'above = "1/2"',
            'above = "1/2"\nfrom = "1/2"',
            "[[bands]]",
            id="two lower bounds",
        ),
        pytest.param(
            'below = "2/3"',
            'below = "2/3"\nup_to = "2/3"',
            "[[bands]]",
            id="two upper bounds",
        ),
        pytest.param('below = "2/3"', 'below = "3/4"', "[[bands]]", id="overlap"),
        pytest.param('below = "2/3"', 'below = "3/5"', "[[bands]]", id="gap"),
        pytest.param(
            'below = "2/3"', 'up_to = "2/3"', "[[bands]]", id="two thirds in both"
        ),
        pytest.param('below = "2/3"', "", "[[bands]]", id="the first never ends"),
        pytest.param(
            'above = "1/2"', 'above = "1/1"', "[[bands]]", id="more than everything"
        ),
        pytest.param(
            'above = "1/2"', 'above = "5/6"', "[[bands]]", id="begins above its end"
        ),
    ],
)
def test_bands_meet_without_gap_or_overlap(old: str, new: str, line_of: str) -> None:
    text, _ = spoiled(old, new)
    line = text[: text.index(line_of)].count("\n") + 1

    refusal = refused(text)

    assert (refusal.code, refusal.line) == ("rulebook-band", line)


def test_a_last_band_may_not_end() -> None:
    text, _ = spoiled('from = "2/3"', 'from = "2/3"\nbelow = "3/4"')

    assert refused(text).code == "rulebook-band"


def test_a_band_above_two_thirds_follows_one_up_to_two_thirds() -> None:
    """As in Nghị quyết 35/2012/QH13, which acted above two thirds, not from it."""
    text, _ = spoiled('below = "2/3"', 'up_to = "2/3"')
    text = text.replace('from = "2/3"', 'above = "2/3"', 1)

    book = read_rulebook(text, where="35.toml")

    assert book.bands[1].value.above == Fraction(2, 3)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("[book\n", 1, id="an open bracket"),
        pytest.param('[book]\nkey = "a"\nkey = "b"\n', 3, id="twice the same key"),
        pytest.param('[book]\nkey = "a', 2, id="an open quote at the end"),
        pytest.param("xin chào", 1, id="prose"),
    ],
)
def test_what_is_not_toml_is_refused_with_the_line(text: str, line: int) -> None:
    refusal = refused(text)

    assert (refusal.code, refusal.line) == ("rulebook-syntax", line)


def test_an_empty_text_lacks_everything() -> None:
    refusal = refused("")

    missing = {fault.key for fault in (refusal, *refusal.others)}
    assert {"book", "quorum", "bands", "leads", "criteria"} <= missing


def test_all_faults_are_named_at_once_in_the_order_of_lines() -> None:
    text, _ = spoiled('fraction = "2/3"', 'fraction = "5/3"')
    text = text.replace("days = 15", "days = -1").replace("version = 1", "version = -1")

    refusal = refused(text)

    faults = (refusal, *refusal.others)
    assert [fault.key for fault in faults] == [
        "book.version",
        "quorum.fraction",
        "leads.1.days",
    ]
    assert [fault.line for fault in faults] == sorted(fault.line for fault in faults)


def test_a_misspelt_key_names_the_one_that_was_meant() -> None:
    text, line = spoiled('of = "summoned"', 'off = "summoned"')

    refusal = refused(text)

    unknown = next(f for f in (refusal, *refusal.others) if f.key == "quorum.off")
    assert (unknown.code, unknown.line, unknown.detail) == (
        "rulebook-unknown-key",
        line,
        "of",
    )


def test_a_table_in_place_of_a_figure_is_refused() -> None:
    text = shipped(PARTY).replace("[anchor]\n", "[[anchor]]\n")

    assert refused(text).code == "rulebook-value"


def test_a_figure_in_place_of_a_list_is_refused() -> None:
    text = 'leads = "none"\n' + shipped("party-262-qd-tw-2014").replace(
        "leads = []\n", ""
    )

    assert refused(text).code == "rulebook-value"
