"""What a bundle says of itself: every file with its fingerprint.

The list is read without this program: `sha256sum -c SHA256SUMS` proves the same.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from tinnhiem.core.trust.anchor import ChainHead
from tinnhiem.core.trust.manifest import StoredFile

FORMAT: Final = "tinnhiem-archive"
VERSION: Final = 1
MANIFEST: Final = "bang-ke.json"
READABLE: Final = "bang-ke.txt"
SUMS: Final = "SHA256SUMS"
CAMPAIGN: Final = "cuoc-lay-phieu.toml"
JOURNAL: Final = "nhat-ky.jsonl"
PAPERS: Final = "van-ban.json"


class OtherVersionError(ValueError):
    """The list was written by a newer version of the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveManifest:
    """The list of a bundle (bảng kê).

    Attributes:
        title: The vote in words, as its papers head it.
        phase: How far it had come.
        head: The last entry of its journal.
        files: All that is in the bundle, but this list itself.
        left_out: What the campaign has and the bundle has not, in words.
    """

    slug: str
    title: str
    phase: str
    made_at: datetime
    made_by: str
    head: ChainHead
    files: tuple[StoredFile, ...]
    left_out: tuple[str, ...] = ()


def manifest_text(manifest: ArchiveManifest) -> str:
    """Return the list as JSON."""
    table = {
        "format": FORMAT,
        "version": VERSION,
        "slug": manifest.slug,
        "title": manifest.title,
        "phase": manifest.phase,
        "made_at": manifest.made_at.isoformat(),
        "made_by": manifest.made_by,
        "journal": {"entries": manifest.head.entries, "digest": manifest.head.digest},
        "files": [
            {"path": one.path, "size": one.size, "sha256": one.sha256}
            for one in manifest.files
        ],
        "left_out": list(manifest.left_out),
    }
    return json.dumps(table, ensure_ascii=False, indent=1) + "\n"


def read_manifest(text: str) -> ArchiveManifest | None:
    """Return the list, or None where the text is none of ours.

    Raises:
        OtherVersionError: It is ours, of a newer version.
    """
    try:
        table = json.loads(text)
        if table["format"] != FORMAT:
            return None
        _require_known(int(table["version"]))
        return _manifest(table)
    except OtherVersionError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _require_known(version: int) -> None:
    if version > VERSION:
        raise OtherVersionError


def sums_text(files: Iterable[StoredFile]) -> str:
    """Return the list that `sha256sum -c` reads."""
    return "".join(f"{one.sha256}  {one.path}\n" for one in files)


def _manifest(table: Mapping[str, Any]) -> ArchiveManifest:
    head = table["journal"]
    return ArchiveManifest(
        slug=str(table["slug"]),
        title=str(table["title"]),
        phase=str(table["phase"]),
        made_at=datetime.fromisoformat(table["made_at"]),
        made_by=str(table["made_by"]),
        head=ChainHead(int(head["entries"]), str(head["digest"])),
        files=tuple(
            StoredFile(str(one["path"]), int(one["size"]), str(one["sha256"]))
            for one in table["files"]
        ),
        left_out=tuple(map(str, table["left_out"])),
    )
