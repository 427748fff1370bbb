"""Files made to break a reader end in a sentence, never in «lỗi ngoài dự kiến»."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tinnhiem.cli.files.result import check
from tinnhiem.core.files import FileSyntaxError
from tinnhiem.core.outcome.percents import read_count
from tinnhiem.intake.toml_files import read_tables
from tinnhiem.papers.proof_book import read_list


def test_a_cell_of_five_thousand_digits_is_no_count(tmp_path: Path) -> None:
    file = tmp_path / "kq.csv"
    long = "1" * 5000
    file.write_text(f"Họ và tên;Tín nhiệm cao\nAn;{long}\nBình;{long}/{long}\n")

    done = CliRunner().invoke(check, [str(file)])

    assert read_count(long) is None
    assert not isinstance(done.exception, ValueError)


@pytest.mark.parametrize(
    ("name", "reads"), [("a.toml", read_tables), ("van-tay.json", read_list)]
)
def test_brackets_without_end_are_a_fault_of_the_file(
    tmp_path: Path, name: str, reads: object
) -> None:
    file = tmp_path / name
    file.write_text("a = " * name.endswith("toml") + "[" * 100_000)

    with pytest.raises(FileSyntaxError):
        reads(file)  # type: ignore[operator]
