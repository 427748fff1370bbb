"""A lawful result drawn at random, and ways in which offices print it."""

from dataclasses import dataclass
from random import Random

from tinnhiem.core.outcome.percents import PrintedPercent
from tinnhiem.core.outcome.published import PublishedResult
from tinnhiem.core.outcome.result_table import read_result_table
from tinnhiem.core.outcome.result_text import read_result_text
from tinnhiem.core.outcome.text_lines import TextLine
from tinnhiem.core.tables import RawTable, TableFormat

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Đỗ", "Ngô", "Vũ", "Đặng")
MIDDLE = ("Văn", "Thị", "Hữu", "Quốc", "Mỹ")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Em", "Giang", "Hạnh", "Ý")
POSTS = ("Giám đốc Sở", "Phó Giám đốc Sở", "Chánh Văn phòng", "Trưởng phòng Tổng hợp")
WORDS = ("tín nhiệm cao", "tín nhiệm", "tín nhiệm thấp")
SHORT = ("TNC", "TN", "TNT")


@dataclass(frozen=True)
class Rated:
    """One person with the answers (high, confidence, low)."""

    name: str
    post: str
    counts: tuple[int, int, int]
    percents: tuple[str, str, str]


@dataclass(frozen=True)
class Vote:
    """A vote whose percents are right, of the ballots returned."""

    returned: int
    people: tuple[Rated, ...]


@dataclass(frozen=True)
class Style:
    """How an office prints percents."""

    places: int = 2
    drops_zeros: bool = False
    point: str = ","
    sign: str = "%"

    def percent(self, part: int, whole: int) -> str:
        text = PrintedPercent(0, self.places).right(part, whole).text.rstrip("%")
        if self.drops_zeros and "," in text:
            text = text.rstrip("0").rstrip(",")
        return text.replace(",", self.point) + self.sign


def make_style(random: Random, *, least: int = 0) -> Style:
    return Style(
        places=random.randint(least, 2),
        drops_zeros=random.random() < 0.5,
        point=random.choice(",."),
        sign=random.choice(["%", " %", "\xa0%"]),
    )


def make_vote(random: Random, style: Style) -> Vote:
    returned = random.choice([random.randint(1, 30), random.randint(1, 300)])
    names = [f"{f} {m} {g}" for f in FAMILY for m in MIDDLE for g in GIVEN]
    people = []
    for name in random.sample(names, random.randint(1, 6)):
        valid = returned - random.randint(0, min(2, returned))
        high = random.randint(0, valid)
        confidence = random.randint(0, valid - high)
        counts = (high, confidence, valid - high - confidence)
        shares = tuple(style.percent(part, returned) for part in counts)
        people.append(
            Rated(name, random.choice(POSTS), counts, (shares[0], shares[1], shares[2]))
        )
    return Vote(returned, tuple(people))


def as_table(vote: Vote) -> PublishedResult:
    rows = [("TT", "Họ và tên", "Chức vụ", "Thu về", *_level_heads())]
    for number, one in enumerate(vote.people, start=1):
        cells = [
            text
            for pair in zip(map(str, one.counts), one.percents, strict=True)
            for text in pair
        ]
        rows.append((str(number), one.name, one.post, str(vote.returned), *cells))
    table = RawTable(format=TableFormat.CSV, rows=tuple(rows))
    found = read_result_table(table, file="bảng")
    assert found is not None
    return found[0]


def _level_heads() -> list[str]:
    return [text for word in WORDS for text in (word.capitalize(), f"{word} %")]


def text_of(vote: Vote, random: Random) -> str:
    """Return the vote as prose, one of four ways for each person."""
    total = random.choice(
        [
            f"Tổng số phiếu thu về: {vote.returned} phiếu.",
            f"Số phiếu thu về là {vote.returned:02d} phiếu.",
            f"Kết quả có {vote.returned} phiếu thu về.",
        ]
    )
    ways = [_in_short, _line_by_line, _count_first, _with_whole]
    told = [random.choice(ways)(one, vote) for one in vote.people]
    return "\n".join([total, *told])


def as_text(vote: Vote, random: Random) -> PublishedResult:
    return read(text_of(vote, random))


def read(text: str) -> PublishedResult:
    lines = [TextLine(text=t, line=n) for n, t in enumerate(text.split("\n"), start=1)]
    return read_result_text(lines, file="văn bản")


def _in_short(one: Rated, vote: Vote) -> str:
    shares = zip(SHORT, one.counts, one.percents, strict=True)
    told = ", ".join(f"{word} {count} ({percent})" for word, count, percent in shares)
    return f"Đồng chí {one.name}, {one.post}: {told}."


def _line_by_line(one: Rated, vote: Vote) -> str:
    shares = zip(WORDS, one.counts, one.percents, strict=True)
    told = ";\n".join(
        f"- {word.capitalize()}: {count:02d} phiếu, chiếm {percent}"
        for word, count, percent in shares
    )
    return f"Đồng chí {one.name}, {one.post}:\n{told}."


def _count_first(one: Rated, vote: Vote) -> str:
    shares = zip(WORDS, one.counts, one.percents, strict=True)
    told = "; ".join(
        f"{count} phiếu {word}, chiếm {percent}" for word, count, percent in shares
    )
    return f"Đồng chí {one.name}, {one.post} có {told}."


def _with_whole(one: Rated, vote: Vote) -> str:
    shares = zip(WORDS, one.counts, one.percents, strict=True)
    told = "; ".join(
        f"{word} {count}/{vote.returned} phiếu ({percent})"
        for word, count, percent in shares
    )
    return f"Đồng chí {one.name}, {one.post}: {told}."
