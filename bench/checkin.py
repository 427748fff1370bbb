"""1,500 voters at 20 desks in a minute, 200 phones watching: SQLite, then PostgreSQL.

Run as `python -m bench.checkin`. The server is a process of its own and listens as
`tinnhiem serve --lan` does: cheroot with TLS, its own threads and caps, on loopback.
Each desk and each phone has an address of its own (127.0.1.x), since the server shares
its threads out by address. Desks are paced: each scans every `PACE` seconds, and what a
late answer delays is counted as its own delay.
"""

import http.client
import json
import os
import ssl
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import perf_counter, sleep
from typing import Any, Final
from uuid import uuid4

from tests.postgres import cluster, server_folder

VOTERS: Final = 1500
DESKS: Final = 20
PHONES: Final = 200
POLL: Final = 2.0  # seconds between two looks of a phone
PACE: Final = 0.7  # seconds between two scans of a desk: 52.5 s for all
SECONDS: Final = 60.0
P99: Final = 300.0  # milliseconds
BURST: Final = 300  # further voters, as fast as the desks can
THREADS: Final = 10  # that carry the phones
OK: Final = 200
TRUSTING: Final = ssl._create_unverified_context()  # noqa: S323, SLF001 - our own loopback


@dataclass
class Seen:
    """What the clients saw: milliseconds of each answer, and how many went wrong."""

    took: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    lasted: float = 0.0

    def at(self, share: float) -> float:
        """Return the time that this share of answers kept."""
        known = sorted(self.took)
        return known[min(len(known) - 1, int(len(known) * share))] if known else 0.0

    @property
    def a_second(self) -> float:
        return len(self.took) / self.lasted


def asking(port: int, place: int) -> http.client.HTTPSConnection:
    """Return a connection from an address of its own."""
    source = (f"127.0.{1 + place // 250}.{1 + place % 250}", 0)
    return http.client.HTTPSConnection(
        "127.0.0.1", port, source_address=source, context=TRUSTING, timeout=30
    )


def ask(
    door: http.client.HTTPSConnection, method: str, path: str, told: Any, seen: Seen
) -> Any:
    """Ask once and note how long it took; return what JSON came."""
    head, body = told
    begun = perf_counter()
    try:
        door.request(method, path, body=body, headers=head)
        answer = door.getresponse()
        content = answer.read()
    except (OSError, http.client.HTTPException) as error:
        seen.wrong.append(type(error).__name__)
        door.close()
        return None
    seen.took.append((perf_counter() - begun) * 1000)
    if answer.status != OK:
        seen.wrong.append(f"{answer.status} {path}")
        return None
    kind = answer.headers.get("Content-Type", "")
    return json.loads(content) if "json" in kind else content


def desk(told: dict[str, Any], place: int, numbers: range, pace: float) -> Seen:
    """Scan some voters, one each `pace` seconds; 0: as fast as they are answered."""
    seen, door = Seen(), asking(told["port"], place)
    head = {
        "Content-Type": "application/json",
        "Cookie": f"thiet-bi={told['desks'][place]}; csrftoken={told['csrf']}",
        "X-CSRFToken": told["csrf"],
        "Referer": f"https://127.0.0.1:{told['port']}/",
    }
    begun = perf_counter() + pace * place / DESKS
    for turn, number in enumerate(numbers):
        due = begun + turn * pace
        sleep(max(0.0, due - perf_counter()))
        late = perf_counter() - due if pace else 0.0
        body = {"key": str(uuid4()), "text": told["cards"][number], "mode": "arrive"}
        answer = ask(door, "POST", told["scan"], (head, json.dumps(body)), seen)
        if answer is not None:
            seen.took[-1] += late * 1000
            if answer["code"] != "ok":
                seen.wrong.append(answer["code"])
    door.close()
    return seen


def phones(told: dict[str, Any], places: range, over: threading.Event) -> Seen:
    """Look at the hall's screen every `POLL` seconds from each of some phones."""
    seen = Seen()
    doors = [asking(told["port"], DESKS + place) for place in places]
    dues = [perf_counter() + POLL * place / PHONES for place in places]
    while not over.is_set():
        for at, door in enumerate(doors):
            wait = dues[at] - perf_counter()
            if over.wait(max(0.0, wait)):
                break
            ask(door, "GET", told["screen"], ({}, None), seen)
            dues[at] += POLL
    for door in doors:
        door.close()
    return seen


