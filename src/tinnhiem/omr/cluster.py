"""The same reading on a Dask cluster that an office already has.

Pages travel as they are stored, without the names of their files; what comes back is
sealed with a key that lives as long as the run, so that a worker which moves results
to its disk when memory is short (spilling) writes nothing that can be read. Each worker
reads in a child of its own, held to the same memory and time as here. Chunks are small
and are given out again when a worker dies.

What bounds it: `AHEAD` chunks a worker are under way at a time.
"""

from __future__ import annotations

import ipaddress
import json
import logging
import os
import socket
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any, Final
from urllib.parse import urlsplit

import numpy as np

from tinnhiem.core.scanning.errors import (
    ClusterFarError,
    ClusterMissingError,
    ClusterSilentError,
    ClusterUnfitError,
)
from tinnhiem.core.scanning.layout import SheetLayout
from tinnhiem.core.scanning.opening_fault import OpeningFault
from tinnhiem.omr.crew import (
    AHEAD,
    READER,
    Found,
    LeafReader,
    PileLeaf,
    in_order,
    reading_setup,
)
from tinnhiem.omr.leaf import Leaf
from tinnhiem.omr.limits import LIMITS, Limits
from tinnhiem.omr.readings import reading_from, reading_rows

RETRIES: Final = 5  # for one chunk
KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
HELD = threading.local()  # the child of each thread of a worker, kept between chunks


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long we wait, in seconds.

    Attributes:
        answer: For a cluster to answer at its address, and between looks at a chunk.
        worker: For a worker to come back after all were lost.
    """

    answer: int = 10
    worker: int = 60


PATIENCE: Final = Patience()


class ClusterCrew:
    """Workers of a Dask cluster."""

    def __init__(
        self,
        layouts: Sequence[SheetLayout],
        *,
        address: str,
        limits: Limits = LIMITS,
        reader: str = READER,
        patience: Patience = PATIENCE,
    ) -> None:
        """Find the cluster at its address.

        Raises:
            ClusterMissingError: The package for clusters is not installed.
            ClusterFarError: The address lies outside the office's own network.
            ClusterSilentError: Nobody answers there.
        """
        self._address = address
        self._patience = patience
        self._client = _client(address, within=patience.answer)
        self._setup = reading_setup(layouts, reader=reader)
        self._limits = limits
        self._secret = os.urandom(KEY_BYTES)
        self._files: dict[str, int] = {}

    def read(self, found: Iterable[Found]) -> Iterator[PileLeaf]:
        """Yield what each page came to, in order."""
        workers = max(1, len(self._client.scheduler_info()["workers"]))
        yield from in_order(found, self._submit, ahead=AHEAD * workers)

    def close(self) -> None:
        """Leave the cluster; it forgets what was still under way."""
        self._client.close()

    def _submit(self, leaves: Sequence[Leaf]) -> _Answer:
        nameless = [replace(leaf, file=self._number(leaf.file)) for leaf in leaves]
        future = self._client.submit(
            read_chunk,
            nameless,
            setup=self._setup,
            limits=self._limits,
            secret=self._secret,
            pure=False,  # the same scan twice is read twice, and told
            retries=RETRIES,
        )
        return _Answer(future, leaves, crew=self)

    def _number(self, file: str) -> str:
        """Return what a worker calls a file: enough to count, nothing to read."""
        return str(self._files.setdefault(file, len(self._files)))

    def opened(self, future: Any) -> list[dict[str, Any]]:
        """Return the rows of a chunk once a worker has read it.

        Raises:
            ClusterSilentError: The scheduler is gone, or all workers were lost and
                none came back in time.
            ClusterUnfitError: A worker failed, `RETRIES` times in a row.
        """
        try:
            return unsealed(self._awaited(future), self._secret)
        except (CancelledError, TimeoutError) as error:
            raise ClusterSilentError(self._address) from error
        except Exception as error:
            if not self._has_workers():
                raise ClusterSilentError(self._address) from error
            detail = type(error).__name__
            raise ClusterUnfitError(self._address, detail=detail) from error

    def _awaited(self, future: Any) -> bytes:
        """Return what a worker sealed; wait as long as there are workers."""
        seen_at = monotonic()
        while True:
            try:
                sealed: bytes = future.result(timeout=self._patience.answer)
            except TimeoutError:
                if self._has_workers():
                    seen_at = monotonic()
                elif monotonic() - seen_at > self._patience.worker:
                    raise
            else:
                return sealed

    def _has_workers(self) -> bool:
        try:
            return bool(self._client.scheduler_info()["workers"])
        except (OSError, RuntimeError, TimeoutError):
            return False


class _Answer:
    """What a chunk came to, once it is asked for."""

    def __init__(
        self, future: Any, leaves: Sequence[Leaf], *, crew: ClusterCrew
    ) -> None:
        self._future = future
        self._leaves = leaves
        self._crew = crew

    def result(self) -> list[PileLeaf]:
        rows = self._crew.opened(self._future)
        self._future.release()
        return [_leaf(leaf, row) for leaf, row in zip(self._leaves, rows, strict=True)]


def read_chunk(
    leaves: Sequence[Leaf], *, setup: dict[str, Any], limits: Limits, secret: bytes
) -> bytes:
    """Read a chunk on a worker; return the rows sealed."""
    wanted = json.dumps(setup, sort_keys=True)
    held = getattr(HELD, "reader", None)
    if held is None or HELD.setup != wanted:
        if held is not None:
            held.close()
        held, HELD.setup = LeafReader(setup, limits=limits), wanted
        HELD.reader = held
    rows = [_rows(read) for read in held.read(leaves)]
    return _sealed(rows, secret)


def _rows(read: PileLeaf) -> dict[str, Any]:
    strokes = read.strokes
    return {
        "reading": reading_rows(read.reading),
        "strokes": None if strokes is None else strokes.tobytes().hex(),
        "fault": read.fault and read.fault.value,
    }


def _leaf(leaf: Leaf, rows: dict[str, Any]) -> PileLeaf:
    strokes = rows["strokes"]
    return PileLeaf(
        reading=replace(reading_from(rows["reading"]), file=leaf.file, page=leaf.page),
        strokes=strokes and np.frombuffer(bytes.fromhex(strokes), np.float16),
        digest=leaf.digest,
        fault=OpeningFault(rows["fault"]) if rows["fault"] else None,
    )


def _sealed(rows: list[dict[str, Any]], secret: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(secret).encrypt(nonce, json.dumps(rows).encode(), None)


def unsealed(sealed: bytes, secret: bytes) -> list[dict[str, Any]]:
    """Return the rows of a chunk that this run sealed."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    plain = AESGCM(secret).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None)
    rows: list[dict[str, Any]] = json.loads(plain)
    return rows


def _client(address: str, *, within: int) -> Any:
    try:
        from distributed import Client as DaskClient
    except ImportError as error:
        raise ClusterMissingError from error
    require_near(address)
    # It tells of lost connections in stack traces; we tell in a sentence.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client: Any = DaskClient  # its signature names no types
        return client(address, timeout=within, set_as_default=False)
    except (OSError, ValueError, RuntimeError, TimeoutError) as error:
        raise ClusterSilentError(address) from error


def require_near(address: str) -> None:
    """Refuse an address that does not lie in the office's own network.

    Raises:
        ClusterFarError: It leads to the internet; ballots do not travel there.
        ClusterSilentError: No address, or a name that nobody knows.
    """
    host = urlsplit(address if "://" in address else f"tcp://{address}").hostname
    if not host:
        raise ClusterSilentError(address)
    try:
        found = socket.getaddrinfo(host, None)
    except OSError as error:
        raise ClusterSilentError(address) from error
    numbers = [ipaddress.ip_address(str(one[4][0]).split("%")[0]) for one in found]
    if any(not (number.is_private or number.is_link_local) for number in numbers):
        raise ClusterFarError(address)
