"""The head and the foot of the plan as a paper: issuer, number, date, signer."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tinnhiem.core.plans.paragraphs import Passage
from tinnhiem.core.plans.plan import Head, PaperForm
from tinnhiem.core.plans.words import fold, is_upper

NUMBER: Final = re.compile(
    r"(?i:số)\s*:?\s*(?P<number>[\d\s.…_-]*)(?P<symbol>[-/].+)?$"
)
BLANK: Final = r"[.…_\s]*"
DATE: Final = re.compile(
    rf"(?P<place>[^,]*),\s*ngày{BLANK}(?P<day>\d{{0,2}}){BLANK}tháng{BLANK}"
    rf"(?P<month>\d{{0,2}}){BLANK}năm{BLANK}(?P<year>\d{{0,4}})"
)
AT: Final = re.compile(r"(?:\btại|\bcủa|\bở)\s+(?P<where>\S.*)$")
PARTY_MOTTO: Final = "đảng cộng sản việt nam"
STATE_MOTTO: Final = "cộng hòa xã hội"
MOTTO: Final = (STATE_MOTTO, "độc lập", PARTY_MOTTO)
# Bodies of the Party by the first words of their names; «Ban Chấp hành» alone may be a
# trade union's.
PARTY_BODIES: Final = re.compile(
    r"(?:chi bộ|chi ủy|chi uỷ|đảng bộ|đảng ủy|đảng uỷ|tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ"
    r"|huyện ủy|huyện uỷ|quận ủy|quận uỷ|ban cán sự đảng|đảng đoàn"
    r"|ban chấp hành (?:đảng bộ|trung ương)"
    r"|ban thường vụ (?:tỉnh|thành|huyện|quận|đảng) ?(?:ủy|uỷ))\b",
    re.IGNORECASE,
)
OPENERS: Final = re.compile(
    r"Căn cứ\b|Thực hiện (?:[A-ZĐ]|theo)|Theo\b|Để\b|Nhằm\b|Xét\b"
)
IGNORED: Final = re.compile(r"[(/]?\s*(?i:đã ký|ký tên|dự thảo)\b.*")


@dataclass(frozen=True, slots=True)
class Parts:
    """The plan cut at its head, its body and its foot."""

    head: tuple[Passage, ...]
    subject: tuple[Passage, ...]
    preamble: tuple[Passage, ...]
    body: tuple[Passage, ...]
    foot: tuple[Passage, ...]


def parts_of(passages: Sequence[Passage], *, first_section: int) -> Parts:
    """Cut the text; `first_section` is the place of the first section in it."""
    title = title_at(passages[:first_section])
    after = passages[title + 1 : first_section]
    opener = next(
        (i for i, p in enumerate(after) if i and _opens_preamble(p.text)), len(after)
    )
    foot = _foot_at(passages, first_section)
    return Parts(
        head=tuple(passages[: title + 1]),
        subject=tuple(after[:opener]),
        preamble=tuple(after[opener:]),
        body=tuple(passages[first_section:foot]),
        foot=tuple(passages[foot:]),
    )


def title_at(passages: Sequence[Passage]) -> int:
    """Return the place of the heading KẾ HOẠCH, its last line; -1 when there is none.

    A copied text may break even the heading in two.
    """
    texts = [passage.text for passage in passages]
    for place, text in enumerate(texts):
        if _is_title(text):
            return place
    for place, (first, second) in enumerate(pairwise(texts), start=1):
        if _is_title(f"{first} {second}") or _is_title(first + second):
            return place
    return -1


def _is_title(text: str) -> bool:
    return fold(text).strip(" .:") == fold("kế hoạch")


def head_of(parts: Parts) -> Head:
    """Return the facts of head and foot; blanks stay blank."""
    number, symbol = _number(parts.head)
    place, day, month, year = _place_and_date(parts.head)
    letterhead = _letterhead(parts.head)
    subject = " ".join(passage.text for passage in parts.subject).rstrip(" .")
    recipients, title, name = _foot(parts.foot)
    issuer = _issuer(subject, letterhead)
    return Head(
        issuer=issuer,
        superior=letterhead[0] if len(letterhead) > 1 else "",
        place=place,
        number=number,
        symbol=symbol,
        day=day,
        month=month,
        year=year,
        kind=parts.head[-1].text if parts.head else "",
        subject=subject,
        signer_title=title,
        signer_name=name,
        recipients=recipients,
        form=_form(parts.head, issuer, letterhead),
    )


def is_party_body(name: str) -> bool:
    """Say whether the name is that of a body of the Party."""
    return bool(PARTY_BODIES.match(name.strip()))


def _form(
    head: Sequence[Passage], issuer: str, letterhead: tuple[str, ...]
) -> PaperForm | None:
    """Return the form that the head itself shows; None when it shows none."""
    words = [fold(passage.text) for passage in head]
    if any(fold(PARTY_MOTTO) in text for text in words):
        return PaperForm.PARTY
    if any(fold(STATE_MOTTO) in text for text in words):
        return PaperForm.STATE
    issues = letterhead[-1] if letterhead else issuer
    return PaperForm.PARTY if is_party_body(issues) else None


def _opens_preamble(text: str) -> bool:
    return bool(OPENERS.match(text))


def _foot_at(passages: Sequence[Passage], first_section: int) -> int:
    for place in range(first_section, len(passages)):
        text = passages[place].text
        if fold(text).startswith(fold("nơi nhận")):
            return place
        if text.endswith("./."):
            return place + 1
    return len(passages)


def _number(head: Sequence[Passage]) -> tuple[str, str]:
    for passage in head:
        found = NUMBER.match(passage.text)
        if found and (found["symbol"] or ":" in passage.text):
            number = re.sub(r"\D", "", found["number"])
            return number, (found["symbol"] or "").lstrip("-/ ").strip()
    return "", ""


def _place_and_date(
    head: Sequence[Passage],
) -> tuple[str, int | None, int | None, int | None]:
    for passage in head:
        found = DATE.search(passage.text)
        if found:
            day, month, year = (
                int(found[part]) if found[part] else None
                for part in ("day", "month", "year")
            )
            # «năm 20…»: half a year is no year.
            whole = year if year and year > 999 else None  # noqa: PLR2004 - four digits
            return found["place"].strip(), day, month, whole
    return "", None, None, None


def _letterhead(head: Sequence[Passage]) -> tuple[str, ...]:
    return tuple(
        passage.text
        for passage in head[:-1]
        if is_upper(passage.text)
        and not NUMBER.match(passage.text)
        and not fold(passage.text).startswith(tuple(map(fold, MOTTO)))
    )


def _issuer(subject: str, letterhead: tuple[str, ...]) -> str:
    """The subject says it in full; the letterhead says it in capitals."""
    found = re.search(r"\btại\s+(\S.*)$", subject) or AT.search(subject)
    if found:
        return found[1].strip(" .,")
    return letterhead[-1] if letterhead else ""


def _foot(foot: Sequence[Passage]) -> tuple[tuple[str, ...], str, str]:
    recipients: list[str] = []
    titles: list[str] = []
    name = ""
    for passage in foot:
        text = passage.text
        if fold(text).startswith(fold("nơi nhận")):
            text = text.partition(":")[2].strip()
        if fold(text).startswith(fold("phụ lục")):
            break
        if not text or IGNORED.fullmatch(text):
            continue
        if re.match(r"[-–—+]\s*", text) or text.endswith((";", ",")):
            recipients.append(text.lstrip("-–—+ ").rstrip(" ;"))
        elif is_upper(text):
            titles.append(text)
        elif recipients and not titles:
            recipients[-1] = f"{recipients[-1]} {text.rstrip(' ;')}"
        else:
            name = f"{name} {text}".strip()
    return tuple(recipients), " ".join(titles), name
