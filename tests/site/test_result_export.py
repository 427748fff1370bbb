"""A campaign's result as files: refused before the signatures, journalled after."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.papers.builders import make_record
from tests.site.stories import tell
from tinnhiem.cli.campaign.result import secrecy_note
from tinnhiem.cli.main import tinnhiem
from tinnhiem.core.campaigns.errors import NothingToShowError
from tinnhiem.core.files import FileNotWritableError
from tinnhiem.core.papers.marking import Marking, Secrecy
from tinnhiem.exports.formats import ExportFormat

pytestmark = pytest.mark.usefixtures("folder")
SIGNED, COUNTED = "Ký, công bố, niêm phong", "Kiểm phiếu"


def export(folder: Path, *words: str) -> bytes:
    return ask("export", folder, *words)


def chart(folder: Path, *words: str) -> bytes:
    return ask("chart", folder, *words)


def ask(command: str, folder: Path, *words: str) -> bytes:
    done = CliRunner().invoke(
        tinnhiem,
        ["result", command, "--data", str(folder), *words],
        catch_exceptions=False,
        standalone_mode=False,
    )
    if done.exception is not None:
        raise done.exception
    return done.stdout_bytes


@pytest.mark.parametrize("form", ExportFormat)
def test_no_format_shows_a_count_that_is_not_signed(
    folder: Path, tmp_path: Path, form: ExportFormat
) -> None:
    tell(until=COUNTED)
    file = tmp_path / "ket-qua"

    with pytest.raises(NothingToShowError):
        export(folder, "--format", form.value, "--out", str(file))

    assert not file.exists()


def test_a_signed_result_leaves_and_the_journal_says_who_took_it(folder: Path) -> None:
    campaign = tell(until=SIGNED).campaign

    table = json.loads(export(folder, "--format", "json", "--by", "Chuyên viên Mẫu"))

    counts = [one["counts"]["low"] for one in table["officeholders"]]
    assert counts == [1, 1, 4, 13]
    entry = campaign.journal.latest("id")
    assert (entry.event, entry.by) == ("result.exported", "Chuyên viên Mẫu")
    assert entry.facts["format"] == "json"


@pytest.mark.parametrize("form", ExportFormat)
def test_every_format_is_written_whole_to_a_file(
    folder: Path, tmp_path: Path, form: ExportFormat
) -> None:
    tell(until=SIGNED)
    file = tmp_path / "ket-qua"

    said = export(folder, "--format", form.value, "--out", str(file)).decode()

    assert str(file) in said
    assert file.stat().st_size > 500
    assert [path.name for path in tmp_path.iterdir() if path.name != "ho-so"] == [
        "ket-qua"
    ]


@pytest.mark.parametrize("form", ExportFormat)
def test_an_earlier_export_is_written_over_a_clerks_own_file_never(
    folder: Path, tmp_path: Path, form: ExportFormat
) -> None:
    campaign = tell(until=SIGNED).campaign
    ours, own = tmp_path / "lan-truoc", tmp_path / "danh-sach"
    own.write_bytes(b"STT;H\xe1\xbb\x8d t\xc3\xaan\r\n1;Mai\r\n")
    kept = own.read_bytes()

    export(folder, "--format", form.value, "--out", str(ours))
    export(folder, "--format", form.value, "--out", str(ours))
    told = campaign.journal.count()
    with pytest.raises(FileNotWritableError):
        export(folder, "--format", form.value, "--out", str(own))

    assert own.read_bytes() == kept
    assert campaign.journal.count() == told


@pytest.mark.parametrize(
    ("command", "form", "name"),
    [
        ("export", ("--format", "csv"), "danh-sach.xlsx"),
        ("export", ("--format", "json"), "ket-qua.csv"),
        ("chart", (), "bieu-do.png"),
    ],
)
def test_a_name_of_another_kind_of_file_is_refused(
    folder: Path, tmp_path: Path, command: str, form: tuple[str, ...], name: str
) -> None:
    tell(until=SIGNED)

    with pytest.raises(FileNotWritableError, match="kết thúc bằng"):
        ask(command, folder, *form, "--out", str(tmp_path / name))

    assert not (tmp_path / name).exists()


def test_a_chart_is_drawn_over_an_earlier_chart_only(
    folder: Path, tmp_path: Path
) -> None:
    tell(until=SIGNED)
    ours, own = tmp_path / "bieu-do.svg", tmp_path / "hinh.svg"
    own.write_text("<svg></svg>", encoding="utf-8")

    chart(folder, "--out", str(ours))
    chart(folder, "--out", str(ours))
    with pytest.raises(FileNotWritableError):
        chart(folder, "--out", str(own))

    assert own.read_text(encoding="utf-8") == "<svg></svg>"


def test_a_workbook_is_not_poured_onto_the_screen(folder: Path) -> None:
    tell(until=SIGNED)

    with pytest.raises(Exception, match="--out"):
        export(folder, "--format", "xlsx")


def test_the_chart_waits_for_the_signatures_too(folder: Path, tmp_path: Path) -> None:
    tell(until=COUNTED)

    with pytest.raises(NothingToShowError):
        chart(folder, "--out", str(tmp_path / "bieu-do.svg"))


def test_the_chart_of_a_signed_result_is_an_svg_file(
    folder: Path, tmp_path: Path
) -> None:
    campaign = tell(until=SIGNED).campaign
    file = tmp_path / "bieu-do.svg"

    chart(folder, "--out", str(file))

    assert file.read_text(encoding="utf-8").startswith("<svg ")
    assert campaign.journal.latest("id").facts["format"] == "svg"


def test_whoever_exports_what_a_classified_paper_holds_is_told() -> None:
    marking = Marking(
        secrecy=Secrecy.CLASSIFIED,
        listed_in="Danh mục bí mật nhà nước mẫu",
        item="khoản mẫu",
        decided_by="Lê Thị Mẫu",
        decided_on=date(2023, 7, 11),
    )
    open_paper = replace(marking, secrecy=Secrecy.NONE)

    note = secrecy_note(make_record(markings={"D16": marking, "D20": open_paper}))

    assert "văn bản D16 đã được xác định độ mật" in note
    assert secrecy_note(make_record(markings={"D20": open_paper})) == ""
    assert secrecy_note(make_record(markings={"D01": marking})) == ""
