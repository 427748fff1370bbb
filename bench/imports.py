"""How long a list of 57,000 people takes to read, against openpyxl's bare read.

Run by `make bench`. Each reading is a process of its own, so that its largest resident
size is its own too. openpyxl reads `read_only`, values only, and keeps nothing: it
looks for no errors, merges, hidden rows or old letters, as ours does.
"""

import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Final

import xlsxwriter

ROWS: Final = 57_000
BUDGET: Final = 60.0  # seconds
MEMORY: Final = 600  # megabytes
RATIO: Final = 2.0  # to openpyxl on the same file
REPEATS: Final = 3

HEADINGS: Final = (
    *("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị"),
    *("Giữ chức từ", "Thành phần", "Số định danh", "Ghi chú"),
)
FAMILIES: Final = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Đặng", "Võ", "Bùi")
MIDDLES: Final = ("Văn", "Thị", "Hữu", "Thị Mỹ", "Đức", "Quốc", "Ngọc")
GIVEN: Final = ("Bút", "Mực", "Nghiên", "Giấy", "Ấn", "Thước", "Phấn", "Bảng", "Kẹp")


def write_workbook(path: Path) -> None:
    """Write the list, every row different, with days as Excel keeps them."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEADINGS)
        for row in range(1, ROWS + 1):
            sheet.write_row(row, 0, _person(row))
            sheet.write_number(row, 2, 20_000 + row % 9_000, day)
            sheet.write_number(row, 6, 43_000 + row % 2_000, day)


def write_csv(path: Path) -> None:
    """Write the same list as text in UTF-8."""
    lines = [";".join(HEADINGS)]
    lines += [";".join(map(str, _person(row))) for row in range(1, ROWS + 1)]
    path.write_text("\n".join(lines), encoding="utf-8")


def _person(row: int) -> list[str | int]:
    name = (FAMILIES[row % 8], MIDDLES[row % 7], GIVEN[row // 8 % 9], str(row // 500))
    return [
        *(row, " ".join(name), "05/6/1970", ("Nam", "Nữ")[row % 2]),
        *(f"Chuyên viên bậc {row % 12}", f"Phòng nghiệp vụ {row % 300}"),
        *("01/4/2021", "Cán bộ, công chức", f"{64_000_000_000 + row:012}", ""),
    ]


def ours(path: Path) -> int:
    """Return how many rows `read_table` gives."""
    from tinnhiem.intake.tables import read_table

    return len(read_table(path).rows)


def openpyxl(path: Path) -> int:
    """Return how many rows openpyxl walks over."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    sheet = book.worksheets[0]
    return sum(1 for _ in sheet.iter_rows(values_only=True))


READERS: Final[dict[str, Callable[[Path], int]]] = {"ours": ours, "openpyxl": openpyxl}


def measure(reader: str, path: Path) -> tuple[float, int]:
    """Return the best seconds of several processes, and the largest size in MB."""
    seen = []
    for _ in range(REPEATS):
        command = [sys.executable, "-m", "bench.imports", reader, str(path)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
        seen.append(json.loads(answer.stdout))
    return min(one["seconds"] for one in seen), max(one["megabytes"] for one in seen)


def main() -> int:
    """Print the figures; exit 1 when over a budget."""
    with tempfile.TemporaryDirectory() as folder:
        book, text = Path(folder) / "ds.xlsx", Path(folder) / "ds.csv"
        write_workbook(book)
        write_csv(text)
        print(f"{ROWS} rows x {len(HEADINGS)} columns, best of {REPEATS} processes")
        seconds, megabytes = measure("ours", book)
        theirs, their_megabytes = measure("openpyxl", book)
        of_text, text_megabytes = measure("ours", text)
    ratio = seconds / theirs
    print(f"  read_table .xlsx {seconds:7.2f} s {megabytes:5} MB (budget 60 s, 600 MB)")
    print(f"  openpyxl .xlsx   {theirs:7.2f} s {their_megabytes:5} MB")
    print(f"  ratio            {ratio:7.2f} (budget {RATIO:.0f})")
    print(f"  read_table .csv  {of_text:7.2f} s {text_megabytes:5} MB")
    fits = max(seconds, of_text) <= BUDGET and ratio <= RATIO
    return 0 if fits and max(megabytes, text_megabytes) <= MEMORY else 1


def read_once(reader: str, path: Path) -> None:
    """Read in this process and print what it took."""
    begun = perf_counter()
    count = READERS[reader](path)
    seconds = perf_counter() - begun
    if count != ROWS + 1:
        sys.exit(f"{reader} found {count} rows: do not believe its figure")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"seconds": seconds, "megabytes": megabytes}))


if __name__ == "__main__":
    if sys.argv[1:]:
        read_once(sys.argv[1], Path(sys.argv[2]))
    else:
        sys.exit(main())
