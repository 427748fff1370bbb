"""Members say what a scanned page is, each on his own; where they differ, all of them.

Nobody is told what another one said before he has spoken. What is said is sealed; the
journal says that a page of a batch was called up, or that the whole committee decided
about one, never which page it was or what was said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from tinnhiem.actions.count.keep_scans import require_scanned
from tinnhiem.actions.count.scan_answers import change_answers, page_of, with_said
from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.texts import LINE, require_text
from tinnhiem.core.count.errors import ReadingChangedError
from tinnhiem.core.count.motion import Motion
from tinnhiem.core.count.piles import Cell, require_row
from tinnhiem.core.count.scanned import ScannedPile, twin_of
from tinnhiem.core.count.scanned_page import PageVerdict, SaidOfPage, ScannedPage
from tinnhiem.core.count.way import Way
from tinnhiem.core.scanning.errors import PageNotForPeopleError
from tinnhiem.store import journal, models
from tinnhiem.store.queries.open_count import box_of

V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a member says of a page.

    Attributes:
        page: Its key.
        verdict: None to take back what he said.
        marks: The whole sheet from the paper, where it is keyed.
    """

    batch: int
    page: str
    verdict: PageVerdict | None
    marks: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageVoice:
    """What one member says when the whole committee decides about a page.

    Attributes:
        page: Its key.
        verdict: None to agree with what is proposed; else a proposal of one's own.
        reason: Of a proposal.
        seen: `Motion.seen` of the proposal to which one agrees.
    """

    batch: int
    page: str
    verdict: PageVerdict | None = None
    reason: str = ""
    seen: str = ""


@deed
def judge_page(
    *,
    campaign: models.Campaign,
    judgement: Judgement,
    member: models.CommitteeMember,
    key: bytes,
    now: datetime,
) -> None:
    """Keep what a member says of a page, in the place of what he said before.

    Where all had spoken and it was the whole committee's to decide, whoever changes his
    word knows what the others said: then every word about the page falls, with what was
    decided, and all begin anew, blind. The journal says so.

    Raises:
        CountNotOpenError, NotScannedError, BatchUnknownError: Nothing to judge here.
        PageNotForPeopleError: The page is gone, counts already, or cannot be that.
        RowLengthError, KeyUnknownError: What was keyed is no sheet of this ballot.
    """
    who = member.entry.person.key
    places: list[Cell] = []
    _require_twin(campaign, judgement.batch, judgement.verdict, judgement.page, key=key)

    def with_verdict(pile: ScannedPile) -> ScannedPile:
        page = page_of(pile, judgement.page)
        places.extend((page.place, row) for row in range(1, pile.width + 1))
        said = {
            one: s for one, s in pile.said.get(page.place, {}).items() if one != who
        }
        if judgement.verdict is not None:
            said[who] = _said(pile, page, judgement)
        if said == pile.said.get(page.place, {}):
            return pile
        if _is_seen_by_all(pile, page):
            said = {}
        return replace(
            pile,
            said=with_said(pile.said, page.place, said),
            page_motions=_without(pile.page_motions, page.place),
        )

    before, after = change_answers(
        campaign, judgement.batch, with_verdict, key=key, about=places
    )
    if after != before and _is_seen_by_all(before, page_of(before, judgement.page)):
        name, batch = member.entry.name, judgement.batch
        journal.write(campaign, "page.reopened", at=now, by=name, batch=batch)


