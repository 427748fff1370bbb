"""A data folder of its own for each test, with tables already made."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connections
from pytest_django.plugin import DjangoDbBlocker

from tinnhiem.store.folder import has_database, is_on_server, use_folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a test on a database in memory: it would take the folder's away."""
    for item in items:
        if "db" in getattr(item, "fixturenames", ()):
            msg = f"{item.nodeid}: ask for `folder`, the data folder of one test"
            raise pytest.UsageError(msg)


@pytest.fixture(scope="session")
def folder_template(
    tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker
) -> Path:
    """An empty data folder, made once: migrating takes longer than copying."""
    folder = tmp_path_factory.mktemp("template") / "ho-so"
    with django_db_blocker.unblock():
        use_folder(folder)
        connections["default"].close()
    assert has_database(folder)
    return folder


@pytest.fixture
def folder(
    tmp_path: Path, folder_template: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[Path]:
    """The data folder this process works on during one test."""
    target = tmp_path / "ho-so"
    shutil.copytree(folder_template, target)
    with django_db_blocker.unblock():
        use_folder(target)
        if is_on_server():
            empty_tables()
        yield target
        connections["default"].close()


def empty_tables() -> None:
    """Empty every table of a PostgreSQL server that the whole suite was sent to.

    `TINNHIEM_DATABASE_URL=… pytest tests/site` runs it there instead of on files.
    """
    names = [
        table._meta.db_table for table in apps.get_app_config("store").get_models()
    ]
    with connections["default"].cursor() as cursor:
        quoted = ", ".join(f'"{name}"' for name in names)
        cursor.execute(f"TRUNCATE {quoted} RESTART IDENTITY CASCADE")
