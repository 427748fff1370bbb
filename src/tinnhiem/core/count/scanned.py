"""A batch that a machine has read: pages, what people said of them, what is open.

Every page is either counted, or set aside by people with a verdict, or waits. Nothing
is guessed: a row that the machine did not read, a page it refused and a page that looks
like another are each decided by two members who say the same, each without sight of the
other; where they differ the whole committee decides (`core.count.doubts`, and of pages
`core.count.motion`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Final

from tinnhiem.core.count.motion import Motion
from tinnhiem.core.count.piles import DOUBTFUL, Cell, Pile
from tinnhiem.core.count.scanned_page import (
    COUNTING,
    VERDICTS,
    Ballot,
    DropRequest,
    PageVerdict,
    SaidOfPage,
    ScannedPage,
)
from tinnhiem.core.scanning.page import (
    ANSWER_MARKS,
    PageOutcome,
    RowFlag,
    RowReading,
)

TWO: Final = 2  # members who say the same, where the committee has as many


@dataclass(frozen=True, kw_only=True)
class ScannedPile:
    """All pages of a batch with everything people said (tập phiếu đã quét của một lô).

    Attributes:
        width: Rows of a ballot.
        pages_each: Pages of a ballot.
        quorum: Members who must say the same.
        members: Keys of the committee.
        said: By place of the page and key of the member.
        page_motions: By place of the page, what is proposed to the whole committee.
        voices: By cell (place of the page, row on the ballot) and key of the member.
        sent_back: Rows that were read, and that somebody wants looked at.
        called_up: Places of pages that were read, and that somebody wants looked at.
        scanned_by: Keys of those who scanned.
        drop: That all of it should be scanned anew, if somebody asks for it.
    """

    width: int
    pages: tuple[ScannedPage, ...] = ()
    pages_each: int = 1
    quorum: int = TWO
    members: frozenset[str] = frozenset()
    said: Mapping[int, Mapping[str, SaidOfPage]] = field(default_factory=dict)
    page_motions: Mapping[int, Motion] = field(default_factory=dict)
    voices: Mapping[Cell, Mapping[str, str]] = field(default_factory=dict)
    sent_back: frozenset[Cell] = frozenset()
    called_up: frozenset[int] = frozenset()
    scanned_by: tuple[str, ...] = ()
    drop: DropRequest | None = None

    @property
    def seen(self) -> str:
        """Which pages these are, in short; another page in or out makes it another."""
        keys = "\n".join(sorted(page.key for page in self.pages))
        return sha256(keys.encode()).hexdigest()

    @property
    def asks_to_drop(self) -> str:
        """Key of the member who wants just these pages dropped; empty for nobody."""
        is_of_these = self.drop is not None and self.drop.seen == self.seen
        return self.drop.by if self.drop and is_of_these else ""

    def verdict(self, page: ScannedPage) -> PageVerdict | None:
        """Return what enough members say of a page; None before that.

        Two who say the same decide, whatever a third says, until one of them takes it
        back. Where two say this and two say that, the whole committee decides.
        """
        doubt = self.page_motions.get(page.place)
        if doubt is not None and doubt.is_carried(self.members):
            return PageVerdict(doubt.what)
        return self._by_two(page)

    def _by_two(self, page: ScannedPage) -> PageVerdict | None:
        said = Counter(one.verdict for one in self.said.get(page.place, {}).values())
        enough = [verdict for verdict, voices in said.items() if voices >= self.quorum]
        if len(enough) != 1:
            return None
        # A page of which nothing was read cannot count as read, whoever says so.
        return None if enough[0] in COUNTING and not page.rows else enough[0]

    def verdicts_for(self, page: ScannedPage) -> tuple[PageVerdict, ...]:
        """Return what may be said of a page."""
        return tuple(
            verdict
            for verdict in VERDICTS[page.outcome]
            if page.rows or verdict not in COUNTING
        )

    def is_split(self, page: ScannedPage) -> bool:
        """Say whether every member has spoken of a page and no two settle it.

        Only then may the whole committee decide: before, somebody would learn what
        another said without having given his own word.
        """
        said = self.said.get(page.place, {})
        has_everybody = bool(self.members) and self.members <= said.keys()
        return has_everybody and self._by_two(page) is None

    def may_be(self, page: ScannedPage) -> tuple[PageVerdict, ...]:
        """Return what the whole committee may take a page for.

        That its sheet is keyed needs sheets that were keyed: as many as must agree.
        """
        said = self.said.get(page.place, {}).values()
        keyed = sum(one.verdict is PageVerdict.KEYED for one in said)
        return tuple(
            verdict
            for verdict in self.verdicts_for(page)
            if verdict is not PageVerdict.KEYED or keyed >= self.quorum
        )

    def waiting(self) -> tuple[ScannedPage, ...]:
        """Return the pages that nobody may sign over: refused, alike, left alone."""
        loose = {page.place for page in self._grouped[1]}
        return tuple(
            page
            for page in self.pages
            if page.place in loose
            or (self.is_for_people(page) and self.verdict(page) is None)
        )

    def is_for_people(self, page: ScannedPage) -> bool:
        """Say whether the page as a whole is people's to judge."""
        is_plain = page.outcome in {PageOutcome.READ, PageOutcome.FLAGGED}
        return not is_plain or bool(page.reason) or page.place in self.called_up

    @property
    def ballots(self) -> tuple[Ballot, ...]:
        """The pages that count, ballot by ballot, in the order of the pile."""
        return self._grouped[0]

    @cached_property
    def keyed(self) -> tuple[ScannedPage, ...]:
        """The pages whose sheets were keyed by hand from the paper."""
        return tuple(p for p in self.pages if self.verdict(p) is PageVerdict.KEYED)

    @property
    def viewers(self) -> frozenset[str]:
        """Keys of those who looked at a page or at a row."""
        heard = (*self.said.values(), *self.voices.values())
        return frozenset(member for said in heard for member in said)

    @property
    def sheets(self) -> int:
        """How many ballots the batch comes to so far."""
        return len(self.ballots) + len(self.keyed)

    def flag(self, cell: Cell) -> RowFlag | None:
        """Return why people look at a row; None where the machine's answer stands."""
        row = self.row(cell)
        if row is None or cell in self.sent_back:
            return RowFlag.SENT_BACK
        return row.flag or (RowFlag.PAGE if row.answer is None else None)

    def row(self, cell: Cell) -> RowReading | None:
        """Return a row as it was read; None where the batch has none there."""
        return self._rows.get(cell)

    def page_at(self, place: int) -> ScannedPage | None:
        """Return the page at a place of the pile."""
        return self._places.get(place)

    @cached_property
    def for_people(self) -> tuple[Cell, ...]:
        """Every row of a counted page that people decide, decided or not."""
        return tuple(cell for cell in self.cells() if self.flag(cell) is not None)

    def open_rows(self) -> tuple[Cell, ...]:
        """Return the rows that too few members have looked at."""
        return tuple(c for c in self.for_people if not self.agreed(c))

    def open_for(self, member: str) -> tuple[Cell, ...]:
        """Return the open rows that this member has not looked at."""
        return tuple(c for c in self.open_rows() if member not in self.heard(c))

    def doubtful(self) -> tuple[Cell, ...]:
        """Return the rows that enough have looked at, and not read alike."""
        keyed = (
            (page.place, row) for page in self.keyed for row in range(1, self.width + 1)
        )
        asked = (*self.for_people, *keyed)
        return tuple(cell for cell in asked if self.agreed(cell) == DOUBTFUL)

    def agreed(self, cell: Cell) -> str:
        """Return what members say of a row: a key, «?» where they differ, or nothing.

        Nothing before enough have looked; nobody is told what one of them said.
        """
        heard = self.heard(cell)
        if len(heard) < self.quorum:
            return ""
        said = set(heard.values())
        return said.pop() if len(said) == 1 else DOUBTFUL

    def heard(self, cell: Cell) -> Mapping[str, str]:
        """Return each member's answer for a row: given for it, or keyed with all."""
        place, row = cell
        if place in self._keyed_places:
            return {
                who: one.marks[row - 1]
                for who, one in self.said[place].items()
                if one.verdict is PageVerdict.KEYED
            }
        return self.voices.get(cell, {})

    def cells(self) -> Iterator[Cell]:
        """Yield every row of every page that counts as read."""
        for ballot in self.ballots:
            for page in ballot:
                for row in page.rows:
                    yield (page.place, row.row)

    def key(self, cell: Cell, decided: Mapping[Cell, str]) -> str:
        """Return how a row counts; «?» or nothing while that is not decided."""
        row = self.row(cell)
        is_read = cell[0] not in self._keyed_places and self.flag(cell) is None
        if row is not None and row.answer is not None and is_read:
            return ANSWER_MARKS[row.answer].value
        agreed = self.agreed(cell)
        return decided.get(cell, DOUBTFUL) if agreed == DOUBTFUL else agreed

    def pile(self, decided: Mapping[Cell, str]) -> Pile:
        """Return the batch, a row a ballot: those that were read, then those keyed.

        Args:
            decided: By cell, what the whole committee says of doubtful rows.
        """
        read = (
            tuple(
                self.key((page.place, row.row), decided)
                for page in sorted(ballot, key=lambda page: page.page)
                for row in page.rows
            )
            for ballot in self.ballots
        )
        keyed = (
            tuple(
                self.key((page.place, row), decided) for row in range(1, self.width + 1)
            )
            for page in self.keyed
        )
        return (*read, *keyed)

    @cached_property
    def _keyed_places(self) -> frozenset[int]:
        return frozenset(page.place for page in self.keyed)

    @cached_property
    def _places(self) -> Mapping[int, ScannedPage]:
        return {page.place: page for page in self.pages}

    @cached_property
    def _rows(self) -> Mapping[Cell, RowReading]:
        return {(p.place, row.row): row for p in self.pages for row in p.rows}

    @cached_property
    def _grouped(self) -> tuple[tuple[Ballot, ...], tuple[ScannedPage, ...]]:
        """Whole ballots, and pages that count and make up none.

        Pages of a ballot come from one camera, or from files, and lie beside each
        other in the pile of that one, in any order among themselves; between them may
        lie only what people have set aside. A page whose
        sheet is keyed by hand stands for a sheet: what lies on either side of it are
        two ballots, of which a page may be missing.
        """
        whole: list[Ballot] = []
        loose: list[ScannedPage] = []
        for run in self._unbroken_runs():
            found, left = _ballots_in(run, each=self.pages_each)
            whole += found
            loose += left
        return tuple(sorted(whole, key=lambda one: one[0].place)), tuple(loose)

    def _unbroken_runs(self) -> Iterator[list[ScannedPage]]:
        """Yield pages that count and lie beside each other as one camera took them."""
        runs: dict[int, list[ScannedPage]] = {}
        for page in sorted(self.pages, key=lambda one: one.place):
            if self._counts(page):
                runs.setdefault(page.run, []).append(page)
            elif self.verdict(page) in {None, PageVerdict.KEYED}:
                yield runs.pop(page.run, [])
        yield from runs.values()

    def _counts(self, page: ScannedPage) -> bool:
        verdict = self.verdict(page)
        return not self.is_for_people(page) if verdict is None else verdict in COUNTING


