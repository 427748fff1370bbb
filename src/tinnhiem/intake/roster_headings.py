"""Which column of a clerk's sheet is what, by the words in its heading."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from tinnhiem.core.people.fault import PeopleFault, PeopleFaultKind
from tinnhiem.core.people.person_row import Column

HEADINGS: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.KEY: ("mã", "mã số", "mã cán bộ", "mã nhân sự"),
    Column.NAME: ("họ và tên", "họ tên", "họ, tên", "tên", "họ và tên cán bộ"),
    Column.GENDER: ("giới tính", "giới", "nam/nữ"),
    Column.BIRTH: (
        *("ngày sinh", "năm sinh", "ngày, tháng, năm sinh", "ngày tháng năm sinh"),
        "sinh năm",
    ),
    Column.TITLE: ("chức vụ", "chức danh", "chức vụ, chức danh", "chức vụ công tác"),
    Column.UNIT: (
        "đơn vị",
        "đơn vị công tác",
        "phòng, ban",
        "phòng ban",
        "nơi công tác",
    ),
    Column.FROM: ("giữ chức từ", "giữ chức vụ từ", "từ ngày", "từ", "ngày bổ nhiệm"),
    Column.TO: ("đến", "đến ngày", "giữ chức đến", "giữ chức vụ đến"),
    Column.CATEGORIES: ("thành phần", "thành phần ghi phiếu", "thuộc thành phần"),
    Column.RATED_AS: (
        *("chức danh được lấy phiếu", "người được lấy phiếu", "được lấy phiếu"),
        *("chức danh được lấy phiếu tín nhiệm", "người được lấy phiếu tín nhiệm"),
    ),
}
LEFT_ALONE: Final = frozenset({"stt", "tt", "số tt", "số thứ tự", "ghi chú", ""})
REQUIRED: Final = (Column.NAME, Column.TITLE, Column.CATEGORIES)
BY_WORDS: Final = {
    words: column for column, several in HEADINGS.items() for words in several
}
IN_BRACKETS: Final = re.compile(r"\s*\([^)]*\)")


def columns_of(headings: Sequence[str]) -> tuple[Column | None, ...]:
    """Return what each column is; None for those unknown or left alone."""
    return tuple(BY_WORDS.get(_plain(heading)) for heading in headings)


def note_columns(
    headings: Sequence[str], columns: Sequence[Column | None]
) -> list[PeopleFault]:
    """Return the faults of the heading row: unknown, repeated and missing columns.

    An unknown column is refused, never skipped: a misspelt «Thành phần» would
    otherwise lose every voter in silence.
    """
    faults = []
    for heading, column in zip(headings, columns, strict=True):
        if column is None and _plain(heading) not in LEFT_ALONE:
            kind = PeopleFaultKind.COLUMN_UNKNOWN
            faults.append(PeopleFault(1, heading, heading, kind, _known()))
    repeated = {c for c in columns if c is not None and columns.count(c) > 1}
    for heading, column in zip(headings, columns, strict=True):
        if column in repeated:
            faults.append(_of(heading, PeopleFaultKind.COLUMN_TWICE))
    missing = [column for column in REQUIRED if column not in columns]
    faults += [_of(column.value, PeopleFaultKind.COLUMN_MISSING) for column in missing]
    return faults


def _of(heading: str, kind: PeopleFaultKind) -> PeopleFault:
    return PeopleFault(1, heading, heading, kind)


def _known() -> str:
    return ", ".join(column.value for column in Column)


def _plain(heading: str) -> str:
    words = " ".join(unicodedata.normalize("NFC", heading).casefold().split())
    return IN_BRACKETS.sub("", words).strip(" .:*")
