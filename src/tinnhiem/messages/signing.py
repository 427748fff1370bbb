"""Sentences for files that cannot be signed."""

from tinnhiem.core.papers.signing import errors
from tinnhiem.messages.say import say


@say.register
def _(refusal: errors.SigningExtraMissingError) -> str:
    return (
        "Máy này chưa cài phần ký số (pyHanko), là phần tùy chọn. Cài bằng lệnh: "
        f"python -m pip install --require-hashes -r {refusal.detail} (ký trên giấy thì "
        "không cần)."
    )


@say.register
def _(refusal: errors.SigningKeyMissingError) -> str:
    return (
        f"Chưa chỉ khóa để ký {refusal.path}: thêm --p12 TỆP, hoặc --pkcs11-lib, "
        "--token và --key của thiết bị."
    )


@say.register
def _(refusal: errors.KeyPasswordError) -> str:
    return (
        f"Mật khẩu hoặc mã PIN của {refusal.path} không đúng; chưa ký gì. Nhập lại; "
        "thiết bị sẽ khóa nếu nhập sai nhiều lần."
    )


@say.register
def _(refusal: errors.KeyFileError) -> str:
    return (
        f"Không dùng được tệp khóa {refusal.path}: {refusal.detail}. Cần tệp .p12 "
        "(.pfx) có cả khóa bí mật và chứng thư số."
    )


@say.register
def _(refusal: errors.TokenError) -> str:
    return (
        f"Không dùng được thiết bị ký «{refusal.path}»: {refusal.detail}. Kiểm tra "
        "thiết bị đã cắm, đúng thư viện (--pkcs11-lib), đúng tên (--token, --key)."
    )


@say.register
def _(refusal: errors.CertificateExpiredError) -> str:
    return (
        f"Chứng thư số không còn hoặc chưa có hiệu lực ({refusal.detail}); chưa ký "
        "gì. Xin gia hạn chứng thư số, hoặc chỉnh lại ngày giờ của máy."
    )


@say.register
def _(refusal: errors.CertificateUsageError) -> str:
    return (
        f"Chứng thư số của «{refusal.detail}» không dùng để ký (mục đích sử dụng khóa "
        "không có ký số); chưa ký gì. Chọn chứng thư số dùng để ký."
    )


@say.register
def _(refusal: errors.PdfUnsignableError) -> str:
    return (
        f"{refusal.path}: không ký, không kiểm tra được ({refusal.detail}). In lại "
        "văn bản rồi ký trên tệp PDF mới in."
    )


@say.register
def _(refusal: errors.PdfCertifiedError) -> str:
    return (
        f"{refusal.path}: tệp đã được chứng thực và không cho thay đổi, ký thêm sẽ làm "
        "hỏng chứng thực đó. Ký trên tệp trước khi chứng thực."
    )


@say.register
def _(refusal: errors.SignedAlreadyError) -> str:
    return (
        f"{refusal.path}: cơ quan đã ký («{refusal.detail}»). Người có thẩm quyền ký "
        "trước, cơ quan ký sau cùng; cần ký lại thì bắt đầu từ tệp chưa ký."
    )


@say.register
def _(refusal: errors.SignaturesBrokenError) -> str:
    return (
        f"{refusal.path}: chữ ký không còn nguyên vẹn ({refusal.detail}), tệp đã bị "
        "sửa sau khi ký; chưa ký gì. Bắt đầu lại từ tệp chưa ký."
    )


@say.register
def _(refusal: errors.SigningPlaceError) -> str:
    if not refusal.detail:
        return (
            f"{refusal.path}: chưa có chữ ký của người có thẩm quyền nên không biết "
            "dấu đặt ở đâu. Người có thẩm quyền ký trước, hoặc nêu --name đúng như họ "
            "tên in ở chỗ ký."
        )
    return (
        f"{refusal.path}: không thấy chỗ ký có họ tên «{refusal.detail}» (họ tên đứng "
        "riêng một dòng, phía trên còn chỗ trống). Nêu --name đúng như họ tên in trên "
        "văn bản."
    )


@say.register
def _(refusal: errors.SignaturePictureError) -> str:
    return (
        f"Không dùng được ảnh {refusal.path}: {refusal.detail}. Cần ảnh PNG nền trong "
        "suốt: chữ ký màu xanh, dấu màu đỏ (Phụ lục I Nghị định 30/2020/NĐ-CP)."
    )


@say.register
def _(refusal: errors.FileAlreadyThereError) -> str:
    return (
        f"Đã có tệp {refusal.path}; không ghi đè. Đặt tên khác bằng --out, hoặc chuyển "
        "tệp cũ đi."
    )
