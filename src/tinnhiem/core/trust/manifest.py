"""What a backup says of itself: every file with its fingerprint, every chain's head."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from tinnhiem.core.trust.anchor import ChainHead

FORMAT: Final = "tinnhiem-backup"
VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file of a backup.

    Attributes:
        path: Below the data folder, with «/».
        size: In bytes.
        sha256: Of the content, hexadecimal.
    """

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupManifest:
    """The last thing in a backup.

    Attributes:
        files: In the order of the archive.
        heads: By name of the chain, how far the journal had come in the copy.
    """

    made_at: datetime
    files: tuple[StoredFile, ...]
    heads: Mapping[str, ChainHead]


def manifest_text(manifest: BackupManifest) -> str:
    """Return the manifest as JSON."""
    heads = {
        name: {"entries": head.entries, "digest": head.digest}
        for name, head in manifest.heads.items()
    }
    table = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": manifest.made_at.isoformat(),
        "files": [
            {"path": one.path, "size": one.size, "sha256": one.sha256}
            for one in manifest.files
        ],
        "journal": heads,
    }
    return json.dumps(table, ensure_ascii=False, indent=1)


def read_manifest(text: str) -> BackupManifest | None:
    """Return the manifest, or None where the text is none of ours."""
    try:
        table = json.loads(text)
        if (table["format"], table["version"]) != (FORMAT, VERSION):
            return None
        return BackupManifest(
            made_at=datetime.fromisoformat(table["made_at"]),
            files=tuple(_file(one) for one in table["files"]),
            heads={
                str(name): ChainHead(int(head["entries"]), str(head["digest"]))
                for name, head in table["journal"].items()
            },
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def is_safe_path(path: str) -> bool:
    """Say whether a path of an archive stays below the folder it is written to."""
    climbs = {"", ".", ".."} & set(path.split("/"))
    return not climbs and not set("\\:\0") & set(path)


def _file(table: Mapping[str, Any]) -> StoredFile:
    return StoredFile(str(table["path"]), int(table["size"]), str(table["sha256"]))
