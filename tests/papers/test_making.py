"""A whole dossier in a folder: names, fingerprints, nothing half-written."""

import io
import zipfile
from datetime import UTC
from pathlib import Path

import pytest
from pypdf import PdfReader

import tinnhiem.messages.papers  # noqa: F401 -- registers its sentences
from tests.papers.builders import MADE_AT, make_planned_record, make_record
from tests.papers.reading import all_papers, docx_part, one_paper
from tinnhiem.core.files import FileNotWritableError
from tinnhiem.core.papers.errors import PaperUnknownError
from tinnhiem.messages import say
from tinnhiem.papers.catalogue.minutes import count_minutes
from tinnhiem.papers.catalogue.titles import ON_DEMAND
from tinnhiem.papers.making import CATALOGUE, file_name, make_papers
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.proof_book import KEY, LIST
from tinnhiem.papers.word import to_docx


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers") / "out" / "made"
    make_papers(make_record(), folder, made_at=MADE_AT)
    return folder


def test_every_paper_of_the_catalogue_is_made_twice(dossier: Path) -> None:
    names = {path.name for path in dossier.iterdir()} - {LIST, KEY}
    assert {
        f"{file_name(paper)}{end}"
        for paper in all_papers()
        for end in (".pdf", ".docx")
    } == names
    assert {paper.code for paper in all_papers()} == {
        kind.code for kind in CATALOGUE if kind.code not in ON_DEMAND
    }


def test_names_are_ascii_and_say_the_copy(dossier: Path) -> None:
    assert (dossier / "D16-1-bien-ban-kiem-phieu.pdf").exists()
    assert all(
        path.name.isascii() and " " not in path.name for path in dossier.iterdir()
    )


def test_one_moment_and_one_record_make_the_same_bytes() -> None:
    paper = one_paper("D21")
    for write in (to_pdf, to_docx):
        assert write(paper, made_at=MADE_AT) == write(
            paper, made_at=MADE_AT.astimezone(UTC)
        )


def test_both_files_bear_the_fingerprint(tmp_path: Path) -> None:
    made = make_papers(make_record(), tmp_path, made_at=MADE_AT, codes=["D16"])
    for one in made:
        reader = PdfReader(one.pdf_path)
        assert reader.metadata is not None
        assert one.sha256 in str(reader.metadata["/Keywords"])
        assert reader.metadata.title == "Biên bản kiểm phiếu"
        core = docx_part(one.docx_path.read_bytes(), "docProps/core.xml")
        assert f"sha256:{one.sha256}" in "".join(core.itertext())
    assert len({one.sha256 for one in made}) == 3


def test_progress_names_each_paper(tmp_path: Path) -> None:
    said: list[str] = []
    make_papers(
        make_planned_record(),
        tmp_path,
        made_at=MADE_AT,
        codes=["D14", "D01"],
        progress=said.append,
    )
    assert said == ["Kế hoạch lấy phiếu tín nhiệm", "Phiếu tín nhiệm"]


def test_a_code_nobody_knows_is_refused_before_anything_is_written(
    tmp_path: Path,
) -> None:
    with pytest.raises(PaperUnknownError) as refused:
        make_papers(make_record(), tmp_path, made_at=MADE_AT, codes=["D01", "D99"])
    assert "«D99»" in say(refused.value)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_takes_no_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FileNotWritableError):
        make_papers(make_record(), tmp_path / "file", made_at=MADE_AT, codes=["D14"])


def test_a_paper_that_cannot_take_its_place_leaves_nothing_behind(
    tmp_path: Path,
) -> None:
    (tmp_path / "D14-phieu-tin-nhiem.pdf").mkdir()
    with pytest.raises(FileNotWritableError):
        make_papers(make_record(), tmp_path, made_at=MADE_AT, codes=["D14"])
    assert [path.name for path in tmp_path.iterdir()] == ["D14-phieu-tin-nhiem.pdf"]


def test_a_rehearsal_is_watermarked_on_every_page() -> None:
    (paper, *_) = count_minutes(make_record(is_rehearsal=True))
    reader = PdfReader(io.BytesIO(to_pdf(paper, made_at=MADE_AT)))
    assert all("DIỄN TẬP" in page.extract_text() for page in reader.pages)
    with zipfile.ZipFile(io.BytesIO(to_docx(paper, made_at=MADE_AT))) as package:
        headers = [
            package.read(name) for name in package.namelist() if "header" in name
        ]
    assert len(headers) == 2
    assert all("DIỄN TẬP".encode() in header for header in headers)
    assert all("DIỄN TẬP" not in page for page in _plain_pages())


def _plain_pages() -> list[str]:
    reader = PdfReader(io.BytesIO(to_pdf(one_paper("D16"), made_at=MADE_AT)))
    return [page.extract_text() for page in reader.pages]
