"""Words and sentences of asking officeholders to explain."""

from datetime import date
from typing import Final

from tinnhiem.core.clarifications.clocks import Clock, ClockKind
from tinnhiem.core.wording import Wording, wordings

_CLOCKS: Final[dict[ClockKind, str]] = {
    ClockKind.ASKING: "Gửi đề nghị giải trình",
    ClockKind.ANSWERING: "Báo cáo giải trình",
}
CLOCK_WORDS: Final[dict[ClockKind, Wording]] = wordings(_CLOCKS)
WORTH_COUNTING: Final = 60  # days


def until_words(clock: Clock, *, today: date) -> str:
    """Return «còn 3 ngày, đến hết 03/7/2023», with the day itself always named."""
    left = clock.days_left(today)
    if left is None or clock.last_day is None:
        return Wording("chưa tính được thời hạn vì chưa ấn định ngày họp")
    day = clock.last_day
    if left > 0:
        return Wording("còn {left} ngày, đến hết {day}", left=left, day=day)
    if left == 0:
        return Wording("hôm nay là ngày cuối, đến hết {day}", day=day)
    if -left > WORTH_COUNTING:
        return Wording("đã hết hạn từ hết ngày {day}", day=day)
    return Wording("đã hết hạn từ hết ngày {day}, quá {over} ngày", day=day, over=-left)


def day_words(day: date) -> str:
    """Return «03/7/2023», as official papers write a day."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)  # noqa: PLR2004
    return f"{day.day:02d}/{month}/{day.year}"
