"""A name as an office writes it: with «Ông», a degree, a number, or in capitals.

What is taken off is kept and shown: nothing about a person is dropped in silence.
"""

import re
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.people.person import Gender
from tinnhiem.core.people.vietnamese_name import normal_name

NUMBERED: Final = re.compile(r"^\(?\d{1,5}\s*[.)\-:]\s*(?=[^\W\d_])")
FORMS: Final = (
    r"(?:đồng\s+chí|đ/c|đc\.|ông|bà|anh|chị|mrs?|ms)\s*[.:]?",
    r"(?:gs|pgs|ts|ths|thạc\s+sĩ|thạc\s+sỹ|tiến\s+sĩ|tiến\s+sỹ|bs|bsck[i12]+|ks|cn|ls|"
    r"kts|cvcc|cvc|nsnd|nsưt|ngnd|ngưt)(?:\s*[.:,]\s*|\s+|(?=\s*-))",
)
ADDRESS: Final = re.compile(rf"^{FORMS[0]}(?=\s)\s*", re.IGNORECASE)
DEGREE: Final = re.compile(rf"^(?:{FORMS[1]})[-,\s]*", re.IGNORECASE)
FOOTNOTE: Final = re.compile(r"\s*(?:\*+|\(\*+\)|\(\d\)|[¹²³])+$")
MAN: Final = re.compile(r"^(?:ông|anh|mr)\b", re.IGNORECASE)
WOMAN: Final = re.compile(r"^(?:bà|chị|mrs|ms)\b", re.IGNORECASE)
# «Ông Văn Sơn» and «Bà Thị Hoa» bear Ông and Bà as family names.
MIDDLE: Final = frozenset({"văn", "thị", "đức", "hữu"})
FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A name freed from what stood around it.

    Attributes:
        name: NFC, in the letters of the file.
        proposed: In small letters with capitals in front, where the file has only
            capitals or none; else the same as `name`.
        taken_off: What stood before or behind, in order.
        gender: What «Ông» or «Bà» says.
    """

    name: str
    proposed: str
    taken_off: tuple[str, ...] = ()
    gender: Gender = Gender.UNKNOWN

    @property
    def is_changed(self) -> bool:
        """Whether the clerk should look at it."""
        return bool(self.taken_off) or self.proposed != self.name


def read_name(cell: str) -> WrittenName:
    """Return the name in a cell, and what was taken off it."""
    name, taken = normal_name(cell), []
    for pattern in (NUMBERED, ADDRESS, DEGREE, DEGREE, DEGREE, ADDRESS, FOOTNOTE):
        found = pattern.search(name)
        if found is None or not _may_go(name, found):
            continue
        taken.append(found[0].strip())
        name = (name[: found.start()] + name[found.end() :]).strip()
    gender = next((_said_by(part) for part in taken if _said_by(part)), Gender.UNKNOWN)
    return WrittenName(name, _with_capitals(name), tuple(taken), gender)


def _may_go(name: str, found: re.Match[str]) -> bool:
    """Say whether at least two words stay, and none of them shows a family name."""
    if found.start() > 0:
        return True
    left = name[found.end() :].split()
    is_family = bool(left) and left[0].casefold() in MIDDLE
    return len(left) >= FEWEST and not is_family


def _said_by(part: str) -> Gender:
    if MAN.search(part):
        return Gender.MALE
    return Gender.FEMALE if WOMAN.search(part) else Gender.UNKNOWN


def _with_capitals(name: str) -> str:
    """Return «Nguyễn Văn An» for «NGUYỄN VĂN AN» and «nguyễn văn an»."""
    if len(name) > 1 and (name.isupper() or name.islower()):
        return name.title()
    return name
