"""The grammar of deadlines: words and dates read one after the other.

    deadline  := [bound] [hour] ["ngày"] date
               | [bound] count "ngày" "trước" vote
               | "trước" vote [bound] [count "ngày"]
    bound     := chậm nhất | không quá | đến hết …   inclusive
               | trước | xong trước …                exclusive
               | trong | vào …, or nothing           on the day itself

What fits none of these is unreadable: it is reported, never guessed. The words are
in `docs/reference/plan-grammar.md`, part 4.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tinnhiem.core.plans.plan import Deadline, DeadlineKind
from tinnhiem.core.plans.words import fold, folded

DAY, HOUR, COUNT, VOTE, WORD, STOP = "day", "hour", "count", "vote", "word", "stop"

INSTRUMENT = "instrument"
TERMINALS: Final[tuple[tuple[str, str], ...]] = (
    # «Công văn số 1506/UBND-NC ngày 07/4/2023»: the day of an instrument
    (INSTRUMENT, r"số\s+\d+[\w/.-]*(?:\s*,)?\s+ngày\s+\d+[/.-]\d+[/.-]\d+"),
    # «17 giờ 30 phút», «17h00», «17:00»
    (
        HOUR,
        r"(?:\d{1,2}\s*giờ(?:\s*\d{1,2}\s*phút|\s*\d{2}(?=[\s,]*(?:ngày|,)))?"
        r"|\d{1,2}\s?h\s?\d{0,2}|\d{1,2}:\d{2})(?!\w)",
    ),
    # «05/7/2023», «5-7-2023», «05.7.2023», «05/7», «05 tháng 7 năm 2023»
    (
        DAY,
        r"(?:\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{2,4})?(?![\d/]|\.\d|-\d)"
        r"|\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)",
    ),
    # «ngày lấy phiếu tín nhiệm», «khi tổ chức hội nghị»
    (
        VOTE,
        r"(?:(?:ngày|khi|thời\s+điểm|thời\s+gian|buổi)\s+){0,3}"
        r"(?:(?:tổ\s+chức|diễn\s+ra|tiến\s+hành|khai\s+mạc|họp)\s+){0,2}(?:việc\s+)?"
        r"(?:hội\s+nghị|lấy\s+phiếu|bỏ\s+phiếu|ghi\s+phiếu)"
        r"(?:\s+lấy\s+phiếu)?(?:\s+tín\s+nhiệm)?",
    ),
    # «03», «03 (ba)» before «ngày»
    (COUNT, r"\d{1,3}(?:\s*\([^)]{0,40}\))?(?=\s+ngày(?!\s+\d))"),
    (STOP, r"[.;,:()]"),
    (WORD, r"\w+"),
)
LEXICON: Final = re.compile("|".join(f"(?P<{k}>{p})" for k, p in TERMINALS))
# A year outside these is a slip: «20223», «0203».
YEARS: Final = range(1945, 2200)

NUMERALS: Final = folded(
    ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
)

UNTIL: Final = folded(
    (
        "chậm nhất",
        "muộn nhất",
        "trễ nhất",
        "không quá",
        "không muộn hơn",
        "không chậm hơn",
        "đến hết",
        "hết",
        "đến",
        "trước hoặc trong",
        "trong hoặc trước",
        "trước và trong",
        "hạn chót",
        "hạn cuối",
    )
)
BEFORE: Final = folded(("trước",))
ON: Final = folded(("trong", "vào", "đúng", "trong đúng"))
# A date after these is a beginning or a reckoning, not a deadline.
NOT_A_DEADLINE: Final = folded(
    ("sau", "từ", "kể từ", "bắt đầu từ", "tính đến", "tính đến hết", "không trước")
)
# Words between a bound and its date or count.
FILLERS: Final = frozenset(folded(["là", "vào", "ngày", "lúc", "khoảng", "xong"]))
COUNT_FILLERS: Final = FILLERS | frozenset(
    folded(["ít", "nhất", "tối", "thiểu", "chậm", "muộn"])
)
WORKING_DAYS: Final = folded(("làm", "việc"))


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a sentence: its kind and its folded words."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One deadline found in a sentence.

    `deadline` is None when the words speak of a deadline that cannot be read.
    `bound` says whether a word such as «chậm nhất» or «trước» introduces it.
    """

    deadline: Deadline | None
    bound: bool


def deadlines_in(text: str, *, year: int | None = None) -> tuple[Reading, ...]:
    """Return every deadline of a text, in order.

    Args:
        text: A sentence or the value of a labelled line, NFC.
        year: The plan's own year, for dates written without one; None when the plan
            leaves it blank. No other year is ever assumed.
    """
    tokens = tokens_of(text)
    readings: list[Reading] = []
    place = 0
    while place < len(tokens):
        reading, place = _read(tokens, place, year=year)
        if reading is not None and reading not in readings:
            readings.append(reading)
    return tuple(readings)


