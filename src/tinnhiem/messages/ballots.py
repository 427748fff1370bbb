"""Sentences for what does not add up: the diagnosis and the remedy of every code."""

from typing import Final

from tinnhiem.core.ballots.errors import (
    BallotsUnbalancedError,
    SheetsRecordedAlreadyError,
)
from tinnhiem.core.ballots.fault import Fault, FaultCode
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.messages.say import say

# Diagnosis, remedy. Figures by the names the core gives them; {subject} is the
# officeholder or the batch.
WORDS: Final[dict[FaultCode, tuple[str, str]]] = {
    FaultCode.PRINTED_UNEXPLAINED: (
        "In ra {printed} phiếu nhưng hỏng {damaged} và đóng dấu treo {stamped} phiếu, "
        "cộng lại không bằng số in ra.",
        "Đếm lại phiếu hỏng và phiếu đã đóng dấu, đối chiếu với số lượng in.",
    ),
    FaultCode.STAMPED_UNEXPLAINED: (
        "Đã đóng dấu {stamped} phiếu nhưng phát ra {issued}, đổi {exchanged} và thừa "
        "{unused} phiếu, cộng lại không bằng số đóng dấu.",
        "Đếm lại phiếu thừa và phiếu đổi, đối chiếu chữ ký nhận phiếu.",
    ),
    FaultCode.ISSUED_OVER_PRESENT: (
        "Phát ra {issued} phiếu trong khi chỉ có {present} người có mặt.",
        "Đối chiếu chữ ký nhận phiếu với danh sách điểm danh: có người nhận hai phiếu, "
        "hoặc có người chưa được điểm danh.",
    ),
    FaultCode.PRESENT_OVER_SUMMONED: (
        "Có mặt {present} người trong khi chỉ triệu tập {summoned} người.",
        "Kiểm tra danh sách triệu tập và bỏ khách mời ra khỏi số có mặt.",
    ),
    FaultCode.RETURNED_OVER_ISSUED: (
        "Thu về {returned} phiếu (trong đó {foreign} phiếu không do Ban Kiểm phiếu "
        "phát ra), nhiều hơn số phát ra là {issued}.",
        "Đếm lại phiếu trong hòm; tìm phiếu không do Ban Kiểm phiếu phát ra (kiểm tra "
        "dấu treo) và ghi số phiếu đó riêng.",
    ),
    FaultCode.NEGATIVE_SHEETS: (
        "Có một số phiếu nhỏ hơn 0 ({sheets}).",
        "Sửa lần ghi điều chỉnh đã trừ quá số phiếu thực có.",
    ),
    FaultCode.FOREIGN_OVER_RETURNED: (
        "Phiếu không do Ban Kiểm phiếu phát ra ({foreign}) nhiều hơn tổng số phiếu thu "
        "về ({returned}).",
        "Số thu về gồm mọi phiếu có trong hòm; đếm lại cả hai con số.",
    ),
    FaultCode.MISSING_SHEETS: (
        "Không thu về {missing} trong số {issued} phiếu đã phát ra.",
        "Kiểm tra hòm phiếu và chỗ ngồi; nếu vẫn thiếu thì ghi biên bản và nêu lý do.",
    ),
    FaultCode.FOREIGN_SHEETS: (
        "Trong hòm có {foreign} phiếu không do Ban Kiểm phiếu phát ra; các phiếu này "
        "không hợp lệ đối với mọi người.",
        "Cả Ban Kiểm phiếu xem từng phiếu, để riêng, ghi vào biên bản và nêu lý do.",
    ),
    FaultCode.PRINT_RUN_DIFFERS: (
        "In ra {printed} phiếu, khác với số dự kiến: {summoned} người được triệu tập "
        "và {spare} phiếu dự phòng.",
        "Kiểm tra số lượng in; nếu đúng như đã in thì ghi lý do.",
    ),
    FaultCode.LINES_DIFFER: (
        "«{subject}»: hợp lệ {valid} và không hợp lệ {invalid}, cộng lại không bằng số "
        "phiếu thu về là {returned}.",
        "Đếm lại dòng của người này trên tất cả các phiếu; mỗi phiếu có đúng một dòng.",
    ),
    FaultCode.SHEETS_DIFFER: (
        "Đã nhập {keyed} phiếu, trong khi thu về {returned} phiếu, trong đó {foreign} "
        "phiếu không do Ban Kiểm phiếu phát ra (không nhập).",
        "Đếm lại tập phiếu và số dòng đã nhập: có phiếu bị bỏ sót hoặc nhập hai lần.",
    ),
    FaultCode.BATCH_DIFFERS: (
        "Lô «{subject}»: đếm tay {declared} phiếu nhưng nhập {keyed} phiếu.",
        "Đếm lại lô này; sửa số đếm tay hoặc nhập lại lô.",
    ),
    FaultCode.SAME_TYPIST: (
        "Có người nhập tập phiếu này nhiều hơn một lần trong {entries} lần nhập.",
        "Lần nhập thứ hai phải do người khác làm, không nhìn lần thứ nhất.",
    ),
    FaultCode.FOREIGN_DIFFERS: (
        "«{subject}»: kết quả kiểm ghi {counted} phiếu không do Ban Kiểm phiếu phát "
        "ra, bảng cân đối phiếu ghi {foreign}.",
        "Thống nhất một con số: loại phiếu này không hợp lệ đối với mọi người.",
    ),
    FaultCode.NEGATIVE_COUNT: (
        "«{subject}»: có một số đếm nhỏ hơn 0 ({lines}).",
        "Nhập lại kết quả đếm của người này.",
    ),
    FaultCode.NOTHING_COUNTED: (
        "Thu về {returned} phiếu nhưng chưa có kết quả kiểm của ai.",
        "Nhập kết quả đọc phiếu rồi kiểm lại.",
    ),
    FaultCode.BLANK_SHEETS: (
        "Có {blank} trong số {keyed} phiếu không đánh dấu cho bất kỳ ai.",
        "Xem lại các phiếu này; nếu đúng là phiếu trắng thì ghi lý do chấp nhận.",
    ),
    FaultCode.UNIFORM_COLUMN: (
        "«{subject}»: cả {keyed} phiếu được nhập giống hệt nhau.",
        "Đối chiếu vài phiếu với bản nhập, phòng khi một cột bị kéo sao chép; nếu đúng "
        "thì ghi lý do chấp nhận.",
    ),
}


