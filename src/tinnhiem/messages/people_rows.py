"""What a clerk reads about each row of a table of people: what it is, and why."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from tinnhiem.core.people.heading import HeadingGuess, Likeness, Meaning
from tinnhiem.core.people.read_row import NoteKind, PeopleReading, ReadRow, RowNote
from tinnhiem.core.people.row_kinds import SkipKind
from tinnhiem.core.tables import Caution, CautionKind
from tinnhiem.messages.people import FAULT_WORDS

MEANING_WORDS: Final[Mapping[Meaning, str]] = {
    Meaning.NUMBER: "số thứ tự",
    Meaning.KEY: "mã",
    Meaning.NAME: "họ và tên",
    Meaning.FAMILY: "họ, tên đệm",
    Meaning.GIVEN: "tên",
    Meaning.GENDER: "giới tính",
    Meaning.MALE: "giới tính: nam",
    Meaning.FEMALE: "giới tính: nữ",
    Meaning.BIRTH: "ngày sinh",
    Meaning.BIRTH_MALE: "ngày sinh của nam",
    Meaning.BIRTH_FEMALE: "ngày sinh của nữ",
    Meaning.BIRTH_DAY: "ngày sinh: ngày",
    Meaning.BIRTH_MONTH: "ngày sinh: tháng",
    Meaning.BIRTH_YEAR: "ngày sinh: năm",
    Meaning.OFFICE: "chức vụ",
    Meaning.UNIT: "đơn vị",
    Meaning.FROM: "giữ chức từ",
    Meaning.TO: "giữ chức đến",
    Meaning.CATEGORIES: "thành phần ghi phiếu",
    Meaning.RATED_AS: "được lấy phiếu",
    Meaning.IGNORED: "không dùng",
}
LIKENESS_WORDS: Final[Mapping[Likeness, str]] = {
    Likeness.SAID: "do người nhập chỉ định",
    Likeness.EXACT: "khớp nguyên văn",
    Likeness.UNMARKED: "khớp khi bỏ dấu",
    Likeness.INSIDE: "có cụm từ này trong tiêu đề",
    Likeness.CONTENT: "đoán theo nội dung cột",
}
SKIP_WORDS: Final[Mapping[SkipKind, str]] = {
    SkipKind.BLANK: "dòng trống",
    SkipKind.ABOVE_TABLE: "phần trên bảng",
    SkipKind.HEADING: "tiêu đề bảng",
    SkipKind.HEADING_AGAIN: "tiêu đề lặp lại",
    SkipKind.SECTION: "dòng nhóm",
    SkipKind.TOTAL: "dòng cộng",
    SkipKind.NUMBER_ONLY: "chỉ có số thứ tự",
    SkipKind.CONTINUED: "ô gộp, tiếp của người ở dòng trên",
    SkipKind.NOTE: "ghi chú",
    SkipKind.BELOW_TABLE: "phần dưới bảng",
}
NOTE_WORDS: Final[Mapping[NoteKind, Callable[[RowNote], str]]] = {
    NoteKind.TAKEN_OFF: lambda n: f"bỏ «{n.value}» khỏi họ tên",
    NoteKind.CAPITALS: lambda n: f"họ tên «{n.value}» đề nghị viết «{n.detail}»",
    NoteKind.SERIAL_DAY: lambda n: f"ngày sinh «{n.value}» là số ngày của Excel",
    NoteKind.YEAR_ONLY: lambda n: f"ngày sinh «{n.value}» chỉ lấy năm",
    NoteKind.GENDER_BY_ADDRESS: lambda n: f"giới tính «{n.value}» suy từ cách xưng hô",
    NoteKind.UNIT_BY_SECTION: lambda n: f"đơn vị «{n.value}» lấy theo dòng nhóm",
    NoteKind.CATEGORY_BY_SECTION: lambda n: (
        f"thành phần «{n.value}» lấy theo dòng nhóm"
    ),
    NoteKind.NUMBER_JUMPS: lambda n: (
        f"số thứ tự nhảy từ {n.detail} đến {n.value}; kiểm tra có sót người không"
    ),
    NoteKind.NAMESAKE: lambda n: (
        f"trùng với người ở dòng {n.detail}; nếu là một người thì gộp hai dòng"
    ),
    NoteKind.MAY_BE_KNOWN: lambda n: (
        f"đã có «{n.value}»{f' (sinh {n.detail})' if n.detail else ''} với mã hoặc "
        "ngày sinh khác; nếu là một người, ghi đúng mã hoặc dùng «people merge»"
    ),
    NoteKind.TOTAL_DIFFERS: lambda n: (
        f"ghi {n.value}, bảng có {n.detail} người tính đến dòng này"
    ),
    NoteKind.CELL_LEFT: lambda n: (
        f"«{n.value}» ở cột {n.detail} không có tiêu đề, không dùng"
    ),
    NoteKind.LETTERS_UNSURE: lambda n: (
        f"«{n.value}» chuyển từ phông chữ cũ, chưa chắc đúng chữ hoặc đúng hoa, "
        "thường; đối chiếu với bản gốc"
    ),
}

CAUTION_WORDS: Final[Mapping[CautionKind, str]] = {
    CautionKind.EXTERNAL_LINKS: (
        "Tệp có liên kết đến tệp khác; giá trị lấy theo lần lưu cuối, không cập nhật"
    ),
    CautionKind.HIDDEN_ROWS: "Bảng có dòng bị ẩn, vẫn được đọc",
    CautionKind.HIDDEN_COLUMNS: "Bảng có cột bị ẩn, vẫn được đọc",
}
PLACES_SHOWN: Final = 20


def say_caution(caution: Caution) -> str:
    """Return what the table holds beside what it shows, and where."""
    shown = ", ".join(caution.places[:PLACES_SHOWN])
    rest = len(caution.places) - PLACES_SHOWN
    more = f" và {rest} chỗ nữa" if rest > 0 else ""
    where = f": {shown}{more}" if shown else ""
    return f"{CAUTION_WORDS[caution.kind]}{where}."


def say_encoding(reading: PeopleReading) -> str:
    """Return how bytes became letters, and why; empty where the format says it."""
    encoding = reading.encoding
    if not encoding.name:
        return ""
    sure = "" if encoding.is_sure else " (chưa chắc, cần xem lại chữ)"
    evidence = f": {encoding.evidence}" if encoding.evidence else ""
    return f"Bảng mã: {encoding.name}{sure}{evidence}"


def say_row(row: ReadRow) -> str:
    """Return why a row is what it is; empty when nothing needs saying."""
    if row.skip is not None:
        notes = "; ".join(NOTE_WORDS[note.kind](note) for note in row.notes)
        text = f": {_short(row.text)}" if row.text else ""
        return f"{SKIP_WORDS[row.skip]}{text}" + (f" ({notes})" if notes else "")
    faults = [
        f"cột «{fault.column}»: {FAULT_WORDS[fault.kind](fault)}"
        for fault in row.unreadable
    ]
    return "; ".join([*faults, *(NOTE_WORDS[note.kind](note) for note in row.notes)])


def say_guess(guess: HeadingGuess | None) -> str:
    """Return what a column was taken for, and why."""
    if guess is None:
        return "không rõ, chưa dùng"
    if guess.meaning is Meaning.IGNORED:
        return MEANING_WORDS[guess.meaning]
    why = LIKENESS_WORDS[guess.likeness]
    return f"{MEANING_WORDS[guess.meaning]} ({why}, {guess.score} điểm)"


def say_columns(reading: PeopleReading) -> Iterator[str]:
    """Yield a line for each column that has a heading or a meaning."""
    for column in reading.heading.columns:
        if column.heading or column.guess:
            heading = f"«{column.heading}»" if column.heading else "(không tiêu đề)"
            yield f"Cột {column.letter} {heading}: {say_guess(column.guess)}"


def _short(text: str) -> str:
    longest = 120
    return text if len(text) <= longest else f"{text[:longest]}…"