@deed
def decide_page(
    *,
    campaign: models.Campaign,
    voice: PageVoice,
    member: models.CommitteeMember,
    key: bytes,
    now: datetime,
) -> bool:
    """Propose what a page is on which all differ, or agree with what is proposed.

    Another proposal takes the place of the first, and everybody is asked again.

    Returns:
        Whether the whole committee agrees now.

    Raises:
        CountNotOpenError, NotScannedError, BatchUnknownError: Nothing to decide here.
        PageNotForPeopleError: Somebody has not spoken yet, two settle it, nothing is
            proposed yet, or the page cannot be that.
        ReadingChangedError: Another proposal took the place of the one shown.
        TextMissingError, TextTooLongError: A proposal without a reason.
    """
    who = member.entry.person.key
    _require_twin(campaign, voice.batch, voice.verdict, voice.page, key=key)

    def with_voice(pile: ScannedPile) -> ScannedPile:
        page = page_of(pile, voice.page)
        doubt = _motion(pile, page, voice, who=who)
        return replace(pile, page_motions={**pile.page_motions, page.place: doubt})

    before, after = change_answers(campaign, voice.batch, with_voice, key=key)
    if after != before:
        event = "page.proposed" if voice.verdict else "page.agreed"
        name = member.entry.name
        journal.write(campaign, event, at=now, by=name, batch=voice.batch)
    return after.verdict(page_of(after, voice.page)) is not None


@deed
def call_up_page(  # noqa: PLR0913 - which page, and what the journal says of it
    *,
    campaign: models.Campaign,
    batch: int,
    page: str,
    key: bytes,
    by: str,
    now: datetime,
) -> None:
    """Have people judge a page that counts; until then it counts nothing.

    Raises:
        CountNotOpenError, NotScannedError, BatchUnknownError, PageNotForPeopleError: As
            `judge_page` says.
    """

    def called_up(pile: ScannedPile) -> ScannedPile:
        place = page_of(pile, page).place
        return replace(
            pile,
            said=_without(pile.said, place),
            page_motions=_without(pile.page_motions, place),
            called_up=pile.called_up | {place},
        )

    before, after = change_answers(campaign, batch, called_up, key=key)
    if after != before:
        journal.write(campaign, "page.called-up", at=now, by=by, batch=batch)


def _is_seen_by_all(pile: ScannedPile, page: ScannedPage) -> bool:
    """Say whether members know what others said of a page, or of its keyed rows."""
    is_of_all = page.place in pile.page_motions or pile.is_split(page)
    return is_of_all or any(place == page.place for place, _row in pile.doubtful())


def _require_twin(
    campaign: models.Campaign,
    batch: int,
    verdict: PageVerdict | None,
    page: str,
    *,
    key: bytes,
) -> None:
    """Refuse «the same sheet» of a page whose other one the box has no longer."""
    if verdict is not PageVerdict.SAME:
        return
    box = box_of(require_scanned(campaign, batch), key=key)
    piles = box.piles
    found = page_of(piles[batch], page)
    if twin_of(found, piles) is None:
        raise PageNotForPeopleError(found.place)


def _motion(
    pile: ScannedPile, page: ScannedPage, voice: PageVoice, *, who: str
) -> Motion:
    proposed = pile.page_motions.get(page.place)
    if not pile.is_split(page):
        raise PageNotForPeopleError(page.place)
    if voice.verdict is not None:
        if voice.verdict not in pile.may_be(page):
            raise PageNotForPeopleError(page.place)
        what = "lý do kết luận về trang"
        reason = require_text(voice.reason, what=what, limit=LINE)
        motion = Motion(
            what=voice.verdict.value, reason=reason, by=who, agreed=frozenset({who})
        )
        is_again = proposed is not None and proposed.seen == motion.seen
        return proposed if proposed and is_again else motion
    if proposed is None:
        raise PageNotForPeopleError(page.place)
    if voice.seen != proposed.seen:
        raise ReadingChangedError(voice.batch)
    return proposed.with_voice(who)


def _said(pile: ScannedPile, page: ScannedPage, judgement: Judgement) -> SaidOfPage:
    verdict = judgement.verdict
    is_asked = pile.is_for_people(page) or page in pile.waiting()
    if verdict is None or not is_asked or verdict not in pile.verdicts_for(page):
        raise PageNotForPeopleError(page.place)
    if verdict is not PageVerdict.KEYED:
        return SaidOfPage(verdict)
    row = require_row(
        judgement.marks, way=Way.SCANNED, width=pile.width, number=page.place
    )
    return SaidOfPage(verdict, row)


def _without(table: Mapping[int, V], place: int) -> dict[int, V]:
    return {at: one for at, one in table.items() if at != place}
