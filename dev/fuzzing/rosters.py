"""Rosters laid out as offices do it, at random, and the persons who must come back."""

import csv
import io
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random  # noqa: TID251 - seeded, so that a fault can be repeated

from dev.fuzzing.mutations import damaged, damaged_package
from tinnhiem.core.people.people_reading import read_people_table
from tinnhiem.core.people.read_row import PeopleReading, RowVerdict
from tinnhiem.intake.people_files import read_people_file
from tinnhiem.intake.tables import read_table

FAMILIES = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Đoàn",
    "Ông",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Phòng",
    "Tống",
    "Cao",
    "Ngô",
]
MIDDLES = ["Văn", "Thị", "Hữu", "Đức"]
GIVENS = [
    "An",
    "Ổi",
    "Hrê",
    "Khê",
    "Ấn",
    "Cộng",
    "Sơn",
    "Trà",
    "Tổng",
    "Nam",
    "Nữ",
    "Tên",
    "Đơn",
    "Bút",
    "Ngày",
]
POSTS = (
    *("Chánh Văn phòng", "Phó Trưởng phòng", "Q. Giám đốc", "Chuyên viên chính"),
    *("Ủy viên", "Trưởng ban, Bí thư chi bộ", "Thủ trưởng cơ quan", "Cộng tác viên"),
)
UNITS = ("Phòng Tổng hợp", "Ban Tiếp dân", "Văn phòng Sở", "Trung tâm Tin học")
HEADS = {
    "number": ("STT", "TT", "Số TT", "Số thứ tự"),
    "name": ("Họ và tên", "HỌ VÀ TÊN", "Họ tên", "Họ, tên", "Họ và\ntên"),
    "family": ("Họ và tên đệm", "Họ đệm", "Họ"),
    "given": ("Tên", "TÊN"),
    "birth": ("Ngày sinh", "Năm sinh", "Ngày, tháng, năm sinh", "Sinh năm"),
    "office": ("Chức vụ", "Chức danh", "CHỨC VỤ", "Chức vụ công tác"),
    "unit": ("Đơn vị", "Phòng, ban", "Đơn vị công tác", "Cơ quan"),
    "gender": ("Giới tính", "Nam/Nữ", "Giới"),
    "note": ("Ghi chú", "Điện thoại", "Quê quán"),
}
TITLES = (
    *("ỦY BAN NHÂN DÂN TỈNH", "DANH SÁCH ĐẠI BIỂU DỰ HỘI NGHỊ", "VĂN PHÒNG", ""),
    *("(Kèm theo Kế hoạch số 12/KH-VP ngày 05 tháng 7 năm 2023)", "Đơn vị: Văn phòng"),
)
SIGNATURES = ("NGƯỜI LẬP BIỂU", "Nơi nhận:", "TM. ỦY BAN", "ngày   tháng 7 năm 2023")
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16")

Found = tuple[int, str, str, str, str, str]


class PersonLostError(Exception):
    """The persons read are not those who were written."""


