"""Every page over loopback, against an empty view of the same server in the same run.

Run as `python -m bench.pages`. The first answer of each page counts as its first
render (templates not yet read); the median of the next five is what follows.
"""

import http.client
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

FIRST_MS: Final = 200.0  # with 500 people
LIST_MS: Final = 1000.0  # lists of 5,000 people
AGAIN: Final = 5
SIZES: Final = {500: FIRST_MS, 5000: LIST_MS}
LISTS: Final = ("people", "people-freeze", "eligibility", "duplicates", "cards")


@dataclass(frozen=True)
class Timing:
    """Milliseconds of one page, first and after that, and its bytes."""

    first: float
    again: float
    weight: int


def measure(people: int) -> tuple[Timing, dict[str, Timing]]:
    """Return the empty view, and each page by name, with so many people."""
    with tempfile.TemporaryDirectory() as folder, _served(folder, people) as told:
        door = http.client.HTTPConnection("127.0.0.1", told["port"])
        head = {"Cookie": f"sessionid={told['session']}"}
        pages = {
            name: _timing(door, path, head) for name, path in told["pages"].items()
        }
        return _timing(door, "/trong/", head), pages


def _timing(
    door: http.client.HTTPConnection, path: str, head: dict[str, str]
) -> Timing:
    (first, weight), *rest = [_ask(door, path, head) for _ in range(1 + AGAIN)]
    return Timing(first, statistics.median(took for took, _ in rest), weight)


def _ask(
    door: http.client.HTTPConnection, path: str, head: dict[str, str]
) -> tuple[float, int]:
    begun = perf_counter()
    door.request("GET", path, headers=head)
    answer = door.getresponse()
    content = answer.read()
    took = (perf_counter() - begun) * 1000
    return (took, len(content)) if answer.status == http.client.OK else None


@contextmanager
def _served(folder: str, people: int) -> Iterator[dict]:  # type: ignore[type-arg]
    surroundings = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tinnhiem.config.settings",
        "TINNHIEM_DATA": folder,
    }
    with subprocess.Popen(
        [sys.executable, "-m", "bench.pages", folder, str(people)],
        env=surroundings,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            yield json.loads(server.stdout.readline() if server.stdout else "")
        finally:
            server.terminate()


def serve(folder: Path, people: int) -> None:
    """Make a campaign with so many people, serve it, print where; never return."""
    import django
    from django.conf import settings

    settings.ROOT_URLCONF = "bench.page_urls"
    django.setup()
    from django.core.wsgi import get_wsgi_application
    from waitress import serve as run

    from bench.page_crowd import crowd

    session, pages = crowd(folder, people)
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        told = {"port": door.getsockname()[1], "session": session, "pages": pages}
        print(json.dumps(told), flush=True)
        run(get_wsgi_application(), sockets=[door])


def main() -> int:
    """Print the figures; fail when a page is over budget."""
    missed = 0
    for people, budget in SIZES.items():
        empty, pages = measure(people)
        print(f"  {people} people; empty view {empty.again:.1f} ms, first / again / kB")
        for name, one in pages.items():
            counts = people == min(SIZES) or name in LISTS
            over = counts and one.first > budget
            missed |= over
            ratio = one.again / empty.again
            print(
                f"  {name:18} {one.first:7.0f} {one.again:7.1f} "
                f"{ratio:6.1f} x empty {one.weight / 1000:6.1f} kB"
                f"{'  OVER' if over else ''}"
            )
    return int(missed)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        serve(Path(sys.argv[1]), int(sys.argv[2]))
    sys.exit(main())
