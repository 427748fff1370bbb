"""Dossiers as pages show them: words, days, what is late."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from tinnhiem.core.dossiers.dossier import Dossier, ItemStanding, Standing
from tinnhiem.core.dossiers.due import (
    ASSETS,
    EXPLANATION,
    REPORT,
    UNIT_REPORT,
    DueDay,
)
from tinnhiem.core.dossiers.filing import Filing, FilingKind, FilingState
from tinnhiem.messages.dossiers import STANDING_WORDS
from tinnhiem.web.dossiers.meant import word_of
from tinnhiem.web.figures import day as day_words
from tinnhiem.web.saying import said
from tinnhiem.web.words import capital, source_words

# As the classes of `site.css` are called.
_CLASSES: Final = {
    Standing.MISSING: "due",
    Standing.RETURNED: "overdue",
    Standing.HANDED_IN: "",
    Standing.RELEASED: "done",
    Standing.RENEWED: "due",
}
# The heads of a narrow table; the rulebook's own words stand above it.
_SHORT: Final = {
    UNIT_REPORT: _l("Báo cáo của đơn vị"),
    REPORT: _l("Báo cáo"),
    ASSETS: _l("Bản kê khai"),
    EXPLANATION: _l("Giải trình"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingLine:
    """One version on a page."""

    number: int
    key: str
    kind: str
    state: str
    is_waiting: bool
    is_paper: bool
    is_ours: bool
    is_own: bool
    has_file: bool
    is_lost: bool
    handed_in: str
    released: str
    by: str
    pages: int
    fingerprint: str
    reason: str
    receiver: str
    form_version: str
    readers: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLine:
    """One item on a page."""

    key: str
    title: str
    short: str | Promise
    rule: str
    is_required: bool
    says_optional: bool
    standing: str
    standing_class: str
    is_late: bool
    due: str
    filings: tuple[FilingLine, ...]
    takes_form: bool
    is_declaration: bool
    current: FilingLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierLine:
    """One dossier on a page."""

    word: str
    name: str
    title: str
    items: tuple[ItemLine, ...]
    is_complete: bool


def dossier_line(
    dossier: Dossier, *, today: date, readers: Mapping[str, int] | None = None
) -> DossierLine:
    """Return a dossier as a page shows it.

    Args:
        dossier: Which.
        today: In Viet Nam's zone.
        readers: How many voters opened each version; only where that may be shown.
    """
    return DossierLine(
        word=word_of(dossier.person),
        name=dossier.name,
        title=dossier.title,
        items=tuple(
            item_line(one, today=today, readers=readers) for one in dossier.items
        ),
        is_complete=not dossier.lacking,
    )


def item_line(
    one: ItemStanding, *, today: date, readers: Mapping[str, int] | None = None
) -> ItemLine:
    """Return an item as a page shows it."""
    stays = one.item.key == ASSETS
    filings = tuple(_filing_line(f, readers=readers, stays=stays) for f in one.filings)
    current = one.current
    words = capital(said(STANDING_WORDS[one.standing]))
    if one.standing is Standing.MISSING and not one.item.is_required:
        words = _("Không có")
    shown = [line for line in filings if current and line.key == current.key]
    return ItemLine(
        key=one.item.key,
        title=one.item.title,
        short=_SHORT.get(one.item.key, one.item.title),
        rule=source_words(one.item.citation),
        is_required=one.item.is_required,
        says_optional=not one.item.is_required and "nếu có" not in one.item.title,
        standing=words,
        standing_class=_CLASSES[one.standing] if one.item.is_required else "",
        is_late=one.is_late(today),
        due="; ".join(map(due_words, one.item.due)),
        filings=tuple(reversed(filings)),
        takes_form=one.item.key == REPORT,
        is_declaration=one.item.key == ASSETS,
        current=shown[0] if shown else None,
    )


def due_words(due: DueDay) -> str:
    """Return «30/6/2023, theo Kế hoạch lấy phiếu tín nhiệm»."""
    return _("{day}, theo {source}").format(
        day=day_words(due.day), source=source_words(due.citation)
    )


def _filing_line(
    filing: Filing, *, readers: Mapping[str, int] | None, stays: bool
) -> FilingLine:
    released = filing.released_on
    return FilingLine(
        number=filing.number,
        key=filing.key,
        kind=_kind_words(filing.kind),
        state=_state_words(filing, stays=stays),
        is_waiting=filing.state is FilingState.HANDED_IN,
        is_paper=filing.kind is FilingKind.RECEIPT,
        is_ours=filing.kind is FilingKind.FORM,
        is_own=filing.is_own,
        has_file=filing.has_file,
        is_lost=not filing.has_file
        and filing.kind is not FilingKind.RECEIPT
        and filing.state is not FilingState.WITHDRAWN,
        handed_in=day_words(filing.handed_in_on),
        released=day_words(released) if released else "",
        by=filing.by,
        pages=filing.pages,
        fingerprint=filing.sha256,
        reason=filing.reason,
        receiver=filing.receiver,
        form_version=filing.form_version,
        readers=None if readers is None else readers.get(filing.key, 0),
    )


def _kind_words(kind: FilingKind) -> str:
    return {
        FilingKind.FORM: _("viết trên mẫu của chương trình"),
        FilingKind.PDF: _("tệp PDF"),
        FilingKind.RECEIPT: _("bản giấy, có biên nhận"),
    }[kind]


def _state_words(filing: Filing, *, stays: bool) -> str:
    if stays and filing.state is FilingState.HANDED_IN:
        return _("đã nhận, giữ tại bộ phận tham mưu")
    return {
        FilingState.HANDED_IN: _("chờ phát hành"),
        FilingState.RETURNED: _("đã trả lại"),
        FilingState.WITHDRAWN: _("đã rút"),
        FilingState.RELEASED: _("đã phát hành"),
    }[filing.state]
