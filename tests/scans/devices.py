"""The devices that gates and reports speak of, by name."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from tests.scans.hard import HARD
from tests.scans.model import LEVELS, Coding, Device

# fmt: off
DEVICES: Final[Mapping[str, Device]] = {device.name: device for device in (
    *(Device(name=name, level=LEVELS[name]) for name in ("L0", "L1", "L2", "L3", "L4")),
    # The sheet fills most of the picture: about 200 and 165 dots an inch of paper.
    Device(name="phone", level=LEVELS["phone"], dpi=240),
    Device(name="phone-coarse", level=LEVELS["phone"], dpi=200),
    Device(name="L2-150dpi", level=LEVELS["L2"], dpi=150),
    Device(name="L2-300dpi", level=LEVELS["L2"], dpi=300),
    Device(name="L1-300dpi", level=LEVELS["L1"], dpi=300),
    Device(name="L2-colour", level=LEVELS["L2"], coding=Coding.COLOUR),
    Device(name="L1-threshold", level=LEVELS["L1"], coding=Coding.THRESHOLD),
    Device(name="L1-otsu", level=LEVELS["L1"], coding=Coding.OTSU),
    Device(name="L1-dither", level=LEVELS["L1"], coding=Coding.DITHER),
    Device(name="L1-despeckled", level=LEVELS["L1"], coding=Coding.DESPECKLED),
    Device(name="L2-pencil", level=LEVELS["L2"], pens={"pencil": 1}),
    Device(name="L1-pencil", level=LEVELS["L1"], pens={"pencil": 1}),
    Device(name="L2-faint", level=LEVELS["L2"], pens={"faint": 1}),
    Device(name="L2-smear", level=LEVELS["L2"], pens={"smear": 1}),
    Device(name="L2-felt", level=LEVELS["L2"], pens={"felt": 1}),
    Device(name="L2-accidents", level=LEVELS["L2"], accidents=dict.fromkeys((
        "bleed", "coffee", "glare", "hole-over-marker", "margin-cut", "motion",
        "sideways", "stamp-over-marker", "stapled", "torn"), 0.12)),
    Device(name="phone-accidents", level=LEVELS["phone"], coding=Coding.COLOUR, dpi=240,
           accidents={"finger": 0.3, "motion": 0.3, "glare": 0.2}),
    Device(name="L1-glass", level=LEVELS["L1"], blank=0.2, accidents={"glass": 1}),
    Device(name="L2-glass", level=LEVELS["L2"], blank=0.2, accidents={"glass": 1}),
    Device(name="L2-stamped-table", level=LEVELS["L2"], blank=0.2,
           accidents={"stamp-on-table": 1}),
    Device(name="L2-signed", level=LEVELS["L2"], accidents={"signature": 1}),
    Device(name="L2-header", level=LEVELS["L2"], accidents={"header-mark": 1}),
)}
# fmt: on


def device(name: str, *, hard: float = 0.0) -> Device:
    """Return a device of that name whose voters make so many hard marks."""
    return replace(DEVICES[name], hard=hard)


def hard_device(kind: str, *, level: str = "L2") -> Device:
    """Return a device all of whose voters make one hard mark in every row.

    Rows of a clean page stand between them, so that the page has a usual pen.
    """
    if kind not in HARD:
        raise KeyError(kind)
    kinds = (kind, "x", "tick")
    return Device(name=f"{level}-{kind}", level=LEVELS[level], kinds=kinds)
