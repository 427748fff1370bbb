"""`python -m dev.drill --kills N`: kill the server in the middle of a conference.

It plays a conference over HTTP against `tinnhiem serve`, kills the server with
SIGKILL at random instants, starts it again, sends the unanswered request once more,
and requires after each kill that nothing acknowledged is lost, nothing is doubled, the
journal is whole and the next act is offered; and at the end of each story that it left
what an undisturbed story leaves (docs/how-to/sau-khi-mat-dien.md).
"""

import argparse
import json
import random  # noqa: TID251 - seeded, and handed on
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dev.drilling.play import DrillError, Player, Tally
from dev.drilling.server import Server
from dev.drilling.story import play
from dev.drilling.verdict import LostDeedError, left_behind, require_kept

EVERY = 4  # one deed in so many is interrupted
SEED = 20230711


def main() -> int:
    """Drill as asked; 0 when nothing was found, 1 otherwise."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="tinnhiem-dien-tap-") as place:
        return drill(
            Path(place), kills=asked.kills, seed=asked.seed, is_cold=asked.cold
        )


def drill(place: Path, *, kills: int, seed: int, is_cold: bool = False) -> int:
    """Play stories in `place` until the server was killed so many times."""
    print(f"seed {seed}")
    told = _template(place / "mau")
    tally, starts, begun = Tally(), list[float](), time.perf_counter()
    wanted = _story(place, told, tally=Tally(), luck=_luck(seed), kills=0)
    stories = 0
    while tally.kills < kills:
        stories += 1
        luck = _luck(seed + stories)
        try:
            found = _story(
                place,
                told,
                tally=tally,
                luck=luck,
                kills=kills - tally.kills,
                starts=starts,
                is_cold=is_cold,
            )
        except (DrillError, LostDeedError) as fault:
            print(f"story {stories}, after {tally.kills} kills: {fault}")
            return 1
        differing = [name for name in wanted if wanted[name] != found[name]]
        if differing:
            for name in differing:
                print(f"{name}: wanted {wanted[name]}\n  found {found[name]}")
            return 1
        print(f"  {stories} stories, {tally.kills} kills", flush=True)
    _report(tally, stories, starts, seconds=time.perf_counter() - begun)
    return 0


def _story(  # noqa: PLR0913 - what one story is played with
    place: Path,
    told: Mapping[str, Any],
    *,
    tally: Tally,
    luck: random.Random,
    kills: int,
    starts: list[float] | None = None,
    is_cold: bool = False,
) -> dict[str, Any]:
    folder = place / "ho-so"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(place / "mau", folder)
    with Server(folder, is_cold=is_cold) as server:
        player = Player(
            server=server,
            luck=luck,
            every=EVERY if kills else 0,
            most=kills,
            tally=tally,
            offers=lambda _player: None,
        )
        play(player, told)
        server.kill()
        server.start()
        require_kept(folder, player.kept)
        if starts is not None:
            starts += server.starts[1:]
        return left_behind(folder)


def _template(folder: Path) -> Mapping[str, Any]:
    made = subprocess.run(
        [sys.executable, "-m", "dev.drilling.template", str(folder)],
        check=True,
        capture_output=True,
        text=True,
    )
    told: Mapping[str, Any] = json.loads(made.stdout)
    return told


def _luck(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - instants to kill at, no secret


def _report(tally: Tally, stories: int, starts: list[float], *, seconds: float) -> None:
    print(f"{tally.kills} kills in {stories} stories, {seconds:.0f} s")
    print(f"  {tally.deeds} deeds sent, {tally.sent_again} of them sent again")
    print(f"  {tally.answered_first} kills just after the answer")
    if starts:
        print(f"  a start takes {statistics.median(starts):.2f} s (median)")
    print("  nothing lost, nothing doubled, the next act offered each time")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m dev.drill", description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument(
        "--cold", action="store_true", help="start the command itself each time"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
