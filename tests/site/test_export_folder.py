"""An issued paper in a folder for the provincial system: whole and never secret."""

import json
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pypdf import PdfReader

from tests.papers.signing.certificates import AT, HEAD_OF_DEMO, key_file
from tests.site.stories import tell
from tinnhiem.actions.papers.classify_paper import classify_paper
from tinnhiem.actions.papers.export_folder import Export, export_folder
from tinnhiem.actions.papers.issue_paper import Issue, issue_paper
from tinnhiem.config.clock import HO_CHI_MINH
from tinnhiem.core.errors import VoteError
from tinnhiem.core.papers.errors import FrozenFileError, PaperNotIssuedError
from tinnhiem.core.papers.exchange import errors
from tinnhiem.core.papers.exchange.metadata import SUBJECT_LIMIT, Priority, cut
from tinnhiem.core.papers.marking import Marking, Secrecy
from tinnhiem.store.models import Campaign

pytestmark = pytest.mark.usefixtures("folder")
NOW = datetime(2023, 7, 20, 9, 0, tzinfo=HO_CHI_MINH)
SIGNED = date(2023, 7, 12)
SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "export-folder.schema.json"


def issue(campaign: Campaign, code: str) -> None:
    issue_paper(
        campaign=campaign,
        issue=Issue(code=code, signed_by=HEAD_OF_DEMO, signed_on=SIGNED),
        holidays=(),
        by="Văn thư",
        now=NOW,
    )


@pytest.fixture
def campaign() -> Campaign:
    """After the signatures; the announcement and the reports are issued."""
    campaign = tell(until="Ký, công bố, niêm phong").campaign
    issue(campaign, "D20")
    return campaign


def export(campaign: Campaign, out: Path, **facts: Any) -> dict[str, Any]:
    asked = Export(**{"code": "D20", "out": out, **facts})
    export_folder(campaign=campaign, export=asked, by="Văn thư", now=NOW)
    table: dict[str, Any] = json.loads((out / "metadata.json").read_text("utf-8"))
    return table


def test_the_folder_holds_both_files_and_metadata_by_the_schema(
    campaign: Campaign, tmp_path: Path
) -> None:
    out = tmp_path / "goi"

    table = export(campaign, out, organ_id="000.00.00.H48", due_on=date(2023, 8, 1))

    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(table)
    assert set(schema["required"]) == set(table)
    names = sorted(path.suffix for path in out.iterdir())
    assert names == [".docx", ".json", ".pdf"]


def test_the_metadata_say_what_the_paper_says(
    campaign: Campaign, tmp_path: Path
) -> None:
    out = tmp_path / "goi"
    table = export(campaign, out, priority=Priority.URGENT)

    pdf = PdfReader(next(out.glob("*.pdf")))
    text = " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)
    assert f"Số: {table['CodeNumber']}/{table['CodeNotation']}" in text
    assert f"{table['Place']}, ngày" in text
    assert table["Subject"] in text
    assert table["SignerInfo"]["FullName"] in text
    assert table["SignerInfo"]["Position"] == "CHÁNH VĂN PHÒNG"
    assert table["PageAmount"] == len(pdf.pages)
    assert table["PromulgationDate"] == "2023-07-12"
    assert (table["Priority"], table["DueDate"], table["OrganId"]) == (1, None, "")
    for one in table["Attachments"]:
        content = (out / one["AttachmentName"]).read_bytes()
        assert sha256(content).hexdigest() == one["Sha256"]


def test_a_draft_is_not_exported(campaign: Campaign, tmp_path: Path) -> None:
    with pytest.raises(PaperNotIssuedError):
        export(campaign, tmp_path / "goi", code="D19")

    assert list(tmp_path.glob("*goi*")) == []


