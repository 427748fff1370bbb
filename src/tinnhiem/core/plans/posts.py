"""Who is rated and who votes, as the plan lists them."""

import re
from typing import Final

from tinnhiem.core.plans.deadlines import NUMERALS, number_of
from tinnhiem.core.plans.outline import Item
from tinnhiem.core.plans.paragraphs import Passage
from tinnhiem.core.plans.plan import Post, Source, VoterCategory
from tinnhiem.core.plans.words import fold

UNITS: Final = "đồng chí|người|cán bộ|chức danh|vị trí"
COUNT: Final = rf"\d{{1,3}}(?:\s*\([^)]*\))?|{'|'.join(NUMERALS[1:])}"
ANNOUNCED: Final = re.compile(
    rf"(?<![\w/])({COUNT})\s+(?:{UNITS}|lãnh đạo|cá nhân)(?!\w)"
)
ENTRY: Final = re.compile(
    rf"(?:(?P<many>các)\s+)?(?:(?P<count>{COUNT})\s+)?(?:(?:{UNITS})\s+)?"
    r"(?:(?:(?:là|giữ chức vụ|giữ chức)\s*:?\s+))?(?P<plural>các\s+)?"
)
TRAILING_COUNT: Final = re.compile(
    rf"\s*[:(,-]?\s*(?P<count>{COUNT})\s+(?:đồng chí|người)\s*\)?$"
)
SEVERAL_POSTS: Final = re.compile(r".*\blà\s+")
LEADING_PLURAL: Final = re.compile(r"(?:và\s+)?(?:các đồng chí|các|đồng chí)\s+")
# A voter category begins with one of these, so commas inside it can be told apart.
CATEGORY_STARTS: Final = tuple(
    map(
        fold,
        [
            "tập",
            "thể",
            "ban",
            "lãnh",
            "trưởng",
            "phó",
            "giám",
            "chủ",
            "bí",
            "đảng",
            "ủy",
            "cấp",
            "chánh",
            "các",
            "thành",
            "đại",
            "thủ",
            "chi",
            "công",
            "người",
        ],
    )
)


def posts_in(item: Item) -> tuple[tuple[Post, ...], tuple[Source, ...]]:
    """Return the posts that an item lists, and the entries that name no number."""
    posts: list[Post] = []
    gaps: list[Source] = []
    for entry in entries_of(item):
        post = _post(entry)
        if post is None:
            gaps.append(Source(entry.line, entry.text))
        else:
            posts.append(post)
    return tuple(posts), tuple(gaps)


def announced_in(item: Item) -> int | None:
    """Return how many officeholders the words before the list announce."""
    for passage in (*item.paragraphs, Passage(item.source.line, item.text)):
        before_list, _, rest = passage.text.rpartition("gồm:")
        found = ANNOUNCED.findall(fold(before_list or rest))
        if found:
            return number_of(found[-1])
    return None


def categories_in(item: Item) -> tuple[tuple[VoterCategory, ...], tuple[Source, ...]]:
    """Return the voter categories an item lists; what cannot be cut is a gap."""
    entries = entries_of(item)
    if len(entries) == 1:
        entries = _cut_at_commas(entries[0])
        if len(entries) == 1 and "," in entries[0].text:
            return (), (Source(entries[0].line, entries[0].text),)
    found = (
        VoterCategory(_named(entry.text), Source(entry.line, entry.text))
        for entry in entries
    )
    return tuple(c for c in found if c.name), ()


def entries_of(item: Item) -> tuple[Passage, ...]:
    """Return the entries of a list: dashes, items, or pieces between semicolons."""
    # An item that holds more than its own line is a heading, not an entry.
    listed_items = [i for i in item.items if not (i.items or i.paragraphs)]
    if listed_items:
        return tuple(
            Passage(line, piece)
            for below in listed_items
            for line, piece in _pieces(below.source.line, below.text)
        )
    for passage in reversed(item.paragraphs or [Passage(item.source.line, item.text)]):
        _, colon, listed = passage.text.rpartition("gồm:")
        if not colon:
            _, colon, listed = passage.text.rpartition(": ")
        if colon and listed.strip():
            return tuple(Passage(n, p) for n, p in _pieces(passage.line, listed))
    return ()


def _pieces(line: int, text: str) -> list[tuple[int, str]]:
    pieces = re.split(r";(?![^(]*\))", text)
    return [(line, p.strip(" .;")) for p in pieces if p.strip(" .;")]


def _post(entry: Passage) -> Post | None:
    text = entry.text.strip(" .;")
    trailing = TRAILING_COUNT.search(fold(text))
    body = text[: trailing.start()] if trailing else text
    lead = ENTRY.match(fold(body))
    said = (lead and lead["count"]) or (trailing and trailing["count"])
    is_plural = lead and (lead["many"] or lead["plural"])
    count = number_of(said) if said else (None if is_plural else 1)
    title = body[lead.end() :] if lead else body
    title = title[_end_of_first_post(title) :].strip(" ,:-")
    if count is None or not title:
        return None
    return Post(_capital(title), count, Source(entry.line, entry.text))


def _end_of_first_post(title: str) -> int:
    """«Ủy viên UBND tỉnh là Chánh Văn phòng»: the ballot is about the second post."""
    found = SEVERAL_POSTS.match(fold(title))
    return found.end() if found else 0


def _cut_at_commas(entry: Passage) -> tuple[Passage, ...]:
    pieces = re.split(r",\s*|\s+và\s+(?=các\s)", entry.text)
    if all(fold(p).split()[0] in CATEGORY_STARTS for p in pieces if p.strip()):
        return tuple(Passage(entry.line, p.strip()) for p in pieces if p.strip())
    return (entry,)


def _named(text: str) -> str:
    lead = LEADING_PLURAL.match(fold(text))
    return _capital(text[lead.end() :] if lead else text).strip(" .;")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
