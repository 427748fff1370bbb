"""All dossiers of a campaign on one page: counts, days, what waits."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tinnhiem.core.dossiers.due import DueDay
from tinnhiem.core.dossiers.release import waiting
from tinnhiem.papers.forms import short_day
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.dossiers import DossierRound, dossiers_of
from tinnhiem.web.dossiers.lines import (
    DossierLine,
    FilingLine,
    ItemLine,
    dossier_line,
    due_words,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the page of all dossiers shows.

    Attributes:
        unit: The unit's own dossier; None when the plan asks for no report.
        columns: Titles of the items of an officeholder.
        missing: How many dossiers lack something; `late`: in how many it came late.
        lateness: How the first release stands to its day, in Vietnamese.
    """

    unit: DossierLine | None
    dossiers: tuple[DossierLine, ...]
    columns: tuple[str | Promise, ...]
    complete: int
    missing: int
    late: int
    waiting: tuple[tuple[str, ItemLine, FilingLine], ...]
    lacking: tuple[str, ...]
    to_voters: tuple[str, ...]
    released_on: str
    lateness: str
    is_late: bool
    vote_on: str

    @property
    def total(self) -> int:
        """How many dossiers there are, the unit's among them."""
        return len(self.dossiers) + (self.unit is not None)

    @property
    def seen(self) -> str:
        """What waits, as a form carries it back."""
        return " ".join(filing.key for _name, _item, filing in self.waiting)


def overview(campaign: CampaignRow, *, today: date) -> Overview:
    """Ask what the page of all dossiers shows."""
    found = dossiers_of(campaign)
    lines = [dossier_line(one, today=today) for one in found.dossiers]
    unit = lines[0] if lines and not found.dossiers[0].person else None
    people = tuple(lines[1:] if unit else lines)
    words, is_late = lateness(found, today=today)
    return Overview(
        unit=unit,
        dossiers=people,
        columns=tuple(item.short for item in people[0].items) if people else (),
        complete=sum(line.is_complete for line in lines),
        missing=sum(bool(one.lacking) for one in found.dossiers),
        # Only what came after its day: what has not come is counted above.
        late=sum(bool(one.late(date.min)) for one in found.dossiers),
        waiting=tuple(_waiting(found, lines)),
        lacking=tuple(
            f"{one.name}: {item.item.title}"
            for one in found.dossiers
            for item in one.lacking
        ),
        to_voters=tuple(map(due_words, found.to_voters)),
        released_on=short_day(found.released_on) if found.released_on else "",
        lateness=words,
        is_late=is_late,
        vote_on=short_day(found.vote_on) if found.vote_on else "",
    )


def lateness(found: DossierRound, *, today: date) -> tuple[str, bool]:
    """Say how the release stands to the day that binds, and whether it is late."""
    if not found.to_voters:
        return "", False
    due: DueDay = found.to_voters[0]
    over = ((found.released_on or today) - due.day).days
    if found.released_on:
        words = _("phát hành chậm {days} ngày so với hạn")
        return (words.format(days=over), True) if over > 0 else (_("đúng hạn"), False)
    if over > 0:
        return _("đã quá hạn phát hành {days} ngày").format(days=over), True
    return _("còn {days} ngày").format(days=-over), False


def _waiting(
    found: DossierRound, lines: list[DossierLine]
) -> list[tuple[str, ItemLine, FilingLine]]:
    keys = {
        filing.key
        for _one, _item, filing in waiting(found.dossiers, rulebook=found.rulebook)
    }
    return [
        (line.name, item, item.current)
        for line in lines
        for item in line.items
        if item.current is not None and item.current.key in keys
    ]
