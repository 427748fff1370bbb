"""Words of the count's pages: keys, stages, tasks."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinnhiem.core.count.box import EntryState, Stage
from tinnhiem.core.count.mark import Mark
from tinnhiem.core.count.piles import DOUBTFUL
from tinnhiem.core.count.tasks import TaskKind
from tinnhiem.core.count.way import Way

MARKS: Final[dict[str, Promise]] = {
    Mark.HIGH.value: _("tín nhiệm cao"),
    Mark.CONFIDENCE.value: _("tín nhiệm"),
    Mark.LOW.value: _("tín nhiệm thấp"),
    Mark.BLANK.value: _("không đánh dấu"),
    Mark.SEVERAL.value: _("đánh dấu nhiều ô"),
    Mark.STRUCK.value: _("gạch tên"),
    DOUBTFUL: _("ghi không rõ, Ban xem xét"),
}
# The same keys where a keyboard has only a block of figures.
ALSO: Final[dict[str, str]] = {"X": "*", "G": "-", "?": "/"}
FIGURES: Final = tuple(MARKS[mark.value] for mark in Mark)
WAYS: Final[dict[Way, Promise]] = {
    Way.DOUBLE: _(
        "Hai người nhập độc lập trên hai thiết bị, chỉ ô lệch mới xem lại (nên dùng)"
    ),
    Way.ALOUD: _(
        "Đọc to từng lá phiếu: một người đọc, một người ghi, một người giám sát"
    ),
    Way.SCANNED: _(
        "Đọc bằng máy quét: máy đọc ảnh quét, dòng nào không chắc thì hai người xem"
    ),
    Way.TOTALS: _(
        "Nhập số cộng từ bảng kiểm phiếu giấy (chỉ khi không nhập từng phiếu được)"
    ),
}
WAYS_SHORT: Final[dict[str, Promise]] = {
    Way.DOUBLE.value: _("hai người nhập độc lập"),
    Way.ALOUD.value: _("đọc to từng lá phiếu"),
    Way.SCANNED.value: _("đọc bằng máy quét"),
    Way.TOTALS.value: _("nhập số cộng từ bảng kiểm phiếu"),
}
STAGES: Final[dict[Stage, Promise]] = {
    Stage.WAITING: _("chưa ai nhập"),
    Stage.KEYING: _("đang nhập"),
    Stage.REVIEW: _("xem lại"),
    Stage.PAGES: _("có trang chờ xem"),
    Stage.ROWS: _("có dòng chờ xem"),
    Stage.DIFFERENCES: _("có ô lệch"),
    Stage.DOUBTS: _("chờ Ban quyết định"),
    Stage.MISCOUNT: _("khác số đếm tay"),
    Stage.SETTLED: _("xong"),
}
UNSCANNED: Final = _("chưa quét")
# How a stage is coloured: the classes of states in the style sheet.
STAGE_CLASS: Final[dict[Stage, str]] = {
    Stage.WAITING: "",
    Stage.KEYING: "",
    Stage.REVIEW: "due",
    Stage.PAGES: "due",
    Stage.ROWS: "due",
    Stage.DIFFERENCES: "due",
    Stage.DOUBTS: "due",
    Stage.MISCOUNT: "overdue",
    Stage.SETTLED: "done",
}
STATES: Final[dict[EntryState, Promise]] = {
    EntryState.KEYING: _("đang nhập"),
    EntryState.FINISHED: _("đã nhập"),
    EntryState.REVIEW: _("xem lại"),
}
TASKS: Final[dict[TaskKind, Promise]] = {
    TaskKind.REVIEW: _("Xem lại lô {batch}"),
    TaskKind.CONTINUE: _("Nhập tiếp lô {batch}"),
    TaskKind.SETTLE: _("Xem ô lệch của lô {batch}"),
    TaskKind.DECIDE: _("Quyết định dòng ghi không rõ của lô {batch}"),
    TaskKind.JUDGE: _("Xem trang chưa tính của lô {batch}"),
    TaskKind.LOOK: _("Xem dòng máy không đọc chắc của lô {batch}"),
    TaskKind.SCAN: _("Quét lô {batch}"),
    TaskKind.KEY: _("Nhập lô {batch}"),
    TaskKind.CLOSE: _("Đối soát và ghi kết quả"),
    TaskKind.WAIT: _("Chờ các thành viên khác"),
}
# Piles on the table while sheets are sorted and looked at.
TRAYS: Final = (
    _("Phiếu chưa nhập"),
    _("Đang nhập"),
    _("Đã nhập xong"),
    _("Chờ xem xét"),
    _("Phiếu không do Ban Kiểm phiếu phát ra"),
    _("Kẻ phiếu: tín nhiệm cao"),
    _("Kẻ phiếu: tín nhiệm"),
    _("Kẻ phiếu: tín nhiệm thấp"),
    _("Kẻ phiếu: dòng không hợp lệ"),
)


def stage_words(stage: Stage, *, way: Way) -> str | Promise:
    """Return what a batch waits for, as its count does the work."""
    is_unscanned = stage is Stage.WAITING and way is Way.SCANNED
    return UNSCANNED if is_unscanned else STAGES[stage]
