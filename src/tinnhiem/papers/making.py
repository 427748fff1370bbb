"""Every paper of a campaign into a folder, PDF and Word side by side."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from tinnhiem.core.papers.errors import PaperUnknownError
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.announcement import announcement
from tinnhiem.papers.catalogue.ballots import ballots, large_ballots
from tinnhiem.papers.catalogue.clarifications import (
    explanation_orders,
    explanations,
    open_list,
    question_table,
    request_form,
)
from tinnhiem.papers.catalogue.committee import committee_minutes
from tinnhiem.papers.catalogue.conduct import conduct
from tinnhiem.papers.catalogue.conference import conference_minutes
from tinnhiem.papers.catalogue.dossiers import declaration_receipts, unit_report
from tinnhiem.papers.catalogue.handover import handover
from tinnhiem.papers.catalogue.index import file_index
from tinnhiem.papers.catalogue.lists import (
    attendance,
    officeholders,
    roster,
    sheet_receipts,
)
from tinnhiem.papers.catalogue.minutes import count_minutes
from tinnhiem.papers.catalogue.own_report import personal_reports
from tinnhiem.papers.catalogue.plan import plan
from tinnhiem.papers.catalogue.programme import programme
from tinnhiem.papers.catalogue.report import result_reports
from tinnhiem.papers.catalogue.sealing import sealing
from tinnhiem.papers.catalogue.sending import dossier_letter
from tinnhiem.papers.catalogue.summons import summons
from tinnhiem.papers.catalogue.tally_report import tally_report
from tinnhiem.papers.catalogue.tally_sheet import tally_sheet
from tinnhiem.papers.catalogue.titles import ON_DEMAND, TITLES, Needs
from tinnhiem.papers.catalogue.unsealing import unsealing
from tinnhiem.papers.editing import with_edits
from tinnhiem.papers.encoding import encode, fingerprint
from tinnhiem.papers.model import Copy, Paper
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.proof_book import ProofBook, open_book
from tinnhiem.papers.rereading import require_same
from tinnhiem.papers.whole_files import write_whole as write_whole
from tinnhiem.papers.word import to_docx

Maker = Callable[[CampaignRecord], tuple[Paper, ...]]


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One entry of the catalogue: code, title, what it waits for, who makes it.

    Attributes:
        note: How far its form is official; for lists and screens, not for the paper.
    """

    code: str
    title: str
    needs: Needs
    make: Maker
    note: str = ""


_MAKERS: Final[Mapping[str, Maker]] = {
    "D01": plan,
    "D02a": officeholders,
    "D02b": roster,
    "D03": unit_report,
    "D04": personal_reports,
    "D05": declaration_receipts,
    "D06": dossier_letter,
    "D07": request_form,
    "D08a": question_table,
    "D08b": explanation_orders,
    "D08c": open_list,
    "D09": explanations,
    "D10": summons,
    "D11": attendance,
    "D12": programme,
    "D12b": conduct,
    "D13": committee_minutes,
    "D14": ballots,
    "D14L": large_ballots,
    "D15": handover,
    "D15b": sheet_receipts,
    "D16": count_minutes,
    "D16b": tally_sheet,
    "D17": tally_report,
    "D18": sealing,
    "D19": conference_minutes,
    "D20": announcement,
    "D21": result_reports,
    "D23": file_index,
    "D24": unsealing,
}
CATALOGUE: Final[tuple[PaperKind, ...]] = tuple(
    PaperKind(code, TITLES[code].title, TITLES[code].needs, make, TITLES[code].note)
    for code, make in _MAKERS.items()
)

# What is made when nobody says what: all but the papers that replace another.
USUAL: Final = tuple(code for code in _MAKERS if code not in ON_DEMAND)


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper on the disk.

    Attributes:
        copy: Its number among the copies, None when there is one only.
        sha256: Of the content, the same in the metadata of both files.
    """

    code: str
    title: str
    copy: Copy | None
    pdf_path: Path
    docx_path: Path
    sha256: str


def papers_of(
    record: CampaignRecord, codes: Iterable[str] | None = None
) -> Iterator[Paper]:
    """Yield the papers asked for in the catalogue's order; without `codes` the usual.

    Raises:
        PaperUnknownError: A code is not in the catalogue; choose one that is.
    """
    wanted = list(USUAL if codes is None else codes)
    for code in wanted:
        if code not in _MAKERS:
            raise PaperUnknownError(code, known=list(_MAKERS))
    for code, make in _MAKERS.items():
        if code in wanted:
            yield from (with_edits(one, record.edits) for one in make(record))


def in_large_type(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes with the ballot in large type in the place of the usual one.

    Without codes all usual papers are meant.
    """
    wanted = tuple(codes) or USUAL
    return tuple("D14L" if code == "D14" else code for code in wanted)


def make_papers(
    record: CampaignRecord,
    folder: Path,
    *,
    made_at: datetime,
    codes: Iterable[str] | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[MadePaper, ...]:
    """Write papers as PDF and .docx; each file appears whole or not at all.

    Both files of a paper are read back and compared with the record first.

    Args:
        record: What the papers say.
        folder: Where they go; made when it is not there. Older papers are replaced.
        made_at: Aware; goes into the files' properties.
        codes: Which papers, e.g. `["D16"]`; all when None.
        progress: Called with the title before each paper.

    Raises:
        PaperUnknownError: A code is not in the catalogue; choose one that is.
        PaperGlyphError: A letter cannot be printed; replace it in the record.
        PaperMismatchError: A file says something else than the record; it is not
            written. Make it again.
        FileNotWritableError: The folder does not take files; choose another.
    """
    made: list[MadePaper] = []
    book = open_book(folder)
    for paper in papers_of(record, codes):
        progress(paper.title)
        made.append(release(paper, record, folder, made_at=made_at, book=book))
    return tuple(made)


def file_name(paper: Paper) -> str:
    """Return the name without ending: `D16-1-bien-ban-kiem-phieu`."""
    number = f"-{paper.copy.number}" if paper.copy else ""
    return f"{paper.code}{number}-{paper.slug}"


def release(
    paper: Paper,
    record: CampaignRecord,
    folder: Path,
    *,
    made_at: datetime,
    book: ProofBook | None = None,
) -> MadePaper:
    """Write one paper's two files, after reading both back against the record.

    Raises:
        PaperMismatchError: A file says something else than the record; nothing is
            written. Make it again.
        FileNotWritableError: The folder does not take files; choose another.
    """
    stem = folder / file_name(paper)
    pdf, docx = stem.with_suffix(".pdf"), stem.with_suffix(".docx")
    is_issued = paper.code in record.issued
    if book is not None:
        paper = book.marked(paper, is_issued=is_issued)
    contents = {
        pdf: to_pdf(paper, made_at=made_at),
        docx: to_docx(paper, made_at=made_at),
    }
    require_same(paper, record, pdf=contents[pdf], docx=contents[docx])
    for path, content in contents.items():
        write_whole(path, content)
    if book is not None:
        state = "issued" if is_issued else "draft"
        book.add(
            paper,
            files={path.name: content for path, content in contents.items()},
            state="rehearsal" if record.is_rehearsal else state,
            made_at=made_at,
        )
    return MadePaper(
        code=paper.code,
        title=paper.title,
        copy=paper.copy,
        pdf_path=pdf,
        docx_path=docx,
        sha256=fingerprint(encode(paper)),
    )
