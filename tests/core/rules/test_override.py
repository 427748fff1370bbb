"""A departure from the rulebook: strict, cited, and never hidden in the book."""

from datetime import date
from fractions import Fraction

import pytest

from tests.core.rules.books import shipped
from tinnhiem.core.rules import errors
from tinnhiem.core.rules.citation import Status
from tinnhiem.core.rules.override import Override, apply_overrides, overridable
from tinnhiem.core.rules.reading import read_rulebook
from tinnhiem.core.share import Base

PARTY = "party-96-qd-tw-2023"
BOOK = read_rulebook(shipped(PARTY), where=PARTY)


def departure(rule: str, value: str, *, reason: str = "Cấp trên yêu cầu") -> Override:
    return Override(rule, value, reason, "Chánh Văn phòng", date(2023, 7, 1))


@pytest.mark.parametrize(
    "rule", ["quorum", "quorum.fraction"], ids=["the figure", "its field"]
)
@pytest.mark.parametrize(
    "value", ["3/4", '"3/4"', " 3/4 "], ids=["bare", "quoted", "blanks"]
)
def test_a_quorum_may_be_raised_on_the_record(rule: str, value: str) -> None:
    book = apply_overrides(BOOK, (departure(rule, value),))

    assert book.quorum.value == Fraction(3, 4)
    assert book.quorum_base is Base.SUMMONED


def test_what_is_cited_is_the_decision_and_what_it_replaces() -> None:
    citation = apply_overrides(
        BOOK, (departure("share_base", "members"),)
    ).share_base.citation

    assert str(citation) == (
        "quyết định của Chánh Văn phòng ngày 01/07/2023 "
        "(thay Điều 6.3 Quy định 96-QĐ/TW)"
    )
    assert citation.source == "Cấp trên yêu cầu"
    assert citation.status is Status.PRACTICE


def test_the_text_of_the_law_stays_as_it_was() -> None:
    book = apply_overrides(BOOK, (departure("minutes_copies", "5"),))

    assert book.text == BOOK.text
    assert book.minutes_copies.value == 5
    assert read_rulebook(book.text, where=PARTY) == BOOK


def test_nothing_else_changes() -> None:
    book = apply_overrides(BOOK, (departure("officeholders_vote", "false"),))

    assert book.officeholders_vote.value is False
    assert (book.quorum, book.bands, book.leads) == (
        BOOK.quorum,
        BOOK.bands,
        BOOK.leads,
    )


def test_without_departures_the_book_is_the_book() -> None:
    assert apply_overrides(BOOK, ()) is BOOK


def test_a_later_decision_about_the_same_figure_wins() -> None:
    both = (departure("minutes_copies", "4"), departure("minutes_copies", "6"))

    assert apply_overrides(BOOK, both).minutes_copies.value == 6


def test_an_entry_of_a_list_is_named_by_its_key() -> None:
    book = apply_overrides(BOOK, (departure("leads.dossier-in", "12"),))

    assert [rule.value.days for rule in book.leads] == [12, 15, 10, 3]


def test_two_bands_that_meet_move_together() -> None:
    together = (
        departure("bands.review.below", "3/4"),
        departure("bands.relief.from", "3/4"),
    )

    book = apply_overrides(BOOK, together)

    assert book.bands[1].value.from_ == Fraction(3, 4)


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        pytest.param("quorum", "5/4", id="more than all"),
        pytest.param("quorum", "0/0", id="nothing of nothing"),
        pytest.param("quorum", "", id="nothing at all"),
        pytest.param("minutes_copies", "0", id="no copy"),
        pytest.param("minutes_copies", "ba", id="words"),
        pytest.param("officeholders_vote", "có", id="yes is not true"),
        pytest.param("share_base", "everybody", id="no such whole"),
        pytest.param("bands.relief.from", "3/4", id="a band moved alone leaves a gap"),
        pytest.param("minutes_copies", "3\nreason = 4", id="two lines"),
        pytest.param("minutes_copies", "{a = 1}", id="a table"),
    ],
)
def test_a_value_the_book_could_not_hold_is_refused(rule: str, value: str) -> None:
    with pytest.raises(errors.OverrideValueError) as refusal:
        apply_overrides(BOOK, (departure("committee_min", "5"), departure(rule, value)))

    assert (refusal.value.rule, refusal.value.value) == (rule, value)


@pytest.mark.parametrize(
    "rule",
    ["quorom", "book.number", "quorum.source", "quorum.status", "leads", "leads.x", ""],
)
def test_only_figures_can_be_departed_from(rule: str) -> None:
    with pytest.raises(errors.OverrideRuleUnknownError) as refusal:
        apply_overrides(BOOK, (departure(rule, "1"),))

    assert "quorum.fraction" in refusal.value.detail


@pytest.mark.parametrize(
    ("reason", "by"),
    [
        pytest.param("", "Chánh Văn phòng", id="no reason"),
        pytest.param(" \n", "Chánh Văn phòng", id="a blank reason"),
        pytest.param("Cấp trên yêu cầu", " ", id="nobody decided"),
    ],
)
def test_a_departure_says_why_and_who_decided(reason: str, by: str) -> None:
    override = Override("quorum", "3/4", reason, by, date(2023, 7, 1))

    with pytest.raises(errors.OverrideReasonMissingError):
        apply_overrides(BOOK, (override,))


def test_every_figure_that_may_be_departed_from_has_a_place() -> None:
    places = overridable(BOOK)

    assert {"anchor", "quorum", "bands.review.text", "procedure.sealing"} <= set(places)
    assert not [place for place in places if place.startswith("book")]
