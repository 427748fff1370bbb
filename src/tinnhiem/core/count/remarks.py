"""What the minutes say about doubtful lines: how many and why, never whose or which."""

from collections import Counter

from tinnhiem.core.count.box import OpenBox


def remarks_of(box: OpenBox) -> tuple[str, ...]:
    """Return one sentence per reason, in the order of their letters.

    Neither the mark nor the officeholder is named: with few voters a doubtful sheet is
    remembered by whoever saw it, and its line would lead to its writer.
    """
    reasons = Counter(
        doubt.reason
        for batch in box.batches
        for doubt in batch.doubts
        if doubt.cell in box.doubtful(batch)
    )
    return tuple(
        f"{lines} dòng phiếu ghi không rõ, cả Ban Kiểm phiếu xem xét và thống nhất "
        f"cách đọc; lý do: {reason}."
        for reason, lines in sorted(reasons.items())
    )
