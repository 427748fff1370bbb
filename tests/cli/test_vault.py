"""`tinnhiem vault`, with secrets from files."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import DONE, REFUSED, UNREADABLE, Ask
from tinnhiem.store.sealed_files import write_sealed

CODE = re.compile(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){5}")


def secret(folder: Path, name: str, words: str) -> Path:
    file = folder / name
    file.write_text(words + "\n", encoding="utf-8")
    return file


def test_a_vault_is_made_proved_changed_and_recovered(ask: Ask, tmp_path: Path) -> None:
    first = secret(tmp_path, "mot", "bảy con vịt bơi qua sông")
    second = secret(tmp_path, "hai", "tám con gà đứng trên đê")

    assert "chưa lập, 0 tệp" in ask("vault", "state").said
    made = ask("vault", "make", "--passphrase-file", first)
    found = CODE.search(made.said)
    assert found
    assert "mất hẳn" in made.said
    write_sealed("mot", b"1")
    assert "đã lập, 1 tệp" in ask("vault", "state").said
    proved = ask("vault", "check", "--passphrase-file", first)
    assert (proved.code, "1 tệp còn nguyên" in proved.said) == (DONE, True)
    ask("vault", "change", "--old-file", first, "--new-file", second)
    refused = ask("vault", "check", "--passphrase-file", first)
    assert (refused.code, "wrong-passphrase" in refused.said) == (REFUSED, True)

    code = secret(tmp_path, "ma", found[0])
    back = ask("vault", "recover", "--code-file", code, "--new-file", first)

    assert CODE.search(back.said)
    assert ask("vault", "check", "--passphrase-file", first).code == DONE


@pytest.mark.usefixtures("folder")
def test_a_broken_file_is_named(ask: Ask, tmp_path: Path, folder: Path) -> None:
    first = secret(tmp_path, "mot", "bảy con vịt bơi qua sông")
    ask("vault", "make", "--passphrase-file", first)
    write_sealed("cuoc/mot", b"1")
    (folder / "kho" / "cuoc" / "mot.kin").write_bytes(b"x")

    told = ask("vault", "check", "--passphrase-file", first)

    assert (told.code, "cuoc/mot" in told.said) == (1, True)


@pytest.mark.usefixtures("folder")
def test_a_secret_file_that_is_not_there_is_said(ask: Ask, tmp_path: Path) -> None:
    told = ask("vault", "make", "--passphrase-file", tmp_path / "khong-co")

    assert (told.code, "file-unreadable" in told.said) == (UNREADABLE, True)
