"""What a window leaves behind: its history, what it tells of where it came from."""

import re

from playwright.sync_api import Page, Request

KEY = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}-")
PICTURE = re.compile(r"/anh/([0-9a-f]{32})/")


class Traces:
    """Every address that a window went to, and every one that it named to a server.

    Attributes:
        visited: Addresses that a window's history keeps.
        named: Of pages, as «Referer» says them.
        pictures: Keys of the pages whose pictures were shown.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.visited: set[str] = set()
        self.named: set[str] = set()
        self.pictures: set[str] = set()
        page.on("framenavigated", lambda frame: self.visited.add(frame.url))
        page.on("request", self._note)

    def _note(self, asked: Request) -> None:
        self.named.add(asked.headers.get("referer", ""))
        self.pictures |= set(PICTURE.findall(asked.url))

    def kept(self) -> set[str]:
        """Return what the browser's own list of visited pages has."""
        session = self.page.context.new_cdp_session(self.page)
        entries = session.send("Page.getNavigationHistory")["entries"]
        return {entry["url"] for entry in entries}

    def telling(self) -> set[str]:
        """Return addresses with a key, or with anything behind a question mark."""
        everything = self.visited | self.named | self.kept()
        return {one for one in everything if "?" in one or KEY.search(one)}
