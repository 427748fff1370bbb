"""Bands of low confidence: each has one lower bound and ends where the next begins."""

from tinnhiem.core.rules import errors
from tinnhiem.core.rules.rulebook import Band, Rule
from tinnhiem.core.rules.sheet import Sheet, Table

FULL = 1


def read_band(table: Table) -> Band:
    """Read one entry of `[[bands]]`, noting what cannot be a band."""
    band = Band(
        key=table.text("key"),
        above=table.fraction("above") if table.has("above") else None,
        from_=table.fraction("from") if table.has("from") else None,
        text=table.text("text"),
        below=table.fraction("below") if table.has("below") else None,
        up_to=table.fraction("up_to") if table.has("up_to") else None,
    )
    if (band.above is None) == (band.from_ is None):
        table.sheet.note(errors.RulebookBandError, table.path, detail="above | from")
    if band.below is not None and band.up_to is not None:
        table.sheet.note(errors.RulebookBandError, table.path, detail="below | up_to")
    return band


def note_faulty_bands(bands: tuple[Rule[Band], ...], sheet: Sheet) -> None:
    """Note bands that overlap, leave a gap, or do not ascend.

    A band `below` x must be followed by one `from` x, a band `up_to` x by one
    `above` x; else a share of exactly x would fall in two bands or in none. The
    last band has no upper bound: the worst result never falls out at the top.
    """
    if sheet.faults:
        return
    for place, rule in enumerate(bands):
        upper = (rule.value.below, rule.value.up_to)
        rest = bands[place + 1 :]
        begins = (rest[0].value.from_, rest[0].value.above) if rest else (None, None)
        if upper != begins or not _ascends(rule.value):
            sheet.note(
                errors.RulebookBandError, ("bands", place), detail=_reach(rule.value)
            )


def _ascends(band: Band) -> bool:
    lower = band.above if band.above is not None else band.from_
    upper = band.below if band.below is not None else band.up_to
    if lower is None or (band.above is not None and band.above >= FULL):
        return False
    return upper is None or lower < upper


def _reach(band: Band) -> str:
    bounds = {
        "above": band.above,
        "from": band.from_,
        "below": band.below,
        "up_to": band.up_to,
    }
    return ", ".join(f"{name} {bound}" for name, bound in bounds.items() if bound)
