"""What of an English page is Vietnamese and does not say so."""

import re
from html.parser import HTMLParser
from typing import Final

from tinnhiem.web.saying import LETTER

A_LETTER: Final = re.compile(f"[{LETTER}]")
VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta", "rect", "path"})
# Attributes that people read or hear.
READ: Final = frozenset({"title", "alt", "placeholder", "aria-label", "data-label"})
PRODUCT: Final = "Tín Nhiệm"


class Tongues(HTMLParser):
    """Collects each Vietnamese text under no `lang="vi"`."""

    def __init__(self) -> None:
        super().__init__()
        self.spoken = ["en"]
        self.unmarked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        spoken = said.get("lang") or self.spoken[-1]
        for name in READ & said.keys():
            self._note(said[name] or "", spoken)
        if tag not in VOID:
            self.spoken.append(spoken)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.spoken.pop()

    def handle_data(self, data: str) -> None:
        self._note(data, self.spoken[-1])

    def _note(self, text: str, spoken: str) -> None:
        if spoken != "vi" and A_LETTER.search(text.replace(PRODUCT, "")):
            self.unmarked.append(" ".join(text.split()))


def unmarked(html: str) -> list[str]:
    """Return the texts of a page that are Vietnamese and not marked as such."""
    reader = Tongues()
    reader.feed(html)
    return reader.unmarked
