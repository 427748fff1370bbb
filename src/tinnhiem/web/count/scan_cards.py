"""One page that waits, or that was set aside, as one member may see it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from tinnhiem.core.count.motion import Motion
from tinnhiem.core.count.scanned import ScannedPile, twin_of
from tinnhiem.core.count.scanned_page import PageVerdict, SaidOfPage, ScannedPage
from tinnhiem.core.scanning.errors import PageNotForPeopleError
from tinnhiem.web.count.scan_seat import ScanDesk
from tinnhiem.web.count.scan_words import CALLED, LOOSE, REASONS, REMEDIES, VERDICTS

Words = str | Promise
Options = Sequence[tuple[str, Words]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is proposed to the whole committee about a page on which all differ.

    Attributes:
        lacking: Names of those who have not agreed.
        is_mine_open: Whether this member has not.
    """

    words: Words
    by: str
    reason: str
    seen: str
    lacking: Sequence[str]
    is_mine_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCard:
    """One page as a member sees it.

    Attributes:
        name: Where it lies, as a form says it.
        advice: What to do about it; empty where people only have to look.
        twin: Batch and page that it looks like.
        is_alone: It looked like a page that the box has no longer.
        mine: What this member said, in words.
        is_differing: Enough have spoken and differ; not everybody has spoken yet.
        others: What others said; nothing before everybody has spoken.
        is_split: All have spoken, and no two settle it: the whole committee decides.
        may_be: What may be proposed then.
    """

    batch: int
    key: str
    place: int
    why: Words
    advice: Words
    options: Options
    may_key: bool
    twin: tuple[int, ScannedPage] | None
    is_alone: bool
    mine: Words
    is_differing: bool
    others: Options
    decided: Words
    is_split: bool
    may_be: Options
    proposal: Proposal | None

    @property
    def name(self) -> str:
        """Batch and key, as a form says them."""
        return f"{self.batch}-{self.key}"

    @property
    def is_mine_to_do(self) -> bool:
        """Whether it waits for this member: for his own word, or for his yes."""
        has_to_agree = self.proposal is None or self.proposal.is_mine_open
        return not self.mine or (self.is_split and has_to_agree)


def page_named(desk: ScanDesk, name: str) -> tuple[int, ScannedPage]:
    """Return the page that a form names, and its batch.

    Raises:
        PageNotForPeopleError: The box has none of that name.
    """
    batch, _dash, key = name.partition("-")
    pile = desk.piles.get(int(batch)) if batch.isdecimal() else None
    for page in pile.pages if pile else ():
        if page.key == key:
            return int(batch), page
    raise PageNotForPeopleError(0)


def card_of(desk: ScanDesk, number: int, one: ScannedPage) -> PageCard:
    """Return a page as the member at this desk may see it."""
    pile = desk.piles[number]
    said = pile.said.get(one.place, {})
    mine = said.get(desk.seat.person)
    verdict = pile.verdict(one)
    twin = twin_of(one, desk.piles)
    options = [v for v in pile.verdicts_for(one) if v is not PageVerdict.SAME or twin]
    is_split = verdict is None and pile.is_split(one)
    return PageCard(
        batch=number,
        key=one.key,
        place=one.place,
        why=_why(pile, one),
        advice=REMEDIES.get(one.reason, ""),
        options=_worded(v for v in options if v is not PageVerdict.KEYED),
        may_key=PageVerdict.KEYED in options,
        twin=twin,
        is_alone=bool(one.twin) and twin is None,
        mine=VERDICTS[mine.verdict] if mine else "",
        is_differing=verdict is None and len(said) >= pile.quorum,
        others=_others(desk, said) if is_split else (),
        decided=VERDICTS[verdict] if verdict else "",
        is_split=is_split,
        may_be=_worded(v for v in pile.may_be(one) if v in options) if is_split else (),
        proposal=_proposal(desk, pile.page_motions.get(one.place))
        if is_split
        else None,
    )


def _worded(verdicts: Iterable[PageVerdict]) -> Options:
    return [(one.value, VERDICTS[one]) for one in verdicts]


def _proposal(desk: ScanDesk, doubt: Motion | None) -> Proposal | None:
    if doubt is None:
        return None
    names = desk.seat.names
    members = [one.entry.person.key for one in desk.seat.members]
    return Proposal(
        words=VERDICTS[PageVerdict(doubt.what)],
        by=names.get(doubt.by, ""),
        reason=doubt.reason,
        seen=doubt.seen,
        lacking=[names[one] for one in doubt.lacking(members)],
        is_mine_open=desk.seat.person not in doubt.agreed,
    )


def _why(pile: ScannedPile, one: ScannedPage) -> Words:
    if one.reason:
        return REASONS.get(one.reason, one.reason)
    return CALLED if one.place in pile.called_up else LOOSE


def _others(desk: ScanDesk, said: Mapping[str, SaidOfPage]) -> Options:
    names = desk.seat.names
    return [
        (names.get(who, ""), VERDICTS[one.verdict])
        for who, one in said.items()
        if who != desk.seat.person
    ]
