"""Sentences about what is kept to prove, to restore and to encrypt."""

from typing import Final

from tinnhiem.core.trust import errors
from tinnhiem.messages.say import say


@say.register
def _(refusal: errors.AnchorUnreadableError) -> str:
    return (
        f"«{refusal.path}» không phải tệp mốc nhật ký, hoặc tệp không còn nguyên vẹn. "
        "Chọn đúng tệp, hoặc ghi mốc mới bằng: tinnhiem audit anchor <tệp>."
    )


BACKUP_FLAWS: Final = {
    errors.BackupFlaw.FOREIGN: "không phải bản sao lưu của chương trình",
    errors.BackupFlaw.NEWER: "được lập bằng phiên bản mới hơn của chương trình",
    errors.BackupFlaw.CUT: "không đủ: phần cuối bị cắt hoặc bị sửa",
    errors.BackupFlaw.ALTERED: "đã bị sửa hoặc hỏng",
    errors.BackupFlaw.CONTENT: "có nội dung không khớp với bảng kê vân tay bên trong",
}


@say.register
def _(refusal: errors.BackupRefusedError) -> str:
    if refusal.flaw is errors.BackupFlaw.NEWER:
        advice = "Cập nhật chương trình trên máy này rồi phục hồi lại."
    else:
        advice = "Dùng một bản sao lưu khác."
    return (
        f"Tệp «{refusal.path}» {BACKUP_FLAWS[refusal.flaw]}. Chưa phục hồi gì; "
        f"{advice[0].lower()}{advice[1:]}"
    )


@say.register
def _(refusal: errors.PassphraseRefusedError) -> str:
    return (
        f"Mật khẩu sao lưu không mở được «{refusal.path}», hoặc những byte đầu của tệp "
        "đã bị sửa. Kiểm tra phím Caps Lock, bộ gõ tiếng Việt rồi nhập lại. Mật khẩu "
        "đã mất thì không ai lấy lại được, kể cả người viết chương trình."
    )


@say.register
def _(refusal: errors.TargetTakenError) -> str:
    return (
        f"Đã có «{refusal.path}», không ghi đè. Chọn tên khác, hoặc tự chuyển tệp, "
        "thư mục cũ đi chỗ khác trước."
    )
