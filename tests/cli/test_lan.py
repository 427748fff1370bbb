"""`tinnhiem lan certificate`, on a machine whose address is given."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import DONE, REFUSED, Ask

HERE = ("--address", "192.168.1.5")
pytestmark = [pytest.mark.usefixtures("folder"), pytest.mark.enable_socket]


def test_the_certificate_is_made_once_and_shown_again(ask: Ask) -> None:
    first = ask("lan", "certificate", *HERE)
    again = ask("lan", "certificate", *HERE)
    new = ask("lan", "certificate", *HERE, "--new")

    assert first.code == DONE
    assert re.search(r"SHA-256:(?: [0-9A-F]{4}){16}\n", first.said)
    assert re.search(r"SHA-1:(?: [0-9A-F]{4}){10}\n", first.said)
    assert "http://192.168.1.5:8080/" in first.said
    assert first.said == again.said
    assert new.said != first.said


@pytest.mark.parametrize(
    ("name", "begins"), [("a.svg", b"<?xml"), ("a.png", b"\x89PNG"), ("a.pdf", b"%PDF")]
)
def test_the_code_is_drawn_as_the_name_asks(
    ask: Ask, tmp_path: Path, name: str, begins: bytes
) -> None:
    ask("lan", "certificate", *HERE, "--qr", tmp_path / name)

    assert (tmp_path / name).read_bytes().startswith(begins)


def test_what_cannot_be_done_is_said(ask: Ask, tmp_path: Path) -> None:
    kind = ask("lan", "certificate", *HERE, "--qr", tmp_path / "a.bmp")
    public = ("--address", "203.0.113.5", "--qr", tmp_path / "a.svg")
    nowhere = ask("lan", "certificate", *public)

    assert ".svg, .png hoặc .pdf" in kind.said
    assert (nowhere.code, "lan-address-missing" in nowhere.said) == (REFUSED, True)
    assert "chưa vào mạng" in ask("lan", "certificate", *public[:2]).said
