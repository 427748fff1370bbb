"""What the plan itself lays down for the conference: its quorum and its minutes."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from tinnhiem.core.plans.deadlines import number_of
from tinnhiem.core.plans.paragraphs import Passage
from tinnhiem.core.plans.plan import MinutesRule, QuorumRule, Source
from tinnhiem.core.plans.words import fold, folded, has

FRACTION_WORDS: Final[dict[str, Fraction]] = {
    fold("hai phần ba"): Fraction(2, 3),
    fold("ba phần tư"): Fraction(3, 4),
    fold("một phần hai"): Fraction(1, 2),
    fold("bốn phần năm"): Fraction(4, 5),
}
WRITTEN: Final = re.compile(
    rf"(?<![\d/])(?P<part>\d{{1,2}})\s?/\s?(?P<whole>\d{{1,2}})(?![\d/])"
    rf"|(?P<percent>\d{{1,3}})\s?%|(?P<words>{'|'.join(FRACTION_WORDS)})"
)
# «trên 1/2», «quá nửa» leave out the bound itself; a quorum here includes it.
EXCLUSIVE: Final = folded(("quá nửa", "trên", "hơn", "quá"))
PRESENCE: Final = folded(("có mặt", "tham dự", "dự họp"))
OF: Final[tuple[tuple[str, str], ...]] = (
    (fold("triệu tập"), "summoned"),
    (fold("tổng số"), "members"),
    (fold("thành phần ghi phiếu"), "members"),
    (fold("thành viên"), "members"),
    (fold("đại biểu"), "members"),
)
COPIES: Final = re.compile(
    r"(?:lập|làm)\s+(?:thành\s+)?(?P<count>\d{1,2}(?:\s*\([^)]*\))?|\w+)\s+bản(?!\w)"
)
SHARE_OF_COPIES: Final = re.compile(
    r"(?P<count>\d{1,2})\s+bản\s+(?P<verb>gửi|lưu|giao|chuyển)\s*(?P<at>tại|ở|cho)?\s+"
    r"(?P<who>.+?)(?=\s*[,;]?\s*(?:và\s+)?\d{1,2}\s+bản\s|\)|\.|;|$)"
)
SECRECY: Final = re.compile(r"(?:chế độ|độ)\s+(tuyệt mật|tối mật|mật)")


def quorum_in(
    passages: Iterable[Passage],
) -> tuple[QuorumRule | None, tuple[Source, ...]]:
    """Return the quorum, and the sentences that speak of one but cannot be read."""
    gaps: list[Source] = []
    found: list[QuorumRule] = []
    for source in _sentences(passages):
        text = fold(source.text)
        is_quorum = has(text, *PRESENCE) and has(text, "triệu tập", "số", "đủ")
        shares = list(WRITTEN.finditer(text)) if is_quorum else []
        fraction = _fraction(shares[0]) if len(shares) == 1 else None
        of = next((base for words, base in OF if has(text, words)), "")
        said = text[: shares[0].start()].split()[-1:] if shares else []
        if fraction and of and said[:1] not in [[word] for word in EXCLUSIVE]:
            found.append(QuorumRule(fraction, of, source))
        elif shares or (is_quorum and has(text, *EXCLUSIVE)):
            gaps.append(source)
    if len({(rule.fraction, rule.of) for rule in found}) > 1:
        return None, (*gaps, *(rule.source for rule in found))
    return (found[0] if found else None), tuple(gaps)


def minutes_in(
    passages: Iterable[Passage],
) -> tuple[MinutesRule | None, tuple[Source, ...]]:
    """Return how the minutes of the count are copied, and unreadable sentences."""
    for source in _sentences(passages):
        text = fold(source.text)
        copies = COPIES.search(text) if has(text, "biên bản") else None
        if copies is None:
            continue
        count = number_of(copies["count"])
        if count is None:
            return None, (source,)
        secrecy = SECRECY.search(text)
        recipients, shares = _recipients(source.text)
        words = secrecy[1] if secrecy else ""
        return MinutesRule(count, recipients, words, source, shares), ()
    return None, ()


def _recipients(text: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return one name per copy, and the number of copies of each clause."""
    names: list[str] = []
    shares: list[int] = []
    for found in SHARE_OF_COPIES.finditer(text):
        count, who = int(found["count"]), _names(found["who"])
        if fold(found["verb"]) == fold("lưu"):
            who = [" ".join(filter(None, ("lưu", found["at"], *who)))]
        shares.append(count)
        names += who * count if len(who) == 1 else who
    return tuple(names), tuple(shares)


def _names(text: str) -> list[str]:
    pieces = re.split(r",\s*|\s+và\s+", text)
    return [piece.strip(" .;") for piece in pieces if piece.strip(" .;")]


def _fraction(found: re.Match[str]) -> Fraction | None:
    if found["words"]:
        return FRACTION_WORDS[found["words"]]
    part, whole = found["part"] or found["percent"], found["whole"] or "100"
    if not 0 < int(part) <= int(whole):
        return None
    return Fraction(int(part), int(whole))


def _sentences(passages: Iterable[Passage]) -> Iterator[Source]:
    """Yield sentences; a semicolon outside brackets ends one too."""
    for passage in passages:
        depth, start = 0, 0
        text = passage.text
        for place, letter in enumerate(text):
            depth = max(0, depth + (letter == "(") - (letter == ")"))
            ends = letter in ".;" and text[place + 1 : place + 2] in ("", " ")
            if ends and depth == 0:
                yield Source(passage.line, text[start : place + 1].strip())
                start = place + 1
        if text[start:].strip():
            yield Source(passage.line, text[start:].strip())
