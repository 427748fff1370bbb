"""A Dask cluster as an office has one: a scheduler and workers, each a process."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import distributed


@dataclass
class Cluster:
    address: str
    scheduler: "subprocess.Popen[bytes]"
    workers: list["subprocess.Popen[bytes]"]


@contextmanager
def cluster(folder: Path, *, workers: int) -> Iterator[Cluster]:
    """Start a scheduler and workers as an office would, each a process of its own."""
    place = folder / "scheduler.json"
    running: list[subprocess.Popen[bytes]] = []
    try:
        running.append(
            started(
                *("scheduler", "--host", "127.0.0.1", "--port", "0"),
                *("--no-dashboard", "--scheduler-file", str(place)),
            )
        )
        for number in range(workers):
            space = folder / f"worker {number}"
            running.append(
                started(
                    *("worker", "--scheduler-file", str(place), "--no-nanny"),
                    *("--nthreads", "1", "--no-dashboard", "--memory-limit", "0"),
                    *("--local-directory", str(space), "--host", "127.0.0.1"),
                )
            )
        connect: Any = distributed.Client  # its signature names no types
        with connect(scheduler_file=str(place), timeout=60) as client:
            client.wait_for_workers(workers, timeout=60)
        address = json.loads(place.read_text(encoding="utf-8"))["address"]
        yield Cluster(address, running[0], running[1:])
    finally:
        for one in reversed(running):
            one.kill()
            one.wait()


def started(*words: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + words[0], *words[1:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
