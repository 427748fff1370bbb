"""`tinnhiem serve` in a place where nothing is yet: the browser does the rest."""

from pathlib import Path

import pytest
from django.test import Client

from tinnhiem.cli.campaign.serve import open_or_begin
from tinnhiem.core.campaigns.errors import DataFolderMissingError
from tinnhiem.store.folder import has_database


@pytest.mark.parametrize("is_there", [False, True])
def test_an_empty_place_becomes_a_data_folder(
    folder: Path, tmp_path: Path, is_there: bool
) -> None:
    assert folder.exists()
    place = tmp_path / "co-quan"
    if is_there:
        place.mkdir()

    open_or_begin(place)

    assert has_database(place)
    assert Client().get("/")["Location"] == "/thiet-lap/"


def test_nothing_begins_among_other_files(folder: Path, tmp_path: Path) -> None:
    assert folder.exists()
    (tmp_path / "thu.docx").write_bytes(b"PK")

    with pytest.raises(DataFolderMissingError):
        open_or_begin(tmp_path)

    assert not has_database(tmp_path)
