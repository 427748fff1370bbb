"""Papers of an office: what is frozen, which numbers are given, who has which copy."""

from collections.abc import Iterable, Mapping

from tinnhiem.core.papers.copies import CopyLife
from tinnhiem.core.papers.ledger import Edition, Ledger
from tinnhiem.core.papers.marking import Marking, Secrecy
from tinnhiem.core.papers.numbers import IssuedNumber, Series
from tinnhiem.core.papers.standing import PaperStanding
from tinnhiem.core.papers.states import PaperState
from tinnhiem.store.models import (
    AllottedCopy,
    Campaign,
    FrozenPaper,
    JournalEntry,
    PaperMarking,
    SpentNumber,
)

# Stands in the register beside a number whose paper is no longer on this machine.
REMOVED = "hồ sơ đã xóa khỏi máy theo chứng nhận"
MOST_OPENINGS = 50  # the journal has them all
IN_FORCE = (PaperState.FINAL.value, PaperState.ISSUED.value)


def ledger_of(office: Iterable[FrozenPaper] | None = None) -> Ledger:
    """Return every edition of every campaign of this folder: they share the series."""
    rows = FrozenPaper.objects.select_related("campaign") if office is None else office
    spent = SpentNumber.objects.all() if office is None else ()
    return Ledger((*map(_edition, rows), *map(_spent, spent)))


def _spent(row: SpentNumber) -> Edition:
    """Return a number whose paper was removed: given once, never to be given again."""
    return Edition(
        campaign=row.certificate,
        code=f"{row.number}{row.symbol}",
        edition=1,
        state=PaperState.CANCELLED,
        frozen_on=row.frozen_on,
        series=Series(
            issuer=row.issuer,
            period=row.period,
            kind=row.series_kind,
            is_secret=row.is_secret,
        ),
        number=row.number,
        reason=f"{REMOVED} {row.certificate}",
    )


def _edition(row: FrozenPaper) -> Edition:
    return Edition(
        campaign=row.campaign.slug,
        code=row.code,
        edition=row.edition,
        state=PaperState(row.state),
        frozen_on=row.frozen_on,
        series=series_of_row(row) if row.number is not None else None,
        number=row.number,
        reason=row.reason,
    )


def series_of_row(row: FrozenPaper) -> Series:
    """Return the series that a row's number belongs to."""
    return Series(
        issuer=row.issuer,
        period=row.period,
        kind=row.series_kind,
        is_secret=row.is_secret,
    )


def frozen_codes(campaign: Campaign) -> tuple[str, ...]:
    """Return the codes of papers that are final or issued: nobody may change them."""
    rows = campaign.frozen_papers.filter(state__in=IN_FORCE)
    return tuple(rows.order_by("code").values_list("code", flat=True))


def frozen_paper(campaign: Campaign, code: str) -> FrozenPaper | None:
    """Return the edition in force; None while the paper is a draft."""
    return campaign.frozen_papers.filter(code=code, state__in=IN_FORCE).first()


def issued_of(campaign: Campaign) -> Mapping[str, IssuedNumber]:
    """Return number and day of every issued paper, by code."""
    rows = list(campaign.frozen_papers.all())
    issued = [row for row in rows if row.state == PaperState.ISSUED]
    return {row.code: _number(row, rows) for row in issued}


def replaced_by(campaign: Campaign, code: str) -> IssuedNumber | None:
    """Return the number that the next edition of a paper takes the place of."""
    rows = campaign.frozen_papers.filter(
        code=code, state=PaperState.REPLACED.value, number__isnull=False
    )
    last = rows.order_by("-edition").first()
    return _number(last, ()) if last else None


def _number(row: FrozenPaper, others: Iterable[FrozenPaper]) -> IssuedNumber:
    older = [
        one
        for one in others
        if one.code == row.code
        and one.edition < row.edition
        and one.state == PaperState.REPLACED
        and one.number is not None
    ]
    last = max(older, key=lambda one: one.edition, default=None)
    return IssuedNumber(
        number=row.number or 0,
        symbol=row.symbol,
        issued_on=row.frozen_on,
        kind=row.kind,
        replaces=_number(last, ()) if last else None,
    )


def markings_of(campaign: Campaign) -> Mapping[str, Marking]:
    """Return who decided how far each paper may be known, by code."""
    return {row.code: marking_of(row) for row in campaign.markings.all()}


def is_secret_paper(campaign: Campaign, code: str) -> bool:
    """Say whether a paper is classified now, or an edition of it was when frozen."""
    marked = campaign.markings.filter(code=code).exclude(secrecy=Secrecy.NONE.value)
    frozen = campaign.frozen_papers.filter(code=code, is_secret=True)
    return marked.exists() or frozen.exists()


def marking_of(row: PaperMarking) -> Marking:
    """Return the value of a row."""
    return Marking(
        secrecy=Secrecy(row.secrecy),
        listed_in=row.listed_in,
        item=row.item,
        is_internal=row.is_internal,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
    )


def edition_at_hand(campaign: Campaign, code: str) -> int:
    """Return the edition that copies are allotted for: in force, or the next draft."""
    current = frozen_paper(campaign, code)
    if current is not None:
        return current.edition
    return campaign.frozen_papers.filter(code=code).count() + 1


def copy_rows(campaign: Campaign, code: str, edition: int) -> list[AllottedCopy]:
    """Return the copies of one edition with their prints."""
    rows = campaign.copies.filter(code=code, edition=edition)
    return list(rows.prefetch_related("print_outs"))


def copy_life(row: AllottedCopy) -> CopyLife:
    """Return one copy as a value."""
    return CopyLife(
        number=row.number,
        recipient=row.recipient,
        printed=sum(one.prints for one in row.print_outs.all()),
        handed_to=row.handed_to,
    )


def standings_of(
    campaign: Campaign, *, titles: Mapping[str, str]
) -> tuple[PaperStanding, ...]:
    """Return where every paper of the catalogue stands.

    Args:
        campaign: Whose papers.
        titles: Title by code, in the order of the catalogue.
    """
    editions: dict[str, list[FrozenPaper]] = {}
    for row in campaign.frozen_papers.order_by("edition"):
        editions.setdefault(row.code, []).append(row)
    copies: dict[tuple[str, int], list[CopyLife]] = {}
    for one in campaign.copies.prefetch_related("print_outs"):
        copies.setdefault((one.code, one.edition), []).append(copy_life(one))
    markings = markings_of(campaign)
    found = []
    for code, title in titles.items():
        rows = editions.get(code, [])
        current = next((row for row in rows if row.state in IN_FORCE), None)
        edition = current.edition if current else len(rows) + 1
        found.append(
            PaperStanding(
                code=code,
                title=title,
                state=PaperState(current.state) if current else PaperState.DRAFT,
                number=current.number if current else None,
                symbol=current.symbol if current else "",
                frozen_on=current.frozen_on if current else None,
                marking=markings.get(code),
                copies=tuple(copies.get((code, edition), ())),
                ended={
                    row.number or 0: row.reason for row in rows if row is not current
                },
            )
        )
    return tuple(found)


def openings_of(campaign: Campaign, code: str) -> list[JournalEntry]:
    """Return who opened a restricted paper, the last first."""
    rows = campaign.journal.filter(event="paper.opened", facts__code=code)
    return list(rows.order_by("-id")[:MOST_OPENINGS])


def has_classified_papers() -> bool:
    """Say whether any paper of the office was decided to be a state secret."""
    return PaperMarking.objects.exclude(secrecy=Secrecy.NONE.value).exists()
