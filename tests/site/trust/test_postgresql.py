"""The same tables on a PostgreSQL server of our own; run where there is one."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.site import ROOT
from tests.postgres import cluster, server_folder
from tinnhiem.config.database import database_of
from tinnhiem.core.trust.errors import DatabaseUrlError

needs_server = pytest.mark.skipif(
    server_folder() is None,
    reason="no PostgreSQL here: the tables were NOT tried on a server",
)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with cluster() as address:
        yield address


def run(url: str, *command: str) -> subprocess.CompletedProcess[str]:
    surroundings = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "TINNHIEM_DATABASE_URL": url,
    }
    return subprocess.run(
        [sys.executable, "-m", *command],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def done(url: str, name: str, folder: Path) -> Any:
    """Return what a deed of `tests.site.on_postgres` found."""
    ended = run(url, "tests.site.on_postgres", name, str(folder))
    assert ended.returncode == 0, ended.stderr[-2000:]
    return json.loads(ended.stdout.splitlines()[-1])


@needs_server
def test_the_whole_story_runs_and_its_chains_are_sound(
    url: str, tmp_path: Path
) -> None:
    told = done(url, "story", tmp_path / "ho-so")

    assert told == {"phase": "archived", "sound": [True, True]}


@needs_server
def test_four_desks_at_once_let_everybody_in_once(url: str, tmp_path: Path) -> None:
    told = done(url, "race", tmp_path / "ho-so")

    assert told == {"ok": 10, "already": 30, "stays": 10, "sound": True}


@needs_server
def test_the_server_itself_keeps_the_constraints(url: str, tmp_path: Path) -> None:
    assert done(url, "constraints", tmp_path / "ho-so") == {"refused": True}


@needs_server
def test_pictures_of_a_full_batch_lie_in_no_order_of_time(
    url: str, tmp_path: Path
) -> None:
    told = done(url, "pictures", tmp_path / "ho-so")

    assert told == {"part": True, "full": False, "kept": True}


@needs_server
@pytest.mark.parametrize(
    ("command", "instead"),
    [
        pytest.param(["backup", "x.tn"], "pg_dump", id="backup"),
        pytest.param(
            ["restore", "x.tn", "--to", "noi-khac"], "pg_restore", id="restore"
        ),
        pytest.param(["demo", "--out", "trinh-dien"], "bỏ biến đó đi", id="demo"),
    ],
)
def test_what_works_on_the_file_says_what_to_use_instead(
    url: str, tmp_path: Path, command: list[str], instead: str
) -> None:
    folder = tmp_path / "ho-so"
    done(url, "constraints", folder)
    name, *more = command
    where = ["--data", str(folder)] if name == "backup" else []
    words = ["--passphrase", "mot cau de nho ve con trau"] if name != "demo" else []
    places = [str(tmp_path / one) if one[0].isalpha() else one for one in more]

    ended = run(url, "tinnhiem.cli", name, *where, *words, *places)

    assert ended.returncode == 1
    assert "not-on-server" in ended.stderr
    assert instead in ended.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["ho-so"]


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("mysql://h/x", id="another kind of server"),
        pytest.param("postgresql://h:port/x", id="no port"),
        pytest.param("postgresql://h/", id="no name"),
        pytest.param("postgresql://h/a/b", id="a path"),
        pytest.param("postgresql://u:bi-mat@h/x?sslmod=require", id="a typing mistake"),
    ],
)
def test_an_address_that_is_none_is_refused_and_never_repeated(url: str) -> None:
    with pytest.raises(DatabaseUrlError) as refusal:
        database_of(url, file=Path("x"))

    assert "bi-mat" not in str(refusal.value)


def test_an_address_says_who_where_and_which() -> None:
    known = database_of(
        "postgresql://lan:m%40t@may:6543/tin?sslmode=verify-full", file=Path("x")
    )

    assert (known["USER"], known["PASSWORD"]) == ("lan", "m@t")
    assert (known["HOST"], known["PORT"], known["NAME"]) == ("may", 6543, "tin")
    assert known["OPTIONS"]["sslmode"] == "verify-full"
