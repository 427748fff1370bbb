"""Writing a sheet of people and reading it back, for the tests of its formats."""

from datetime import date
from pathlib import Path

import pytest

from tinnhiem.core.people.errors import PeopleRefusedError
from tinnhiem.core.people.people_reading import ReadingChoices
from tinnhiem.core.people.people_sheet import PeopleSheet
from tinnhiem.intake.people_files import read_people

TODAY = date(2023, 6, 15)
HEAD = (
    "Mã,Họ và tên,Giới tính,Ngày sinh,Chức vụ,Đơn vị,Giữ chức từ,đến,Thành phần,"
    "Chức danh được lấy phiếu"
)
LAN = "A1,Lê Thị Lan,Nữ,05/7/1980,Trưởng phòng,Phòng A,01/02/2020,,Đảng ủy viên,"


def read(folder: Path, text: str, *, name: str = "nhan-su.csv") -> PeopleSheet:
    file = folder / name
    file.write_text(text, encoding="utf-8", newline="")
    return read_people(file, choices=ReadingChoices(today=TODAY))


def faults(
    folder: Path, text: str, *, name: str = "nhan-su.csv"
) -> list[tuple[int, str, str]]:
    with pytest.raises(PeopleRefusedError) as refusal:
        read(folder, text, name=name)
    return [(f.row, f.column, f.kind.value) for f in refusal.value.faults]