def page_with(
    key: str, piles: Mapping[int, ScannedPile]
) -> tuple[int, ScannedPage] | None:
    """Return a page of any batch, and of which; None where the box has it no longer.

    Args:
        key: Of the page; empty for none.
        piles: By number of the batch.
    """
    for number, pile in piles.items():
        for page in pile.pages:
            if page.key == key:
                return number, page
    return None


def twin_of(
    page: ScannedPage, piles: Mapping[int, ScannedPile]
) -> tuple[int, ScannedPage] | None:
    """Return the page beside which one is judged that was like another, and its batch.

    Where the other one is gone its batch was scanned anew: then a page that came since
    and is like this one. None where there is neither.
    """
    if page.outcome is not PageOutcome.DUPLICATE:
        return None
    later = (
        (number, other)
        for number, pile in piles.items()
        for other in pile.pages
        if other.twin == page.key
    )
    return page_with(page.twin, piles) or next(later, None)


def _ballots_in(
    run: Sequence[ScannedPage], *, each: int
) -> tuple[list[Ballot], list[ScannedPage]]:
    """Return the ballots that lie one after the other in a run, and what is left."""
    wanted = list(range(1, each + 1))
    found: list[Ballot] = []
    left: list[ScannedPage] = []
    at = 0
    while at < len(run):
        pages = tuple(run[at : at + each])
        if sorted(page.page for page in pages) == wanted:
            found.append(pages)
            at += each
        else:
            left.append(run[at])
            at += 1
    return found, left
