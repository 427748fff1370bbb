"""The checklist of a dossier: which items, how far each is, what is late or missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from tinnhiem.core.dossiers.due import (
    ASSETS,
    EXPLANATION,
    REPORT,
    UNIT_REPORT,
    DueDay,
    due_days,
)
from tinnhiem.core.dossiers.filing import Filing, FilingState
from tinnhiem.core.plans.citing import PLAN
from tinnhiem.core.plans.plan import Plan, StepKind
from tinnhiem.core.rules.citation import Citation
from tinnhiem.core.rules.rulebook import Rulebook

# The office's own self-assessment has no person; its dossier bears this key.
UNIT: Final = ""
# What an officeholder hands in themself; anything else of the rulebook comes to the
# desk from somebody else.
OWN: Final = frozenset({REPORT, ASSETS, EXPLANATION})
_TITLES: Final = {
    REPORT: "Báo cáo của người được lấy phiếu",
    ASSETS: "Bản kê khai tài sản, thu nhập",
    UNIT_REPORT: "Báo cáo tự đánh giá của đơn vị",
}


class Standing(StrEnum):
    """How far an item is (tình trạng)."""

    MISSING = "missing"
    RETURNED = "returned"
    HANDED_IN = "handed-in"
    RELEASED = "released"
    RENEWED = "renewed"  # released before, and a new version waits


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierItem:
    """One thing to hand in (một loại giấy tờ trong hồ sơ).

    Attributes:
        is_required: False for what is only asked for sometimes («nếu có»).
        due: The day that binds first.
    """

    key: str
    title: str
    citation: Citation
    is_required: bool
    due: tuple[DueDay, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """An item with its versions, oldest first."""

    item: DossierItem
    filings: tuple[Filing, ...] = ()

    @property
    def current(self) -> Filing | None:
        """The version that counts: the newest that was not withdrawn."""
        kept = [f for f in self.filings if f.state is not FilingState.WITHDRAWN]
        return kept[-1] if kept else None

    @property
    def released(self) -> Filing | None:
        """The newest version that voters have."""
        given = [f for f in self.filings if f.state is FilingState.RELEASED]
        return given[-1] if given else None

    @property
    def standing(self) -> Standing:
        """How far the item is."""
        if self.current is None:
            return Standing.MISSING
        if self.current.state is FilingState.RETURNED:
            return Standing.RETURNED
        if self.current.state is FilingState.RELEASED:
            return Standing.RELEASED
        return Standing.RENEWED if self.released else Standing.HANDED_IN

    @property
    def is_lacking(self) -> bool:
        """Say whether something that must be there is not."""
        gone = self.standing in {Standing.MISSING, Standing.RETURNED}
        return self.item.is_required and gone and self.released is None

    def is_late(self, today: date) -> bool:
        """Say whether it came, or has still not come, after the day that binds.

        The first version decides: one that mends it is not late for that.
        """
        if not self.item.due or not (self.item.is_required or self.filings):
            return False
        handed = [f.handed_in_on for f in self.filings if f.is_living]
        return (min(handed) if handed else today) > self.item.due[0].day


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What one officeholder, or the unit, hands in.

    Attributes:
        person: Key of the person; empty for the unit.
    """

    person: str
    name: str
    title: str
    items: tuple[ItemStanding, ...]

    @property
    def lacking(self) -> tuple[ItemStanding, ...]:
        """What must be there and is not."""
        return tuple(one for one in self.items if one.is_lacking)

    def late(self, today: date) -> tuple[ItemStanding, ...]:
        """Return what came late or is overdue."""
        return tuple(one for one in self.items if one.is_late(today))

    def item(self, key: str) -> ItemStanding | None:
        """Return the item of that key; None when this dossier has none."""
        return next((one for one in self.items if one.item.key == key), None)


def items_of_person(
    *, plan: Plan, rulebook: Rulebook, vote_on: date | None, is_asked: bool = False
) -> tuple[DossierItem, ...]:
    """Return what an officeholder's dossier holds, in the rulebook's order.

    A rulebook that lists nothing leaves it to the plan's own step.

    Args:
        plan: Of the campaign.
        rulebook: With the campaign's overrides.
        vote_on: The day of the conference, when it is set.
        is_asked: A voter asked this person to explain something.

    Source: Quy định 96-QĐ/TW, Phụ lục 2: report, declaration, explanation if any.
    """
    listed = [(rule.key, rule.value, rule.citation) for rule in rulebook.dossier]
    if not listed and any(step.kind is StepKind.DOSSIERS for step in plan.steps):
        listed = [(key, _TITLES[key], PLAN) for key in (REPORT, ASSETS)]
    return tuple(
        DossierItem(
            key=key,
            title=title,
            citation=citation,
            is_required=key != EXPLANATION or is_asked,
            due=due_days(key, plan=plan, rulebook=rulebook, vote_on=vote_on),
        )
        for key, title, citation in listed
    )


def items_of_unit(
    *, plan: Plan, rulebook: Rulebook, vote_on: date | None
) -> tuple[DossierItem, ...]:
    """Return what the unit hands in; nothing when the plan asks for no such report."""
    if all(step.kind is not StepKind.UNIT_REPORT for step in plan.steps):
        return ()
    due = due_days(UNIT_REPORT, plan=plan, rulebook=rulebook, vote_on=vote_on)
    return (
        DossierItem(
            key=UNIT_REPORT,
            title=_TITLES[UNIT_REPORT],
            citation=PLAN,
            is_required=True,
            due=due,
        ),
    )


def standings(
    items: Iterable[DossierItem], filings: Mapping[str, tuple[Filing, ...]]
) -> tuple[ItemStanding, ...]:
    """Return the items, each with its versions by number."""
    return tuple(
        ItemStanding(
            item,
            tuple(sorted(filings.get(item.key, ()), key=lambda one: one.number)),
        )
        for item in items
    )
