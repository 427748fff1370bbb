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


@say.register
def _(_refusal: errors.VaultAbsentError) -> str:
    return (
        "Cơ quan chưa lập Kho tài liệu hạn chế nên chưa cất được tài liệu này. Lập kho "
        "ở trang «Kho tài liệu hạn chế», hoặc bằng lệnh: tinnhiem vault make."
    )


@say.register
def _(_refusal: errors.VaultExistsError) -> str:
    return (
        "Kho tài liệu hạn chế đã có. Không lập lại, vì tài liệu trong kho cũ sẽ không "
        "mở được nữa; mở kho, hoặc đổi mật khẩu kho."
    )


@say.register
def _(_refusal: errors.VaultShutError) -> str:
    return (
        "Kho tài liệu hạn chế đang khóa. Người giữ mật khẩu kho mở ở trang «Kho tài "
        "liệu hạn chế» rồi làm lại; sau mỗi lần khởi động chương trình phải mở kho."
    )


@say.register
def _(_refusal: errors.WrongPassphraseError) -> str:
    return (
        "Mật khẩu kho hoặc mã khôi phục không đúng. Kiểm tra phím Caps Lock, bộ gõ "
        "tiếng Việt rồi nhập lại; mất mật khẩu thì dùng mã khôi phục cất trong két."
    )


@say.register
def _(_refusal: errors.VaultHeaderBrokenError) -> str:
    return (
        "Tệp chìa khóa của Kho tài liệu hạn chế bị hỏng hoặc đã bị sửa. Phục hồi thư "
        "mục dữ liệu từ bản sao lưu gần nhất; đừng xóa thư mục kho."
    )


@say.register
def _(_refusal: errors.VaultHeaderMissingError) -> str:
    return (
        "Kho tài liệu hạn chế còn tài liệu nhưng mất tệp chìa khóa "
        "(kho/chia-khoa.json). Lấy lại tệp này từ bản sao lưu gần nhất; đừng lập kho "
        "mới, đừng xóa thư mục kho."
    )


@say.register
def _(refusal: errors.SealedNameError) -> str:
    return (
        f"Tên «{refusal.name}» không dùng được trong Kho tài liệu hạn chế. Đặt tên "
        "ngắn, không có dấu hai chấm, gạch chéo ngược hoặc «..»."
    )


@say.register
def _(refusal: errors.SealedFileMissingError) -> str:
    return (
        f"Trong Kho tài liệu hạn chế không có tệp «{refusal.name}»: tệp đã bị xóa hoặc "
        "chuyển đi. Phục hồi từ bản sao lưu."
    )


@say.register
def _(refusal: errors.SealedFileBrokenError) -> str:
    return (
        f"Tệp «{refusal.name}» trong Kho tài liệu hạn chế không còn nguyên như khi "
        "cất: bị sửa, bị tráo hoặc hỏng. Không dùng tệp này; phục hồi từ bản sao lưu."
    )


@say.register
def _(_refusal: errors.LanAddressMissingError) -> str:
    return (
        "Máy này chưa có địa chỉ trong mạng nội bộ (10…, 172.16–31…, 192.168…). Cắm "
        "dây hoặc bật Wi-Fi của mạng nội bộ, hoặc nêu địa chỉ bằng --address."
    )


@say.register
def _(refusal: errors.LanNameRefusedError) -> str:
    return (
        f"Tên «{refusal.name}» không phải tên trong mạng nội bộ nên chứng thư không "
        "ghi được. Dùng tên kết thúc bằng .local hoặc .lan, chữ không dấu."
    )


@say.register
def _(_refusal: errors.AuthorityBrokenError) -> str:
    return (
        "Chứng thư mạng nội bộ bị hỏng: tệp thiếu hoặc không khớp nhau. Lập lại bằng "
        "lệnh: tinnhiem lan certificate --new; điện thoại phải cài chứng thư mới."
    )


_DATABASE_FLAWS: Final[dict[errors.DatabaseFlaw, str]] = {
    errors.DatabaseFlaw.UNREADABLE: (
        "không phải địa chỉ PostgreSQL; ghi theo mẫu "
        "postgresql://tài-khoản:mật-khẩu@máy:5432/tên-cơ-sở-dữ-liệu"
    ),
    errors.DatabaseFlaw.OPTION: (
        "có tùy chọn lạ sau dấu hỏi; chỉ dùng host, sslmode, sslrootcert, "
        "connect_timeout, passfile, service"
    ),
    errors.DatabaseFlaw.DRIVER: (
        "cần thêm phần nối với PostgreSQL; cài bằng: pip install tinnhiem[postgres]"
    ),
}


@say.register
def _(refusal: errors.DatabaseUrlError) -> str:
    return (
        f"Biến TINNHIEM_DATABASE_URL {_DATABASE_FLAWS[refusal.flaw]}. Giá trị của biến "
        "không được in ra vì có thể chứa mật khẩu."
    )


@say.register
def _(refusal: errors.NotOnServerError) -> str:
    way = f"dùng {refusal.instead}" if refusal.instead else "bỏ biến đó đi rồi chạy lại"
    return (
        f"Lệnh «{refusal.command}» làm việc với tệp cơ sở dữ liệu trong thư mục dữ "
        "liệu, mà biến TINNHIEM_DATABASE_URL đang đặt dữ liệu trên máy chủ PostgreSQL: "
        f"{way}. Chưa làm gì."
    )
