"""Sentences at the door."""

from typing import Final

from tinnhiem.core.access import errors
from tinnhiem.messages.say import say

WEAK: Final = {
    errors.PasswordFlaw.LENGTH: "phải có từ {least} đến {most} ký tự",
    errors.PasswordFlaw.REPEATED: "lặp lại quá ít ký tự",
    errors.PasswordFlaw.LOGIN: "không được chứa tên đăng nhập",
}


@say.register
def _(_refusal: errors.SignInRefusedError) -> str:
    return (
        "Tên đăng nhập, mật khẩu hoặc mã xác nhận không đúng. Kiểm tra phím Caps Lock "
        "và bộ gõ tiếng Việt rồi nhập lại. Nếu quên mật khẩu, đề nghị người quản trị "
        "cấp lại."
    )


@say.register
def _(_refusal: errors.CardRefusedError) -> str:
    return (
        "Thẻ hoặc mã PIN không đúng, hoặc thẻ đã được thay. Đọc lại mã PIN in trên "
        "Giấy mời; nếu vẫn không vào được, đề nghị bộ phận tổ chức cấp thẻ mới."
    )


@say.register
def _(refusal: errors.CardsStaleError) -> str:
    return (
        f"Chưa in thẻ nào của «{refusal.campaign}»: mọi người đã có thẻ, hoặc thẻ vừa "
        "được in sau khi trang này mở. Xem lại danh sách dưới đây rồi chọn người cần "
        "in; in lại thì thẻ cũ hết hiệu lực."
    )


@say.register
def _(refusal: errors.DoorShutError) -> str:
    return (
        "Đã nhập sai quá nhiều lần nên tạm khóa. Thử lại sau "
        f"{refusal.until:%H} giờ {refusal.until:%M} phút; chưa có dữ liệu nào thay đổi."
    )


@say.register
def _(refusal: errors.PasswordWeakError) -> str:
    why = WEAK[refusal.why].format(least=refusal.least, most=refusal.most)
    return (
        f"Mật khẩu chưa được: {why}. Nên dùng một câu dễ nhớ, dài từ "
        f"{refusal.least} ký tự trở lên."
    )


@say.register
def _(refusal: errors.PinUnreadableError) -> str:
    return (
        f"Mã PIN gồm {refusal.digits} chữ số in trên Giấy mời. Nhập lại đủ "
        f"{refusal.digits} chữ số."
    )


@say.register
def _(refusal: errors.LoginTakenError) -> str:
    return f"Đã có tài khoản tên «{refusal.login}». Chọn tên đăng nhập khác."


@say.register
def _(refusal: errors.LoginUnreadableError) -> str:
    return (
        f"Tên đăng nhập «{refusal.login}» không dùng được. Chỉ dùng chữ thường không "
        "dấu, chữ số, dấu chấm và dấu gạch nối, từ 2 đến 40 ký tự."
    )


@say.register
def _(_refusal: errors.OfficeExistsError) -> str:
    return (
        "Thư mục dữ liệu này đã có tài khoản quản trị. Đăng nhập bằng tài khoản đó; "
        "tài khoản khác do người quản trị cấp."
    )


@say.register
def _(refusal: errors.LastAdminError) -> str:
    return (
        f"«{refusal.login}» là tài khoản quản trị cuối cùng nên không khóa được. Cấp "
        "một tài khoản quản trị khác trước."
    )


@say.register
def _(refusal: errors.AccountUnknownError) -> str:
    return (
        f"Không có tài khoản «{refusal.login}». Xem các tài khoản bằng lệnh: tinnhiem "
        "account list."
    )


@say.register
def _(refusal: errors.DutiesConflictError) -> str:
    if not refusal.duties:
        return "Tài khoản chưa có vai trò nào. Chọn ít nhất một vai trò."
    return (
        "Người giám sát không đồng thời làm việc khác trong cùng tài khoản. Cấp hai "
        "tài khoản cho hai người khác nhau."
    )
