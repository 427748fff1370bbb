"""D23: the index of the file (mục lục hồ sơ)."""

from collections.abc import Iterator
from dataclasses import replace

from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.minutes import copies_of
from tinnhiem.papers.catalogue.parts import (
    ABOUT,
    SIGN_HERE,
    cell,
    head,
    office,
    ordinal,
    paper,
    signature,
)
from tinnhiem.papers.catalogue.titles import ON_DEMAND, TITLES
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Align, Cell, Fixed, Paper, Row, Runs, Table


def file_index(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the list of papers; numbers, dates and sheets are written in by hand."""
    facts = Facts(record)
    rows = tuple(
        Row(
            (ordinal(i), Cell(), cell(words, align=Align.LEFT), Cell(), Cell(), Cell()),
            8.5,
        )
        for i, words in enumerate(_entries(facts), start=1)
    )
    table = Table(
        widths=(10, 30, 70, 20, 15, 20),
        header=head(
            "TT", "Số, ký hiệu", "Tên văn bản", "Ngày, tháng", "Số tờ", "Ghi chú"
        ),
        rows=rows,
    )
    document = replace(
        office(
            facts,
            code="D23",
            kind="MỤC LỤC HỒ SƠ",
            subject=f"Lấy phiếu tín nhiệm {ABOUT}",
        ),
        blocks=(table, facts.paragraph("Hồ sơ gồm …… văn bản, …… tờ./.")),
        signatures=(
            signature(facts, ("NGƯỜI LẬP",), note=SIGN_HERE),
            signature(facts, ("NGƯỜI NHẬN LƯU TRỮ",), note=SIGN_HERE),
        ),
    )
    return (paper(record, "D23", documents=(document,)),)


def _entries(facts: Facts) -> Iterator[Runs]:
    for code, title in TITLES.items():
        if code == "D23" or code in ON_DEMAND:
            continue
        copies = f" ({copies_of(facts.record):02d} bản)" if code == "D16" else ""
        yield (Fixed(f"{title.title}{copies}"),)
