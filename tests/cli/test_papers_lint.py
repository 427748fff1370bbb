"""`tinnhiem papers lint` reads what offices keep: text, Word, PDF, TOML."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.papers.builders import MADE_AT, SEED, make_record
from tests.papers.test_lint import ISSUED
from tinnhiem.cli.main import tinnhiem
from tinnhiem.papers.making import file_name, papers_of
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.word import to_docx


def lint(*paths: Path, options: tuple[str, ...] = ()) -> Result:
    names = [str(path) for path in paths]
    return CliRunner().invoke(
        tinnhiem, ["papers", "lint", *options, *names], standalone_mode=False
    )


def findings(*paths: Path) -> list[dict[str, str]]:
    told = json.loads(lint(*paths, options=("--json",)).stdout)
    return [one for file in told for one in file["findings"]]


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("issued")
    for paper in papers_of(make_record(issued=ISSUED)):
        stem = folder / file_name(paper)
        stem.with_suffix(".docx").write_bytes(to_docx(paper, made_at=MADE_AT))
        stem.with_suffix(".pdf").write_bytes(to_pdf(paper, made_at=MADE_AT))
    return folder


@pytest.mark.parametrize(
    ("rule", "weight", "line", "stands", "should"),
    [
        ("L09", "fault", "dòng 11", "Quyết định số 96-QĐ/TW", "Quy định 96-QĐ/TW"),
        ("L03", "warning", "dòng 3", "Số: /KH-VP", "Cấp số"),
        ("L02", "warning", "dòng 5", "ngày tháng 6 năm 2023", "Ghi đủ ngày"),
        ("L05", "fault", "dòng 127", "đơn vị, CBTH", "CBTH;"),
        ("L08", "warning", "dòng 17", '"tự soi"', "“ ”"),
        ("L15", "warning", "dòng 67; dòng 75", "«chậm nhất ngày»", "một cách viết"),
        ("L16", "warning", "dòng 29", "Tỉnh / ủy", "Tỉnh ủy"),
    ],
    ids=[
        "a Quy định called a Quyết định",
        "no number",
        "no day",
        "a recipient without its mark",
        "straight quotes",
        "two ways of deadlines",
        "Tỉnh ủy broken in two",
    ],
)
def test_the_seed_s_own_slips_are_found(
    rule: str, weight: str, line: str, stands: str, should: str
) -> None:
    assert [
        one
        for one in findings(SEED)
        if (one["rule"], one["weight"], one["where"]) == (rule, weight, line)
        and stands in one["stands"]
        and should in one["should"]
    ]


def test_the_seed_has_no_other_slips_than_these() -> None:
    told = [(one["rule"], one["weight"]) for one in findings(SEED)]
    assert sorted(told) == [
        ("L02", "warning"),
        ("L03", "warning"),
        ("L05", "fault"),
        ("L08", "warning"),
        ("L08", "warning"),
        ("L09", "fault"),
        ("L15", "warning"),
        ("L16", "warning"),
    ]


def test_faults_end_in_exit_code_one_and_name_their_article() -> None:
    result = lint(SEED)
    assert result.return_value == 1
    assert "Nghị định 30/2020/NĐ-CP, Phụ lục I" in result.output
    assert "2 lỗi, 6 lưu ý" in result.output


@pytest.mark.parametrize("kind", [".docx", ".pdf"])
def test_our_own_files_have_no_fault_but_the_plan_s(issued: Path, kind: str) -> None:
    files = sorted(issued.glob(f"*{kind}"))
    assert len(files) > 20
    told = json.loads(lint(*files, options=("--json",)).stdout)
    wrong = [
        (Path(file["file"]).name, one["rule"], one["stands"])
        for file in told
        for one in file["findings"]
        if one["weight"] == "fault" and "Quyết định số 96-QĐ/TW" not in one["stands"]
    ]
    assert wrong == []


def test_a_clean_file_ends_in_exit_code_zero(issued: Path) -> None:
    assert lint(issued / "D20-thong-bao-ket-qua.docx").return_value == 0
    assert lint(issued / "D20-thong-bao-ket-qua.pdf").return_value == 0


def test_what_was_spoilt_in_word_is_found(issued: Path, tmp_path: Path) -> None:
    from tests.papers.tampering import body_of, with_body

    content = (issued / "D20-thong-bao-ket-qua.docx").read_bytes()
    body = body_of(content).replace('w:left="1701"', 'w:left="1134"')
    body = body.replace("ngày 06 tháng 7 năm", "ngày 6 tháng 07 năm")
    body = body.replace("<w:titlePg/>", "").replace("./.<", ".<")
    spoilt = tmp_path / "spoilt.docx"
    spoilt.write_bytes(with_body(content, body))
    assert {one["rule"] for one in findings(spoilt) if one["weight"] == "fault"} == {
        "L01",
        "L02",
        "L10",
        "L11",
    }


def test_a_plan_as_toml_is_read_as_the_paper_it_prints(tmp_path: Path) -> None:
    import tomli_w

    from tinnhiem.core.plans.compiler import compile_plan
    from tinnhiem.core.plans.plan_toml import plan_to_table

    plan = compile_plan(SEED.read_text(encoding="utf-8").splitlines())
    path = tmp_path / "plan.toml"
    path.write_text(tomli_w.dumps({"plan": plan_to_table(plan)}), encoding="utf-8")
    told = {one["rule"] for one in findings(path)}
    assert {"L02", "L03", "L09"} <= told


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("missing.txt", None, "file-missing"),
        ("empty.txt", b"", "file-empty"),
        ("a.pdf", b"%PDF-1.7 broken", "file-syntax"),
        ("b.pdf", b"no pdf at all", "file-not-text"),
        ("a.docx", b"PK\x03\x04broken", "file-syntax"),
        ("a.toml", b"x = [", "file-syntax"),
    ],
)
def test_what_cannot_be_read_is_told_and_ends_in_exit_code_two(
    tmp_path: Path, name: str, content: bytes | None, code: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    result = lint(path, SEED, options=("--json",))
    assert result.return_value == 2
    told = json.loads(result.stdout)
    assert told[0]["error"]["code"] == code
    assert told[1]["findings"]


def test_no_django_is_loaded_for_a_file() -> None:
    code = (
        "import sys; from click.testing import CliRunner; "
        "from tinnhiem.cli.main import tinnhiem; "
        f"CliRunner().invoke(tinnhiem, ['papers', 'lint', {str(SEED)!r}]); "
        "sys.exit('django' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_campaign_s_commands_are_still_there() -> None:
    shown = CliRunner().invoke(tinnhiem, ["papers", "--help"]).output
    assert all(name in shown for name in ("make", "list", "lint"))


def test_a_note_on_every_page_is_shown_once_with_its_places(tmp_path: Path) -> None:
    paper = next(p for p in papers_of(make_record()) if file_name(p).startswith("D10"))
    path = tmp_path / "giay-moi.docx"
    path.write_bytes(to_docx(paper, made_at=MADE_AT))

    shown = lint(path).stdout
    repeated = len(findings(path))

    assert repeated > 5
    assert shown.count("Cấp số khi văn bản được ký") == 1
    assert f"({repeated} chỗ) đoạn 5; " in shown
    assert f"và {repeated - 5} chỗ nữa" in shown
