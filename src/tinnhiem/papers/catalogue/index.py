"""D23: the index of the file (mục lục hồ sơ)."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

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
from tinnhiem.papers.catalogue.titles import TITLES
from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Align, Cell, Fixed, Paper, Row, Runs, Table

RECEIVED: Final = (
    "Báo cáo tự đánh giá của đơn vị",
    "Báo cáo của người được lấy phiếu tín nhiệm",
    "Bản kê khai tài sản, thu nhập (chỉ ghi nhận đã nhận)",
    "Văn bản đề nghị giải trình, báo cáo giải trình (nếu có)",
)


def file_index(record: CampaignRecord) -> tuple[Paper, ...]:
    """Return the list of papers; numbers, dates and sheets are written in by hand."""
    facts = Facts(record)
    rows = tuple(
        Row(
            (ordinal(i), Cell(), cell(words, align=Align.LEFT), Cell(), Cell(), Cell()),
            9,
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
        if code == "D23":
            continue
        copies = f" ({copies_of(facts.record):02d} bản)" if code == "D16" else ""
        yield (Fixed(f"{title.title}{copies} - {code}"),)
        if code == "D01":
            yield from (facts.runs(words) for words in RECEIVED)
