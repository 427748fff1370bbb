"""Sentences for papers that cannot be printed."""

from datetime import date
from typing import Final

from tinnhiem.core.papers import errors
from tinnhiem.core.papers.ledger import Edition
from tinnhiem.core.papers.rereading import ReadFile
from tinnhiem.core.wording import Wording
from tinnhiem.messages.say import say


@say.register
def _(refusal: errors.PaperGlyphError) -> str:
    return (
        f"Không in được văn bản: phông chữ Liberation Serif không có ký tự "
        f"«{refusal.letter}» (U+{ord(refusal.letter):04X}) trong «{refusal.text}». "
        "Sửa lại chữ đó theo bảng mã Unicode (TCVN 6909:2001) rồi in lại."
    )


@say.register
def _(refusal: errors.PaperUnknownError) -> str:
    return (
        f"Không có văn bản mang mã «{refusal.asked}». "
        f"Chọn một trong các mã: {', '.join(refusal.known)}."
    )


READ_FILES = {
    ReadFile.PDF: "tệp PDF",
    ReadFile.WORD: "tệp Word",
    ReadFile.MODEL: "bản thảo",
}


@say.register
def _(refusal: errors.PaperMismatchError) -> str:
    first = refusal.mismatches[0]
    more = len(refusal.mismatches) - 1
    return (
        f"Không phát hành {refusal.title} ({refusal.paper}): đọc lại "
        f"{READ_FILES[first.file]} thấy khác số liệu đã ghi. Tại {first.place}, "
        f"số liệu là «{first.expected}» nhưng trong tệp là «{first.found}»"
        f"{f', và {more} chỗ khác' if more else ''}. Sửa số liệu, không sửa văn bản, "
        "rồi in lại."
    )


WAITS_FOR: Final = {
    "plan": "kế hoạch",
    "people": "danh sách người được lấy phiếu và người ghi phiếu",
    "summons": "thời gian, địa điểm, người chủ trì Hội nghị và danh sách triệu tập",
    "committee": "Ban Kiểm phiếu được bầu",
    "count": "biên bản kiểm phiếu có đủ chữ ký",
}
EVENTS: Final = {
    "counting_to": "kiểm phiếu xong",
    "closed_at": "bế mạc Hội nghị",
    "announced_at": "công bố kết quả",
}
BASIS_WORDS: Final = {
    "listed_in": "danh mục bí mật nhà nước (--list)",
    "item": "mục trong danh mục (--item)",
    "decided_by": "người xác định (--decided-by)",
}


def day(value: date) -> str:
    """Return a day as Nghị định 30/2020/NĐ-CP writes it: 05/7/2023, 05/02/2023."""
    month = f"{value.month:02d}" if value.month < 3 else str(value.month)  # noqa: PLR2004
    return f"{value.day:02d}/{month}/{value.year}"


def late_words(due: date) -> str:
    """Return what to do about a number that was given after its last day."""
    return Wording(
        "Lưu ý: số và ngày phải được ghi chậm nhất ngày {due}, ngày làm việc "
        "tiếp theo sau khi ký (Nghị định 30/2020/NĐ-CP, Điều 15 khoản 2). Báo cáo "
        "người ký và ghi rõ lý do; số đã cấp đúng hạn ở sổ giấy, nay mới nhập thì "
        "không phải làm gì.",
        due=due,
    )


def disorder_words(other: Edition) -> str:
    """Return that the number and day of another paper contradict those just given."""
    return Wording(
        "Lưu ý: số {number:02d} ({code}) ghi ngày {day}, thứ tự số và ngày không khớp. "
        "Đối chiếu sổ đăng ký văn bản đi.",
        number=other.number or 0,
        code=other.code,
        day=other.frozen_on,
    )


@say.register
def _(refusal: errors.PaperFrozenError) -> str:
    number = f" số {refusal.number:02d}" if refusal.number else ""
    return (
        f"Văn bản {refusal.paper}{number} đã chốt ngày {day(refusal.frozen_on)}, không "
        "sửa và không in lại được. Nội dung sai thì ban hành văn bản thay thế (Nghị "
        "định 30/2020/NĐ-CP, Điều 18), ở trang của văn bản hoặc bằng lệnh tinnhiem "
        f"papers replace {refusal.paper} --reason …."
    )


@say.register
def _(refusal: errors.NumberTakenError) -> str:
    cancelled = f" (đã hủy: {refusal.reason})" if refusal.reason else ""
    return (
        f"Số {refusal.number:02d} đã cấp cho văn bản {refusal.paper}{cancelled}; số và "
        "ký hiệu văn bản là duy nhất trong một năm (Nghị định 30/2020/NĐ-CP, Điều 15). "
        f"Số tiếp theo chưa dùng là {refusal.free:02d}."
    )


