"""`tinnhiem rulebook`: what a clerk and an auditor see."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tinnhiem import rulebooks
from tinnhiem.cli.files.rulebook import rulebook
from tinnhiem.core.rules import errors
from tinnhiem.core.rules.rulebook import Track

PARTY = "party-96-qd-tw-2023"
SHIPPED = Path(rulebooks.__file__).parent


def run(*arguments: str) -> Result:
    return CliRunner().invoke(rulebook, list(arguments))


def test_list_names_every_book_with_kind_and_number() -> None:
    answer = run("list")

    assert answer.exit_code == 0
    for key in rulebooks.available():
        assert key in answer.stdout
    assert "Quy định 96-QĐ/TW" in answer.stdout
    assert "Nghị quyết 96/2023/QH15" in answer.stdout


def test_list_as_json_has_the_days_in_iso_form() -> None:
    books = {book["key"]: book for book in json.loads(run("list", "--json").stdout)}

    assert len(books) == 4
    assert books["party-262-qd-tw-2014"]["in_force_to"] == "2023-02-01"
    assert books[PARTY]["in_force_to"] is None
    assert books[PARTY]["unverified_count"] > 0


def test_list_needs_neither_rich_nor_django() -> None:
    program = (
        "import sys; from click.testing import CliRunner;"
        "from tinnhiem.cli.files.rulebook import rulebook;"
        "assert CliRunner().invoke(rulebook, ['list']).exit_code == 0;"
        "print([m for m in ('rich', 'django', 'docx') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("key", rulebooks.available())
def test_show_flags_what_nobody_has_verified(key: str) -> None:
    answer = run("show", key)

    assert answer.exit_code == 0
    assert "đã đọc" in answer.stdout
    assert "mục CHƯA KIỂM CHỨNG: đối chiếu toàn văn" in answer.stdout


def test_show_as_json_gives_each_figure_its_article_source_and_status() -> None:
    figures = json.loads(run("show", "96-QĐ/TW", "--json").stdout)["figures"]

    base = next(figure for figure in figures if figure["place"] == "share_base")
    assert (base["article"], base["status"]) == ("Điều 6.3", "seen")
    assert all(figure["source"] for figure in figures)


@pytest.mark.parametrize("key", rulebooks.available())
def test_a_shipped_book_passes_its_own_check(key: str) -> None:
    answer = run("check", str(SHIPPED / f"{key}.toml"))

    assert answer.exit_code == 0
    assert "Tệp dùng được." in answer.stdout


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    file = tmp_path / "quy-dinh.toml"
    text = (SHIPPED / f"{PARTY}.toml").read_text(encoding="utf-8")
    text = text.replace('fraction = "2/3"', 'fraction = "3/2"').replace(
        "days = 15", "dais = 15"
    )
    file.write_text(text, encoding="utf-8")
    return file


def test_check_names_every_fault_with_file_line_and_remedy(faulty: Path) -> None:
    answer = run("check", str(faulty))

    assert answer.exit_code == 2
    assert f"{faulty}, dòng 34: «quorum.fraction» ghi «3/2»" in answer.stderr
    assert "Có phải «days»?" in answer.stderr
    assert "Tệp không dùng được: 3 lỗi." in answer.stderr


def test_check_as_json_lists_the_faults(faulty: Path) -> None:
    answer = run("check", str(faulty), "--json")

    said = json.loads(answer.stdout)
    assert answer.exit_code == 2
    assert said["ok"] is False
    assert [fault["code"] for fault in said["faults"]] == [
        "rulebook-fraction",
        "rulebook-missing-key",
        "rulebook-unknown-key",
    ]


@pytest.mark.parametrize(
    ("wanted", "key"),
    [
        pytest.param("96-QĐ/TW", PARTY, id="number"),
        pytest.param("96-qđ/tw", PARTY, id="small letters"),
        pytest.param("96-QD/TW", PARTY, id="without the stroke of đ"),
        pytest.param("96/QĐ-TW", PARTY, id="stroke and hyphen exchanged"),
        pytest.param("Quy định số 96-QĐ/TW", PARTY, id="kind and number"),
        pytest.param("Quy định 96", PARTY, id="kind and leading number"),
        pytest.param(
            "Quyết định số 96-QĐ/TW ngày 02/02/2023",
            PARTY,
            id="as the plan misnames it",
        ),
        pytest.param("96/2023/QH15", "assembly-96-2023-qh15", id="resolution"),
        pytest.param(
            "Nghị quyết số 96", "assembly-96-2023-qh15", id="resolution by kind"
        ),
        pytest.param("262", "party-262-qd-tw-2014", id="a number that only one bears"),
        pytest.param("assembly-85-2014-qh13", "assembly-85-2014-qh13", id="key"),
    ],
)
def test_a_book_is_found_by_what_people_write(wanted: str, key: str) -> None:
    assert rulebooks.find(wanted).key == key


@pytest.mark.parametrize("wanted", ["96", "số 96", " 96 "])
def test_96_alone_is_borne_by_two_instruments(wanted: str) -> None:
    with pytest.raises(errors.AmbiguousRulebookError) as refusal:
        rulebooks.find(wanted)

    assert set(refusal.value.names) == {"Quy định 96-QĐ/TW", "Nghị quyết 96/2023/QH15"}


@pytest.mark.parametrize(
    "wanted", ["", "97", "196-QĐ/TW", "9", "Nghị quyết 262", "../secret"]
)
def test_an_unknown_book_is_answered_with_those_there_are(wanted: str) -> None:
    with pytest.raises(errors.UnknownRulebookError) as refusal:
        rulebooks.find(wanted)

    assert refusal.value.known == rulebooks.available()


def test_loading_takes_keys_only() -> None:
    with pytest.raises(errors.UnknownRulebookError):
        rulebooks.load("96-QĐ/TW")


@pytest.mark.parametrize(
    ("day", "track", "key"),
    [
        pytest.param(
            date(2023, 2, 1),
            Track.PARTY,
            "party-262-qd-tw-2014",
            id="last day of the old",
        ),
        pytest.param(date(2023, 2, 2), Track.PARTY, PARTY, id="first day of the new"),
        pytest.param(
            date(2023, 6, 30),
            Track.STATE,
            "assembly-85-2014-qh13",
            id="last day of the old resolution",
        ),
        pytest.param(
            date(2023, 7, 1),
            Track.STATE,
            "assembly-96-2023-qh15",
            id="first day of the new resolution",
        ),
    ],
)
def test_the_day_of_the_vote_decides_the_book(
    day: date, track: Track, key: str
) -> None:
    assert rulebooks.in_force_on(day, track=track).key == key


def test_before_the_first_book_there_is_none() -> None:
    with pytest.raises(errors.RulebookNotInForceError) as refusal:
        rulebooks.in_force_on(date(2014, 10, 7), track=Track.PARTY)

    assert refusal.value.known == (PARTY, "party-262-qd-tw-2014")
