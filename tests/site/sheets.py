"""What a browser would send of a form on a page, without a browser."""

from html.parser import HTMLParser


class _Fields(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self.box = ""
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "input" and name and given.get("type") not in {"submit", "file"}:
            ticked = "checked" in given
            if ticked or given.get("type") not in {"checkbox", "radio"}:
                self.sent[name] = given.get("value", "on" if ticked else "")
        elif tag in {"textarea", "select"}:
            self.box, self.words = name, []
            self.sent.setdefault(name, "")
        elif tag == "option" and self.box and "selected" in given:
            self.sent[self.box] = given.get("value", "")

    def handle_data(self, data: str) -> None:
        if self.box:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.sent[self.box] = "".join(self.words).removeprefix("\n")
        if tag in {"textarea", "select"}:
            self.box = ""


def filled_in(page: str) -> dict[str, str]:
    """Return every field of the page's forms as it stands, by name; no buttons."""
    reader = _Fields()
    reader.feed(page)
    return reader.sent