def tokens_of(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text; a date of an instrument is no token."""
    return tuple(
        Token(found.lastgroup or WORD, found[0])
        for found in LEXICON.finditer(fold(text))
        if found.lastgroup != INSTRUMENT
    )


def date_of(text: str, *, year: int | None = None) -> date | None:
    """Return the day written in `text`; None when it is no day or lacks its year.

    «30/6/2023», «30.6.2023», «30-06-2023», «30 tháng 6 năm 2023», «30/6».
    """
    numbers = [int(digits) for digits in re.findall(r"\d+", text)]
    if len(numbers) == 2 and year is not None:  # noqa: PLR2004 - day and month
        numbers.append(year)
    if len(numbers) != 3:  # noqa: PLR2004 - day, month, year
        return None
    # Two digits of a year stand for the plan's own year or for nothing we know.
    if numbers[2] < 100:  # noqa: PLR2004 - a century is missing
        if year is None or year % 100 != numbers[2]:
            return None
        numbers[2] = year
    if numbers[2] not in YEARS:
        return None
    try:
        return date(numbers[2], numbers[1], numbers[0])
    except ValueError:
        return None


def number_of(text: str) -> int | None:
    """Return «03», «ba» or «03 (ba)» as a number; None when its parts disagree."""
    digits = re.match(r"\d+", text)
    spelled = re.search(r"\(([^)]*)\)", text)
    words = fold(spelled[1].strip()) if spelled else ("" if digits else fold(text))
    value = NUMERALS.index(words) if words in NUMERALS else None
    if digits is None:
        return value
    agrees = not words or words.isdigit() or value in (None, int(digits[0]))
    return int(digits[0]) if agrees else None


def _read(
    tokens: Sequence[Token], place: int, *, year: int | None
) -> tuple[Reading | None, int]:
    """Return the deadline that ends at `place`, if one does, and where to go on."""
    token = tokens[place]
    if token.kind == DAY:
        return _dated(tokens, place, year=year), place + 1
    if token.kind == COUNT or token.text in NUMERALS:
        return _counted(tokens, place)
    if token.kind == VOTE and _words_before(tokens, place)[-1:] == BEFORE:
        return _before_vote(tokens, place)
    return None, place + 1


def _dated(tokens: Sequence[Token], place: int, *, year: int | None) -> Reading | None:
    words, hour = _words_before(tokens, place), _hour_before(tokens, place)
    if _ends_in(words, NOT_A_DEADLINE):
        return None
    kind = _bound(words)
    if kind is None and _is_aside(tokens, place):
        return None
    day = date_of(tokens[place].text, year=year)
    # «ngày 2 8/6»: a figure right before a date may be its torn-off half.
    if day is None or (place and tokens[place - 1].text.isdigit()):
        return Reading(None, bound=kind is not None)
    if kind is DeadlineKind.BEFORE and hour > 0:
        # «trước 17 giờ ngày 05/7»: most of that day may still be used.
        kind = DeadlineKind.ON_OR_BEFORE
    return Reading(Deadline(kind or DeadlineKind.ON, day), bound=kind is not None)


def _is_aside(tokens: Sequence[Token], place: int) -> bool:
    """Say whether «2/3» without a year looks like a share, not a day."""
    if len(re.findall(r"\d+", tokens[place].text)) > 2:  # noqa: PLR2004 - a year too
        return False
    return place > 0 and tokens[place - 1].text != fold("ngày")


def _counted(tokens: Sequence[Token], place: int) -> tuple[Reading | None, int]:
    """Read «03 ngày trước ngày lấy phiếu» that begins at `place`."""
    following = [t for t in tokens[place + 1 : place + 9] if t.text != fold("là")]
    if not following or following[0].text != fold("ngày"):
        return None, place + 1
    rest = following[1:]
    working = tuple(t.text for t in rest[:2]) == WORKING_DAYS
    rest = rest[2:] if working else rest
    if len(rest) < 2 or rest[0].text not in BEFORE or rest[1].kind != VOTE:  # noqa: PLR2004
        return (Reading(None, bound=True) if working else None), place + 1
    days = None if working else number_of(tokens[place].text)
    end = next(i for i in range(place, len(tokens)) if tokens[i] is rest[1])
    return _relative(days), end + 1


def _before_vote(tokens: Sequence[Token], place: int) -> tuple[Reading, int]:
    """Read «trước ngày lấy phiếu (ít nhất) 3 ngày»; without a count, one day."""
    after = place + 1
    while after < len(tokens) and (tokens[after].text in COUNT_FILLERS):
        after += 1
    if after + 1 < len(tokens) and tokens[after + 1].text == fold("ngày"):
        token = tokens[after]
        if token.kind == COUNT or token.text in NUMERALS:
            working = tuple(t.text for t in tokens[after + 2 : after + 4])
            if working == WORKING_DAYS:
                return Reading(None, bound=True), after + 4
            return _relative(number_of(token.text)), after + 2
    return _relative(1), place + 1


def _relative(days: int | None) -> Reading:
    if days is None:
        return Reading(None, bound=True)
    return Reading(Deadline(DeadlineKind.DAYS_BEFORE_VOTE, days=days), bound=True)


def _words_before(tokens: Sequence[Token], place: int) -> tuple[str, ...]:
    """Return up to four words right before `place`, fillers and hours left out."""
    words: list[str] = []
    for token in reversed(tokens[max(0, place - 8) : place]):
        if token.kind == HOUR or (token.text == "," and not words):
            continue
        if token.kind != WORD:
            break
        if words or token.text not in FILLERS or token.text in ON:
            words.append(token.text)
    return tuple(reversed(words))


def _hour_before(tokens: Sequence[Token], place: int) -> int:
    hours = [t for t in tokens[max(0, place - 3) : place] if t.kind == HOUR]
    return sum(map(int, re.findall(r"\d+", hours[-1].text))) if hours else 0


def _bound(words: tuple[str, ...]) -> DeadlineKind | None:
    """Return what the words before a date make of it; None when they are silent."""
    # «chậm nhất vào ngày»: the stronger word stands before the weaker one.
    inner = words[:-1] if words[-1:] and words[-1] in ON else words
    if _ends_in(words, UNTIL) or _ends_in(inner, UNTIL):
        return DeadlineKind.ON_OR_BEFORE
    if _ends_in(inner, BEFORE):
        return DeadlineKind.BEFORE
    return DeadlineKind.ON if _ends_in(words, ON) else None


def _ends_in(words: tuple[str, ...], phrases: Sequence[str]) -> bool:
    said = " ".join(words)
    return any(said == p or said.endswith(f" {p}") for p in phrases)
