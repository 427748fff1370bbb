"""Keep the English catalogue of the pages: `python -m dev.words`.

Collects what the pages say, keeps the translations there are, drops what nobody says
any more, and compiles. No dates, no places, one order: two branches that add sentences
merge like lists. Exit code 1 tells that something has no English yet.
"""

import sys
from datetime import UTC, datetime
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import normalize, read_po

from dev.msgids import CATALOGUE, Said, msgids

HEAD: Final = (
    "# What the pages say, in English. Made by `python -m dev.words`: translate here,\n"
    "# add nothing by hand.\n"
    'msgid ""\nmsgstr ""\n"Language: en\\n"\n'
    '"Content-Type: text/plain; charset=utf-8\\n"\n'
    '"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
)
NO_DAY: Final = datetime(2026, 1, 1, tzinfo=UTC)  # else each build would differ


def main() -> int:
    """Update and compile; name what is still to be translated."""
    known = _known()
    kept = {said: known.get(said, ("",) * len(said)) for said in msgids()}
    entries = [_entry(said, kept[said]) for said in sorted(kept)]
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_text("\n".join([HEAD, *entries]), encoding="utf-8")
    _compile()
    open_ones = [said for said in sorted(kept) if not all(kept[said])]
    for said in open_ones:
        print(said[0])
    print(f"{len(kept)} sentences, {len(open_ones)} without English", file=sys.stderr)
    return 1 if open_ones else 0


def _read() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def _known() -> dict[Said, Said]:
    if not CATALOGUE.exists():
        return {}
    return {_tuple(m.id): _tuple(m.string) for m in _read() if m.id}


def _tuple(texts: object) -> Said:
    return (texts,) if isinstance(texts, str) else tuple(map(str, texts or ()))


def _entry(said: Said, english: Said) -> str:
    python = "#, python-brace-format\n" if "{" in said[0] else ""
    lines = [f"{python}msgid {normalize(said[0], width=88)}"]
    if len(said) == 1:
        return "\n".join([*lines, f"msgstr {normalize(english[0], width=88)}", ""])
    lines.append(f"msgid_plural {normalize(said[1], width=88)}")
    for number, words in enumerate(english):
        lines.append(f"msgstr[{number}] {normalize(words, width=88)}")
    return "\n".join([*lines, ""])


def _compile() -> None:
    catalog = _read()
    catalog.creation_date = catalog.revision_date = NO_DAY
    with CATALOGUE.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalog)


if __name__ == "__main__":
    sys.exit(main())
