"""Sending what people send, with the server killed at a random instant now and then.

After each kill the server is started again, everything that was acknowledged is looked
for, and the request that got no answer is sent once more, byte for byte.
"""

import random  # noqa: TID251 - seeded, and handed on
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from dev.drilling.browser import Answer, Browser, Fields, Form, LostError, forms_in
from dev.drilling.server import Server
from dev.drilling.verdict import require_kept

USUAL: float = 0.05  # seconds of a first request, until others were seen
TRIES = 20
OF_FRAME = ("/ngon-ngu/", "/dang-xuat/")  # forms that are on every page


class DrillError(Exception):
    """Something was lost, doubled, refused or not offered."""


@dataclass(slots=True)
class Tally:
    """What happened so far, over all stories."""

    kills: int = 0
    sent_again: int = 0
    answered_first: int = 0
    deeds: int = 0


@dataclass(slots=True)
class Player:
    """Plays one story against one server.

    Attributes:
        every: Out of so many deeds one is interrupted; 0 interrupts none.
        most: Kills still wanted; counts down.
        offers: Asked after each start: is the next act offered?
    """

    server: Server
    luck: random.Random
    every: int
    most: int
    tally: Tally
    offers: Callable[["Player"], None]
    kept: set[str] = field(default_factory=set)
    took: float = USUAL

    def get(self, who: Browser, path: str) -> str:
        """Return a page; the server is there, for it is only killed on deeds."""
        answer = who.get(path)
        if answer.status != 200:  # noqa: PLR2004 - HTTP
            message = f"{path} answered {answer.status}"
            raise DrillError(message)
        return answer.text

    def send(
        self,
        who: Browser,
        path: str,
        *,
        having: str = "",
        button: tuple[str, str] | None = None,
        **fields: str | list[str],
    ) -> None:
        """Fill in the form of a page that has a field or button, and send it."""
        wanted = having or (button[1] if button else next(iter(fields)))
        form = _form(self.get(who, path), having=wanted)
        sent: Fields = {**form.fields, **fields}
        if button:
            sent[button[0]] = button[1]
        where = form.action.partition("#")[0] or path
        self.deliver(lambda: who.post(where, sent), told=f"{path} {fields}")
        self._acknowledge(sent.get("once", ""))

    def deliver(self, ask: Callable[[], Answer], *, told: str) -> Answer:
        """Ask until an answer comes, and require that the deed was done."""
        self.tally.deeds += 1
        answer = self._interrupted(ask) if self._is_unlucky() else self._timed(ask)
        tries = 0
        while answer is None:
            tries += 1
            if tries > TRIES:
                message = f"no answer to {told}"
                raise DrillError(message)
            self.tally.sent_again += 1
            answer = self._timed(ask)
        if not answer.is_well:
            message = f"refused: {told}\n{_complaint(answer.text)}"
            raise DrillError(message)
        return answer

    def _acknowledge(self, key: str | list[str]) -> None:
        if isinstance(key, str) and key:
            self.kept.add(UUID(key).hex)

    def _is_unlucky(self) -> bool:
        return bool(self.every and self.most > 0) and not self.luck.randrange(
            self.every
        )

    def _timed(self, ask: Callable[[], Answer]) -> Answer | None:
        begun = time.perf_counter()
        answer = ask()
        self.took = (3 * self.took + time.perf_counter() - begun) / 4
        return answer

    def _interrupted(self, ask: Callable[[], Answer]) -> Answer | None:
        """Kill the server while it works on this, or just after it has answered."""
        self.most -= 1
        self.tally.kills += 1
        delay = self.luck.uniform(0, 2 * self.took)
        axe = threading.Timer(delay, self.server.kill)
        axe.start()
        answer: Answer | None = None
        try:
            answer = ask()
        except LostError:
            pass  # as intended; it is sent again
        else:
            self.tally.answered_first += 1
        axe.join()
        self.server.start()
        require_kept(self.server.folder, self.kept)
        self.offers(self)
        return answer


def _form(text: str, *, having: str) -> Form:
    for form in forms_in(text):
        is_of_frame = form.action.startswith(OF_FRAME)
        has = having in form.names | form.fields.keys() or having in form.action
        if has and not is_of_frame:
            return form
    message = f"no form with «{having}» on this page:\n{_complaint(text)}"
    raise DrillError(message)


def _complaint(text: str) -> str:
    """Return what a page says, short enough to read."""
    words = " ".join(part.partition(">")[2] for part in text.split("<"))
    said = " ".join(words.split())
    return said[-1500:]
