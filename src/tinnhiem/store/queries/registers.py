"""The rows of the registers, from what was issued."""

from collections.abc import Iterable, Mapping

from django.utils.timezone import localdate

from tinnhiem.core.papers.marking import Secrecy
from tinnhiem.core.papers.numbers import Series, cited
from tinnhiem.core.papers.register import RegisterBook, RegisterRow, Sent
from tinnhiem.core.papers.states import PaperState
from tinnhiem.store.models import AllottedCopy, Campaign, FrozenPaper, SpentNumber
from tinnhiem.store.queries.papers import REMOVED, series_of_row


def books_of(
    period: str, *, is_secret: bool
) -> Mapping[Series, tuple[RegisterRow, ...]]:
    """Return every series of a period with its rows, in the order of the numbers.

    Cancelled and replaced papers are among them: a register has no gaps of its own.
    """
    found = FrozenPaper.objects.filter(
        period=period, is_secret=is_secret, number__isnull=False
    ).select_related("campaign")
    books: dict[Series, list[RegisterRow]] = {}
    rows = sorted(found, key=lambda row: row.number or 0)
    copies = _copies(rows)
    for row in rows:
        taken = copies.get((row.campaign_id, row.code, row.edition), [])
        books.setdefault(series_of_row(row), []).append(_row(row, taken))
    for spent in SpentNumber.objects.filter(period=period, is_secret=is_secret):
        one = Series(
            issuer=spent.issuer,
            period=spent.period,
            kind=spent.series_kind,
            is_secret=spent.is_secret,
        )
        books.setdefault(one, []).append(_spent(spent))
    return {
        series: tuple(sorted(rows, key=lambda row: row.number))
        for series, rows in sorted(books.items())
    }


def _spent(row: SpentNumber) -> RegisterRow:
    """Return the line of a number whose paper was removed: the book has no gap."""
    return RegisterRow(
        number=row.number,
        symbol=row.symbol,
        issued_on=row.frozen_on,
        kind="",
        subject="",
        signer="",
        sent=(),
        kept_by="",
        remark=f"{REMOVED.capitalize()} {row.certificate}",
    )


def register_row(row: FrozenPaper) -> RegisterRow:
    """Return one paper as the register has it."""
    copies = _copies([row]).get((row.campaign_id, row.code, row.edition), [])
    return _row(row, copies)


def campaign_books(
    campaign: Campaign, *, with_secret: bool
) -> tuple[RegisterBook, ...]:
    """Return the lines of one campaign as books: what goes with it to the archive."""
    found = FrozenPaper.objects.filter(campaign=campaign, number__isnull=False)
    rows = [row for row in found if with_secret or not row.is_secret]
    series: dict[Series, list[RegisterRow]] = {}
    for row in sorted(rows, key=lambda one: one.number or 0):
        series.setdefault(series_of_row(row), []).append(register_row(row))
    return tuple(
        RegisterBook(
            superior="",
            organ="",
            issuer=one.issuer,
            period=one.period,
            is_secret=one.is_secret,
            rows=tuple(lines),
        )
        for one, lines in sorted(series.items())
    )


def periods_of(*, is_secret: bool) -> tuple[str, ...]:
    """Return the years, and terms of office, in which numbers were given."""
    rows = FrozenPaper.objects.filter(is_secret=is_secret, number__isnull=False)
    found = rows.order_by("period").values_list("period", flat=True)
    return tuple(dict.fromkeys(found))


def numbered_count(period: str, *, is_secret: bool) -> int:
    """Return how many numbers were given in a period."""
    return FrozenPaper.objects.filter(
        period=period, is_secret=is_secret, number__isnull=False
    ).count()


def _copies(
    rows: Iterable[FrozenPaper],
) -> dict[tuple[object, str, int], list[AllottedCopy]]:
    campaigns = {row.campaign_id for row in rows}
    found: dict[tuple[object, str, int], list[AllottedCopy]] = {}
    for copy in AllottedCopy.objects.filter(campaign__in=campaigns):
        key = (copy.campaign_id, copy.code, copy.edition)
        found.setdefault(key, []).append(copy)
    return found


def _row(row: FrozenPaper, copies: Iterable[AllottedCopy]) -> RegisterRow:
    return RegisterRow(
        number=row.number or 0,
        symbol=row.symbol,
        issued_on=row.frozen_on,
        kind=row.kind,
        subject=row.subject,
        signer=row.signed_by,
        sent=tuple(_sent(copies)),
        kept_by=row.kept_by,
        secrecy=Secrecy(row.secrecy),
        remark=_remark(row),
    )


def _sent(copies: Iterable[AllottedCopy]) -> Iterable[Sent]:
    """One line a recipient, while nobody has taken a copy; then one line a taker."""
    lines: dict[tuple[str, str], list[AllottedCopy]] = {}
    for copy in copies:
        lines.setdefault((copy.recipient, copy.handed_to), []).append(copy)
    for (recipient, taker), taken in lines.items():
        moments = [one.handed_at for one in taken if one.handed_at is not None]
        yield Sent(
            recipient=recipient,
            copies=len(taken),
            received_by=taker,
            received_on=localdate(min(moments)) if moments else None,
        )


def _remark(row: FrozenPaper) -> str:
    if row.state == PaperState.CANCELLED:
        return f"Đã hủy số: {row.reason}"
    if row.state == PaperState.REPLACED:
        after = row.campaign.frozen_papers.filter(
            code=row.code, edition=row.edition + 1, number__isnull=False
        ).first()
        number = f" số {cited(after.number or 0, after.symbol)}" if after else ""
        return f"Đã được thay thế bằng văn bản{number}: {row.reason}"
    return ""
