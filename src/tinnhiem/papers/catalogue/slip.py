"""D22c: the slip that goes with a paper and comes back signed (phiếu gửi)."""

from dataclasses import replace
from typing import Final

from tinnhiem.core.papers.register import DeliverySlip
from tinnhiem.papers.catalogue.parts import SIGN_HERE, cell, head, ordinal
from tinnhiem.papers.figures import resolve
from tinnhiem.papers.forms import GAP, show
from tinnhiem.papers.model import (
    Align,
    Document,
    Figure,
    Paper,
    Paragraph,
    Row,
    Runs,
    Signature,
    Table,
    Text,
)

HEADS: Final = ("TT", "Số, ký hiệu", "Tên loại, trích yếu", "Ngày văn bản", "Số bản")


def delivery_slip(slip: DeliverySlip) -> Paper:
    """Return the slip; its own number and the two signatures are written by hand.

    Of an utmost secret it names the kind alone.
    """
    document = Document(
        superior=(_figure(slip, "superior"),) if slip.superior else (),
        organ=(replace(_figure(slip, "organ"), bold=True),),
        number=(Text(f"Số: {GAP}/PG-"), _figure(slip, "issuer")),
        place_date=(
            replace(_figure(slip, "place"), italic=True),
            Text(f", ngày {GAP} tháng {GAP} năm {GAP}", italic=True),
        ),
        kind="PHIẾU GỬI",
        addressees=((_figure(slip, "sent.recipient"),),),
        blocks=(
            _paragraph(
                _figure(slip, "office"),
                Text(" gửi kèm theo Phiếu này văn bản, tài liệu sau:"),
            ),
            _table(slip),
            _paragraph(
                Text("Sau khi nhận đủ, đề nghị quý cơ quan ký xác nhận và gửi lại "),
                Text("Phiếu này cho "),
                _figure(slip, "office"),
                Text("./."),
            ),
        ),
        signatures=(
            Signature(((Text("NGƯỜI NHẬN", bold=True),),), (), SIGN_HERE),
            Signature(((Text("NGƯỜI GỬI", bold=True),),), (), SIGN_HERE),
        ),
    )
    return Paper(
        code="D22c", title="Phiếu gửi", slug="phieu-gui", documents=(document,)
    )


def _table(slip: DeliverySlip) -> Table:
    kind, subject = _figure(slip, "row.kind"), _figure(slip, "row.subject", "cell")
    said: Runs = (kind, Text(": "), subject) if subject.text else (kind,)
    row = Row(
        (
            ordinal(1),
            cell((_figure(slip, "row", "cited"),)),
            cell(said, align=Align.LEFT),
            cell((_figure(slip, "row.issued_on", "short_day"),)),
            cell((_figure(slip, "sent.copies", "count"),)),
        ),
        12,
    )
    return Table(widths=(10, 32, 78, 27, 18), header=head(*HEADS), rows=(row,))


def _paragraph(*runs: Figure | Text) -> Paragraph:
    return Paragraph(runs=runs)


def _figure(slip: DeliverySlip, path: str, form: str = "text") -> Figure:
    return Figure(path, form, show(resolve(slip, path), form))
