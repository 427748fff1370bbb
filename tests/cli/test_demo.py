"""The demonstration: the whole job, repeatable, careful with others' files."""

import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from tinnhiem.cli.main import tinnhiem
from tinnhiem.core.campaigns.errors import DemoFolderInUseError

pytestmark = pytest.mark.usefixtures("folder")
SEEDS_DATES = (
    "28/6/2023",
    "30/6/2023",
    "05/7/2023",
    "07/7/2023",
    "14/7/2023",
    "20/7/2023",
)


def demo(out: Path) -> Result:
    """Run the demonstration into `out`."""
    return CliRunner().invoke(
        tinnhiem,
        ["demo", "--out", str(out)],
        standalone_mode=False,
        catch_exceptions=False,
    )


def test_one_command_ends_with_the_papers_printed(tmp_path: Path) -> None:
    out = tmp_path / "trinh-dien"

    told = demo(out).output

    assert "[11/11]" in told
    papers = sorted(out.glob("van-ban/*/*.pdf"))
    assert len(papers) == 31
    assert all(paper.with_suffix(".docx").is_file() for paper in papers)
    plan = " ".join(page.extract_text() for page in PdfReader(papers[0]).pages)
    assert [day for day in SEEDS_DATES if day not in plan] == []


def test_the_result_the_chart_and_the_calendar_lie_beside_the_papers(
    tmp_path: Path,
) -> None:
    out = tmp_path / "trinh-dien"

    told = demo(out).output

    for name, opening in (
        ("ket-qua.xlsx", b"PK"),
        ("bieu-do.svg", b"<svg "),
        ("lich.ics", b"BEGIN:VCALENDAR"),
    ):
        assert name in told
        assert (out / name).read_bytes().startswith(opening)


def test_its_data_reads_as_toml(tmp_path: Path) -> None:
    out = tmp_path / "trinh-dien"
    demo(out)

    tables = tomllib.loads((out / "cuoc-lay-phieu.toml").read_text(encoding="utf-8"))

    assert tables["campaign"]["phase"] == "archived"
    assert len(tables["voter"]) == 26


def test_it_can_be_run_again_in_its_own_folder(tmp_path: Path) -> None:
    out = tmp_path / "trinh-dien"
    demo(out)

    assert demo(out).exception is None


def test_it_never_empties_a_folder_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "luan-van.docx").write_bytes(b"work of years")

    with pytest.raises(DemoFolderInUseError):
        demo(tmp_path)

    assert (tmp_path / "luan-van.docx").read_bytes() == b"work of years"
