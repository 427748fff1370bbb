"""`tinnhiem backup` and `tinnhiem restore`, as a clerk types them."""

from pathlib import Path

import pytest

from tests.cli.conftest import DONE, REFUSED, UNREADABLE, Ask
from tests.site.builders import MORNING
from tinnhiem.store import journal

WITH = ("--passphrase", "chín con trâu đi qua cầu")


def test_a_folder_goes_into_a_file_and_comes_back(ask: Ask, tmp_path: Path) -> None:
    journal.write(None, "account.entered", at=MORNING, by="lan")

    kept = ask("backup", tmp_path / "sao-luu", *WITH)
    to = ("--to", tmp_path / "moi")
    back = ask("restore", tmp_path / "sao-luu", *to, *WITH, data=False)

    assert kept.code == back.code == DONE
    assert "đọc lại đúng từng vân tay" in kept.said
    assert "Mất mật khẩu sao lưu thì không ai mở được" in kept.said
    assert "Cơ quan: 1 dòng, liền mạch" in back.said


@pytest.mark.usefixtures("folder")
def test_refusals_are_sentences(ask: Ask, tmp_path: Path) -> None:
    source, target = tmp_path / "sao-luu", tmp_path / "moi"
    ask("backup", source, *WITH)

    wrong = ask("restore", source, "--to", target, "--passphrase", "sai", data=False)
    assert (wrong.code, "không ai lấy lại được" in wrong.said) == (REFUSED, True)

    none = ask("restore", tmp_path / "khac", "--to", target, *WITH, data=False)
    assert (none.code, "file-missing" in none.said) == (UNREADABLE, True)

    again = ask("backup", source, *WITH)
    assert (again.code, "target-taken" in again.said) == (REFUSED, True)

    source.write_bytes(source.read_bytes()[:-5])
    cut = ask("restore", source, "--to", target, *WITH, data=False)
    assert (cut.code, "bị cắt" in cut.said) == (UNREADABLE, True)
    assert not target.exists()
