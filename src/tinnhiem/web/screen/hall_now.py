"""What the screen says: the act in words, who is there, how far it has come."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.conference.attendance import quorum_minimum
from tinnhiem.core.conference.phase import ORDER, Phase
from tinnhiem.store.queries.screens import Hall
from tinnhiem.web.figures import weekday_moment
from tinnhiem.web.parts.results import ResultLine, lines_of

T = TypeVar("T")

# Names on one sheet of the screen, and persons on one sheet of the chart: what is
# still read from the last row.
NAMES_A_SHEET: Final = 27
PERSONS_A_SHEET: Final = 4
NAMES_AT_MOST: Final = 540

ACTS: Final = {
    Phase.PLANNED: _("Chuẩn bị Hội nghị"),
    Phase.SUMMONED: _("Hội nghị sắp bắt đầu"),
    Phase.CHECK_IN: _("Đang điểm danh"),
    Phase.QUORATE: _("Hội nghị đã khai mạc"),
    Phase.COMMITTEE_ELECTED: _("Ban Kiểm phiếu kiểm tra hòm phiếu, phát phiếu"),
    Phase.BALLOTS_ISSUED: _("Đã phát phiếu, chuẩn bị bỏ phiếu"),
    Phase.VOTING: _("Đang ghi phiếu, bỏ phiếu"),
    Phase.CLOSED: _("Đã bỏ phiếu xong"),
    Phase.COUNTING: _("Đang kiểm phiếu"),
    Phase.RECONCILED: _("Ban Kiểm phiếu lập, ký Biên bản kiểm phiếu"),
    Phase.SIGNED: _("Chuẩn bị công bố kết quả"),
    Phase.ANNOUNCED: _("Kết quả lấy phiếu tín nhiệm"),
    Phase.REPORTED: _("Hội nghị đã bế mạc"),
    Phase.ARCHIVED: _("Hội nghị đã bế mạc"),
    Phase.VOID: _("Cuộc lấy phiếu này đã được hủy"),
}
NEXT: Final = {
    Phase.CHECK_IN: _("Mời các đồng chí điểm danh tại bàn đón tiếp."),
    Phase.QUORATE: _("Tiếp theo: bầu Ban Kiểm phiếu."),
    Phase.COMMITTEE_ELECTED: _("Mỗi người nhận một phiếu và ký nhận."),
    Phase.BALLOTS_ISSUED: _("Hòm phiếu đã được kiểm tra, niêm phong mới bỏ phiếu."),
    Phase.VOTING: _("Bỏ phiếu vào hòm phiếu; phiếu ghi hỏng thì đổi."),
    Phase.CLOSED: _("Ban Kiểm phiếu mở hòm phiếu, đếm số phiếu thu về."),
    Phase.COUNTING: _("Kết quả được công bố khi Biên bản kiểm phiếu đã ký."),
    Phase.RECONCILED: _("Kết quả được công bố khi Biên bản kiểm phiếu đã ký."),
    Phase.SIGNED: _("Mời các đồng chí trở lại vị trí."),
}
ISSUING: Final = (Phase.COMMITTEE_ELECTED, Phase.BALLOTS_ISSUED, Phase.VOTING)
COLLECTING: Final = ORDER[ORDER.index(Phase.CLOSED) : ORDER.index(Phase.ANNOUNCED)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """So many of so many, in words that say of what."""

    words: str
    done: int
    whole: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HallNow:
    """One look at the hall.

    Attributes:
        minimum: How many must be present; None where nobody can say.
        names, results: In sheets that the screen turns by itself.
    """

    seq: int
    phase: str
    office: str
    superior: str
    act: str
    next: str
    when: str
    is_rehearsal: bool
    is_demonstration: bool
    present: int
    summoned: int
    minimum: int | None
    progress: tuple[Progress, ...]
    names: tuple[tuple[tuple[str, bool], ...], ...]
    results: tuple[tuple[ResultLine, ...], ...]

    @property
    def is_enough(self) -> bool:
        """Say whether the quorum is there."""
        return self.minimum is not None and self.present >= self.minimum


def hall_now(hall: Hall, *, seq: int) -> HallNow:
    """Return what the screen shows of `hall`."""
    names = hall.names if len(hall.names) <= NAMES_AT_MOST else ()
    results = lines_of(hall.outcomes, hall.officeholders)
    return HallNow(
        seq=seq,
        phase="over" if hall.is_over else hall.phase.value,
        office=hall.head.issuer,
        superior=hall.head.superior,
        act=_act(hall),
        next=_next(hall),
        when=_when(hall),
        is_rehearsal=hall.is_rehearsal,
        is_demonstration=hall.is_demonstration,
        present=hall.attendance.present,
        summoned=hall.attendance.summoned,
        minimum=quorum_minimum(
            hall.rulebook, summoned=hall.attendance.summoned, members=hall.members
        ),
        progress=_progress(hall),
        names=_sheets(() if results else names, NAMES_A_SHEET),
        results=_sheets(results, PERSONS_A_SHEET),
    )


def _act(hall: Hall) -> str:
    if hall.is_over:
        return gettext("Hội nghị đã bế mạc")
    if hall.is_suspended:
        return gettext("Hội nghị tạm dừng")
    if hall.adjourned_on and hall.phase in {Phase.PLANNED, Phase.SUMMONED}:
        return gettext("Hội nghị hoãn sang buổi khác")
    return str(ACTS[hall.phase])


def _next(hall: Hall) -> str:
    if hall.is_over:
        return ""
    if hall.is_suspended:
        return gettext("Chủ trì sẽ thông báo thời gian tiếp tục.")
    return str(NEXT.get(hall.phase, ""))


def _when(hall: Hall) -> str:
    """Return when it begins, as long as it has not."""
    if hall.phase not in {Phase.PLANNED, Phase.SUMMONED}:
        return ""
    is_new = hall.starts_at and hall.starts_at != hall.adjourned_on
    if not is_new:
        return gettext("Thời gian họp sẽ được thông báo.")
    return _at(hall.starts_at, hall.venue)


def _at(starts_at: datetime | None, venue: str) -> str:
    told = weekday_moment(starts_at) if starts_at else ""
    return f"{told}, {venue}" if venue else told


def _progress(hall: Hall) -> tuple[Progress, ...]:
    account = hall.account
    if account is None or hall.is_over:
        return ()
    if hall.phase in ISSUING:
        words = gettext("Đã phát phiếu")
        whole = max(hall.attendance.present, account.issued)
        return (Progress(words=words, done=account.issued, whole=whole),)
    if hall.phase in COLLECTING:
        words = gettext("Đã thu phiếu")
        done = account.returned - account.foreign
        collected = Progress(words=words, done=done, whole=account.issued)
        return (collected, *_batches(hall))
    return ()


def _batches(hall: Hall) -> tuple[Progress, ...]:
    done, whole = hall.batches
    words = gettext("Đã nhập xong các lô phiếu")
    return (Progress(words=words, done=done, whole=whole),) if whole else ()


def _sheets(rows: tuple[T, ...], size: int) -> tuple[tuple[T, ...], ...]:
    return tuple(rows[at : at + size] for at in range(0, len(rows), size))