@dataclass
class Paper:
    """A table being laid out: rows of cells, merged ranges, and who is in it."""

    rows: list[list[str]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    persons: list[Found] = field(default_factory=list)


@dataclass
class Layout:
    """How this office lays its roster out."""

    columns: list[str]
    genders_by_birth: bool
    two_posts: bool
    can_merge: bool

    def place(self, name: str) -> int:
        """Return the index of a column."""
        return self.columns.index(name)


def trial(chance: Random, folder: Path) -> None:
    """Lay a roster out, read it, and ask for everybody by row."""
    as_csv = chance.random() < 0.4  # noqa: PLR2004
    paper = lay_out(chance, can_merge=not as_csv)
    path = folder / ("roster.csv" if as_csv else "roster.xlsx")
    path.write_bytes(_csv(paper, chance) if as_csv else _xlsx(paper))
    require_everybody(read_people_file(path), paper)


def damaged_or_not(chance: Random, folder: Path) -> None:
    """Ask for everybody; or damage the file, and ask for one verdict a row."""
    if chance.random() < 0.5:  # noqa: PLR2004
        trial(chance, folder)
        return
    paper = lay_out(chance, can_merge=True)
    as_csv = chance.random() < 0.5  # noqa: PLR2004
    path = folder / ("roster.csv" if as_csv else "roster.xlsx")
    damage = damaged if as_csv else damaged_package
    path.write_bytes(damage(_csv(paper, chance) if as_csv else _xlsx(paper), chance))
    table = read_table(path)
    reading = read_people_table(table)
    numbers = [row.number for row in reading.rows]
    if numbers != list(range(1, table.first_row + len(table.rows))):
        message = f"{len(numbers)} verdicts on {len(table.rows)} rows"
        raise PersonLostError(message)


def require_everybody(reading: PeopleReading, paper: Paper) -> None:
    """Raise unless exactly the persons who were written are read, row by row."""
    found = [
        (
            row.number,
            row.person.name,
            row.birth,
            "; ".join(tenure.title for tenure in row.person.tenures),
            row.unit,
            row.person.gender.value,
        )
        for row in reading.rows
        if row.verdict is RowVerdict.PERSON and row.person
    ]
    verdicts = Counter(row.verdict for row in reading.rows)
    if verdicts.total() != len(reading.rows) or verdicts[RowVerdict.ERROR]:
        wrong = [row for row in reading.rows if row.verdict is RowVerdict.ERROR]
        message = f"errors: {wrong[:2]}"
        raise PersonLostError(message)
    if found != paper.persons:
        lost = [person for person in paper.persons if person not in found]
        invented = [person for person in found if person not in paper.persons]
        message = f"lost {lost[:2]}, invented {invented[:2]}"
        raise PersonLostError(message)


def lay_out(chance: Random, *, can_merge: bool) -> Paper:
    """Return a roster with titles, heading, sections, totals and a place to sign."""
    layout = _layout(chance, can_merge=can_merge)
    paper = Paper()
    width = len(layout.columns)
    for _ in range(chance.randrange(5)):
        paper.rows.append(_row(width, {chance.randrange(2): chance.choice(TITLES)}))
    heading = _heading(layout, chance)
    _put_heading(paper, heading, layout)
    if chance.random() < 0.3 and width > 2:  # noqa: PLR2004
        paper.rows.append([f"({n})" for n in range(1, width + 1)])
    _put_people(paper, layout, heading, chance)
    if chance.random() < 0.6:  # noqa: PLR2004
        total = f"Tổng cộng: {len(paper.persons)} người"
        paper.rows.append(_row(width, {layout.place(_namer(layout)): total}))
    if chance.random() < 0.6:  # noqa: PLR2004
        paper.rows.append(_row(width, {}))
        paper.rows.append(
            _row(width, {chance.randrange(width): chance.choice(SIGNATURES)})
        )
        paper.rows.append(_row(width, {width - 1: "Nguyễn Văn Ký"}))
    return paper


def _namer(layout: Layout) -> str:
    return "name" if "name" in layout.columns else "family"


def _layout(chance: Random, *, can_merge: bool) -> Layout:
    names = chance.choice([["name"], ["name"], ["family", "given"]])
    genders_by_birth = chance.random() < 0.3  # noqa: PLR2004
    two_posts = chance.random() < 0.3  # noqa: PLR2004
    groups = [
        names,
        ["man", "woman"] if genders_by_birth else ["birth"],
        ["party", "state"] if two_posts else ["office"],
    ]
    if chance.random() < 0.6:  # noqa: PLR2004
        groups.append(["unit"])
    if not genders_by_birth and chance.random() < 0.5:  # noqa: PLR2004
        groups.append(["gender"])
    if chance.random() < 0.5:  # noqa: PLR2004
        groups.append(["note"])
    chance.shuffle(groups)
    columns = [column for group in groups for column in group]
    if chance.random() < 0.8:  # noqa: PLR2004
        columns.insert(0, "number")
    return Layout(columns, genders_by_birth, two_posts, can_merge)


def _heading(layout: Layout, chance: Random) -> list[list[str]]:
    head = {
        column: chance.choice(HEADS.get(column, ("",))) for column in layout.columns
    }
    below = dict.fromkeys(layout.columns, "")
    if layout.genders_by_birth:
        head |= {"man": chance.choice(HEADS["birth"]), "woman": ""}
        below |= {"man": "Nam", "woman": "Nữ"}
    if layout.two_posts:
        head |= {"party": "Chức vụ", "state": ""}
        below |= {"party": "Đảng", "state": "Chính quyền"}
    lines = [[head[column] for column in layout.columns]]
    if any(below.values()):
        lines.append([below[column] for column in layout.columns])
    return lines


def _put_heading(paper: Paper, lines: list[list[str]], layout: Layout) -> None:
    top = len(paper.rows)
    paper.rows += [list(line) for line in lines]
    if not layout.can_merge or len(lines) == 1:
        return
    for place, text in enumerate(lines[0]):
        if text and not lines[1][place]:
            paper.merged.append((top, place, top + 1, place))
        elif text:
            paper.merged.append((top, place, top, place + 1))


def _put_people(
    paper: Paper, layout: Layout, heading: list[list[str]], chance: Random
) -> None:
    width, number = len(layout.columns), 0
    used: set[str] = set()
    has_sections = "unit" not in layout.columns and chance.random() < 0.6  # noqa: PLR2004
    for place in range(chance.randint(1, 4)):
        unit = chance.choice(UNITS) if has_sections or "unit" in layout.columns else ""
        if has_sections:
            _put_section(paper, layout, unit, number=place)
        first = len(paper.rows)
        size = chance.randint(1, 4)
        merges = layout.can_merge and "unit" in layout.columns and size > 1
        merges = merges and chance.random() < 0.5  # noqa: PLR2004
        for turn in range(size):
            number += 1
            shows_unit = not merges or turn == 0
            _put_person(
                paper,
                layout,
                chance,
                number=number,
                unit=unit,
                shows=shows_unit,
                used=used,
            )
        if merges:
            column = layout.place("unit")
            paper.merged.append((first, column, first + size - 1, column))
        if chance.random() < 0.2:  # noqa: PLR2004
            paper.rows.append(_row(width, {}))
        if chance.random() < 0.2:  # noqa: PLR2004
            _put_heading(paper, heading, layout)


def _put_section(paper: Paper, layout: Layout, unit: str, *, number: int) -> None:
    width = len(layout.columns)
    roman = ("I", "II", "III", "IV")[number]
    if "number" in layout.columns:
        cells = {0: roman, layout.place(_namer(layout)): unit.upper()}
    else:
        cells = {layout.place(_namer(layout)): f"{roman}. {unit.upper()}"}
    paper.rows.append(_row(width, cells))


def _put_person(  # noqa: PLR0913 - all keyword-only but the three everybody takes
    paper: Paper,
    layout: Layout,
    chance: Random,
    *,
    number: int,
    unit: str,
    shows: bool,
    used: set[str],
) -> None:
    family, name = _name(chance, used)
    is_woman = chance.random() < 0.5  # noqa: PLR2004
    written, born = _birth(chance)
    post, other = chance.choice(POSTS), chance.choice(POSTS[:3])
    cells = {
        "number": str(number),
        "name": f"{family} {name}",
        "family": family,
        "given": name,
        "birth": written,
        "man": "" if is_woman else written,
        "woman": written if is_woman else "",
        "office": post,
        "party": other,
        "state": post,
        "unit": unit if shows else "",
        "gender": "Nữ" if is_woman else "Nam",
        "note": chance.choice(["", "đi họp", "0912 345 678"]),
    }
    paper.rows.append([cells[column] for column in layout.columns])
    known = "gender" in layout.columns or (layout.genders_by_birth and born)
    posts = post
    if layout.two_posts:
        posts = post if post == other else f"{other}; {post}"
    has_sections = "unit" not in layout.columns and unit
    paper.persons.append(
        (
            len(paper.rows),
            f"{family} {name}",
            born,
            posts,
            unit.upper() if has_sections else unit,
            ("nữ" if is_woman else "nam") if known else "",
        )
    )


def _name(chance: Random, used: set[str]) -> tuple[str, str]:
    while True:
        family = f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)}"
        given = chance.choice(GIVENS)
        if f"{family} {given}" not in used:
            used.add(f"{family} {given}")
            return family, given


