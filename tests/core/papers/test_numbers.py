"""Which series a paper belongs to, and by when its number is due."""

from datetime import date

import pytest

from tinnhiem.core.papers.numbers import Series, cited, last_day_to_issue, series_of

DAY = date(2023, 7, 10)


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        pytest.param("KH-VP", Series(issuer="VP", period="2023"), id="plan"),
        pytest.param("BC-VP", Series(issuer="VP", period="2023"), id="report"),
        pytest.param("BB-BKP", Series(issuer="BKP", period="2023"), id="committee"),
        pytest.param("VP-HCQT", Series(issuer="VP", period="2023"), id="công văn"),
        pytest.param("QĐ-UBND", Series(issuer="UBND", period="2023"), id="decision"),
        pytest.param(
            "-BC/CB",
            Series(issuer="CB", kind="BC", period="2020-2025"),
            id="Party, by kind and term",
        ),
    ],
)
def test_a_symbol_names_its_series(symbol: str, expected: Series) -> None:
    found = series_of(symbol, issued_on=DAY, is_secret=False, term="2020-2025")

    assert found == expected


def test_a_party_paper_without_a_term_runs_by_year() -> None:
    found = series_of("-BC/CB", issued_on=DAY, is_secret=False, term="")

    assert found.period == "2023"


def test_classified_papers_have_a_series_of_their_own() -> None:
    open_, secret = (
        series_of("BC-VP", issued_on=DAY, is_secret=secret, term="")
        for secret in (False, True)
    )

    assert open_ != secret


@pytest.mark.parametrize(
    ("signed_on", "due"),
    [
        pytest.param(date(2023, 7, 10), date(2023, 7, 11), id="Monday"),
        pytest.param(date(2023, 7, 14), date(2023, 7, 17), id="Friday"),
        pytest.param(date(2023, 7, 15), date(2023, 7, 17), id="Saturday"),
        pytest.param(date(2023, 9, 1), date(2023, 9, 5), id="before a holiday"),
    ],
)
def test_the_number_is_due_on_the_next_working_day(signed_on: date, due: date) -> None:
    holidays = {date(2023, 9, 4)}

    assert last_day_to_issue(signed_on, holidays=holidays) == due


@pytest.mark.parametrize(
    ("number", "symbol", "expected"),
    [
        pytest.param(5, "KH-VP", "05/KH-VP", id="State"),
        pytest.param(5, "-BC/CB", "05-BC/CB", id="Party"),
        pytest.param(118, "TB-VP", "118/TB-VP", id="three digits"),
    ],
)
def test_a_number_is_written_with_its_symbol(
    number: int, symbol: str, expected: str
) -> None:
    assert cited(number, symbol) == expected
