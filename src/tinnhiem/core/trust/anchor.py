"""How far each chain of the journal had come at a moment, to be kept elsewhere.

A chain shows that nobody changed or took out an entry between two others; it cannot
show that its last entries were cut off, nor that the whole of it was written anew by
somebody who computes every digest again. A head kept outside the folder shows both.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from tinnhiem.core.trust.errors import AnchorUnreadableError

OFFICE: Final = ""  # the chain of the whole office, which has no campaign
FORMAT: Final = "tinnhiem-journal-anchor"
VERSION: Final = 1
DIGEST_LETTERS: Final = 64


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last entry of one chain.

    Attributes:
        entries: How many entries there are.
        digest: SHA-256 of the last, hexadecimal; empty where there is none.
    """

    entries: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainState:
    """What was found of one chain.

    Attributes:
        name: Slug of the campaign; `OFFICE` for the whole office.
        broken_at: Number, from 1, of the first entry that does not follow from its
            predecessor; None where all do.
        cut_from: How many entries the anchor knew, where fewer are left.
        is_other: The entry at the anchor's number is not the one the anchor knew.
    """

    name: str
    head: ChainHead
    broken_at: int | None = None
    cut_from: int | None = None
    is_other: bool = False

    @property
    def is_sound(self) -> bool:
        """Say whether nothing was found."""
        return self.broken_at is None and self.cut_from is None and not self.is_other


def held_against(
    digests: Sequence[str], *, name: str, broken_at: int | None, known: ChainHead | None
) -> ChainState:
    """Return the state of a chain, held against what an anchor knew of it.

    Args:
        digests: Of every entry, oldest first.
        name: Whose chain.
        broken_at: As the chain itself shows.
        known: From the anchor; None where there is no anchor or it knew no such chain.
    """
    head = ChainHead(len(digests), digests[-1] if digests else "")
    if known is None or not known.entries:
        return ChainState(name=name, head=head, broken_at=broken_at)
    is_cut = known.entries > len(digests)
    return ChainState(
        name=name,
        head=head,
        broken_at=broken_at,
        cut_from=known.entries if is_cut else None,
        is_other=not is_cut and digests[known.entries - 1] != known.digest,
    )


def anchor_text(heads: Mapping[str, ChainHead], *, taken_at: datetime) -> str:
    """Return the anchor as JSON, the same for the same heads and moment."""
    chains = {
        name: {"entries": head.entries, "digest": head.digest}
        for name, head in heads.items()
    }
    anchor = {
        "format": FORMAT,
        "version": VERSION,
        "taken_at": taken_at.isoformat(),
        "chains": chains,
    }
    return json.dumps(anchor, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read_anchor(text: str, *, path: str) -> dict[str, ChainHead]:
    """Return the heads of an anchor by the name of their chain.

    Raises:
        AnchorUnreadableError: It is no anchor, or not whole.
    """
    try:
        anchor = json.loads(text)
        if (anchor["format"], anchor["version"]) != (FORMAT, VERSION):
            raise AnchorUnreadableError(path)
        return {str(name): _head(head) for name, head in anchor["chains"].items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise AnchorUnreadableError(path) from error


def _head(table: Mapping[str, Any]) -> ChainHead:
    entries, digest = table["entries"], table["digest"]
    is_count = isinstance(entries, int) and not isinstance(entries, bool)
    if not is_count or entries < 0 or not isinstance(digest, str):
        raise TypeError
    if len(digest) != (DIGEST_LETTERS if entries else 0):
        raise ValueError
    return ChainHead(entries, digest)
