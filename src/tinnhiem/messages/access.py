"""Sentences at the door."""

from datetime import timedelta
from typing import Final

from tinnhiem.core.access import errors
from tinnhiem.core.wording import Wording, wordings
from tinnhiem.messages.conference import VIET_NAM
from tinnhiem.messages.say import say

MINUTE: Final = timedelta(minutes=1)
SMALLEST: Final = timedelta(microseconds=1)
_WEAK: Final[dict[errors.PasswordFlaw, str]] = {
    errors.PasswordFlaw.LENGTH: "phải có từ {least} đến {most} ký tự",
    errors.PasswordFlaw.REPEATED: "lặp lại quá ít ký tự",
    errors.PasswordFlaw.LOGIN: "không được chứa tên đăng nhập",
}
WEAK: Final[dict[errors.PasswordFlaw, Wording]] = wordings(_WEAK)


@say.register
def _(_refusal: errors.SignInRefusedError) -> str:
    return Wording(
        "Tên đăng nhập, mật khẩu hoặc mã xác nhận không đúng. Kiểm tra phím Caps Lock "
        "và bộ gõ tiếng Việt rồi nhập lại. Nếu quên mật khẩu, đề nghị người quản trị "
        "cấp lại."
    )


@say.register
def _(_refusal: errors.CardRefusedError) -> str:
    return Wording(
        "Thẻ hoặc mã PIN không đúng, hoặc thẻ đã được thay. Đọc lại mã PIN in trên "
        "Giấy mời; nếu vẫn không vào được, đề nghị bộ phận tổ chức cấp thẻ mới."
    )


@say.register
def _(refusal: errors.CardsStaleError) -> str:
    return Wording(
        "Chưa in thẻ nào của «{campaign}»: mọi người đã có thẻ, hoặc thẻ "
        "vừa được in sau khi trang này mở. Xem lại danh sách dưới đây rồi "
        "chọn người cần in; in lại thì thẻ cũ hết hiệu lực.",
        campaign=refusal.campaign,
    )


@say.register
def _(refusal: errors.DoorShutError) -> str:
    # The next whole minute: at the one that is named the door must be open.
    opens = (refusal.until + MINUTE - SMALLEST).astimezone(VIET_NAM)
    return Wording(
        "Đã nhập sai quá nhiều lần. Tạm khóa {minutes} phút, đến {opens:%H} giờ "
        "{opens:%M} phút thì nhập lại được; chưa có dữ liệu nào thay đổi. Người quản "
        "trị cấp lại mật khẩu hoặc thẻ thì vào được ngay.",
        minutes=refusal.lasting // MINUTE,
        opens=opens,
    )


@say.register
def _(refusal: errors.PasswordWeakError) -> str:
    pattern = WEAK[refusal.why].pattern
    why = Wording(pattern, least=refusal.least, most=refusal.most)
    return Wording(
        "Mật khẩu chưa được: {why}. Nên dùng một câu dễ nhớ, dài từ "
        "{least} ký tự trở lên.",
        why=why,
        least=refusal.least,
    )


@say.register
def _(refusal: errors.PinUnreadableError) -> str:
    return Wording(
        "Mã PIN gồm {digits} chữ số in trên Giấy mời. Nhập lại đủ {digits} chữ số.",
        digits=refusal.digits,
    )


@say.register
def _(refusal: errors.LoginTakenError) -> str:
    return Wording(
        "Đã có tài khoản tên «{login}». Chọn tên đăng nhập khác.", login=refusal.login
    )


@say.register
def _(refusal: errors.LoginUnreadableError) -> str:
    return Wording(
        "Tên đăng nhập «{login}» không dùng được. Chỉ dùng chữ thường "
        "không dấu, chữ số, dấu chấm và dấu gạch nối, từ 2 đến 40 ký tự.",
        login=refusal.login,
    )


@say.register
def _(_refusal: errors.OfficeExistsError) -> str:
    return Wording(
        "Thư mục dữ liệu này đã có tài khoản quản trị. Đăng nhập bằng tài khoản đó; "
        "tài khoản khác do người quản trị cấp."
    )


@say.register
def _(refusal: errors.LastAdminError) -> str:
    return Wording(
        "«{login}» là tài khoản quản trị cuối cùng nên không khóa được. "
        "Cấp một tài khoản quản trị khác trước.",
        login=refusal.login,
    )


@say.register
def _(refusal: errors.AccountUnknownError) -> str:
    return Wording(
        "Không có tài khoản «{login}». Xem các tài khoản bằng lệnh: "
        "tinnhiem account list.",
        login=refusal.login,
    )


@say.register
def _(refusal: errors.DutiesConflictError) -> str:
    if not refusal.duties:
        return Wording("Tài khoản chưa có vai trò nào. Chọn ít nhất một vai trò.")
    return Wording(
        "Người giám sát không đồng thời làm việc khác trong cùng tài khoản. Cấp hai "
        "tài khoản cho hai người khác nhau."
    )
