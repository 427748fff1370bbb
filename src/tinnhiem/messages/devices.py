"""Sentences for refusals about the devices of the hall."""

from collections.abc import Collection, Mapping
from typing import Final

from tinnhiem.core.access.duty import Duty
from tinnhiem.core.devices import errors
from tinnhiem.core.wording import Wording, joined
from tinnhiem.messages.say import say

CONFIRMER_WORDS: Final[Mapping[Duty, Wording]] = {
    Duty.CLERK: Wording("bộ phận tham mưu"),
    Duty.CHAIR: Wording("người chủ trì"),
    Duty.HEAD: Wording("thiết bị của Trưởng Ban Kiểm phiếu"),
    Duty.COMMITTEE: Wording("thiết bị của một thành viên Ban Kiểm phiếu"),
}


def confirmer_words(duties: Collection[Duty]) -> Wording:
    """Return who confirms: «bộ phận tham mưu, người chủ trì»."""
    return joined([CONFIRMER_WORDS[duty] for duty in sorted(duties)], ", ")


@say.register
def _(refusal: errors.RequestGoneError) -> str:
    return Wording(
        "Đề nghị này không còn: đã được xác nhận, bị từ chối hoặc mã đã quá hạn. Yêu "
        "cầu lại trên thiết bị."
    )


@say.register
def _(refusal: errors.CodeWrongError) -> str:
    if not refusal.left:
        return Wording(
            "Mã không đúng, đã hết số lần nhập. Thiết bị phải yêu cầu lại để có mã mới."
        )
    return Wording(
        "Mã không đúng với mã đang hiện trên thiết bị; còn {left} lần nhập. Đề nghị "
        "người cầm thiết bị đọc lại từng chữ số.",
        left=refusal.left,
    )


@say.register
def _(refusal: errors.ConfirmerRefusedError) -> str:
    return Wording(
        "Thiết bị này phải do {who} xác nhận.", who=confirmer_words(refusal.wanted)
    )


@say.register
def _(refusal: errors.DeviceNameTakenError) -> str:
    return Wording(
        "Đã có thiết bị «{name}» đang dùng. Đặt tên khác, hoặc thu hồi thiết bị cũ "
        "trước.",
        name=refusal.name,
    )


@say.register
def _(refusal: errors.DeviceBoundError) -> str:
    return Wording(
        "Thiết bị này đang là «{name}». Muốn dùng vào việc khác thì thôi dùng việc này "
        "trước.",
        name=refusal.name,
    )


@say.register
def _(refusal: errors.CardAskedError) -> str:
    return Wording(
        "Đồng chí {name} có thẻ kèm giấy triệu tập. Quét thẻ và nhập mã PIN của chính "
        "đồng chí trên máy này trước, rồi quét lại mã gắn thiết bị. Không mang thẻ thì "
        "đề nghị bộ phận tham mưu cấp lại hoặc thu hồi thẻ.",
        name=refusal.name,
    )


@say.register
def _(refusal: errors.KeyNotHereError) -> str:
    return Wording(
        "Không trao khóa được: thiết bị này không giữ khóa của cuộc kiểm phiếu, hoặc "
        "thiết bị kia đã có khóa. Trao từ thiết bị của thành viên khác."
    )


@say.register
def _(refusal: errors.KeyCodeWrongError) -> str:
    return Wording(
        "Sáu chữ số không đúng với số đang hiện trên thiết bị nhận khóa. Đề nghị đọc "
        "lại từng chữ số; chưa trao gì."
    )


@say.register
def _(refusal: errors.LastKeyError) -> str:
    return Wording(
        "Chỉ còn thiết bị «{name}» giữ khóa của cuộc kiểm phiếu đang mở: thôi dùng thì "
        "mất phần đã nhập. Trao khóa cho thiết bị của thành viên khác trước.",
        name=refusal.name,
    )


@say.register
def _(refusal: errors.TooManyRequestsError) -> str:
    return Wording(
        "Đang có {waiting} thiết bị chờ xác nhận. Xác nhận hoặc từ chối bớt, hoặc chờ "
        "mười phút rồi yêu cầu lại.",
        waiting=refusal.waiting,
    )
