"""`tinnhiem ballots print`: a PDF, the layout beside it, nobody's file overwritten."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Ask
from tests.site.stories import tell
from tinnhiem.core.files import FileNotWritableError
from tinnhiem.core.scanning.layout import SheetLayout, layout_from


def printed(ask: Ask, folder: Path, *options: str) -> SheetLayout:
    out, layout = folder / "phieu.pdf", folder / "phieu.json"
    answer = ask(
        "ballots", "print", *options, "--out", out, "--layout", layout, data=False
    )
    assert "Đã ghi" in answer.said
    assert out.read_bytes().startswith(b"%PDF")
    return layout_from(json.loads(layout.read_text(encoding="utf-8")))


def test_the_demonstration_needs_no_data_folder(tmp_path: Path) -> None:
    words = ["ballots", "print", "--demo", "--out", "a.pdf", "--layout", "a.json"]
    done = subprocess.run(
        [sys.executable, "-m", "tinnhiem.cli", *words],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert "mỗi phiếu 4 người trên 1 trang" in done.stdout
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "a.pdf"]


def test_the_demonstration_has_the_four_posts_with_invented_names(
    ask: Ask, tmp_path: Path
) -> None:
    people = printed(ask, tmp_path, "--demo").people
    assert (len(people), people[0]) == (4, "Nguyễn Thiên Bút")


def test_a_campaign_is_printed_with_its_own_style(
    ask: Ask, tmp_path: Path, folder: Path
) -> None:
    tell(until="Nhập và chốt danh sách")
    data = ("--data", str(folder))
    first = printed(ask, tmp_path, "quang-ngai-2023", *data)
    again = printed(ask, tmp_path, "quang-ngai-2023", *data)
    later = printed(ask, tmp_path, "quang-ngai-2023", *data, "--batch", "2")
    large = printed(ask, tmp_path, "quang-ngai-2023", *data, "--large")

    assert first == again
    assert later.pages[0].code.text != first.pages[0].code.text
    assert len({first.style, large.style, printed(ask, tmp_path, "--demo").style}) == 3


def test_a_test_sheet_says_that_it_is_none_to_vote_with(
    ask: Ask, tmp_path: Path
) -> None:
    out, layout = tmp_path / "a.pdf", tmp_path / "a.json"
    where = ("--out", out, "--layout", layout)
    said = ask("ballots", "print", "--demo", "--test", *where, data=False).said
    assert "không dùng để bỏ phiếu" in said


@pytest.mark.parametrize("options", [(), ("--demo", "cuoc-nao-do")])
def test_it_prints_a_campaign_or_the_demonstration_and_never_both(
    ask: Ask, tmp_path: Path, options: tuple[str, ...]
) -> None:
    where = ("--out", tmp_path / "a.pdf", "--layout", tmp_path / "a.json")
    with pytest.raises(click.UsageError, match="không nêu cả hai"):
        ask("ballots", "print", *options, *where, data=False)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", b"%PDF-1.4 a file of the clerk's"), ("a.json", b'{"format": "other"}')],
)
def test_a_file_of_the_clerks_is_never_overwritten(
    ask: Ask, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    where = ("--out", tmp_path / "a.pdf", "--layout", tmp_path / "a.json")
    answer = ask("ballots", "print", "--demo", *where, data=False)
    assert FileNotWritableError.code in answer.said
    assert (tmp_path / name).read_bytes() == content