@pytest.mark.parametrize("secrecy", [Secrecy.CLASSIFIED, Secrecy.UTMOST])
def test_a_secret_paper_is_never_exported(
    secrecy: Secrecy, campaign: Campaign, tmp_path: Path
) -> None:
    marking = Marking(
        secrecy=secrecy,
        listed_in="Quyết định 2500/QĐ-TTg",
        item="mục 1",
        decided_by=HEAD_OF_DEMO,
        decided_on=SIGNED,
    )
    classify_paper(
        campaign=campaign, code="D21", marking=marking, by="Văn thư", now=NOW
    )
    with pytest.raises(errors.ExchangeSecretError):
        export(campaign, tmp_path / "nhap", code="D21")
    issue(campaign, "D21")

    with pytest.raises(errors.ExchangeSecretError):
        export(campaign, tmp_path / "goi", code="D21", copy=1)

    assert not (tmp_path / "goi").exists()


def test_a_paper_of_several_files_asks_which(
    campaign: Campaign, tmp_path: Path
) -> None:
    issue(campaign, "D21")

    with pytest.raises(errors.ExchangeCopyError, match="1, 2"):
        export(campaign, tmp_path / "goi", code="D21")

    assert export(campaign, tmp_path / "goi", code="D21", copy=2)["TypeName"]


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_nothing_is_written_over(kind: str, campaign: Campaign, tmp_path: Path) -> None:
    out = tmp_path / "goi"
    if kind == "folder":
        out.mkdir()
    else:
        out.write_text("cũ", encoding="utf-8")

    with pytest.raises(errors.ExchangeFolderError):
        export(campaign, out)

    assert [path.name for path in tmp_path.glob("*goi*")] == ["goi"]


def test_an_altered_file_is_not_sent(
    campaign: Campaign, folder: Path, tmp_path: Path
) -> None:
    paper = campaign.frozen_papers.get(code="D20")
    path = folder / paper.files.get().docx
    path.write_bytes(path.read_bytes() + b" ")

    with pytest.raises(FrozenFileError):
        export(campaign, tmp_path / "goi")


@pytest.mark.parametrize("given", ["H48", "000.00.00.H480"])
def test_an_organ_has_thirteen_characters(
    given: str, campaign: Campaign, tmp_path: Path
) -> None:
    with pytest.raises(errors.OrganIdError):
        export(campaign, tmp_path / "goi", organ_id=given)


def test_the_signed_pdf_goes_when_it_is_the_issued_one(
    campaign: Campaign, folder: Path, tmp_path: Path
) -> None:
    pytest.importorskip("pyhanko", reason="the extra «sign» is not installed")
    from tinnhiem.papers.signing.sign import Order, Role, sign_pdf

    paper = campaign.frozen_papers.get(code="D20")
    issued = (folder / paper.files.get().pdf).read_bytes()
    signed = sign_pdf(
        issued,
        Order(role=Role.PERSON),
        key=key_file(tmp_path, HEAD_OF_DEMO),
        at=AT,
        path="x",
    )
    file = tmp_path / "da-ky.pdf"
    file.write_bytes(signed.content)

    export(campaign, tmp_path / "goi", signed_pdf=file)

    assert next((tmp_path / "goi").glob("*.pdf")).read_bytes() == signed.content
    file.write_bytes(b"%PDF-1.7 another")
    with pytest.raises(errors.ExchangePdfError):
        export(campaign, tmp_path / "goi-2", signed_pdf=file)


def test_the_export_is_in_the_journal(campaign: Campaign, tmp_path: Path) -> None:
    export(campaign, tmp_path / "goi")

    entry = campaign.journal.get(event="paper.exported")
    assert (entry.by, entry.facts["code"]) == ("Văn thư", "D20")


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        pytest.param(SUBJECT_LIMIT - 1, SUBJECT_LIMIT - 1, id="one below"),
        pytest.param(SUBJECT_LIMIT, SUBJECT_LIMIT, id="as long as allowed"),
        pytest.param(SUBJECT_LIMIT + 1, SUBJECT_LIMIT, id="one above"),
    ],
)
def test_a_subject_has_at_most_five_hundred_characters(
    length: int, expected: int
) -> None:
    assert len(cut("ế" * length, SUBJECT_LIMIT)) == expected
    assert cut(f"{'từ ' * 200}", SUBJECT_LIMIT).endswith("từ…")


def test_every_refusal_of_the_exchange_is_a_refusal() -> None:
    assert issubclass(errors.ExchangeError, VoteError)