def diagnosis(fault: Fault, *, subject: str = "") -> str:
    """Return what is wrong; `subject` is the printed name where the key is not one."""
    return WORDS[fault.code][0].format_map(_figures(fault, subject))


def remedy(fault: Fault, *, subject: str = "") -> str:
    """Return what to do about it."""
    return WORDS[fault.code][1].format_map(_figures(fault, subject))


def open_words(fault: Fault) -> str:
    """Return what is still on its way before the box is closed; «» if it is a fault.

    More sheets than there can be are a fault at any hour; fewer are only not yet
    accounted for.
    """
    f = dict(fault.figures)
    match fault.code:
        case FaultCode.PRINTED_UNEXPLAINED:
            left = f["printed"] - f["damaged"] - f["stamped"]
            words = f"{left} phiếu đã in chưa ghi là hỏng hay đã đóng dấu treo"
        case FaultCode.STAMPED_UNEXPLAINED:
            left = f["stamped"] - f["issued"] - f["exchanged"] - f["unused"]
            words = f"{left} phiếu đã đóng dấu chưa ghi là phát ra, đổi hay thừa"
        case FaultCode.MISSING_SHEETS:
            left = f["missing"]
            words = f"{left} phiếu đã phát chưa thu về"
        case _:
            return ""
    return f"Còn: {words}." if left > 0 else ""


def listed(faults: tuple[Fault, ...]) -> str:
    """Return faults as one text, each with its code, diagnosis and remedy."""
    return " ".join(f"[{f.code}] {diagnosis(f)} {remedy(f)}" for f in faults)


class _Figures(dict[str, int | str]):
    """A fault kept by an older version may lack a figure; its sentence still reads."""

    def __missing__(self, name: str) -> str:
        return "?"


def _figures(fault: Fault, subject: str) -> _Figures:
    return _Figures({**dict(fault.figures), "subject": subject or fault.subject})


MOVEMENT_WORDS: Final[dict[str, str]] = {
    Movement.PRINTED: "in ra",
    Movement.DAMAGED: "hỏng khi in, đóng dấu",
    Movement.STAMPED: "đã đóng dấu treo",
    Movement.ISSUED: "phát ra",
    Movement.EXCHANGED: "đổi do ghi hỏng",
    Movement.UNUSED: "không dùng đến",
    Movement.RETURNED: "thu về",
    Movement.FOREIGN: "không do Ban Kiểm phiếu phát ra",
}


def added(movement: str, *, before: int, after: int) -> str:
    """Return «in ra: cộng thêm 30: 30 → 60»; a correction is taken off."""
    word = MOVEMENT_WORDS.get(movement, movement)
    step = f"cộng thêm {after - before}" if after >= before else f"bớt {before - after}"
    return f"{word}: {step}: {before} → {after}"


@say.register
def _(refusal: SheetsRecordedAlreadyError) -> str:
    told = "; ".join(
        added(kind, before=before, after=after)
        for kind, (before, after) in refusal.totals.items()
    )
    return (
        "Lần ghi ngay trước đã ghi đúng những con số này, ghi nữa thì cộng thêm "
        f"({told}). Chưa ghi gì. Nếu đúng là thêm một lần nữa thì thêm --again."
    )


@say.register
def _(refusal: BallotsUnbalancedError) -> str:
    return f"Số phiếu không cân đối. {listed(refusal.faults)}"
