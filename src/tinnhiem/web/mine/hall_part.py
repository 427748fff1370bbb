"""The hall on a voter's phone: what is happening, whether one is in, where to go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.conference.phase import HALL, Phase
from tinnhiem.messages.hall import NOW_WORDS
from tinnhiem.store.queries.hall import StayRow, last_stay, sequence_of
from tinnhiem.store.queries.voters import EntryRow
from tinnhiem.web.conference.hall_page import hall_stage
from tinnhiem.web.figures import clock
from tinnhiem.web.saying import said

SHOWN_IN: Final = frozenset(HALL) | {Phase.SUSPENDED}
# Until then whoever is not in goes to the desk first.
EARLY: Final = frozenset({Phase.CHECK_IN, Phase.QUORATE, Phase.COMMITTEE_ELECTED})
TO_THE_DESK: Final = _("Đến bàn điểm danh, xuất trình thẻ kèm Giấy mời.")
# What whoever is in the hall does now.
GOING: Final[Mapping[Phase, str | Promise]] = {
    Phase.CHECK_IN: _("Ngồi tại hội trường, chờ khai mạc."),
    Phase.QUORATE: _("Giới thiệu, biểu quyết Ban Kiểm phiếu bằng giơ tay."),
    Phase.COMMITTEE_ELECTED: _("Nhận phiếu của Ban Kiểm phiếu và ký nhận."),
    Phase.BALLOTS_ISSUED: _("Ghi phiếu; phiếu ghi hỏng thì đổi tại Ban Kiểm phiếu."),
    Phase.VOTING: _("Bỏ phiếu vào hòm phiếu."),
    Phase.CLOSED: _("Nghe Ban Kiểm phiếu công bố số phiếu phát ra, thu về."),
    Phase.COUNTING: _("Giải lao; trở lại hội trường khi được mời."),
    Phase.RECONCILED: _("Giải lao; trở lại hội trường khi được mời."),
    Phase.SIGNED: _("Trở lại hội trường nghe công bố kết quả."),
    Phase.ANNOUNCED: _("Nghe kết luận, bế mạc."),
    Phase.SUSPENDED: _("Chờ Hội nghị tiếp tục."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MyHall:
    """What a voter's phone shows of the hall.

    Attributes:
        presence: Since when, and at which desk, or that one is not in yet.
        is_in: In the hall now.
        to_do: What to do now, and where.
    """

    seq: int
    stage: str
    sentence: str
    presence: str
    is_in: bool
    to_do: str | Promise


def my_hall(entry: EntryRow) -> MyHall | None:
    """Ask what the hall is doing for one voter; None outside the hall's hours."""
    campaign = entry.campaign
    phase = Phase(campaign.phase)
    if phase not in SHOWN_IN:
        return None
    stay = last_stay(entry)
    is_in = stay is not None and stay.left_at is None
    return MyHall(
        seq=sequence_of(campaign),
        stage=hall_stage(phase),
        sentence=said(NOW_WORDS[phase]),
        presence=_presence(stay),
        is_in=is_in,
        to_do=GOING[phase] if is_in or phase not in EARLY else TO_THE_DESK,
    )


def _presence(stay: StayRow | None) -> str:
    if stay is None:
        return gettext("Đồng chí chưa điểm danh.")
    if stay.left_at is not None:
        words = gettext("Đồng chí đã rời hội trường lúc {at}.")
        return words.format(at=clock(localtime(stay.left_at)))
    words = gettext("Đồng chí đã điểm danh lúc {at}.")
    if stay.desk:
        words = gettext("Đồng chí đã điểm danh lúc {at}, tại {desk}.")
    return words.format(at=clock(localtime(stay.arrived_at)), desk=stay.desk)
