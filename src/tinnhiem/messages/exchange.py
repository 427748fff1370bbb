"""Sentences for papers that cannot be handed to the document system."""

from tinnhiem.core.papers.exchange import errors
from tinnhiem.messages.say import say


@say.register
def _(refusal: errors.ExchangeSecretError) -> str:
    return (
        f"Văn bản {refusal.paper} có độ mật nên không xuất để gửi qua trục liên thông: "
        "QCVN 102:2016/BTTTT không áp dụng với văn bản mật. Gửi bản giấy theo quy "
        "định về bảo vệ bí mật nhà nước."
    )


@say.register
def _(refusal: errors.ExchangeCopyError) -> str:
    return (
        f"Văn bản {refusal.paper} gồm nhiều tệp, mỗi nơi nhận một tệp; thêm --copy với "
        f"một trong các số: {refusal.detail}."
    )


@say.register
def _(refusal: errors.ExchangeFolderError) -> str:
    return (
        f"Không ghi được văn bản {refusal.paper} vào {refusal.detail}: đã có thư mục "
        "hoặc tệp tên đó, và không ghi đè. Đặt tên khác bằng --out."
    )


@say.register
def _(refusal: errors.ExchangePdfError) -> str:
    return (
        f"Tệp {refusal.detail} không phải bản PDF đã ban hành của văn bản "
        f"{refusal.paper} có thêm chữ ký số; không xuất gì. Ký trên đúng tệp trong thư "
        "mục ban-hanh."
    )


@say.register
def _(refusal: errors.OrganIdError) -> str:
    return (
        f"Mã định danh cơ quan «{refusal.detail}» không đủ 13 ký tự; không xuất văn "
        f"bản {refusal.paper}. Ghi đúng mã theo Quyết định 20/2020/QĐ-TTg, hoặc để "
        "trống."
    )
