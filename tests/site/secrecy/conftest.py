"""A told folder for each test; the story is told once."""

import shutil
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.site.secrecy.told import told_folder


@pytest.fixture(scope="session")
def told_template(
    tmp_path_factory: pytest.TempPathFactory,
    folder_template: Path,
    django_db_blocker: DjangoDbBlocker,
) -> Path:
    """A folder with a signed and announced vote; nobody changes it."""
    with django_db_blocker.unblock():
        place = tmp_path_factory.mktemp("told") / "ho-so"
        return told_folder(place, folder_template)


@pytest.fixture
def told(tmp_path: Path, told_template: Path) -> Path:
    """A copy of it, of this test's own."""
    place = tmp_path / "da-ky"
    shutil.copytree(told_template, place)
    return place