@say.register
def _(refusal: errors.DayBeforeSignatureError) -> str:
    return (
        f"Ngày ban hành {day(refusal.issued_on)} không hợp lệ: văn bản ký ngày "
        f"{day(refusal.signed_on)}, số và ngày được ghi sau khi ký, chậm nhất là ngày "
        "làm việc tiếp theo (Nghị định 30/2020/NĐ-CP, Điều 15), và không ghi trước "
        "ngày chưa đến. Kiểm tra lại ngày ký (--signed-on) và ngày ghi trên "
        "văn bản (--issued-on)."
    )


@say.register
def _(refusal: errors.PaperNotIssuedError) -> str:
    return (
        f"Văn bản {refusal.paper} đang là dự thảo, chưa có bản đã ban hành. Ban hành ở "
        "trang của văn bản, hoặc bằng lệnh: tinnhiem papers issue "
        f"{refusal.paper}."
    )


@say.register
def _(refusal: errors.PaperUnchangedError) -> str:
    number = f" số {refusal.number:02d}" if refusal.number else ""
    return (
        f"Chưa thay thế văn bản {refusal.paper}: nội dung không khác bản{number} đang "
        "có hiệu lực. Sửa số liệu sai trước rồi thay thế; thiếu bản thì in lại bản đó; "
        "chỉ sai thể thức, kỹ thuật trình bày thì đính chính bằng công văn (Nghị định "
        "30/2020/NĐ-CP, Điều 18); ban hành nhầm thì hủy số."
    )


@say.register
def _(refusal: errors.ReasonMissingError) -> str:
    return (
        f"Chưa nêu lý do đối với văn bản {refusal.paper}; lý do được lưu trong sổ đăng "
        "ký văn bản đi. Ghi rõ sau --reason."
    )


@say.register
def _(refusal: errors.PaperFaultyError) -> str:
    first = refusal.findings[0]
    more = len(refusal.findings) - 1
    others = f" (và {more} lỗi khác)" if more else ""
    return (
        f"Chưa chốt văn bản {refusal.paper} vì sai thể thức. {first.rule.id}: "
        f"{first.rule.title} ({first.rule.source}); {first.where}: đang ghi "
        f"«{first.stands}», phải là «{first.should}»{others}. Xem hết bằng: tinnhiem "
        f"papers lint --code {refusal.paper}. Sửa số liệu rồi trình ký lại; nếu người "
        "ký chấp nhận để nguyên thì ghi lý do sau --accept-faults."
    )


@say.register
def _(refusal: errors.PaperUnnumberedError) -> str:
    return (
        f"Văn bản {refusal.paper} không mang số, ký hiệu nên không cấp số. Chốt văn "
        f"bản bằng: tinnhiem papers finalise {refusal.paper}."
    )


@say.register
def _(refusal: errors.PaperNumberedError) -> str:
    return (
        f"Văn bản {refusal.paper} phải có số và ngày ban hành. Cấp số sau khi ký bằng: "
        f"tinnhiem papers issue {refusal.paper}."
    )


@say.register
def _(refusal: errors.PaperIncompleteError) -> str:
    return (
        f"Chưa ban hành được văn bản {refusal.paper}: còn thiếu "
        f"{WAITS_FOR.get(refusal.waits_for, refusal.waits_for)}. Làm xong bước đó rồi "
        "ban hành."
    )


@say.register
def _(refusal: errors.RehearsalPaperError) -> str:
    return (
        f"Văn bản {refusal.paper} thuộc cuộc diễn tập nên không được cấp số, không ban "
        "hành. Lập cuộc lấy phiếu thật bằng: tinnhiem campaign new."
    )


@say.register
def _(refusal: errors.PaperBeforeEventError) -> str:
    event = EVENTS.get(refusal.event, refusal.event)
    when = refusal.happened_on
    known = f"{event} ngày {day(when)}" if when else f"chưa ghi {event}"
    return (
        f"Chưa ban hành, chưa chốt được văn bản {refusal.paper}: {known}, văn bản "
        f"không thể ký ngày {day(refusal.signed_on)}, trước việc mà văn bản nêu. Kiểm "
        "tra lại --signed-on, hoặc ghi việc đó vào hồ sơ trước."
    )


@say.register
def _(refusal: errors.ClassificationBasisError) -> str:
    missing = "; ".join(BASIS_WORDS.get(name, name) for name in refusal.missing)
    return (
        f"Không ghi độ mật cho văn bản {refusal.paper}: còn thiếu {missing}. Luật Bảo "
        "vệ bí mật nhà nước 117/2025/QH15, Điều 5 cấm xác định bí mật nhà nước ngoài "
        "danh mục. Văn bản không thuộc danh mục có thể ghi «lưu hành nội bộ» bằng "
        "--internal."
    )


