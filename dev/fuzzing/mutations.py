"""Damage as it happens to files: cut, repeated, swapped, flipped, spliced."""

import io
import zipfile
from collections.abc import Callable
from random import Random  # noqa: TID251 - seeded, so that a fault can be repeated

# Pieces that readers trip over more often than over random bytes.
PIECES: tuple[bytes, ...] = (
    *(
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\n",
        b"\r",
        b"\r\n",
        b'"',
        b'""',
    ),
    *(b";", b",", b"\t", b"|", b"'", b"=1+1", b"sep=;\n", b"\x1a", b"\x0b", b"\x85"),
    *("ễ".encode(), "e\u0302\u0303".encode(), "\u200b".encode(), "\ufffd".encode()),
    *("ễ".encode("utf-16-le"), b"Nguy\xd4n", b"Nguye\xe3n", b"Nguye^~n", b"\xc3"),
    *(b"-1", b"0", b"99999999999999999999", b"1e999", b"XFD1048576", b"A0", b"A1"),
    *(b"<", b">", b"/>", b"&amp;", b"&#0;", b"&x;", b"<!DOCTYPE a>", b"]]>", b"<v/>"),
    *(b' r="A1"', b' t="e"', b' t="s"', b' t="d"', b' s="9999"', b"<f/>", b"<v></v>"),
)
LONGEST_CUT = 200
MOST_DEEDS = 6


def damaged(content: bytes, chance: Random) -> bytes:
    """Return bytes after a few random accidents."""
    for _ in range(chance.randint(1, MOST_DEEDS)):
        content = chance.choice(DEEDS)(content, chance)
    return content


def damaged_package(content: bytes, chance: Random) -> bytes:
    """Return a package of which one part was damaged and packed again.

    Bytes flipped in a zip are refused by its checksum; the parts inside are the ones
    that readers must survive.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = damaged(parts[name], chance)
    if chance.random() < 0.1:  # noqa: PLR2004
        del parts[chance.choice(sorted(parts))]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for part, text in parts.items():
            new.writestr(part, text)
    return packed.getvalue()


def _span(content: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randint(0, len(content))
    return start, min(len(content), start + chance.randint(0, LONGEST_CUT))


def _cut(content: bytes, chance: Random) -> bytes:
    start, end = _span(content, chance)
    return content[:start] + content[end:]


def _repeat(content: bytes, chance: Random) -> bytes:
    start, end = _span(content, chance)
    return content[:end] + content[start:end] + content[end:]


def _move(content: bytes, chance: Random) -> bytes:
    start, end = _span(content, chance)
    rest = content[:start] + content[end:]
    place = chance.randint(0, len(rest))
    return rest[:place] + content[start:end] + rest[place:]


def _flip(content: bytes, chance: Random) -> bytes:
    if not content:
        return content
    place = chance.randrange(len(content))
    octet = content[place] ^ (1 << chance.randrange(8))
    return content[:place] + bytes([octet]) + content[place + 1 :]


def _insert(content: bytes, chance: Random) -> bytes:
    place = chance.randint(0, len(content))
    return content[:place] + chance.choice(PIECES) + content[place:]


def _end(content: bytes, chance: Random) -> bytes:
    return content[: chance.randint(0, len(content))]


DEEDS: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_insert, _insert, _insert, _cut, _repeat, _move, _flip, _flip, _end),
)
