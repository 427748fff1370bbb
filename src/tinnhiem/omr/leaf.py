"""One page as it is stored in its file, before anything of it is unpacked.

A leaf stands for itself: whoever unpacks it, in another process or on another machine,
needs nothing of the file it came from.
"""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class LeafKind(StrEnum):
    """How the bytes of a leaf are to be unpacked."""

    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"  # a file of one page
    FLATE = "flate"  # samples as a PDF packs them
    PDF = "pdf"  # a file of one page, to be drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """How a picture has to be turned to lie as its file says.

    Attributes:
        is_mirrored: Left and right are exchanged, before the turning.
        quarters: Of a full turn, clockwise.
    """

    is_mirrored: bool = False
    quarters: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Samples:
    """How the samples of a Flate stream are laid out (PDF 32000-1, 7.4.4).

    Attributes:
        bits: Of one sample: 1 or 8.
        channels: 1 grey or index, 3 red, green, blue.
        predictor: 1 none, 10 to 15 those of PNG.
        palette: Three bytes a colour; empty for none.
    """

    width: int
    height: int
    bits: int = 8
    channels: int = 1
    predictor: int = 1
    palette: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page as stored, with what has to be done once it is unpacked.

    Attributes:
        digest: SHA-256 of what is stored.
        is_inverted: Black is stored as white.
        is_bilevel: One bit a pixel.
        tallness: Height of a pixel divided by its width; 2 for a coarse fax.
        dpi: At which to draw; for `LeafKind.PDF`.
    """

    file: str
    page: int
    kind: LeafKind
    content: bytes
    digest: bytes
    turn: Turn = field(default_factory=Turn)
    is_inverted: bool = False
    is_bilevel: bool = False
    tallness: float = 1.0
    dpi: float = 0.0
    samples: Samples | None = None


def digest_of(*parts: bytes | int | str) -> bytes:
    """Return the SHA-256 of what makes a page what it is."""
    found = hashlib.sha256()
    for part in parts:
        found.update(part if isinstance(part, bytes) else f"|{part}|".encode())
    return found.digest()


def leaf_rows(leaf: Leaf) -> dict[str, Any]:
    """Return everything but the content, fit for JSON; `leaf_from` reads it back."""
    samples = leaf.samples
    return {
        "file": leaf.file,
        "page": leaf.page,
        "kind": leaf.kind.value,
        "digest": leaf.digest.hex(),
        "turn": [leaf.turn.is_mirrored, leaf.turn.quarters],
        "inverted": leaf.is_inverted,
        "bilevel": leaf.is_bilevel,
        "tallness": leaf.tallness,
        "dpi": leaf.dpi,
        "samples": samples
        and [
            *(samples.width, samples.height, samples.bits, samples.channels),
            *(samples.predictor, samples.palette.hex()),
        ],
    }


def leaf_from(rows: dict[str, Any], content: bytes) -> Leaf:
    """Return the leaf that `leaf_rows` described."""
    is_mirrored, quarters = rows["turn"]
    return Leaf(
        file=str(rows["file"]),
        page=int(rows["page"]),
        kind=LeafKind(rows["kind"]),
        content=content,
        digest=bytes.fromhex(rows["digest"]),
        turn=Turn(is_mirrored=bool(is_mirrored), quarters=int(quarters) % 4),
        is_inverted=bool(rows["inverted"]),
        is_bilevel=bool(rows["bilevel"]),
        tallness=float(rows["tallness"]),
        dpi=float(rows["dpi"]),
        samples=_samples(rows["samples"]) if rows["samples"] else None,
    )


def _samples(rows: list[Any]) -> Samples:
    width, height, bits, channels, predictor, palette = rows
    return Samples(
        width=int(width),
        height=int(height),
        bits=int(bits),
        channels=int(channels),
        predictor=int(predictor),
        palette=bytes.fromhex(palette),
    )
