"""Who a statement is about: a name behind «đồng chí», «ông», «bà», or a family name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.people.vietnamese_name import normal_name

_HONORIFIC: Final = re.compile(
    r"(?<!\w)(?:(?:các\s+)?đồng\s+chí|đ/c|ông|bà)\s*:?\s+", re.IGNORECASE
)
_WORD: Final = re.compile(r"[^\W\d_]+")
_MARK: Final = re.compile(r"\s*(?:[-–•*+]|\(?(?:\d{1,3}|[a-zđ]|[IVX]{1,5})[.)])?\s*")
# The hundred families of which nearly every Vietnamese is one, the commonest of them.
FAMILIES: Final = frozenset(
    {
        *("nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ"),
        *("võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý"),
        *("đinh", "trương", "mai", "tô", "lâm", "đoàn", "quách", "hà"),
        *("cao", "lưu", "trịnh", "tạ", "châu", "thái", "kiều", "nông"),
        *("vi", "lò", "hứa", "lương", "phùng", "đào", "chu", "vương"),
        *("tăng", "tống", "thân", "thạch", "triệu", "từ", "văn", "viên"),
        *("la", "khuất", "khổng", "doãn", "diệp", "đàm", "công", "tôn"),
        *("quản", "giang", "hoa", "kim", "lục", "lại", "lã", "mạc"),
        *("nghiêm", "ninh", "phí", "sầm", "tiêu", "trang", "vừa", "giàng"),
        *("sùng", "thào", "lù"),
    }
)
# Places that look like names: a family name follows «tỉnh», «thành phố», or is one.
_OF_PLACE: Final = re.compile(
    r"(?:tỉnh|thành phố|tp\.?|huyện|quận|xã|phường|thị xã|thị trấn|đường|phố|nước)\s*$",
    re.IGNORECASE,
)
_PLACES: Final = frozenset(
    {
        *("hà nội", "hà giang", "hà nam", "hà tĩnh", "lâm đồng"),
        *("cao bằng", "thái bình", "thái nguyên", "lai châu", "đoàn thanh"),
        *("đoàn đại", "kim bôi", "văn phòng", "công an", "công đoàn"),
        *("công ty", "quang trung", "viên chức", "văn hóa", "văn thư"),
        *("công tác", "công chức", "công thương", "văn bản"),
    }
)
_LONGEST: Final = 8  # words of a name
_POST: Final = re.compile(
    r"\s*[,(–-]\s*(?P<post>[^\d:;()]{3,120}?)"
    r"\s*(?=[:;()]|$|\s(?:có|đạt|được|nhận|với)\s)"
)
_VERB: Final = re.compile(
    r"\s*[,:–-]?\s*\b(?:có|đạt|được|nhận|với|tín nhiệm|tnc|tnt|tn|phiếu|kết quả|"
    r"số phiếu|tỷ lệ|chủ trì|làm)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_HEAD: Final = (
    r"(?:phó\s+|nguyên\s+)?(?:chủ tịch|chánh|giám đốc|trưởng|chủ nhiệm|bí thư|"
    r"thủ tướng|bộ trưởng|tổng|cục trưởng|viện trưởng|thống đốc|hiệu trưởng|ủy viên)\b"
)
_TITLE_BEFORE: Final = re.compile(
    rf"({_HEAD}[^\d:;,.()]{{0,60}}?)\s*(?:(?:đồng\s+chí|đ/c|ông|bà)\s*)?$",
    re.IGNORECASE,
)
_TITLES: Final = re.compile(
    rf"\s*(?:[-–•*+]|\d{{1,3}}[.)])?\s*(?P<post>{_HEAD}[^\d:;,()]{{0,80}}?)"
    r"\s*(?=[:,(–]|\b(?:có|đạt|được|nhận)\b|\s-\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    """A person named in a statement and where the naming begins and ends."""

    start: int
    end: int
    name: str = ""
    post: str = ""


def people_in(text: str) -> tuple[PersonMention, ...]:
    """Return the persons of a statement in order; a post alone is its holder."""
    found = list(_named(text))
    if not found:
        title = _TITLES.match(text)
        if title:
            post = normal_name(title["post"])
            found = [PersonMention(start=0, end=title.end(), post=post)]
    return tuple(found)


def masked(text: str, people: tuple[PersonMention, ...]) -> str:
    """Return a text with its persons and how they are addressed blanked out."""
    for person in people:
        if person.name:
            blank = " " * (person.end - person.start)
            text = text[: person.start] + blank + text[person.end :]
    return _HONORIFIC.sub(lambda found: " " * len(found[0]), text)


def _named(text: str) -> Iterator[PersonMention]:
    begin = 0
    for start, is_certain in _candidates(text):
        if start < begin:
            continue
        end = _end_of_name(text, start)
        words = _WORD.findall(text[start:end])
        if not _is_name(words, text[:start], is_certain=is_certain):
            continue
        name = normal_name(text[start:end])
        post = _post_before(text[begin:start])
        after, told = _post_after(text, end)
        begin = end = after if told else end
        yield PersonMention(start=start, end=end, name=name, post=told or post)


def _candidates(text: str) -> list[tuple[int, bool]]:
    """Return where names may begin, and whether an honorific says so."""
    certain = {found.end() for found in _HONORIFIC.finditer(text)}
    families = {
        found.start()
        for found in _WORD.finditer(text)
        if found[0][0].isupper() and found[0].casefold() in FAMILIES
    }
    return sorted((start, start in certain) for start in certain | families)


def _end_of_name(text: str, start: int) -> int:
    end = start
    for count, found in enumerate(_WORD.finditer(text, start)):
        between = text[end : found.start()]
        if count and between != " ":
            break
        if not found[0][0].isupper() or count == _LONGEST:
            break
        end = found.end()
    return end


def _is_name(words: list[str], before: str, *, is_certain: bool) -> bool:
    first = " ".join(words[:2]).casefold()
    if is_certain:
        return bool(words)
    if len(words) < 2 or first in _PLACES:  # noqa: PLR2004 - a family and a given name
        return False
    # «Chủ tịch UBND huyện Nguyễn Thị Em» is a person, «huyện Cao Lộc» a place.
    is_place = _OF_PLACE.search(before) is not None
    return not is_place or (len(words) > 2 and bool(_post_before(before)))  # noqa: PLR2004


def _post_before(before: str) -> str:
    found = _TITLE_BEFORE.search(before)
    return normal_name(found[1]) if found else ""


def _post_after(text: str, end: int) -> tuple[int, str]:
    """Return where the post behind a name ends, and the post; "" when there is none."""
    found = _POST.match(text, end)
    if found is None:
        return end, ""
    post = _VERB.sub("", found["post"]).rstrip(" ,–-")
    is_post = len(post.split()) > 1
    return found.start("post") + len(post), normal_name(post) if is_post else ""
