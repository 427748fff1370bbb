"""The plan as a source: what it orders, it orders by itself."""

from typing import Final

from tinnhiem.core.rules.citation import Citation, Status

PLAN: Final = Citation(
    instrument="Kế hoạch lấy phiếu tín nhiệm",
    article="",
    source="kế hoạch của cuộc lấy phiếu",
    status=Status.SEEN,
)
