"""What a desk reads after a scan: one line, what to do now, and how it looks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinnhiem.actions.conference.desk_scan import DeskAnswer
from tinnhiem.core.conference.door.scan import DeskMode, ScanCode, tone_of
from tinnhiem.store.queries.voters import EntryRow
from tinnhiem.web.figures import day

DONE: Final[Mapping[DeskMode, Promise]] = {
    DeskMode.ARRIVE: gettext_lazy("Đã điểm danh"),
    DeskMode.LEAVE: gettext_lazy("Đã ghi rời phòng"),
    DeskMode.RETURN: gettext_lazy("Đã ghi quay lại"),
}
MODES: Final[Mapping[DeskMode, Promise]] = {
    DeskMode.ARRIVE: gettext_lazy("Điểm danh"),
    DeskMode.LEAVE: gettext_lazy("Rời phòng"),
    DeskMode.RETURN: gettext_lazy("Quay lại"),
}
TITLES: Final[Mapping[ScanCode, Promise]] = {
    ScanCode.NOT_HERE: gettext_lazy("Chưa điểm danh lần nào"),
    ScanCode.AMBIGUOUS: gettext_lazy("Chọn đúng người"),
    ScanCode.UNKNOWN: gettext_lazy("Không có trong danh sách được mời"),
    ScanCode.GARBLED: gettext_lazy("Không đọc được mã"),
    ScanCode.REVOKED: gettext_lazy("Thẻ này không còn giá trị"),
    ScanCode.OTHER_CAMPAIGN: gettext_lazy("Thẻ của cuộc lấy phiếu khác"),
    ScanCode.NOT_OPEN: gettext_lazy("Hội nghị không ở giai đoạn điểm danh"),
    ScanCode.SETTLED: gettext_lazy("Số người dự đã chốt"),
    ScanCode.TOO_EARLY: gettext_lazy("Giờ quét sớm hơn việc đã ghi"),
    ScanCode.OTHER_SITTING: gettext_lazy("Lượt quét của phiên họp đã hoãn"),
}
ADVICE: Final[Mapping[ScanCode, Promise]] = {
    ScanCode.ALREADY: gettext_lazy(
        "Không ghi thêm gì. Nếu thẻ đang ở tay người khác, báo bộ phận tham mưu."
    ),
    ScanCode.LEFT: gettext_lazy(
        "Không ghi thêm gì. Nếu người này trở lại phòng họp, chọn «Quay lại» rồi quét "
        "lại."
    ),
    ScanCode.NOT_HERE: gettext_lazy("Chọn «Điểm danh» rồi quét lại."),
    ScanCode.AMBIGUOUS: gettext_lazy("Hỏi số thứ tự hoặc đơn vị, rồi bấm đúng tên."),
    ScanCode.UNKNOWN: gettext_lazy(
        "Kiểm tra lại số, họ tên. Người không được mời ngồi ở hàng ghế khách, không "
        "nhận phiếu."
    ),
    ScanCode.GARBLED: gettext_lazy(
        "Tắt bộ gõ tiếng Việt (UniKey: chuyển sang E) rồi quét lại, hoặc gõ số thứ tự."
    ),
    ScanCode.REVOKED: gettext_lazy(
        "Thẻ đã bị thu hồi hoặc in lại. Đối chiếu giấy tờ, rồi gõ số thứ tự."
    ),
    ScanCode.OTHER_CAMPAIGN: gettext_lazy("Hỏi thẻ của lần này, hoặc gõ số thứ tự."),
    ScanCode.NOT_OPEN: gettext_lazy(
        "Người chủ trì hoặc bộ phận tham mưu mở điểm danh ở trang Hội nghị."
    ),
    ScanCode.SETTLED: gettext_lazy(
        "Đã phát phiếu hoặc Hội nghị đã xong. Mời ngồi ở hàng ghế khách, không phát "
        "phiếu."
    ),
    ScanCode.TOO_EARLY: gettext_lazy("Xem lại giờ của thiết bị, rồi quét lại."),
    ScanCode.OTHER_SITTING: gettext_lazy("Tải lại trang điểm danh rồi quét lại."),
}
SIGNS: Final = {"good": "✓", "notice": "!", "refused": "×"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody who may be meant."""

    number: int
    name: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An answer, ready to be shown.

    Attributes:
        tone: «good», «notice» or «refused».
        who: Number and name; empty where nobody is meant.
        care: What the desk should look at; empty for most.
        present: How many are in the hall now; None where nothing was written.
        seq: Only grows, as that of the figures.
    """

    code: str
    mode: str
    tone: str
    sign: str
    title: str
    who: str = ""
    number: int | None = None
    about: str = ""
    advice: str = ""
    care: str = ""
    choices: tuple[Choice, ...] = ()
    is_anomaly: bool = False
    present: int | None = None
    seq: int = 0


def shown(answer: DeskAnswer, *, now: datetime) -> Shown:
    """Return an answer in the words of the page."""
    tone = tone_of(answer.code).value
    holder = answer.entry or _holder(answer)
    return Shown(
        code=answer.code.value,
        mode=answer.mode.value,
        tone=tone,
        sign=SIGNS[tone],
        title=_title(answer, now=now),
        who=f"{holder.number}. {holder.name}" if holder else "",
        number=holder.number if holder else None,
        about=_about(holder) if holder else answer.desk,
        advice=str(ADVICE.get(answer.code, "")),
        care=_care(answer),
        choices=() if holder else tuple(choice_of(row) for row in answer.choices),
        is_anomaly=answer.is_anomaly,
        present=answer.present,
        seq=answer.seq,
    )


def choice_of(row: EntryRow) -> Choice:
    """Return somebody who may be meant."""
    return Choice(row.number, row.name, _about(row))


def _holder(answer: DeskAnswer) -> EntryRow | None:
    return answer.choices[0] if answer.code is ScanCode.REVOKED else None


def _about(row: EntryRow) -> str:
    return ", ".join(part for part in (row.title, row.unit) if part)


def _title(answer: DeskAnswer, *, now: datetime) -> str:
    if answer.code is ScanCode.OK:
        return str(DONE[answer.mode])
    if answer.code is ScanCode.ALREADY and answer.at:
        when = moment(answer.at, now=now)
        if not answer.desk:
            return _("Đã điểm danh lúc {when}").format(when=when)
        return _("Đã điểm danh lúc {when} tại {desk}").format(
            when=when, desk=answer.desk
        )
    if answer.code is ScanCode.LEFT and answer.at:
        return _("Đã rời phòng lúc {when}").format(when=moment(answer.at, now=now))
    return str(TITLES[answer.code])


def _care(answer: DeskAnswer) -> str:
    """Say what was known of somebody who comes all the same."""
    comes = answer.code is ScanCode.OK and answer.mode is DeskMode.ARRIVE
    if comes and answer.entry and hasattr(answer.entry, "absence"):
        return _("Trước đó đã báo vắng mặt: đối chiếu thẻ với người.")
    return ""


def moment(at: datetime, *, now: datetime) -> str:
    """Return «07:52», with the day where it is not today."""
    there, today = localtime(at), localtime(now).date()
    clock = f"{there:%H:%M}"
    return clock if there.date() == today else f"{clock}, {day(there.date())}"
