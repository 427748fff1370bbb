"""The running account of sheets: each equation, its difference, what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext

from tinnhiem.core.ballots.account import BallotAccount
from tinnhiem.core.ballots.fault import Fault, FaultCode
from tinnhiem.core.ballots.ledger import account_of, imbalances
from tinnhiem.core.conference.attendance import Attendance
from tinnhiem.core.conference.box import Box
from tinnhiem.core.conference.phase import ORDER, Phase
from tinnhiem.messages.ballots import (
    MOVEMENT_WORDS,
    diagnosis,
    open_words,
    remedy,
    still_open,
)
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.conference import account_of as account_so_far
from tinnhiem.store.queries.conference import attendance_of, attendance_so_far
from tinnhiem.store.queries.ledger import box_of, movements_of, receipts_of
from tinnhiem.web.figures import clock
from tinnhiem.web.saying import said

# From here on no sheet is on its way: what does not add up is a fault.
EMPTIED: Final = ORDER[ORDER.index(Phase.COUNTING) :]
ISSUED: Final = ORDER[ORDER.index(Phase.BALLOTS_ISSUED) :]


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation:
    """A whole and the parts it must equal.

    Attributes:
        difference: Whole less parts; 0 when it balances.
        is_open: So many sheets are only on their way.
    """

    whole: str
    sheets: int
    parts: tuple[tuple[str, int], ...]
    difference: int
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultLine:
    """What does not add up: code, diagnosis, remedy, and whether a reason can do."""

    code: str
    diagnosis: str
    remedy: str
    blocks: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveLine:
    """One line of the ledger, the newest first; `undo` takes it off again."""

    kind: str
    words: str
    sheets: int
    at: str
    reason: str
    undo: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage:
    """Everything the ledger's standing shows.

    Attributes:
        present, summoned: In the hall when sheets are issued; on the roster.
        named: So many have a sheet by the list of names.
    """

    present: int
    summoned: int
    named: int
    account: BallotAccount
    equations: tuple[Equation, ...]
    faults: tuple[FaultLine, ...]
    on_their_way: tuple[str, ...]
    moves: tuple[MoveLine, ...]
    box: Box


def account_page(campaign: CampaignRow) -> AccountPage:
    """Return the account as it stands now."""
    phase = Phase(campaign.resumes_to or campaign.phase)
    hall = _hall(campaign, phase)
    account = account_so_far(campaign) or account_of(())
    found = imbalances(account, present=hall.present, summoned=hall.summoned)
    loose = tuple(one for one in found if _is_open(one, phase))
    settled = tuple(one for one in found if one not in loose)
    return AccountPage(
        present=hall.present,
        summoned=hall.summoned,
        named=receipts_of(campaign),
        account=account,
        equations=tuple(_equations(account, {one.code for one in loose})),
        faults=tuple(_fault(one) for one in settled),
        on_their_way=tuple(said(open_words(one)) for one in loose),
        moves=tuple(
            MoveLine(
                kind=row.kind,
                words=said(MOVEMENT_WORDS[row.kind]),
                sheets=row.sheets,
                at=_at(row.at),
                reason=row.reason,
                undo=-row.sheets,
            )
            for row in movements_of(campaign)
        ),
        box=box_of(campaign),
    )


def _hall(campaign: CampaignRow, phase: Phase) -> Attendance:
    # Whoever leaves after taking a sheet is still in the account of sheets.
    so_far = phase in ISSUED
    return attendance_so_far(campaign) if so_far else attendance_of(campaign)


def _is_open(fault: Fault, phase: Phase) -> bool:
    return phase not in EMPTIED and still_open(fault)[0] > 0


def _fault(fault: Fault) -> FaultLine:
    return FaultLine(
        code=fault.code.value,
        diagnosis=said(diagnosis(fault)),
        remedy=said(remedy(fault)),
        blocks=fault.blocks,
    )


def _equations(account: BallotAccount, loose: set[FaultCode]) -> Iterable[Equation]:
    ours = account.returned - account.foreign
    yield _equation(
        gettext("Phiếu in ra"),
        account.printed,
        (
            (gettext("hỏng khi in, đóng dấu"), account.damaged),
            (gettext("đóng dấu treo"), account.stamped),
        ),
        is_open=FaultCode.PRINTED_UNEXPLAINED in loose,
    )
    yield _equation(
        gettext("Phiếu đóng dấu treo"),
        account.stamped,
        (
            (gettext("phát ra"), account.issued),
            (gettext("đổi"), account.exchanged),
            (gettext("thừa"), account.unused),
        ),
        is_open=FaultCode.STAMPED_UNEXPLAINED in loose,
    )
    yield _equation(
        gettext("Phiếu phát ra"),
        account.issued,
        ((gettext("thu về, do Ban Kiểm phiếu phát"), ours),),
        is_open=FaultCode.MISSING_SHEETS in loose,
    )
    yield _equation(
        gettext("Phiếu có trong hòm"),
        account.returned,
        (
            (gettext("do Ban Kiểm phiếu phát"), ours),
            (gettext("không do Ban Kiểm phiếu phát"), account.foreign),
        ),
        is_open=False,
    )


def _equation(
    whole: str, sheets: int, parts: tuple[tuple[str, int], ...], *, is_open: bool
) -> Equation:
    difference = sheets - sum(number for _, number in parts)
    return Equation(
        whole=whole,
        sheets=sheets,
        parts=parts,
        difference=difference,
        is_open=is_open,
    )


def _at(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{clock(local)}, {local:%d/%m}"


def suggested_run(summoned: int, *, spare: int) -> int:
    """Return how many sheets to print."""
    return summoned + spare


def usual_spare(summoned: int) -> int:
    """Return how many spare sheets are suggested: a tenth, three at least.

    No rule says how many; the page says that this is only a suggestion.
    """
    return max(3, -(-summoned // 10))
