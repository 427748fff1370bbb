"""Plans from files: .txt, .docx, .toml, and everything that is none of them."""

import io
import os
import zipfile
from pathlib import Path

import docx
import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies_plans import SEED, compiled, plans
from tinnhiem.core import files
from tinnhiem.core.errors import VoteError
from tinnhiem.core.plans.errors import PlanNotRecognizedError, PlanTableError
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.plans.plan_toml import plan_to_table
from tinnhiem.intake.plan_files import read_plan
from tinnhiem.intake.text_files import read_text
from tinnhiem.messages import say


def written(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_the_seed_is_read(tmp_path: Path) -> None:
    assert read_plan(written(tmp_path, "plan.txt", SEED.encode())) == compiled(SEED)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_of_text(tmp_path: Path, encoding: str) -> None:
    content = SEED.replace("\n", "\r\n").encode(encoding)

    assert read_plan(written(tmp_path, "plan.txt", content)) == compiled(SEED)


def as_word(text: str) -> bytes:
    """Set a plan in Word: head in a table, paragraphs, no empty lines."""
    document = docx.Document()
    head, body = text.strip().split("KẾ HOẠCH", 1)
    cells = [line for line in head.split("\n") if line.strip()]
    table = document.add_table(rows=1, cols=len(cells))
    for cell, line in zip(table.rows[0].cells, cells, strict=True):
        cell.text = line
    for line in ("KẾ HOẠCH" + body).replace("Tỉnh\n\nủy", "Tỉnh ủy").split("\n"):
        if line.strip():
            document.add_paragraph().add_run(line.replace("*", "")).bold = True
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def lines_dropped(plan: Plan) -> list[object]:
    table = plan_to_table(plan)
    return [
        table["head"],
        [(s["number"], s.get("deadline"), s.get("led_by")) for s in table["steps"]],
        [category["name"] for category in table["voter_categories"]],
        [(basis["number"], basis["issued_on"]) for basis in table["bases"]],
        table["quorum"]["fraction"],
        table["minutes"]["recipients"],
        table["duties"],
        table["purposes"],
        [(c["title"], c["points"]) for c in table["criteria"]],
    ]


def test_word_says_what_the_text_says(tmp_path: Path) -> None:
    plan = read_plan(written(tmp_path, "plan.docx", as_word(SEED)))

    assert lines_dropped(plan) == lines_dropped(compiled(SEED))


def test_word_with_tracked_insertions_and_breaks_loses_nothing(tmp_path: Path) -> None:
    content = as_word(SEED)
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "word/document.xml":
                data = data.replace(
                    "<w:t>Vũ Minh Tâm</w:t></w:r>".encode(),
                    '<w:t>Vũ</w:t></w:r><w:ins w:id="1" w:author="a"><w:r><w:t '
                    'xml:space="preserve"> Minh Tâm</w:t></w:r></w:ins>'.encode(),
                )
            packed.writestr(entry, data)

    plan = read_plan(written(tmp_path, "plan.docx", target.getvalue()))

    assert plan.head.signer_name == "Vũ Minh Tâm"


@settings(max_examples=30, deadline=None)
@given(plans())
def test_a_plan_survives_a_toml_file(
    tmp_path_factory: pytest.TempPathFactory, plan: Plan
) -> None:
    folder = tmp_path_factory.mktemp("toml")
    content = tomli_w.dumps(plan_to_table(plan)).encode()

    # A file is NFC and has one kind of line end: letters may be composed on the way.
    again = read_plan(written(folder, "plan.toml", content))
    assert (
        read_plan(
            written(folder, "again.toml", tomli_w.dumps(plan_to_table(again)).encode())
        )
        == again
    )


def test_the_seed_as_toml_is_the_seed(tmp_path: Path) -> None:
    table = {"plan": plan_to_table(compiled(SEED))}
    path = written(tmp_path, "plan.toml", tomli_w.dumps(table).encode())

    assert read_plan(path) == compiled(SEED)


@pytest.mark.parametrize(
    ("content", "place"),
    [("a = 1\nb = = 2\n", "dòng 2"), ("a = [1,\n", "cuối tệp")],
)
def test_broken_toml_names_its_line(tmp_path: Path, content: str, place: str) -> None:
    with pytest.raises(files.FileSyntaxError) as refusal:
        read_plan(written(tmp_path, "plan.toml", content.encode()))

    assert place in refusal.value.detail


def test_toml_of_something_else_names_the_key(tmp_path: Path) -> None:
    with pytest.raises(PlanTableError) as refusal:
        read_plan(written(tmp_path, "plan.toml", b"[project]\nname = 'x'\n"))

    assert refusal.value.key == "project"
    assert "«project»" in say(refusal.value)


def packed(names: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return out.getvalue()


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(100)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
SPREADSHEET = packed({"xl/workbook.xml": b"<x/>", "[Content_Types].xml": b"<x/>"})
DAMAGED = as_word(SEED)[:4000]
HOLLOW = packed({"word/document.xml": b"<not xml", "[Content_Types].xml": b"<x/>"})
BOMB = packed({"word/document.xml": bytes(200 * 1024 * 1024)})
BLANK = io.BytesIO()
docx.Document().save(BLANK)


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("plan.txt", b"", files.FileEmptyError),
        ("plan.txt", b" \r\n\t\n", files.FileEmptyError),
        ("plan.txt", PICTURE, files.FileNotTextError),
        ("plan.docx", PICTURE, files.FileNotTextError),
        ("plan.docx", OLD_WORD, files.FileNotTextError),
        ("plan.doc", OLD_WORD, files.FileNotTextError),
        ("plan.pdf", b"%PDF-1.7\n%...", files.FileNotTextError),
        ("plan.xlsx", SPREADSHEET, files.FileNotTextError),
        ("plan.docx", SPREADSHEET, files.FileNotTextError),
        ("plan.docx", SEED.encode(), files.FileNotTextError),
        ("plan.docx", DAMAGED, files.FileSyntaxError),
        ("plan.docx", HOLLOW, files.FileSyntaxError),
        ("plan.docx", BOMB, files.FileTooLargeError),
        ("plan.docx", BLANK.getvalue(), files.FileEmptyError),
        ("plan.docx", b"", files.FileEmptyError),
        ("plan.txt", b"a\x00b", files.FileNotTextError),
        ("plan.txt", "Kế hoạch\x07".encode(), files.FileNotTextError),
        ("plan.txt", b"K\xea ho\xe1ch", files.FileEncodingError),
        ("plan.txt", b"BM la mot ke hoach", PlanNotRecognizedError),
        ("plan.txt", b"x" * (5 * 1024 * 1024), files.FileTooLargeError),
        (
            "plan.md",
            "# Biên bản\n\nLấy phiếu tín nhiệm".encode(),
            PlanNotRecognizedError,
        ),
    ],
    # Not the content: a zip carries the clock, and two workers must agree on names.
    ids=lambda part: (
        part if isinstance(part, str) else getattr(part, "__name__", "content")
    ),
)
def test_other_files_are_refused_in_vietnamese(
    tmp_path: Path, name: str, content: bytes, refusal: type[VoteError]
) -> None:
    with pytest.raises(refusal) as raised:
        read_plan(written(tmp_path, name, content))

    assert say(raised.value)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    os.mkfifo(tmp_path / "pipe")
    for path, refusal in (
        (tmp_path / "none.txt", files.FileMissingError),
        (tmp_path / "a.txt" / "b.txt", files.FileMissingError),
        (Path("a\x00b"), files.FileMissingError),
        (tmp_path, files.FileIsFolderError),
        (tmp_path / "loop", files.FileUnreadableError),
        (tmp_path / "pipe", files.FileUnreadableError),
    ):
        with pytest.raises(refusal):
            read_plan(path)


def test_the_limit_is_the_callers(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", b"12345")

    assert read_text(path, limit=5) == "12345"
    with pytest.raises(files.FileTooLargeError, match="tối đa 1 KB"):
        read_text(path, limit=4)


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["txt", "docx", "toml"]))
def test_any_bytes_are_refused_and_never_crash(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, suffix: str
) -> None:
    path = written(tmp_path_factory.mktemp("bytes"), f"plan.{suffix}", content)

    with pytest.raises(VoteError):
        read_plan(path)
