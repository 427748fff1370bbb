"""D22c, D22d: the slip that comes back signed; the list on which copies are signed for.

Phiếu gửi, danh sách ký nhận văn bản.
"""

from dataclasses import replace
from typing import Final

from tinnhiem.core.papers.register import DeliverySlip, ReceiptList
from tinnhiem.papers.catalogue.parts import SIGN_HERE, cell, head, ordinal
from tinnhiem.papers.figures import resolve
from tinnhiem.papers.forms import GAP, show
from tinnhiem.papers.model import (
    Align,
    Cell,
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
RECEIPT_HEADS: Final = ("Bản số", "Nơi nhận", "Người nhận", "Ngày nhận", "Ký nhận")


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


def receipt_list(receipts: ReceiptList) -> Paper:
    """Return the list of copies; who has one is printed, the signature is by hand."""
    rows = tuple(_received(receipts, i) for i in range(len(receipts.lines)))
    document = Document(
        superior=(_figure(receipts, "superior"),) if receipts.superior else (),
        organ=(replace(_figure(receipts, "organ"), bold=True),),
        kind="DANH SÁCH KÝ NHẬN VĂN BẢN",
        subject=tuple(
            replace(run, bold=True)
            for run in (
                _figure(receipts, "row.kind"),
                Text(" số "),
                _figure(receipts, "row", "cited"),
                Text(" "),
                _figure(receipts, "row.issued_on", "day"),
            )
        ),
        blocks=(
            Table(
                widths=(14, 58, 40, 23, 30),
                header=head(*RECEIPT_HEADS),
                rows=rows,
            ),
        ),
        signatures=(Signature(((Text("NGƯỜI GIAO", bold=True),),), (), SIGN_HERE),),
    )
    return Paper(
        code="D22d",
        title="Danh sách ký nhận văn bản",
        slug="ky-nhan",
        documents=(document,),
    )


def _received(receipts: ReceiptList, index: int) -> Row:
    at = f"lines[{index}]"
    has_gone = receipts.lines[index].received_on is not None
    day = (_figure(receipts, f"{at}.received_on", "short_day"),) if has_gone else ()
    return Row(
        (
            cell((_figure(receipts, f"{at}.number", "count"),)),
            cell((_figure(receipts, f"{at}.recipient"),), align=Align.LEFT),
            cell((_figure(receipts, f"{at}.received_by", "cell"),), align=Align.LEFT),
            cell(day),
            Cell(),
        ),
        10,
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


def _figure(
    source: DeliverySlip | ReceiptList, path: str, form: str = "text"
) -> Figure:
    return Figure(path, form, show(resolve(source, path), form))
