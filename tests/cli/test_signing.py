"""`papers sign` and `papers signatures`, called as a clerk calls them."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.papers.builders import MADE_AT
from tests.papers.reading import one_paper
from tests.papers.signing.certificates import CHIEF, PASSWORD, key_file
from tinnhiem.papers.pdf import to_pdf

pytest.importorskip("pyhanko", reason="the extra «sign» is not installed: NOT signed")
DONE, REFUSED, UNREADABLE = 0, 1, 2


def run(*arguments: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tinnhiem.cli", "papers", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1", **env},
        check=False,
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.pdf"
    path.write_bytes(to_pdf(one_paper("D21"), made_at=MADE_AT))
    return path


@pytest.fixture
def key(tmp_path: Path) -> Path:
    today = datetime.now(UTC)
    days = timedelta(days=30)
    return key_file(tmp_path, CHIEF, begins=today - days, ends=today + days).path


def test_a_file_is_signed_and_its_signature_shown(file: Path, key: Path) -> None:
    signed = run(
        *("sign", file, "--role", "person", "--p12", key),
        TINNHIEM_SIGN_PASSWORD=PASSWORD,
    )
    target = file.with_name("bao-cao-nguoi-ky.pdf")
    again = run(
        *("sign", file, "--role", "person", "--p12", key),
        TINNHIEM_SIGN_PASSWORD=PASSWORD,
    )
    shown = run("signatures", target)
    listed = json.loads(run("signatures", target, "--json").stdout)

    assert signed.returncode == DONE, signed.stderr
    assert target.is_file()
    assert again.returncode == UNREADABLE
    assert "không ghi đè" in again.stderr
    assert f"{CHIEF}: còn nguyên vẹn" in shown.stdout
    assert listed["signatures"][0]["intact"] is True


def test_an_unsigned_file_is_not_called_intact(file: Path) -> None:
    shown = run("signatures", file)

    assert shown.returncode == REFUSED
    assert "chưa có chữ ký số" in shown.stdout


def test_a_wrong_password_leaves_no_file(file: Path, key: Path) -> None:
    answer = run(
        *("sign", file, "--role", "person", "--p12", key), TINNHIEM_SIGN_PASSWORD="sai"
    )

    assert answer.returncode == UNREADABLE
    assert "không đúng" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert sorted(file.parent.glob("*.pdf")) == [file]


def test_no_key_is_asked_for(file: Path) -> None:
    answer = run("sign", file, "--role", "organ")

    assert answer.returncode == UNREADABLE
    assert "--p12" in answer.stderr
