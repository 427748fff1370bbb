"""What a finished paper says of itself: kind, symbol, signer, recipients.

Read from the blocks, so that the register can never disagree with the paper.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from tinnhiem.core.papers.copies import CopyShare, share_in
from tinnhiem.core.papers.errors import PaperIncompleteError
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.catalogue.titles import TITLES, Needs
from tinnhiem.papers.model import Document, Paper, Runs

_NUMBER: Final = re.compile(r"Số:?[\s\d….]*(?P<symbol>[/-].+)$")
# What a paper reports, by its name in the record of the conference.
REPORTS: Final = {
    "D16": "counting_to",
    "D17": "counting_to",
    "D19": "closed_at",
    "D20": "announced_at",
    "D21": "announced_at",
}
LETTER: Final = "Công văn"  # the one kind whose name is not printed
AS_ABOVE: Final = "Như trên"
AS_INVITED: Final = "Như kính mời"
RATED: Final = "Các đồng chí được lấy phiếu tín nhiệm"
VOTERS: Final = "Các đồng chí ghi phiếu tín nhiệm"
KEPT: Final = "Lưu"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What the register of outgoing documents asks of a paper.

    Attributes:
        symbol: «KH-VP», of the Party «-BC/CB»; empty where there is no number.
        signer: The printed name; empty where it is written by hand.
        not_before: The day of what the paper reports; None: it reports nothing, or
            that has not happened (`require_signer` tells them apart).
        shares: Nơi nhận, one share a line, «Như trên» as the addressee it means.
    """

    kind: str
    subject: str
    symbol: str
    signer: str
    shares: tuple[CopyShare, ...]
    not_before: date | None = None

    @property
    def kept_by(self) -> str:
        """Who keeps the copy that stays: what follows «Lưu:»."""
        kept = [s.recipient for s in self.shares if s.recipient.startswith(KEPT)]
        return kept[-1].removeprefix(KEPT).lstrip(": ").strip() if kept else ""


def facts_of(papers: Sequence[Paper], record: CampaignRecord) -> PaperFacts:
    """Return the facts of one paper; `papers` are the files it consists of."""
    head = papers[0].documents[0]
    found = _NUMBER.match(words_of(head.number))
    symbol = found["symbol"].strip().removeprefix("/") if found else ""
    numbered = head.kind.capitalize() or LETTER
    return PaperFacts(
        kind=numbered if symbol else TITLES[papers[0].code].title,
        subject=words_of(head.subject) or _about(words_of(head.about)),
        symbol=symbol,
        signer=_signer(head),
        shares=tuple(_shares(papers, record)),
        not_before=_event_day(papers[0].code, record),
    )


def require_complete(code: str, record: CampaignRecord) -> None:
    """Refuse to freeze a paper whose facts are not there yet.

    Raises:
        PaperIncompleteError: It would be frozen with blanks; go on with the campaign.
    """
    needs = TITLES[code].needs
    if not _is_there(needs, record):
        raise PaperIncompleteError(code, waits_for=needs.value)


def _event_day(code: str, record: CampaignRecord) -> date | None:
    hall, event = record.conference, REPORTS.get(code, "")
    at: datetime | None = getattr(hall, event) if hall and event else None
    return at.date() if at else None


def _is_there(needs: Needs, record: CampaignRecord) -> bool:
    hall = record.conference
    return {
        Needs.PLAN: True,
        Needs.PEOPLE: bool(record.voters and record.rated),
        Needs.SUMMONS: hall is not None and bool(record.voters),
        Needs.COMMITTEE: hall is not None and hall.committee is not None,
        Needs.COUNT: bool(record.outcomes),
    }[needs]


def words_of(runs: Runs) -> str:
    """Return the words of runs on one line."""
    return " ".join("".join(run.text for run in runs).split())


def _about(words: str) -> str:
    """Return what a letter is about without «V/v» or «về việc»."""
    plain = words.removeprefix("V/v").removeprefix("về việc").strip()
    return f"{plain[:1].upper()}{plain[1:]}"


def _signer(document: Document) -> str:
    if not document.signatures:
        return ""
    # Of several the second stands on the right, where the one in charge signs.
    return words_of(document.signatures[:2][-1].name)


def _shares(papers: Sequence[Paper], record: CampaignRecord) -> Iterator[CopyShare]:
    groups = {
        AS_INVITED: len(papers[0].documents),
        RATED: len(record.rated),
        VOTERS: sum(1 for voter in record.voters if not voter.is_officeholder),
    }
    for runs in papers[0].documents[0].recipients:
        line = words_of(runs)
        lines = list(_addressees(papers)) if line == AS_ABOVE else [line]
        for one in lines:
            named = one in groups
            yield CopyShare(one, max(groups[one], 1)) if named else share_in(one)


def _addressees(papers: Sequence[Paper]) -> Iterator[str]:
    """Yield ô 9a of every letter of every file: each gets a copy."""
    for paper in papers:
        for document in paper.documents:
            yield from map(words_of, document.addressees)
