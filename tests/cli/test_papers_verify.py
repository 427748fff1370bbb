"""`tinnhiem papers verify`: which copy, which version, and was it changed?"""

import json
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.papers.builders import MADE_AT, make_finished_conference, make_record
from tests.papers.tampering import body_of, with_body
from tinnhiem.cli.main import tinnhiem
from tinnhiem.core.errors import VoteError
from tinnhiem.papers.making import make_papers
from tinnhiem.papers.proof_book import LIST

MINUTES = "D16-1-bien-ban-kiem-phieu"


def verify(*args: object) -> Result:
    words = ["papers", "verify", *(str(arg) for arg in args)]
    return CliRunner().invoke(tinnhiem, words, standalone_mode=False)


def told(*args: object) -> dict[str, Any]:
    result = verify(*args, "--json")
    assert result.exception is None, result.exception
    table: dict[str, Any] = json.loads(result.stdout)
    return table


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    make_papers(make_record(), folder, made_at=MADE_AT, codes=["D16", "D20"])
    return folder


def code_of(folder: Path, copy: int) -> str:
    table = json.loads((folder / LIST).read_text(encoding="utf-8"))
    entry = next(e for e in table["papers"] if (e["paper"], e["copy"]) == ("D16", copy))
    return str(entry["code"])


@pytest.mark.parametrize(
    ("state", "said"), [("cancelled", "ĐÃ HỦY"), ("replaced", "ĐÃ THAY THẾ")]
)
def test_a_paper_that_was_ended_is_not_taken_for_one_in_force(
    made: Path, tmp_path: Path, state: str, said: str
) -> None:
    table = json.loads((made / LIST).read_text(encoding="utf-8"))
    table["papers"] = [{**entry, "state": state} for entry in table["papers"]]
    listed = tmp_path / LIST
    listed.write_text(json.dumps(table), encoding="utf-8")

    result = verify(made / f"{MINUTES}.pdf", "--list", listed)

    assert result.return_value == 1
    assert said in result.output


@pytest.mark.parametrize("kind", [".pdf", ".docx"])
def test_a_file_as_it_was_made_is_intact_whatever_its_name(
    made: Path, tmp_path: Path, kind: str
) -> None:
    renamed = tmp_path / f"ban-gui-so{kind}"
    shutil.copy(made / f"{MINUTES}{kind}", renamed)
    found = told(renamed, "--list", made / LIST)
    assert (found["standing"], found["by"]) == ("intact", "file")
    assert (found["paper"], found["copy"], found["of"]) == ("D16", 1, 3)
    assert verify(renamed, "--list", made / LIST).return_value == 0


def test_a_figure_changed_in_word_is_shown_with_its_place(
    made: Path, tmp_path: Path
) -> None:
    content = (made / f"{MINUTES}.docx").read_bytes()
    edited = tmp_path / "sua.docx"
    edited.write_bytes(
        with_body(content, body_of(content).replace("80,00%", "90,00%", 1))
    )
    found = told(edited, "--list", made / LIST)
    assert found["standing"] == "altered"
    assert found["copy"] == 1
    (place,) = found["places"]
    assert (place["expected"], place["found"]) == ("80,00%", "90,00%")
    shown = verify(edited, "--list", made / LIST)
    assert shown.return_value == 1
    assert "ĐÃ BỊ SỬA" in shown.output
    assert "90,00%" in shown.output


def test_a_file_saved_again_with_the_same_words_is_intact(
    made: Path, tmp_path: Path
) -> None:
    content = (made / f"{MINUTES}.docx").read_bytes()
    saved = tmp_path / "luu-lai.docx"
    saved.write_bytes(with_body(content, body_of(content)))
    found = told(saved, "--list", made / LIST)
    assert (found["standing"], found["by"]) == ("intact", "words")


def test_a_paper_typed_again_is_compared_with_the_original(
    made: Path, tmp_path: Path
) -> None:
    import docx

    from tinnhiem.papers.reading_back import docx_paragraphs

    typed = docx.Document()
    for one in docx_paragraphs((made / f"{MINUTES}.docx").read_bytes()):
        typed.add_paragraph(one.text.replace("60,00%", "66,00%"))
    typed.add_paragraph(
        f"Mã kiểm tra: {code_of(made, 1)[:4]}-"
        + "-".join(code_of(made, 1)[i : i + 4] for i in (4, 8, 12))
    )
    path = tmp_path / "go-lai.docx"
    typed.save(str(path))
    found = told(path, "--list", made / LIST)
    assert found["standing"] == "altered"
    assert ("60,00%", "66,00%") in [
        (p["expected"], p["found"]) for p in found["places"]
    ]


