"""The short code on a copy, and the public list that says which copy it is.

A fingerprint covers the content and a secret salt: the few figures of a vote could
otherwise be guessed from the fingerprint alone, by trying them all. The salt stands in
the file, never on the list.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tinnhiem.core.papers.errors import ProofCodeError

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
CONFUSED: Final = str.maketrans("OILU", "011V")
LENGTH: Final = 16  # 15 of the fingerprint (75 bits) and one that checks them
GROUP: Final = 4
_BITS: Final = 5
_FIELD: Final = 0b100101  # x⁵ + x² + 1, whose powers run through all 31 values
FORMAT: Final = "tinnhiem-van-tay-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofEntry:
    """One version of one paper on the public list (mục trong danh sách vân tay).

    Attributes:
        code: As it is printed, without groups.
        paper: «D16».
        copy, of: Its number among the copies; 0 where there is one only.
        version: From 1; a remake with other content is the next.
        state: «draft», «final», «issued», «rehearsal», «replaced», «cancelled».
        made_at: ISO 8601, when this content was first made.
        fingerprint: Of salt and content, hexadecimal.
        files: SHA-256 by file name, of every file made with this content.
    """

    code: str
    paper: str
    title: str
    copy: int = 0
    of: int = 0
    version: int = 1
    state: str = "draft"
    made_at: str = ""
    fingerprint: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


def fingerprint_of(content: str, *, salt: str) -> str:
    """Return the SHA-256 of a paper's content under its salt, in hexadecimal."""
    return hashlib.sha256(f"{salt}\n{content}".encode()).hexdigest()


def code_of(fingerprint: str) -> str:
    """Return the 16 characters that stand on the paper for a fingerprint."""
    bits = int(fingerprint, 16) >> (4 * len(fingerprint) - _BITS * (LENGTH - 1))
    places = range(LENGTH - 2, -1, -1)
    body = "".join(ALPHABET[(bits >> (_BITS * i)) & 31] for i in places)
    return body + ALPHABET[_check(body)]


def grouped(code: str) -> str:
    """Return «7K3D-9QXZ-1M4T-P2RC»."""
    return "-".join(code[i : i + GROUP] for i in range(0, len(code), GROUP))


def read_code(typed: str) -> str:
    """Return the code that somebody typed or scanned.

    O is read as 0, I and L as 1; groups, spaces and «TN:» do not matter.

    Raises:
        ProofCodeError: It has not 16 characters, or one of them is wrong.
    """
    plain = "".join(one for one in typed.upper() if one.isalnum() or one == ":")
    code = plain.removeprefix("TN:").replace(":", "").translate(CONFUSED)
    strange = [one for one in code if one not in ALPHABET]
    if strange or len(code) != LENGTH or ALPHABET[_check(code[:-1])] != code[-1]:
        raise ProofCodeError(typed)
    return code


def _check(body: str) -> int:
    """Return a sum over GF(32) that one wrong or two swapped characters change."""
    total, weight = 0, 1
    for letter in body:
        weight = _times(weight, 2)
        total ^= _times(weight, ALPHABET.index(letter))
    return total


def _times(one: int, other: int) -> int:
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & 32:
            one ^= _FIELD
        other >>= 1
    return product


def list_to_table(entries: Sequence[ProofEntry]) -> dict[str, Any]:
    """Return the public list as what JSON holds; no figure and no name is on it."""
    return {
        "format": FORMAT,
        "papers": [
            {
                name: dict(value) if isinstance(value, Mapping) else value
                for name in ProofEntry.__slots__
                for value in (getattr(entry, name),)
            }
            for entry in entries
        ],
    }


def list_from_table(table: Any) -> tuple[ProofEntry, ...]:
    """Return the entries of a list.

    Raises:
        ValueError: It is no such list.
    """
    if not isinstance(table, dict) or table.get("format") != FORMAT:
        raise ValueError(FORMAT)
    try:
        return tuple(ProofEntry(**row) for row in table["papers"])
    except (KeyError, TypeError) as wrong:
        raise ValueError(FORMAT) from wrong
