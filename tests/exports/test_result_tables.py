"""CSV and workbook: every figure is there, nothing runs, nothing is lost."""

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given, settings

from tests.exports.results import results, signed
from tests.papers.builders import MADE_AT, make_record
from tinnhiem.cli.main import tinnhiem
from tinnhiem.core.campaigns.errors import NothingToShowError
from tinnhiem.core.levels import Level
from tinnhiem.core.record import CampaignRecord
from tinnhiem.exports.formats import ExportFormat, written
from tinnhiem.exports.result_csv import FORMULA_OPENINGS, result_csv
from tinnhiem.exports.result_lines import COLUMNS, NOT_COMPARED, one_line
from tinnhiem.exports.result_xlsx import CHART, FIGURES, HEAD, result_xlsx

HEADINGS = [column.heading for column in COLUMNS]


def csv_rows(record: CampaignRecord) -> list[dict[str, str]]:
    text = result_csv(record, made_at=MADE_AT).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def xlsx_rows(record: CampaignRecord) -> list[dict[str, object]]:
    book = openpyxl.load_workbook(io.BytesIO(result_xlsx(record, made_at=MADE_AT)))
    head, *rows = book[FIGURES].iter_rows(min_row=HEAD + 1, values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


@pytest.mark.parametrize("form", ExportFormat)
def test_nothing_is_exported_before_the_signatures(form: ExportFormat) -> None:
    with pytest.raises(NothingToShowError):
        written(make_record(outcomes=()), form=form, made_at=MADE_AT)


def test_a_vietnamese_excel_reads_letters_cells_and_decimals() -> None:
    content = result_csv(signed([(20, 4, 1, 0)]), made_at=MADE_AT)

    assert content.startswith(b"\xef\xbb\xbfTT;H\xe1\xbb\x8d v")
    assert content.endswith(b"\r\n")
    assert ";20;80,00;4;16,00;1;4,00;25;" in content.decode("utf-8-sig")


@given(results())
@settings(max_examples=25, deadline=None)
def test_csv_has_every_figure_of_every_person(record: CampaignRecord) -> None:
    rows = csv_rows(record)

    assert len(rows) == len(record.rated)
    for row, person, outcome in zip(rows, record.rated, record.outcomes, strict=True):
        count = outcome.count
        assert list(row) == HEADINGS
        name = one_line(person.name)
        assert row["Họ và tên"].removeprefix("'") == name.removeprefix("'")
        assert int(row["Phiếu hợp lệ"]) == count.valid
        assert int(row["Phiếu không hợp lệ"]) == count.invalid
        assert int(row["Tín nhiệm thấp (số phiếu)"]) == count.low
        low = outcome.shares[Level.LOW]
        assert row["Tín nhiệm thấp (%)"] + "%" == low.percent()


@given(results())
@settings(max_examples=25, deadline=None)
def test_no_cell_of_the_csv_is_run_as_a_formula(record: CampaignRecord) -> None:
    cells = [cell for row in csv_rows(record) for cell in row.values()]

    assert [cell for cell in cells if cell.startswith(FORMULA_OPENINGS)] == []


@given(results())
@settings(max_examples=15, deadline=None)
def test_the_workbook_has_figures_as_numbers_and_names_as_text(
    record: CampaignRecord,
) -> None:
    rows = xlsx_rows(record)

    assert len(rows) == len(record.rated)
    for row, person, outcome in zip(rows, record.rated, record.outcomes, strict=True):
        assert row["Họ và tên"] == one_line(person.name)
        assert row["Tín nhiệm (số phiếu)"] == outcome.count.confidence
        share = row["Tín nhiệm cao (%)"]
        assert isinstance(share, float | int)
        assert round(share * 10_000) == outcome.shares[Level.HIGH].hundredths


@pytest.mark.parametrize("name", ["=1+1", "+84", "-x", "@SUM(A1)", "＝1"])
def test_a_name_like_a_formula_stays_a_name(name: str) -> None:
    record = signed([(3, 0, 0, 0)], names=[name])
    book = openpyxl.load_workbook(io.BytesIO(result_xlsx(record, made_at=MADE_AT)))
    cell = book[FIGURES].cell(HEAD + 2, 2)

    assert (cell.value, cell.data_type) == (name, "s")
    assert csv_rows(record)[0]["Họ và tên"] == f"'{name}"


def test_the_workbook_contains_no_formula_link_or_macro() -> None:
    content = result_xlsx(
        signed([(3, 0, 0, 0)], names=["http://x.vn"]), made_at=MADE_AT
    )
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        names = package.namelist()

    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert [name for name in names if "vba" in name or "external" in name] == []


def test_the_workbook_prints_on_a4_across_with_its_head_on_each_page() -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(result_xlsx(signed([(3, 0, 0, 0)] * 60), made_at=MADE_AT))
    )
    sheet = book[FIGURES]

    assert book.sheetnames == [FIGURES, CHART]
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize or 0) == 9
    assert sheet.print_title_rows == f"${HEAD + 1}:${HEAD + 1}"
    assert sheet.print_title_cols == "$A:$B"
    assert [brk.id for brk in sheet.col_breaks.brk] == [
        HEADINGS.index("Mức theo quy định")
    ]
    assert sheet.freeze_panes == f"D{HEAD + 2}"


def test_one_result_and_one_moment_make_the_same_workbook() -> None:
    record = signed([(3, 1, 0, 0), (1, 1, 2, 0)])

    assert result_xlsx(record, made_at=MADE_AT) == result_xlsx(record, made_at=MADE_AT)


def test_a_band_that_nobody_compared_with_the_law_says_so() -> None:
    record = make_record()  # its bands are marked unverified
    cited = [row["Căn cứ"] for row in csv_rows(record)]

    assert all(NOT_COMPARED in text for text in cited)


def test_a_rehearsal_is_never_taken_for_a_result() -> None:
    record = make_record(is_rehearsal=True)
    book = openpyxl.load_workbook(io.BytesIO(result_xlsx(record, made_at=MADE_AT)))

    assert all("Diễn tập" in row["Ghi chú"] for row in csv_rows(record))
    assert "DIỄN TẬP" in str(book[FIGURES]["A4"].value)


@pytest.mark.parametrize("form", [ExportFormat.CSV, ExportFormat.XLSX])
@pytest.mark.parametrize("tally", [(20, 3, 1, 1), (13, 0, 12, 0), (0, 0, 25, 0)])
def test_our_own_proof_reader_finds_no_fault_in_what_we_export(
    tmp_path: Path, form: ExportFormat, tally: tuple[int, int, int, int]
) -> None:
    file = tmp_path / f"ket-qua.{form.value}"
    record = signed([tally, (1, 2, 22, 0), (25, 0, 0, 0)])
    file.write_bytes(written(record, form=form, made_at=MADE_AT))

    done = CliRunner().invoke(
        tinnhiem, ["result", "check", str(file), "--json"], standalone_mode=False
    )

    assert done.exception is None
    assert done.return_value == 0, done.output