def _birth(chance: Random) -> tuple[str, str]:
    """Return a birth as somebody writes it, and as it is read."""
    day, month = chance.randint(1, 28), chance.randint(1, 12)
    year = chance.randint(1950, 1999)
    iso = f"{year}-{month:02}-{day:02}"
    return chance.choice(
        [
            (str(year), str(year)),
            (f"{day}/{month}/{year}", iso),
            (f"{day:02}-{month:02}-{year}", iso),
            (f"{day:02}.{month:02}.{year}", iso),
            (f"{month:02}/{year}", str(year)),
            (iso, iso),
            ("", ""),
        ]
    )


def _row(width: int, cells: dict[int, str]) -> list[str]:
    return [cells.get(place, "") for place in range(width)]


def _csv(paper: Paper, chance: Random) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=chance.choice(";,\t"), lineterminator="\r\n")
    writer.writerows(paper.rows)
    plain = text.getvalue()
    joined = unicodedata.normalize("NFC", plain)
    written = chance.choice((joined, unicodedata.normalize("NFD", plain)))
    return written.encode(chance.choice(ENCODINGS))


def _xlsx(paper: Paper) -> bytes:
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        for top, left, bottom, right in paper.merged:
            sheet.merge_range(top, left, bottom, right, "")
        for number, row in enumerate(paper.rows):
            for place, text in enumerate(row):
                if text:
                    sheet.write_string(number, place, text)
    return content.getvalue()