def together(works: list[Any]) -> list[Seen]:
    """Run each in a thread of its own; return what they saw."""
    seen: list[Seen] = [Seen()] * len(works)

    def run(at: int) -> None:
        seen[at] = works[at]()

    threads = [threading.Thread(target=run, args=(at,)) for at in range(len(works))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def summed(parts: list[Seen], lasted: float) -> Seen:
    """Return what all saw as one."""
    whole = Seen(lasted=lasted)
    for part in parts:
        whole.took += part.took
        whole.wrong += part.wrong
    return whole


def arrivals(told: dict[str, Any], first: int, many: int, pace: float) -> Seen:
    """Let `many` voters in at all desks; return what the desks saw."""
    each = many // DESKS
    begun = perf_counter()
    parts = together(
        [
            lambda place=place: desk(
                told,
                place,
                range(first + place * each, first + (place + 1) * each),
                pace,
            )
            for place in range(DESKS)
        ]
    )
    return summed(parts, perf_counter() - begun)


def looking(told: dict[str, Any], path: str, lasting: float = 3.0) -> Seen:
    """Ask for one path from eight connections, as fast as they are answered."""
    head = {"Cookie": f"thiet-bi={told['desks'][0]}"}

    def look(place: int) -> Seen:
        seen, door, begun = Seen(), asking(told["port"], place), perf_counter()
        while perf_counter() - begun < lasting:
            ask(door, "GET", path, (head, None), seen)
        door.close()
        return seen

    parts = together([lambda place=place: look(place) for place in range(8)])
    return summed(parts, lasting)


def measure(url: str) -> dict[str, Seen]:
    """Return what desks and phones saw with the tables in a file, or at `url`."""
    with tempfile.TemporaryDirectory() as folder, served(folder, url) as told:
        for path in ("/trong/", told["screen"], told["figures"]):
            looking(told, path, 1.0)  # what is read only once is read now
        empty = looking(told, "/trong/")
        over, watched = threading.Event(), []
        share = PHONES // THREADS
        watching = threading.Thread(
            target=lambda: watched.extend(
                together(
                    [
                        lambda at=at: phones(
                            told, range(at * share, (at + 1) * share), over
                        )
                        for at in range(THREADS)
                    ]
                )
            )
        )
        begun = perf_counter()
        watching.start()
        came = arrivals(told, 0, VOTERS, PACE)
        over.set()
        watching.join()
        screen = summed(watched, perf_counter() - begun)
        burst = arrivals(told, VOTERS, BURST, 0.0)
        return {
            "empty": empty,
            "desks": came,
            "phones": screen,
            "burst": burst,
            "screen": looking(told, told["screen"]),
            "figures": looking(told, told["figures"]),
        }


@contextmanager
def served(folder: str, url: str) -> Iterator[dict[str, Any]]:
    """Serve a hall of so many voters in a process of its own; yield how to reach it."""
    surroundings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tinnhiem.config.settings",
        "TINNHIEM_DATA": folder,
        "TINNHIEM_DATABASE_URL": url,
    }
    command = [sys.executable, "-m", "bench.checkin_hall", folder]
    with subprocess.Popen(
        command, env=surroundings, stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            yield json.loads(server.stdout.readline() if server.stdout else "")
        finally:
            server.terminate()


def told_of(title: str, found: dict[str, Seen]) -> bool:
    """Print the figures of one database; return whether a target is missed."""
    came, screen, burst, empty = (
        found[one] for one in ("desks", "phones", "burst", "empty")
    )
    wrong = came.wrong + screen.wrong + burst.wrong
    missed = came.lasted > SECONDS or came.at(0.99) >= P99 or bool(wrong)
    print(f"  {title}")
    print(
        f"    {VOTERS} voters, {DESKS} desks: {came.lasted:5.1f} s, median "
        f"{came.at(0.5):.0f}, p99 {came.at(0.99):.0f}, worst {came.at(1.0):.0f} ms"
        f"{'  MISSED' if missed else ''}"
    )
    print(
        f"    {PHONES} phones meanwhile: {screen.a_second:.0f} a second, median "
        f"{screen.at(0.5):.0f}, p99 {screen.at(0.99):.0f} ms"
    )
    print(
        f"    as fast as they can: {burst.a_second:.0f} scans a second, p99 "
        f"{burst.at(0.99):.0f} ms"
    )
    for name in ("empty", "screen", "figures"):
        one = found[name]
        print(
            f"    {name:8} {one.a_second:6.0f} a second, "
            f"{one.a_second / empty.a_second:.2f} x the empty view"
        )
    print(
        f"    scans    {burst.a_second / empty.a_second:.2f} x the empty view; "
        f"wrong: {sorted(set(wrong)) or 'none'}"
    )
    return missed


def main() -> int:
    """Print the figures of both; exit 1 when a target is missed."""
    missed = told_of("SQLite, one file", measure(""))
    if server_folder() is None:
        print("  PostgreSQL is not installed: NOT measured")
        return int(missed)
    with cluster(is_durable=True) as url:
        missed |= told_of("PostgreSQL, on a socket", measure(url))
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
