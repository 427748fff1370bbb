"""Every kind of file a signed result can leave as."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from tinnhiem.core.record import CampaignRecord
from tinnhiem.exports.nist_cvr import result_cvr
from tinnhiem.exports.nist_ers import result_ers
from tinnhiem.exports.result_csv import result_csv
from tinnhiem.exports.result_json import result_json


class ExportFormat(StrEnum):
    """A kind of file, as a command names it."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    CVR = "cvr"
    ERS = "ers"


class Writer(Protocol):
    """Turns a signed campaign into the bytes of one file."""

    def __call__(self, record: CampaignRecord, *, made_at: datetime) -> bytes:
        """Return the file; refuse a campaign whose minutes are not signed."""


def written(record: CampaignRecord, *, form: ExportFormat, made_at: datetime) -> bytes:
    """Return the signed result as one file.

    Args:
        record: A campaign whose minutes are signed.
        form: The kind of file.
        made_at: Aware; when the file is made.

    Raises:
        NothingToShowError: The minutes are not signed; sign them first.
    """
    return _WRITERS[form]()(record, made_at=made_at)


def _xlsx() -> Writer:
    from tinnhiem.exports.result_xlsx import result_xlsx  # a library to load for one

    return result_xlsx


_WRITERS: Final[dict[ExportFormat, Callable[[], Writer]]] = {
    ExportFormat.CSV: lambda: result_csv,
    ExportFormat.XLSX: _xlsx,
    ExportFormat.JSON: lambda: result_json,
    ExportFormat.CVR: lambda: result_cvr,
    ExportFormat.ERS: lambda: result_ers,
}