@say.register
def _(refusal: errors.ClassifiedExportError) -> str:
    return (
        f"Không xuất bảng {refusal.rows} văn bản mật: mặc định chỉ lập sổ để in. Nếu "
        "người có thẩm quyền cho phép, làm trên máy không nối mạng và thêm "
        "--export-secret; việc xuất được ghi vào nhật ký."
    )


@say.register
def _(refusal: errors.CopiesDisagreeError) -> str:
    return (
        f"Số bản của văn bản {refusal.paper} không khớp Nơi nhận: "
        f"«{refusal.recipient}» được phân {refusal.allotted} bản, Nơi nhận ghi "
        f"{refusal.said} bản (Nghị định 30/2020/NĐ-CP, Điều 17). Phân bản lại bằng: "
        f"tinnhiem papers allot {refusal.paper}."
    )


@say.register
def _(refusal: errors.CopiesPrintedError) -> str:
    return (
        f"Văn bản {refusal.paper} đã in {refusal.printed} bản nên không phân bản lại. "
        "Cần thay đổi thì ban hành văn bản thay thế."
    )


@say.register
def _(refusal: errors.SignerDiffersError) -> str:
    return (
        f"Văn bản {refusal.paper} in tên người ký «{refusal.printed}», không phải "
        f"«{refusal.signed_by}». Kiểm tra lại người ký, hoặc sửa số liệu rồi in và "
        "trình ký lại."
    )


@say.register
def _(refusal: errors.CopyUnknownError) -> str:
    return (
        f"Văn bản {refusal.paper} được phân {refusal.allotted} bản, không có bản số "
        f"{refusal.number}. Phân bản trước khi in bằng: "
        f"tinnhiem papers allot {refusal.paper}."
    )


@say.register
def _(refusal: errors.CopyHandedOverError) -> str:
    return (
        f"Bản số {refusal.number} của văn bản {refusal.paper} đã giao cho "
        f"{refusal.handed_to}; không in hoặc giao lại. Xem sổ bằng: tinnhiem papers "
        "status."
    )


@say.register
def _(refusal: errors.CopyLeftError) -> str:
    return (
        f"Không hủy số của văn bản {refusal.paper} được: bản số {refusal.number} đã "
        f"giao cho {refusal.handed_to}. Ban hành văn bản thay thế bằng: tinnhiem "
        "papers replace (Nghị định 30/2020/NĐ-CP, Điều 18.3)."
    )


@say.register
def _(refusal: errors.CopyNotPrintedError) -> str:
    return (
        f"Bản số {refusal.number} của văn bản {refusal.paper} chưa in nên chưa giao "
        f"được. In bằng: tinnhiem papers print-out {refusal.paper} --copy "
        f"{refusal.number}."
    )


@say.register
def _(refusal: errors.RecipientUnknownError) -> str:
    known = "; ".join(f"«{name}»" for name in refusal.known)
    return (
        f"Văn bản {refusal.paper} không có nơi nhận «{refusal.wanted}». Nơi nhận gồm: "
        f"{known}. Ghi đúng như Nơi nhận sau --to."
    )


@say.register
def _(refusal: errors.PrintNeedsReasonError) -> str:
    return (
        f"Văn bản {refusal.paper} có độ mật: mỗi lần in phải ghi lý do. In bản số "
        f"{refusal.number} kèm --reason, ví dụ «in để ban hành theo Nơi nhận»."
    )


@say.register
def _(refusal: errors.ReprintNeedsReasonError) -> str:
    return (
        f"Bản số {refusal.number} của văn bản {refusal.paper} đã in {refusal.printed} "
        "lần. In lại thì ghi lý do và cách xử lý bản in trước sau --reason."
    )


@say.register
def _(refusal: errors.FrozenFileError) -> str:
    return (
        f"Tệp «{refusal.path}» của văn bản {refusal.paper} không còn hoặc đã bị sửa "
        "khác bản đã chốt, nên không in ra. Lấy lại tệp gốc từ bản sao lưu của thư mục "
        "dữ liệu."
    )


@say.register
def _(refusal: errors.ProofCodeError) -> str:
    return (
        f"«{refusal.typed}» không phải mã kiểm tra: mã có 16 ký tự, chia bốn nhóm, và "
        "ký tự cuối kiểm tra các ký tự trước. Có thể đã gõ thiếu hoặc nhầm một ký tự; "
        "gõ lại theo bản giấy."
    )
