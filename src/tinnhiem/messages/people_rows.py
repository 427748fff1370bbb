"""What a clerk reads about each row of a table of people: what it is, and why."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from tinnhiem.core.people.heading import HeadingGuess, Likeness, Meaning
from tinnhiem.core.people.read_row import NoteKind, PeopleReading, ReadRow, RowNote
from tinnhiem.core.people.row_kinds import SkipKind
from tinnhiem.core.tables import Caution, CautionKind
from tinnhiem.core.wording import Wording, joined, wordings
from tinnhiem.messages.people_faults import FAULT_WORDS

MEANING_WORDS: Final[Mapping[Meaning, Wording]] = wordings(
    {
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
)
LIKENESS_WORDS: Final[Mapping[Likeness, Wording]] = wordings(
    {
        Likeness.SAID: "do người nhập chỉ định",
        Likeness.EXACT: "khớp nguyên văn",
        Likeness.UNMARKED: "khớp khi bỏ dấu",
        Likeness.INSIDE: "có cụm từ này trong tiêu đề",
        Likeness.CONTENT: "đoán theo nội dung cột",
    }
)
SKIP_WORDS: Final[Mapping[SkipKind, Wording]] = wordings(
    {
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
)
NOTE_WORDS: Final[Mapping[NoteKind, Callable[[RowNote], str]]] = {
    NoteKind.TAKEN_OFF: lambda n: Wording("bỏ «{value}» khỏi họ tên", value=n.value),
    NoteKind.CAPITALS: lambda n: Wording(
        "họ tên «{value}» đề nghị viết «{detail}»", value=n.value, detail=n.detail
    ),
    NoteKind.SERIAL_DAY: lambda n: Wording(
        "ngày sinh «{value}» là số ngày của Excel", value=n.value
    ),
    NoteKind.YEAR_ONLY: lambda n: Wording(
        "ngày sinh «{value}» chỉ lấy năm", value=n.value
    ),
    NoteKind.GENDER_BY_ADDRESS: lambda n: Wording(
        "giới tính «{value}» suy từ cách xưng hô", value=n.value
    ),
    NoteKind.UNIT_BY_SECTION: lambda n: Wording(
        "đơn vị «{value}» lấy theo dòng nhóm", value=n.value
    ),
    NoteKind.CATEGORY_BY_SECTION: lambda n: Wording(
        "thành phần «{value}» lấy theo dòng nhóm", value=n.value
    ),
    NoteKind.NUMBER_JUMPS: lambda n: Wording(
        "số thứ tự nhảy từ {detail} đến {value}; kiểm tra có sót người không",
        detail=n.detail,
        value=n.value,
    ),
    NoteKind.NAMESAKE: lambda n: Wording(
        "trùng với người ở dòng {detail}; nếu là một người thì gộp hai dòng",
        detail=n.detail,
    ),
    NoteKind.MAY_BE_KNOWN: lambda n: Wording(
        "đã có «{value}»{born} với mã hoặc ngày sinh khác; nếu là một người, ghi "
        "đúng mã hoặc gộp hai hồ sơ",
        value=n.value,
        born=Wording(" (sinh {detail})", detail=n.detail) if n.detail else "",
    ),
    NoteKind.TOTAL_DIFFERS: lambda n: Wording(
        "ghi {value}, bảng có {detail} người tính đến dòng này",
        value=n.value,
        detail=n.detail,
    ),
    NoteKind.CELL_LEFT: lambda n: Wording(
        "«{value}» ở cột {detail} không có tiêu đề, không dùng",
        value=n.value,
        detail=n.detail,
    ),
    NoteKind.LETTERS_UNSURE: lambda n: Wording(
        "«{value}» chuyển từ phông chữ cũ, chưa chắc đúng chữ hoặc đúng "
        "hoa, thường; đối chiếu với bản gốc",
        value=n.value,
    ),
}

CAUTION_WORDS: Final[Mapping[CautionKind, Wording]] = wordings(
    {
        CautionKind.EXTERNAL_LINKS: (
            "Tệp có liên kết đến tệp khác; giá trị lấy theo lần lưu cuối, không cập "
            "nhật"
        ),
        CautionKind.HIDDEN_ROWS: "Bảng có dòng bị ẩn, vẫn được đọc",
        CautionKind.HIDDEN_COLUMNS: "Bảng có cột bị ẩn, vẫn được đọc",
    }
)
PLACES_SHOWN: Final = 20


def say_caution(caution: Caution) -> str:
    """Return what the table holds beside what it shows, and where."""
    shown = ", ".join(caution.places[:PLACES_SHOWN])
    rest = len(caution.places) - PLACES_SHOWN
    what = CAUTION_WORDS[caution.kind]
    if not shown:
        return Wording("{what}.", what=what)
    if rest <= 0:
        return Wording("{what}: {shown}.", what=what, shown=shown)
    return Wording(
        "{what}: {shown} và {rest} chỗ nữa.", what=what, shown=shown, rest=rest
    )


def say_encoding(reading: PeopleReading) -> str:
    """Return how bytes became letters, and why; empty where the format says it."""
    encoding = reading.encoding
    if not encoding.name:
        return ""
    sure = "" if encoding.is_sure else Wording(" (chưa chắc, cần xem lại chữ)")
    evidence = joined([": ", encoding.evidence], "") if encoding.evidence else ""
    return Wording(
        "Bảng mã: {name}{sure}{evidence}",
        name=encoding.name,
        sure=sure,
        evidence=evidence,
    )


def say_row(row: ReadRow) -> str:
    """Return why a row is what it is; empty when nothing needs saying."""
    if row.skip is not None:
        notes = joined(NOTE_WORDS[note.kind](note) for note in row.notes)
        text = f": {_short(row.text)}" if row.text else ""
        why = joined([" (", notes, ")"], "") if notes else ""
        return joined([SKIP_WORDS[row.skip], text, why], "")
    faults = [
        Wording(
            "cột «{column}»: {value}",
            column=fault.column,
            value=FAULT_WORDS[fault.kind](fault),
        )
        for fault in row.unreadable
    ]
    return joined([*faults, *(NOTE_WORDS[note.kind](note) for note in row.notes)])


def say_guess(guess: HeadingGuess | None) -> str:
    """Return what a column was taken for, and why."""
    if guess is None:
        return Wording("không rõ, chưa dùng")
    if guess.meaning is Meaning.IGNORED:
        return MEANING_WORDS[guess.meaning]
    why = LIKENESS_WORDS[guess.likeness]
    return Wording(
        "{meaning} ({why}, {score} điểm)",
        meaning=MEANING_WORDS[guess.meaning],
        why=why,
        score=guess.score,
    )


def say_columns(reading: PeopleReading) -> Iterator[str]:
    """Yield a line for each column that has a heading or a meaning."""
    for column in reading.heading.columns:
        if column.heading or column.guess:
            heading = (
                f"«{column.heading}»" if column.heading else Wording("(không tiêu đề)")
            )
            yield Wording(
                "Cột {letter} {heading}: {guess}",
                letter=column.letter,
                heading=heading,
                guess=say_guess(column.guess),
            )


def _short(text: str) -> str:
    longest = 120
    return text if len(text) <= longest else f"{text[:longest]}…"
