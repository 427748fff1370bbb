"""What the minutes say of scans and doubtful lines: how many, never whose or which."""

from collections import Counter
from collections.abc import Iterator

from tinnhiem.core.count.box import OpenBox


def remarks_of(box: OpenBox) -> tuple[str, ...]:
    """Return what became of scans, then one sentence per reason of a doubt.

    Neither the mark nor the officeholder is named: with few voters a doubtful sheet is
    remembered by whoever saw it, and its line would lead to its writer.
    """
    reasons = Counter(
        doubt.reason
        for batch in box.batches
        for doubt in batch.doubts
        if doubt.cell in box.doubtful(batch)
    )
    of_doubts = (
        f"{lines} dòng phiếu ghi không rõ, cả Ban Kiểm phiếu xem xét và thống nhất "
        f"cách đọc; lý do: {reason.rstrip('.')}."
        for reason, lines in sorted(reasons.items())
    )
    return (*_of_scans(box), *_of_pages(box), *of_doubts)


def _of_pages(box: OpenBox) -> Iterator[str]:
    """Yield, for each reason, on how many scanned pages the whole committee decided."""
    reasons = Counter(
        doubt.reason
        for batch in box.batches
        for doubt in (batch.scan.page_motions if batch.scan else {}).values()
        if doubt.is_carried(box.members)
    )
    for reason, pages in sorted(reasons.items()):
        yield (
            f"{pages} trang quét có ý kiến khác nhau, cả Ban Kiểm phiếu xem xét và "
            f"thống nhất kết luận; lý do: {reason.rstrip('.')}."
        )


def _of_scans(box: OpenBox) -> Iterator[str]:
    """Yield what became of the scanned pages, in whole numbers."""
    scans = [batch.scan for batch in box.batches if batch.scan is not None]
    if not scans:
        return
    read = sum(len(scan.ballots) for scan in scans)
    keyed = sum(len(scan.keyed) for scan in scans)
    rows = sum(len(scan.for_people) for scan in scans)
    counted = sum(len(ballot) for scan in scans for ballot in scan.ballots)
    aside = sum(len(scan.pages) for scan in scans) - counted - keyed
    yield (
        f"Đọc bằng máy quét {read} phiếu, nhập tay từ lá phiếu {keyed} phiếu; {rows} "
        f"dòng máy không đọc chắc do các thành viên xem và kết luận; {aside} trang "
        "quét để ra ngoài (quét lại, quét trùng hoặc không phải phiếu)."
    )
