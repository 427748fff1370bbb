"""An upload that breaks off leaves no row and no file, not even a nameless one."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application

from tests.journeys.site import ROOT, START
from tests.site.builders import SLUG, make_account
from tests.site.count.scanning import scanned_table
from tests.site.secrecy.told import opened
from tinnhiem.cli.campaign.lan_connections import (
    CappedServer,
    PlainConnection,
    bodiless,
)
from tinnhiem.cli.campaign.lan_serving import LARGEST_REQUEST
from tinnhiem.cli.campaign.serve import loopback_server
from tinnhiem.core.access.duty import Duty
from tinnhiem.store.folder import use_folder
from tinnhiem.web.who import DEVICE_COOKIE

TOKEN = "token.json"
LENGTH = 8 << 20  # bytes said; half of them sent
PROC = Path("/proc/self/fd")


def serve_on_this_machine(folder: Path) -> None:
    """Serve a box to be scanned with the server of `tinnhiem serve`; never return."""
    _prepare(folder)
    server: Any = loopback_server(get_wsgi_application(), port=0)
    print(server.effective_port, flush=True)  # noqa: T201 - for who started us
    server.run()


def serve_as_on_the_lan(folder: Path) -> None:
    """Serve it with the server of `tinnhiem serve --lan`, unencrypted; never return."""
    _prepare(folder)
    site = bodiless(get_wsgi_application())
    server = CappedServer(("127.0.0.1", 0), site, numthreads=2)
    server.ConnectionClass = PlainConnection
    server.max_request_body_size = LARGEST_REQUEST
    server.prepare()
    print(server.bind_addr[1], flush=True)  # noqa: T201 - for who started us
    server.serve()


def _prepare(folder: Path) -> None:
    use_folder(folder)
    make_account(Duty.ADMIN)
    token = scanned_table().clients[0].cookies[DEVICE_COOKIE].value
    (folder / TOKEN).write_text(json.dumps(token), encoding="utf-8")


@pytest.fixture(params=["serve_on_this_machine", "serve_as_on_the_lan"])
def served(
    request: pytest.FixtureRequest, folder: Path, tmp_path: Path
) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The server, with a folder of its own for temporary files, and its port."""
    (tmp_path / "tam").mkdir()
    surroundings = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "DJANGO_SETTINGS_MODULE": "tinnhiem.config.settings",
        "TINNHIEM_DATA": str(folder),
        "TMPDIR": str(tmp_path / "tam"),
    }
    maker = f"tests.site.count.test_aborted_upload:{request.param}"
    running = subprocess.Popen(
        [sys.executable, "-c", START, maker, str(folder)],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # ours is a nameless file of pytest's
        text=True,
    )
    assert running.stdout is not None
    yield running, int(running.stdout.readline())
    running.kill()
    running.wait()
    running.stdout.close()


def nameless_files(process: int) -> list[str]:
    """Return files that a process holds open and that have no name any more."""
    held = (Path("/proc") / str(process) / "fd").iterdir()
    links = [os.readlink(one) for one in held if one.is_symlink()]  # noqa: PTH115
    return [link for link in links if link.endswith(" (deleted)")]


@pytest.mark.enable_socket
@pytest.mark.skipif(not PROC.exists(), reason="only where the system tells of files")
def test_an_upload_that_breaks_off_leaves_nothing(
    served: tuple[subprocess.Popen[str], int], folder: Path, tmp_path: Path
) -> None:
    running, port = served
    token = json.loads((folder / TOKEN).read_text(encoding="utf-8"))
    secret = b"\xff\xd8\xff\xe0ANHPHIEUQUET" * 1000
    head = (
        f"POST /cuoc/{SLUG}/kiem-phieu/lo/1/quet/ HTTP/1.1\r\n"
        f"Host: 127.0.0.1:{port}\r\nCookie: {DEVICE_COOKIE}={token}\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\n"
        f"Content-Length: {LENGTH}\r\n\r\n--x\r\n"
        'Content-Disposition: form-data; name="scans"; filename="a.jpg"\r\n\r\n'
    )
    with socket.socket() as line:
        line.connect(("127.0.0.1", port))
        line.sendall(head.encode())
        for _ in range(LENGTH // 2 // len(secret)):
            line.sendall(secret)
        time.sleep(0.5)  # half of it is there, more than any server keeps by itself
        during = list((tmp_path / "tam").iterdir()), nameless_files(running.pid)
    time.sleep(0.5)

    assert during == ([], [])
    assert list((tmp_path / "tam").iterdir()) == []
    assert nameless_files(running.pid) == []
    with opened(folder) as raw:
        assert raw.execute("SELECT count(*) FROM store_sealedpicture").fetchone() == (
            0,
        )
    for found in folder.rglob("*"):
        assert not found.is_file() or b"ANHPHIEUQUET" not in found.read_bytes()