def test_a_code_is_known_also_with_o_for_0_and_l_for_1(made: Path) -> None:
    code = code_of(made, 2).replace("0", "O").replace("1", "l").lower()
    found = told("--code", code, "--list", made / LIST)
    assert (found["copy"], found["by"]) == (2, "code")


def test_a_code_alone_never_says_that_the_content_is_intact(made: Path) -> None:
    typed = ("--code", code_of(made, 2), "--list", made / LIST)
    shown = verify(*typed)
    assert told(*typed)["standing"] == "listed"
    assert shown.return_value == 0
    assert "MÃ CÓ TRONG DANH SÁCH: " in shown.output
    assert "bản số 2/3; chưa so nội dung." in shown.output
    assert "NGUYÊN VẸN" not in shown.output


@pytest.mark.parametrize(
    ("name", "why"),
    [("word/other.xml", "file-not-text"), ("EncryptedPackage", "file-not-text")],
)
def test_an_archive_that_is_no_document_is_said_to_be_none(
    made: Path, tmp_path: Path, name: str, why: str
) -> None:
    packed = tmp_path / "khong-phai.docx"
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr(name, "x")
    refused = verify(packed, "--list", made / LIST)
    assert isinstance(refused.exception, VoteError)
    assert refused.exception.code == why


def test_a_locked_document_is_said_to_be_locked(made: Path, tmp_path: Path) -> None:
    locked = tmp_path / "mahoa.docx"
    name = "EncryptedPackage".encode("utf-16-le")
    locked.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(512) + name)
    refused = verify(locked, "--list", made / LIST)
    assert isinstance(refused.exception, VoteError)
    assert refused.exception.code == "file-encrypted"


def test_a_package_with_a_locked_part_is_said_to_be_locked(
    made: Path, tmp_path: Path
) -> None:
    content = bytearray((made / f"{MINUTES}.docx").read_bytes())
    start = content.find(b"PK\x01\x02")  # the first entry of the directory
    content[start + 8] |= 1
    locked = tmp_path / "khoa.docx"
    locked.write_bytes(content)
    refused = verify(locked, "--list", made / LIST)
    assert isinstance(refused.exception, VoteError)
    assert refused.exception.code == "file-encrypted"


def test_an_unknown_code_is_told_as_unknown(made: Path, tmp_path: Path) -> None:
    make_papers(make_record(), tmp_path, made_at=MADE_AT, codes=["D16"])
    result = verify("--code", code_of(tmp_path, 1), "--list", made / LIST)
    assert result.return_value == 1
    assert "KHÔNG CÓ TRONG DANH SÁCH" in result.output


def test_an_older_version_is_told_as_such(tmp_path: Path) -> None:
    make_papers(make_record(), tmp_path, made_at=MADE_AT, codes=["D16"])
    older = tmp_path.parent / f"{tmp_path.name}-cu.pdf"
    shutil.copy(tmp_path / f"{MINUTES}.pdf", older)
    hall = replace(make_finished_conference(), venue="Phòng họp số 2")
    changed = make_record(conference=hall)
    make_papers(changed, tmp_path, made_at=MADE_AT, codes=["D16"])
    found = told(older, "--list", tmp_path / LIST)
    assert (found["standing"], found["version"], found["latest"]) == ("intact", 1, 2)


def test_without_a_list_a_file_is_held_against_what_it_carries(
    made: Path, tmp_path: Path
) -> None:
    alone = tmp_path / "mot-minh" / "ban.pdf"
    alone.parent.mkdir()
    shutil.copy(made / f"{MINUTES}.pdf", alone)
    assert told(alone)["standing"] == "unlisted"


@pytest.mark.parametrize("kind", [".pdf", ".docx"])
def test_a_file_cut_short_is_refused(made: Path, tmp_path: Path, kind: str) -> None:
    content = (made / f"{MINUTES}{kind}").read_bytes()
    cut = tmp_path / f"cut{kind}"
    cut.write_bytes(content[: len(content) // 3])
    result = verify(cut, "--list", made / LIST)
    assert isinstance(result.exception, VoteError)
    assert result.exception.code == "file-syntax"


def test_no_django_is_loaded_to_verify(made: Path) -> None:
    code = (
        "import sys; from click.testing import CliRunner; "
        "from tinnhiem.cli.main import tinnhiem; "
        f"CliRunner().invoke(tinnhiem, ['papers', 'verify', "
        f"{str(made / (MINUTES + '.pdf'))!r}]); sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
