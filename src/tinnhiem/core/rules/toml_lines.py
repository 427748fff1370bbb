"""Where the keys of a TOML text stand. `tomllib` reads values and forgets lines.

It knows tables, arrays of tables, dotted and quoted keys, and skips what lies
inside multi-line strings and arrays. It does not look into inline tables: their
keys have the line of the key they belong to. It expects text that `tomllib` accepts.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

Path = tuple[str | int, ...]

HEADER: Final = re.compile(r"^\s*(\[\[?)\s*(?P<name>[^\]]+?)\s*\]\]?\s*(#.*)?$")
PART: Final = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|([A-Za-z0-9_-]+)")
KEY: Final = re.compile(
    rf"^\s*(?P<name>(?:{PART.pattern})(?:\s*\.\s*(?:{PART.pattern}))*)\s*=(?P<value>.*)$"
)
TOKEN: Final = re.compile(
    r'"""|\'\'\'|"(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*|[\[\]{}]', re.DOTALL
)


def lines_of(text: str) -> dict[Path, int]:
    """Return the 1-based line of every table and key, by path.

    Entries of an array of tables have their index in the path:
    `("bands", 1, "from")`. The array itself has the line of its first entry.
    """
    lines: dict[Path, int] = {(): 1}
    sizes: dict[Path, int] = {}
    table: Path = ()
    for number, line in _statements(text):
        header = HEADER.match(line)
        if header:
            table = _enter(header, sizes)
            lines.setdefault(tuple(p for p in table if isinstance(p, str)), number)
            lines.setdefault(table, number)
        elif key := KEY.match(line):
            for path in _prefixes(table, _parts(key["name"])):
                lines.setdefault(path, number)
    return lines


def line_at(lines: Mapping[Path, int], path: Path) -> int:
    """Return the line of `path`, or of the nearest thing around it that has one."""
    while path not in lines:
        path = path[:-1]
    return lines[path]


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Yield the first line of every statement: what a value spans is left out."""
    quote, depth = "", 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not quote and not depth:
            yield number, line
            key = KEY.match(line)
            quote, depth = _after(key["value"], "", 0) if key else ("", 0)
        else:
            quote, depth = _after(line, quote, depth)


def _after(piece: str, quote: str, depth: int) -> tuple[str, int]:
    """Return the open quote and the number of open brackets after `piece`."""
    place = 0
    while place < len(piece):
        if quote:
            end = _closing(piece, quote, place)
            if end < 0:
                return quote, depth
            quote, place = "", end + len(quote)
            continue
        token = TOKEN.search(piece, place)
        if token is None:
            break
        found, place = token.group(), token.end()
        quote = found if found in ('"""', "'''") else ""
        depth += (found in ("[", "{")) - (found in ("]", "}"))
    return quote, depth


def _closing(piece: str, quote: str, place: int) -> int:
    """Return where `quote` closes in `piece`, or -1; a backslash hides a quote."""
    while quote == '"""':
        end = piece.find(quote, place)
        slashes = len(piece[:end]) - len(piece[:end].rstrip("\\")) if end >= 0 else 0
        if slashes % 2 == 0:
            return end
        place = end + 1
    return piece.find(quote, place)


def _enter(header: re.Match[str], sizes: dict[Path, int]) -> Path:
    """Return the path of a header; an array of tables grows by one."""
    path: Path = ()
    parts = _parts(header["name"])
    for part in parts[:-1]:
        path = (*path, part)
        if path in sizes:
            path = (*path, sizes[path] - 1)
    path = (*path, parts[-1])
    if header[1] == "[":
        return path
    sizes[path] = sizes.get(path, 0) + 1
    return (*path, sizes[path] - 1)


def _prefixes(table: Path, parts: tuple[str, ...]) -> Iterator[Path]:
    for size in range(1, len(parts) + 1):
        yield (*table, *parts[:size])


def _parts(name: str) -> tuple[str, ...]:
    return tuple(
        double or single or bare for double, single, bare in PART.findall(name)
    )
