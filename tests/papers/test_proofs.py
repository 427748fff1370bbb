"""The mark of a copy: read by a phone, typed by a person, and never on a ballot."""

import json
from dataclasses import replace
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import tinnhiem.messages.papers  # noqa: F401 -- registers its sentences
from tests.papers.builders import MADE_AT, make_finished_conference, make_record
from tests.papers.reading import all_papers
from tinnhiem.core.papers.errors import ProofCodeError
from tinnhiem.core.papers.proofs import (
    ALPHABET,
    code_of,
    fingerprint_of,
    grouped,
    read_code,
)
from tinnhiem.messages import say
from tinnhiem.papers.decoding import decode
from tinnhiem.papers.encoding import encode, fingerprint
from tinnhiem.papers.making import file_name, make_papers, papers_of
from tinnhiem.papers.proof_book import LIST, ProofBook, open_book
from tinnhiem.papers.reading_order import paragraphs_of

FINGERPRINTS = st.text(alphabet="0123456789abcdef", min_size=64, max_size=64)


@given(FINGERPRINTS)
def test_a_code_is_read_as_people_write_it(made: str) -> None:
    code = code_of(made)
    assert read_code(grouped(code)) == code
    assert read_code(f" tn:{grouped(code).lower()} ") == code
    assert read_code(code.replace("0", "O").replace("1", "l")) == code


@given(FINGERPRINTS, st.integers(0, 15), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_refused(made: str, at: int, letter: str) -> None:
    code = code_of(made)
    wrong = f"{code[:at]}{letter}{code[at + 1 :]}"
    if wrong == code:
        return
    with pytest.raises(ProofCodeError):
        read_code(wrong)


@given(FINGERPRINTS, st.integers(0, 14))
def test_two_swapped_characters_are_refused(made: str, at: int) -> None:
    code = code_of(made)
    swapped = f"{code[:at]}{code[at + 1]}{code[at]}{code[at + 2 :]}"
    if swapped == code:
        return
    with pytest.raises(ProofCodeError) as refused:
        read_code(swapped)
    assert "gõ lại theo bản giấy" in say(refused.value)


def test_the_same_figures_have_another_fingerprint_under_another_salt() -> None:
    # Or the few results a vote can have could be tried until one fits the list.
    assert fingerprint_of("25", salt="a") != fingerprint_of("25", salt="b")


@pytest.mark.parametrize("kind", ["full", "blank"])
def test_what_a_file_carries_holds_every_word(kind: str) -> None:
    for paper in all_papers(kind):
        again = decode(encode(paper))
        assert [(one.text, one.drawn) for one in paragraphs_of(again)] == [
            (one.text, one.drawn) for one in paragraphs_of(paper)
        ]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("marked")
    make_papers(make_record(), folder, made_at=MADE_AT, codes=["D14", "D16", "D20"])
    return folder


def listed(folder: Path) -> list[dict[str, object]]:
    table = json.loads((folder / LIST).read_text(encoding="utf-8"))
    return list(table["papers"])


def codes_on(page: Image.Image) -> list[str]:
    return [one.text for one in zxingcpp.read_barcodes(page)]


def test_a_phone_reads_the_code_of_each_page_at_200_dpi(made: Path) -> None:
    pdf = pypdfium2.PdfDocument(made / "D16-2-bien-ban-kiem-phieu.pdf")
    reads = [codes_on(page.render(scale=200 / 72).to_pil()) for page in pdf]
    pdf.close()
    (entry,) = [e for e in listed(made) if (e["paper"], e["copy"]) == ("D16", 2)]
    assert reads
    assert all([read_code(one) for one in read] == [entry["code"]] for read in reads)


def test_each_copy_has_a_code_of_its_own_and_says_which_it_is(made: Path) -> None:
    entries = [e for e in listed(made) if e["paper"] == "D16"]
    assert [(e["copy"], e["of"], e["version"]) for e in entries] == [
        (1, 3, 1),
        (2, 3, 1),
        (3, 3, 1),
    ]
    assert len({e["code"] for e in entries}) == 3


@pytest.mark.parametrize("code", ["D14", "D14L"])
def test_nothing_marks_a_ballot(tmp_path: Path, code: str) -> None:
    (ballot,) = make_papers(make_record(), tmp_path, made_at=MADE_AT, codes=[code])

    assert not (tmp_path / LIST).exists()
    content = ballot.docx_path.read_bytes()
    assert b"customXml" not in content
    assert b"footer" not in content
    assert b"doi-chieu" not in ballot.pdf_path.read_bytes()


def test_the_list_holds_no_figure_and_no_name(made: Path) -> None:
    told = (made / LIST).read_text(encoding="utf-8")
    record = make_record()
    assert not [voter.name for voter in record.voters if voter.name in told]
    assert set(listed(made)[0]) == {
        *("code", "paper", "title", "copy", "of", "version", "state", "made_at"),
        *("fingerprint", "files"),
    }


def test_a_remake_keeps_its_version_until_its_content_changes(tmp_path: Path) -> None:
    for _ in range(2):
        make_papers(make_record(), tmp_path, made_at=MADE_AT, codes=["D16"])
    assert [e["version"] for e in listed(tmp_path)] == [1, 1, 1]
    hall = replace(make_finished_conference(), venue="Phòng họp số 2")
    changed = make_record(conference=hall)
    make_papers(changed, tmp_path, made_at=MADE_AT, codes=["D16"])
    assert [e["version"] for e in listed(tmp_path)] == [1, 2, 1, 2, 1, 2]


def test_the_mark_is_no_part_of_the_content() -> None:
    book = ProofBook(Path(), b"key")
    for paper in papers_of(make_record(), ["D16"]):
        marked = book.marked(paper, is_issued=True)
        assert marked.mark is not None
        assert fingerprint(encode(marked)) == fingerprint(encode(paper))


def test_papers_to_sign_share_the_list_of_their_campaign(tmp_path: Path) -> None:
    make_papers(make_record(), tmp_path, made_at=MADE_AT, codes=["D20"])
    inner = open_book(tmp_path / "cho-ky")
    assert inner.folder == tmp_path
    assert [entry.paper for entry in inner.entries] == ["D20"]
    assert file_name(next(papers_of(make_record(), ["D20"])))
