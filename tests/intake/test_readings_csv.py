"""A readings file is read whole or refused with every fault by row and column."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.strategies import readings
from tinnhiem.core.count.cells import CellFault, CellFaultKind
from tinnhiem.core.count.errors import ReadingsFileFaultyError
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.readings import Readings
from tinnhiem.core.files import FileMissingError, FileNotTextError
from tinnhiem.intake.readings_csv import column_letter, read_readings
from tinnhiem.messages import say

Write = Callable[[str], Path]
HIGH, SAME, LOW = Mark.HIGH, Mark.CONFIDENCE, Mark.LOW
AN, BINH = "Nguyễn Văn An", "Trần Thị Bình"


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(text: str) -> Path:
        path = tmp_path / "doc-phieu.csv"
        path.write_bytes(text.encode())
        return path

    return write_file


def faults_of(path: Path, *officeholders: str) -> list[CellFault]:
    with pytest.raises(ReadingsFileFaultyError) as refusal:
        read_readings(path, officeholders=officeholders or None)
    return list(refusal.value.faults)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A,B\n1,3\n2,X\n", id="commas"),
        pytest.param("A;B\r\n1;3\r\n2;X\r\n", id="semicolons as Excel saves them"),
        pytest.param("A\tB\n1\t3\n2\tX", id="tabs, no line end at the end"),
        pytest.param(
            "\ufeffA,B\n1,3\n2,x\n\n\n", id="mark, small x, blank lines at end"
        ),
        pytest.param(" A , B \n 1, 3 \n2 ,X\n", id="spaces around everything"),
        pytest.param('"A","B"\n"1","3"\n"2","X"\n', id="everything in quotes"),
        pytest.param('"A, Phó"\n1\n', id="a comma inside a quoted name"),
    ],
)
def test_every_usual_way_to_save_a_table_is_read(write: Write, text: str) -> None:
    found = read_readings(write(text)).readings

    assert found.sheets[0][0] is HIGH
    if found.officeholders == ("A", "B"):
        assert found.sheets == ((HIGH, LOW), (SAME, Mark.SEVERAL))
    else:
        assert found == Readings(("A, Phó",), ((HIGH,),))


@pytest.mark.parametrize(
    ("value", "mark"),
    [
        ("1", Mark.HIGH),
        ("2", Mark.CONFIDENCE),
        ("3", Mark.LOW),
        ("0", Mark.BLANK),
        ("X", Mark.SEVERAL),
        ("x", Mark.SEVERAL),
        ("G", Mark.STRUCK),
        ("g", Mark.STRUCK),
    ],
)
def test_each_key_has_its_meaning(write: Write, value: str, mark: Mark) -> None:
    assert read_readings(write(f"A,B\n{value},1\n")).readings.sheets == ((mark, HIGH),)


def test_names_may_hold_commas_where_semicolons_separate(write: Write) -> None:
    text = "Nguyễn Văn An, Chánh Văn phòng, Ủy viên;Trần Thị Bình\n1;3\n"

    found = read_readings(write(text)).readings

    assert found.officeholders == ("Nguyễn Văn An, Chánh Văn phòng, Ủy viên", BINH)


@pytest.mark.parametrize("heading", ["Phiếu", "STT", "Tờ", " stt "])
def test_row_labels_and_batches_are_kept_beside_the_marks(
    write: Write, heading: str
) -> None:
    found = read_readings(write(f"{heading};Lô;A\n1;Lô 1;1\n2;Lô 1;3\n3;Lô 2;2\n"))

    assert found.labels == ("1", "2", "3")
    assert found.batches == ("Lô 1", "Lô 1", "Lô 2")
    assert found.batch_sizes() == {"Lô 1": 2, "Lô 2": 1}
    assert found.readings == Readings(("A",), ((HIGH,), (LOW,), (SAME,)))


def test_a_batch_column_may_stand_first(write: Write) -> None:
    found = read_readings(write("Lô;A\nmột;1\n"))

    assert (found.labels, found.batches) == (None, ("một",))


def test_without_batches_there_are_no_sizes(write: Write) -> None:
    found = read_readings(write("A\n1\n"))

    assert (found.labels, found.batches, found.batch_sizes()) == (None, None, {})


def test_columns_come_back_in_the_order_of_the_ballot(write: Write) -> None:
    path = write("B;C;A\n1;2;3\n")

    found = read_readings(path, officeholders=("A", "B", "C")).readings

    assert found == Readings(("A", "B", "C"), ((LOW, HIGH, SAME),))


def test_headings_may_be_printed_names_in_any_unicode_form(write: Write) -> None:
    nfd = "Nguye\u0302\u0303n Va\u0306n  AN"
    path = write(f"{nfd};k2\n1;3\n")

    found = read_readings(
        path, officeholders=("k1", "k2"), names={AN: "k1", BINH: "k2", "Ai": "k9"}
    ).readings

    assert found == Readings(("k1", "k2"), ((HIGH, LOW),))


def test_every_faulty_cell_is_listed_where_a_spreadsheet_shows_it(
    write: Write,
) -> None:
    path = write("Phiếu;A;B\n1;1;2\n2;12;\n\n4;1\n5;1;2;3\n6; 4 ;y\n;;\n")

    assert faults_of(path) == [
        CellFault(CellFaultKind.UNKNOWN_VALUE, 3, "B", "A", "12"),
        CellFault(CellFaultKind.EMPTY_CELL, 3, "C", "B"),
        CellFault(CellFaultKind.BLANK_ROW, 4),
        CellFault(CellFaultKind.ROW_TOO_SHORT, 5, value="2/3"),
        CellFault(CellFaultKind.ROW_TOO_LONG, 6, value="4/3"),
        CellFault(CellFaultKind.UNKNOWN_VALUE, 7, "B", "A", "4"),
        CellFault(CellFaultKind.UNKNOWN_VALUE, 7, "C", "B", "y"),
        CellFault(CellFaultKind.BLANK_ROW, 8),
    ]


@pytest.mark.parametrize(
    "extra",
    [
        pytest.param("1;1;", id="an empty cell too many"),
        pytest.param("1;1;1", id="a mark too many"),
    ],
)
def test_a_row_too_long_is_not_cut(write: Write, extra: str) -> None:
    (fault,) = faults_of(write(f"A;B\n1;2\n{extra}\n"))

    assert (fault.kind, fault.row) == (CellFaultKind.ROW_TOO_LONG, 3)


def test_a_long_value_is_shortened_in_the_fault(write: Write) -> None:
    (fault,) = faults_of(write(f"A;B\n1;{'dài ' * 30}\n"))

    assert fault.value == "dài dài dài dài dài …"


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        pytest.param(
            "A;;B",
            [CellFault(CellFaultKind.EMPTY_HEADING, 1, "B")],
            id="a column without a name",
        ),
        pytest.param(
            "A;B;a",
            [CellFault(CellFaultKind.HEADING_TWICE, 1, "C", value="a")],
            id="the same name in two columns",
        ),
        pytest.param(
            "STT;Lô;Phiếu;STT",
            [],
            id="only the first columns are beside the marks",
        ),
    ],
)
def test_faulty_headings_are_listed(
    write: Write, heading: str, expected: list[CellFault]
) -> None:
    path = write(f"{heading}\n{';'.join('1' * (heading.count(';') + 1))}\n")

    if expected:
        assert faults_of(path) == expected
    else:
        assert read_readings(path).readings.officeholders == ("Phiếu", "STT")


def test_a_table_without_heading_does_not_lose_its_first_sheet(write: Write) -> None:
    assert faults_of(write("1;X\n2;3\n")) == [
        CellFault(CellFaultKind.HEADING_IS_MARK, 1, "A", value="1"),
        CellFault(CellFaultKind.HEADING_IS_MARK, 1, "B", value="X"),
    ]


@pytest.mark.parametrize("label", ["Tổng cộng", "TỔNG", "Cộng"])
def test_a_row_of_totals_is_no_sheet(write: Write, label: str) -> None:
    assert faults_of(write(f"STT;A;B\n1;1;2\n2;1;1\n{label};2;3\n")) == [
        CellFault(CellFaultKind.TOTAL_ROW, 4, value=label)
    ]


def test_a_sheet_labelled_twice_may_have_been_keyed_twice(write: Write) -> None:
    assert faults_of(write("STT;A\n1;1\n2;1\n1;2\n")) == [
        CellFault(CellFaultKind.LABEL_TWICE, 4, "A", value="1")
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("STT;A\n;1\n;1\n", id="no label at all"),
        pytest.param("STT;Lô;A\n1;một;1\n1;hai;1\n", id="numbering anew per batch"),
    ],
)
def test_labels_may_be_empty_or_begin_anew(write: Write, text: str) -> None:
    assert len(read_readings(write(text)).readings.sheets) == 2


def test_strangers_and_gaps_are_held_against_the_ballot(write: Write) -> None:
    assert faults_of(write("A;C\n1;1\n"), "A", "B") == [
        CellFault(CellFaultKind.UNKNOWN_OFFICEHOLDER, 1, "B", value="C")
    ]
    assert faults_of(write("A\n1\n"), "A", "B") == [
        CellFault(CellFaultKind.MISSING_OFFICEHOLDER, 1, value="B")
    ]


def test_a_name_and_its_key_are_the_same_column(write: Write) -> None:
    path = write(f"{AN};k1\n1;1\n")

    with pytest.raises(ReadingsFileFaultyError) as refusal:
        read_readings(path, officeholders=("k1",), names={AN: "k1"})

    (fault,) = refusal.value.faults
    assert (fault.kind, fault.column) == (CellFaultKind.HEADING_TWICE, "B")


def test_a_table_of_labels_only_is_about_nobody(write: Write) -> None:
    assert faults_of(write("Phiếu;Lô\n1;2\n")) == [
        CellFault(CellFaultKind.NO_OFFICEHOLDER, 1)
    ]


def test_a_heading_alone_is_no_pile(write: Write) -> None:
    assert faults_of(write("A;B\n")) == [CellFault(CellFaultKind.NO_SHEETS, 1)]


def test_an_open_quote_is_a_fault_of_its_row(write: Write) -> None:
    (fault,) = faults_of(write('A;B\n1;2\n"1;2\n'))

    assert fault == CellFault(CellFaultKind.BROKEN_QUOTES, 3)


def test_the_sentence_names_the_place_as_a_spreadsheet_does(write: Write) -> None:
    path = write("Phiếu;A\n1;12\n\n3;1\n")

    with pytest.raises(ReadingsFileFaultyError) as refusal:
        read_readings(path)

    sentence = say(refusal.value)
    assert "ô B2 (A): «12» không phải 1, 2, 3, 0, X hoặc G" in sentence
    assert "dòng 3: dòng trống" in sentence
    assert str(path) in sentence


def test_many_faults_are_all_counted(write: Write) -> None:
    path = write("A;B\n" + "9;1\n" * 25)

    with pytest.raises(ReadingsFileFaultyError) as refusal:
        read_readings(path)

    assert len(refusal.value.faults) == 25
    assert "có 25 lỗi" in say(refusal.value)
    assert "và 5 lỗi nữa" in say(refusal.value)


def test_what_is_no_text_file_is_refused_before(tmp_path: Path) -> None:
    picture = tmp_path / "anh.csv"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")

    with pytest.raises(FileNotTextError):
        read_readings(picture)
    with pytest.raises(FileMissingError):
        read_readings(tmp_path / "khong-co.csv")


@pytest.mark.parametrize(
    ("place", "letters"),
    [
        (0, "A"),
        (25, "Z"),
        (26, "AA"),
        (51, "AZ"),
        (52, "BA"),
        (701, "ZZ"),
        (702, "AAA"),
    ],
)
def test_columns_are_lettered_as_in_a_spreadsheet(place: int, letters: str) -> None:
    assert column_letter(place) == letters


@given(pile=readings())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_written_is_what_is_read(tmp_path: Path, pile: Readings) -> None:
    rows = [pile.officeholders, *(tuple(map(str, sheet)) for sheet in pile.sheets)]
    path = tmp_path / "pile.csv"
    path.write_text("\n".join(";".join(row) for row in rows), encoding="utf-8")

    if pile.sheets:
        assert read_readings(path).readings == pile
    else:
        assert [fault.kind for fault in faults_of(path)] == [CellFaultKind.NO_SHEETS]
