"""A PostgreSQL cluster of our own: made in a moment, on a socket, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

OWNER: Final = "postgres"  # the server refuses to run for root
BINARIES: Final = "postgresql/*/bin"
DATABASE: Final = "tinnhiem"
QUICK: Final = ("-c", "fsync=off", "-c", "full_page_writes=off")
MADE: Final = ("-A", "trust", "-U", OWNER, "-E", "UTF8", "--locale=C.UTF-8")


def server_folder() -> Path | None:
    """Return where `initdb` and `pg_ctl` are; None where there is no server."""
    found = sorted(Path("/usr/lib").glob(BINARIES), key=lambda one: one.parent.name)
    known = [one for one in found if (one / "initdb").exists()]
    on_path = shutil.which("initdb")
    if known:
        return known[-1]
    return Path(on_path).resolve().parent if on_path else None


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster in a folder of its own, run by an account that is not root."""

    binaries: Path
    place: Path
    owner: str | None

    def run(self, name: str, *arguments: str) -> None:
        """Run one of the server's own commands."""
        subprocess.run(
            [str(self.binaries / name), *arguments],
            check=True,
            user=self.owner,
            cwd=self.place,
            stdout=subprocess.DEVNULL,
        )

    @property
    def data(self) -> str:
        """Where its files are."""
        return str(self.place / "data")

    def start(self, *more: str) -> None:
        """Make it, start it and give it our database."""
        self.run("initdb", "-D", self.data, *MADE, "--no-sync")
        log = str(self.place / "log")
        listening = ("-k", str(self.place), "-c", "listen_addresses=''")
        options = " ".join((*listening, *more))
        self.run("pg_ctl", "-D", self.data, "-o", options, "-l", log, "-w", "start")
        self.run("createdb", "-h", str(self.place), "-U", OWNER, DATABASE)

    def stop(self) -> None:
        """Stop it at once; nothing of it is needed any more."""
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop")


@contextmanager
def cluster(*, is_durable: bool = False) -> Iterator[str]:
    """Run a server on a socket of a new folder; yield the address of its database.

    Args:
        is_durable: As an office runs it; else quick, for tests that pull no plug.

    Raises:
        FileNotFoundError: There is no server here; ask `server_folder` first.
    """
    binaries = server_folder()
    if binaries is None:
        raise FileNotFoundError(OWNER)
    owner = OWNER if os.getuid() == 0 else None
    # Not where other tests keep things: a socket's path has to be short.
    place = Path(tempfile.mkdtemp(prefix="tn-pg-"))
    if owner:
        account = pwd.getpwnam(owner)
        os.chown(place, account.pw_uid, account.pw_gid)
    made = Cluster(binaries, place, owner)
    try:
        made.start(*(() if is_durable else QUICK))
        try:
            yield f"postgresql://{OWNER}@/{DATABASE}?host={place}"
        finally:
            made.stop()
    finally:
        shutil.rmtree(place, ignore_errors=True)
