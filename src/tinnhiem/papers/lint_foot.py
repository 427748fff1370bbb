"""Rules about the foot of a paper: end, recipients, copies, names (L04 … L07, L10)."""

import re
from collections.abc import Iterator
from typing import Final

from tinnhiem.core.papers.lint import PaperFinding, fault, warning
from tinnhiem.papers.lint_sheet import KINDS, Line, Role, Sheet, cut

_TITLE: Final = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|Th\.S|TSKH|BS|KS|CN|CVC|LS|NGND|NGƯT)\b\.?\s*)+"
    r"(?=[A-ZÀ-ỸĐ])|(?:Ông|Bà|Tiến sĩ|Thạc sĩ|Giáo sư|Phó Giáo sư|Kỹ sư|Cử nhân)"
    r"\s*:?\s+(?=[A-ZÀ-ỸĐ])"
)
EXCERPT_END: Final = 30  # characters before the end mark that a finding repeats
_SAME: Final = "Như trên"
_SHARES: Final = re.compile(r"\((\d+)\s+bản\)")
_MADE: Final = re.compile(r"lập thành\s+(\d+)\s+bản")
_COPY: Final = re.compile(r"Bản số\s*:?\s*(\d+)/(\d+)")


def signers(sheet: Sheet) -> Iterator[PaperFinding]:
    """L04: no degree and no «Ông», «Bà» before the signer's name."""
    for line in sheet.of(Role.SIGNING):
        found = _TITLE.match(line.text.strip())
        if found:
            bare = line.text.strip()[found.end() :]
            yield fault("L04", where=line.where, stands=line.excerpt, should=bare)


def recipients(sheet: Sheet) -> Iterator[PaperFinding]:
    """L05: marks at the ends of lines, «Lưu:» last, «Như trên» with «Kính gửi»."""
    listed = [line for line in sheet.of(Role.RECIPIENT) if not _is_label(line)]
    if not listed:
        if any(sheet.of(Role.NUMBER)) and sheet.kind in KINDS:
            yield from _no_recipients(sheet)
        return
    for line in listed[:-1]:
        if not re.search(r"(?<![;.,]);$", line.text.rstrip()):
            ended = line.text.strip().rstrip(";., ")
            yield _ended(line, f"{cut(ended)};")
    yield from _last_recipient(listed[-1], is_party=sheet.is_party)
    yield from _same_as_above(sheet, listed[0])


def _is_label(line: Line) -> bool:
    return line.text.strip().casefold().rstrip(" :") == "nơi nhận"


def _no_recipients(sheet: Sheet) -> Iterator[PaperFinding]:
    number = next(sheet.of(Role.NUMBER))
    yield warning(
        "L05",
        where=number.where,
        stands=f"{sheet.kind} có số, ký hiệu nhưng không có Nơi nhận",
        should="Nơi nhận: …; - Lưu: VT, <đơn vị>.",
    )


def _ended(line: Line, should: str) -> PaperFinding:
    return fault("L05", where=line.where, stands=line.excerpt, should=should)


def _last_recipient(line: Line, *, is_party: bool) -> Iterator[PaperFinding]:
    text = line.text.strip().lstrip("-–— ")
    kept = "Lưu" if is_party else "Lưu:"
    if not text.startswith(kept) or (is_party and text.startswith("Lưu:")):
        yield _ended(line, f"Dòng cuối là «- {kept} VT, <đơn vị>.»")
    if not re.search(r"(?<![;.,])\.$", text):
        yield _ended(line, f"- {cut(text.rstrip(';., '))}.")


def _same_as_above(sheet: Sheet, first: Line) -> Iterator[PaperFinding]:
    is_addressed = any(sheet.of(Role.ADDRESSEE))
    says_so = _SAME in first.text
    if is_addressed and not says_so:
        yield _ended(first, f"Dòng đầu là «- {_SAME};» vì có «Kính gửi»")
    if says_so and not is_addressed:
        yield _ended(first, f"Không ghi «{_SAME}» vì không có «Kính gửi»")


def copies(sheet: Sheet) -> Iterator[PaperFinding]:
    """L07: the copies sent out are as many as were made."""
    said = dict(_copies_said(sheet))
    if len({count for count, _ in said.values()}) > 1:
        counts = {words: count for words, (count, _) in said.items()}
        told = "; ".join(f"{words}: {count:02d} bản" for words, count in counts.items())
        _, line = next(iter(said.values()))
        yield fault(
            "L07",
            where=line.where,
            stands=told,
            should="Ba số bằng nhau: số bản lập, tổng số bản ở Nơi nhận, «Bản số: …/…»",
        )


def _copies_said(sheet: Sheet) -> Iterator[tuple[str, tuple[int, Line]]]:
    listed = list(sheet.of(Role.RECIPIENT))
    shares = [int(n) for line in listed for n in _SHARES.findall(line.text)]
    if shares:
        yield "tổng số bản ở Nơi nhận", (sum(shares), listed[-1])
    for line in sheet.lines:
        made, copy = _MADE.search(line.text), _COPY.search(line.text)
        if made:
            yield "số bản được lập", (int(made[1]), line)
        if copy:
            yield "số bản ghi ở «Bản số»", (int(copy[2]), line)


def end_mark(sheet: Sheet) -> Iterator[PaperFinding]:
    """L10: the last sentence ends in «./.», a Party paper in «.»."""
    last = next(reversed(list(sheet.of(Role.BODY, Role.HEADING))), None)
    if last is None or not sheet.is_official:
        return
    texts = [line.text.rstrip() for line in sheet.of(Role.BODY, Role.HEADING)]
    # In a PDF, what stands after the end may be a cell or a signature.
    text = next((one for one in texts if sheet.is_flowing and one.endswith("./.")), "")
    text = text or texts[-1]
    ended = text.rstrip("./ ")[-EXCERPT_END:]
    if sheet.is_party and (text.endswith("./.") or not text.endswith(".")):
        yield fault("L10", where=last.where, stands=last.excerpt, should=f"…{ended}.")
    elif not sheet.is_party and not text.endswith("./."):
        yield fault("L10", where=last.where, stands=last.excerpt, should=f"…{ended}./.")
