"""The server under drill: started, killed with SIGKILL, started again."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import TextIO, cast

LOOPBACK = "127.0.0.1"
LONGEST_START = 60.0  # seconds, on a machine with much other work
PAUSE = 0.005


class Server:
    """One data folder behind one port."""

    def __init__(self, folder: Path, *, is_cold: bool) -> None:
        with socket.socket() as free:
            free.bind((LOOPBACK, 0))
            self.port: int = free.getsockname()[1]
        self.folder, self.is_cold = folder, is_cold
        self.starts: list[float] = []
        self._pid = 0
        self._cold: subprocess.Popen[bytes] | None = None
        self._nursery: subprocess.Popen[str] | None = None

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        if self._nursery is not None:
            _into(self._nursery).close()
            _out_of(self._nursery).close()
            self._nursery.wait()

    def start(self) -> None:
        """Start it and wait until it answers."""
        begun = time.perf_counter()
        if self.is_cold:
            self._cold = subprocess.Popen(
                [*_module("tinnhiem.cli"), "serve", *self._where()],
                stdout=subprocess.DEVNULL,
            )
            self._pid = self._cold.pid
        else:
            self._pid = self._born()
        self._wait(begun)
        self.starts.append(time.perf_counter() - begun)

    def kill(self) -> None:
        """Kill it where it stands; nothing in it learns of that."""
        if not self._pid:
            return
        os.kill(self._pid, signal.SIGKILL)
        self._pid = 0
        if self._cold is not None:
            self._cold.wait()
            self._cold = None
        elif self._nursery is not None:
            _out_of(self._nursery).readline()  # «gone»

    def _where(self) -> list[str]:
        return ["--data", str(self.folder), "--port", str(self.port)]

    def _born(self) -> int:
        if self._nursery is None:
            self._nursery = subprocess.Popen(
                [*_module("dev.drilling.nursery"), str(self.folder), str(self.port)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        asked = _into(self._nursery)
        asked.write("start\n")
        asked.flush()
        return int(_out_of(self._nursery).readline())

    def _wait(self, begun: float) -> None:
        while time.perf_counter() - begun < LONGEST_START:
            try:
                socket.create_connection((LOOPBACK, self.port), timeout=1).close()
            except OSError:
                time.sleep(PAUSE)
            else:
                return
        message = f"the server did not start within {LONGEST_START} s"
        raise TimeoutError(message)


def _module(name: str) -> list[str]:
    return [sys.executable, "-m", name]


def _into(nursery: "subprocess.Popen[str]") -> TextIO:
    if nursery.stdin is None:
        raise BrokenPipeError
    return cast("TextIO", nursery.stdin)


def _out_of(nursery: "subprocess.Popen[str]") -> TextIO:
    if nursery.stdout is None:
        raise BrokenPipeError
    return cast("TextIO", nursery.stdout)
