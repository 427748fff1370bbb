"""`tinnhiem archive` and `tinnhiem rehearsal`, as a clerk types them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import DONE, REFUSED, UNREADABLE, Ask
from tests.site.builders import SLUG, counted_record, save_campaign
from tinnhiem.store import models

WITH = ("--passphrase", "chín con trâu đi qua cầu")
KEEP = ("--rule", "Quyết định số 01/QĐ-VP", "--decided-by", "Chánh Văn phòng tỉnh")


@pytest.fixture
def archived(folder: Path) -> models.Campaign:
    assert folder.exists()
    return save_campaign(counted_record(), phase="archived")


@pytest.mark.usefixtures("archived")
def test_a_bundle_is_made_verified_and_restored(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "goi.zip"

    made = ask("archive", "make", file)
    seen = ask("archive", "verify", file, data=False)
    told = ask("archive", "verify", "--json", file, data=False)

    assert made.code == seen.code == DONE
    assert "đọc lại đúng cả" in made.said
    assert "NGUYÊN VẸN" in seen.said
    assert json.loads(told.said)["bundle_sha256"] in made.said
    assert ask("archive", "make", file).code == REFUSED


@pytest.mark.usefixtures("archived")
def test_refusals_are_sentences(ask: Ask, tmp_path: Path) -> None:
    file, target = tmp_path / "goi", tmp_path / "moi"
    ask("archive", "make", file, *WITH)

    shut = ask("archive", "verify", file, data=False)
    wrong = ask("archive", "verify", file, "--passphrase", "sai", data=False)
    none = ask("archive", "verify", tmp_path / "khac", data=False)
    opened = ask("archive", "verify", file, *WITH, data=False)
    file.write_bytes(file.read_bytes()[:-9])
    cut = ask("archive", "restore", file, "--to", target, *WITH, data=False)

    assert (shut.code, "có mã hóa" in shut.said) == (REFUSED, True)
    assert (wrong.code, "không mở được" in wrong.said) == (REFUSED, True)
    assert (none.code, "file-missing" in none.said) == (UNREADABLE, True)
    assert opened.code == DONE
    assert (cut.code, "bị hỏng hoặc bị cắt" in cut.said) == (UNREADABLE, True)
    assert not target.exists()


@pytest.mark.usefixtures("archived")
def test_a_bundle_is_verified_without_django(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "goi.zip"
    ask("archive", "make", file)
    script = (
        "import sys; from click.testing import CliRunner;"
        "from tinnhiem.cli.main import tinnhiem;"
        f"done = CliRunner().invoke(tinnhiem, ['archive', 'verify', {str(file)!r}]);"
        "assert 'NGUYÊN VẸN' in done.output, done.output;"
        "assert 'django' not in sys.modules"
    )

    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.usefixtures("archived")
def test_a_campaign_is_removed_in_two_steps(ask: Ask, folder: Path) -> None:
    early = ask("archive", "purge")
    ask("archive", "keep", "1/1/2024", *KEEP)
    first = ask("archive", "purge", "--by", "lan")
    wrong = ask("archive", "purge", "--confirm", "khac")
    second = ask("archive", "purge", "--confirm", SLUG, "--by", "minh")

    assert (early.code, "retention-missing" in early.said) == (REFUSED, True)
    assert (first.code, "Chưa xóa gì" in first.said) == (DONE, True)
    assert wrong.code == REFUSED
    assert second.code == DONE
    assert "không còn dấu vết nào" in second.said
    assert not models.Campaign.objects.exists()
    assert (folder / models.RemovalCertificate.objects.get().file).is_file()


@pytest.mark.usefixtures("archived")
def test_a_rehearsal_is_made_practised_with_and_wiped(ask: Ask, tmp_path: Path) -> None:
    name = ("--campaign", f"dien-tap-{SLUG}")

    made = ask("rehearsal", "make")
    sheets = ask("rehearsal", "ballots", "9", tmp_path / "p.csv", *name)
    real = ask("rehearsal", "wipe", "--campaign", SLUG)
    wiped = ask("rehearsal", "wipe", *name)

    assert (made.code, sheets.code, real.code, wiped.code) == (0, 0, REFUSED, 0)
    assert len((tmp_path / "p.csv").read_text("utf-8-sig").splitlines()) == 10
    assert "Chứng nhận" in wiped.said
