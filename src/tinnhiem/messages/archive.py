"""Sentences about bundles of the archive, removal and what is left of it."""

from collections.abc import Mapping
from typing import Final

from tinnhiem.core.archive import errors
from tinnhiem.core.archive.removal import Search, TermKind, Trace
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.wording import Wording, wordings
from tinnhiem.messages.conference import PHASE_WORDS
from tinnhiem.messages.say import say

FLAWS: Final[dict[errors.ArchiveFlaw, str]] = {
    errors.ArchiveFlaw.FOREIGN: "không phải gói lưu trữ của chương trình",
    errors.ArchiveFlaw.NEWER: "được lập bằng phiên bản mới hơn của chương trình",
    errors.ArchiveFlaw.DAMAGED: "bị hỏng hoặc bị cắt, không giải nén được",
    errors.ArchiveFlaw.UNSAFE: "có tên tệp trỏ ra ngoài gói",
    errors.ArchiveFlaw.TWICE: "có hai tệp cùng tên",
    errors.ArchiveFlaw.TOO_LARGE: "giải nén ra lớn hơn mức bảng kê khai",
    errors.ArchiveFlaw.MISSING: "thiếu tệp có trong bảng kê",
    errors.ArchiveFlaw.EXTRA: "có tệp không có trong bảng kê",
    errors.ArchiveFlaw.ALTERED: "có tệp không khớp vân tay trong bảng kê",
}
_TERMS: Final[dict[TermKind, str]] = {
    TermKind.SLUG: "tên ngắn của cuộc lấy phiếu",
    TermKind.NAME: "họ tên người có trong danh sách",
    TermKind.PERSON_KEY: "mã của người có trong danh sách",
    TermKind.ROW_KEY: "khóa của các dòng dữ liệu",
}
TERM_WORDS: Final[dict[TermKind, Wording]] = wordings(_TERMS)
_TABLES: Final[dict[str, str]] = {
    "Absence": "lý do vắng mặt",
    "AcceptedWarning": "cảnh báo đã chấp nhận",
    "Adjournment": "phiên họp đã hoãn",
    "AllottedCopy": "bản số đã phân",
    "BallotMovement": "số tờ phiếu",
    "Campaign": "cuộc lấy phiếu",
    "Card": "thẻ",
    "CategoryMember": "thành phần ghi phiếu",
    "ClarificationQuestion": "nội dung giải trình",
    "ClarificationRequest": "đề nghị giải trình",
    "CommitteeMember": "thành viên Ban Kiểm phiếu",
    "CommitteeVote": "biểu quyết Ban Kiểm phiếu",
    "CountBatch": "lô phiếu",
    "CountRound": "lần kiểm phiếu",
    "DeclarationReader": "người được đọc bản kê khai",
    "DossierDraft": "bản nháp hồ sơ",
    "DossierFiling": "hồ sơ đã nộp",
    "DossierReading": "lượt đọc hồ sơ",
    "DossierRelease": "lần phát hành hồ sơ",
    "DoneOnce": "dấu tránh làm hai lần",
    "FollowUpCare": "phân công theo dõi",
    "FrozenFile": "tệp văn bản đã chốt",
    "FrozenPaper": "văn bản đã chốt",
    "HallDevice": "thiết bị ở hội trường",
    "HallScreen": "màn hình hội trường",
    "JournalEntry": "dòng nhật ký của cuộc",
    "LineReading": "dòng đọc phiếu",
    "MadePaper": "văn bản đã lập",
    "Officeholder": "người được lấy phiếu",
    "OfficeholderCount": "kết quả từng người",
    "OpenCount": "lần kiểm đang mở",
    "PaperEdit": "câu chữ sửa trong Word",
    "PaperMarking": "độ mật đã xác định",
    "PeopleImport": "lần nhập danh sách",
    "PlanVersion": "phiên bản kế hoạch",
    "PresenceInterval": "lượt có mặt",
    "PrintOut": "lần in bản số",
    "RecordedAct": "việc đã ghi",
    "Remark": "ý kiến ghi vào biên bản",
    "Publication": "lần công khai kết quả",
    "Reply": "trả lời Giấy mời",
    "Retention": "thời hạn lưu",
    "RosterAdjustment": "điều chỉnh danh sách",
    "RosterEntry": "người ghi phiếu",
    "RuleOverride": "chỗ áp dụng khác quy định",
    "SealedPicture": "ảnh trang quét mã hóa của lần kiểm đang mở",
    "SealedRow": "dòng mã hóa của lần kiểm đang mở",
    "Sealing": "niêm phong phiếu",
    "SentReport": "báo cáo đã gửi",
    "SheetReceipt": "ký nhận phiếu",
    "SheetRun": "lần in phiếu đọc bằng máy",
    "StepDone": "bước đã xong",
    "WebSession": "phiên làm việc bằng thẻ",
}
TABLE_WORDS: Final[dict[str, Wording]] = wordings(_TABLES)


def table_words(table: str) -> str:
    """Return what the rows of a table are; its own name where it is new."""
    return TABLE_WORDS.get(table, table)


def search_words(search: Search) -> Wording:
    """Return what a search came to, in one sentence."""
    if search.is_clean:
        return Wording(
            "Đã tìm lại: không còn dấu vết nào ngoài các dòng của cơ quan và của cuộc "
            "lấy phiếu khác."
        )
    return Wording(
        "Đã tìm lại: CÒN {left} từ chưa mất hẳn. Đóng mọi trang, dừng chương trình rồi "
        "chạy lại việc tìm.",
        left=sum(trace.left for trace in search.traces),
    )


def trace_words(trace: Trace) -> Wording:
    """Return one line of what was looked for."""
    return Wording(
        "{what}: tìm {terms}, {kept} còn ở dòng khác của cơ quan, sót {left}",
        what=TERM_WORDS[trace.kind],
        terms=trace.terms,
        kept=trace.kept,
        left=trace.left,
    )


NEXT: Final[Mapping[errors.ArchiveFlaw, str]] = {
    errors.ArchiveFlaw.NEWER: "Cập nhật chương trình trên máy này rồi mở lại.",
    errors.ArchiveFlaw.FOREIGN: "Chọn đúng tệp gói lưu trữ (.zip hoặc .tnluu).",
}


@say.register
def _(refusal: errors.ArchiveRefusedError) -> str:
    advice = NEXT.get(refusal.flaw, "Dùng một bản khác của gói.")
    place = f" («{refusal.place[:120]}»)" if refusal.place else ""
    return f"Tệp «{refusal.path}» {FLAWS[refusal.flaw]}{place}. Chưa ghi gì. {advice}"


@say.register
def _(refusal: errors.ArchiveSealedError) -> str:
    return (
        f"Gói «{refusal.path}» có mã hóa. Nhập mật khẩu của gói bằng --passphrase, "
        "hoặc khi được hỏi."
    )


@say.register
def _(refusal: errors.ArchivePassphraseError) -> str:
    return (
        f"Mật khẩu không mở được gói «{refusal.path}», hoặc những byte đầu của tệp đã "
        "bị sửa. Kiểm tra phím Caps Lock, bộ gõ tiếng Việt rồi nhập lại. Mất mật khẩu "
        "thì không ai mở được gói."
    )


@say.register
def _(refusal: errors.ArchiveOpenSecretError) -> str:
    return (
        f"Cuộc lấy phiếu có {refusal.papers} văn bản có độ mật, không đưa vào gói ai "
        "cũng mở được. Đặt mật khẩu cho gói (--passphrase), hoặc lập gói không có "
        "những văn bản ấy."
    )


@say.register
def _(refusal: errors.RetentionMissingError) -> str:
    return (
        f"Chưa ai quyết định cuộc lấy phiếu «{refusal.slug}» được lưu đến ngày nào. "
        "Ghi ngày, căn cứ và người quyết định trước."
    )


@say.register
def _(refusal: errors.RetentionRunningError) -> str:
    return (
        f"Cuộc lấy phiếu «{refusal.slug}» phải lưu hết ngày "
        f"{refusal.until:%d/%m/%Y}. Chờ hết hạn, hoặc sửa thời hạn nếu ghi sai."
    )


@say.register
def _(refusal: errors.PurgeTooEarlyError) -> str:
    return (
        f"Cuộc lấy phiếu «{refusal.slug}» đang ở giai đoạn "
        f"«{PHASE_WORDS[Phase(refusal.phase)]}». Chỉ xóa khi đã lập hồ sơ lưu hoặc đã "
        "huỷ."
    )


@say.register
def _(refusal: errors.PurgeNotAskedError) -> str:
    return (
        f"Chưa có đề nghị xóa «{refusal.slug}» trong 30 ngày gần đây. Lập đề nghị "
        "trước, rồi người có thẩm quyền mới quyết định xóa."
    )


@say.register
def _(refusal: errors.CertificateUnknownError) -> str:
    return (
        f"Không có chứng nhận xóa nào mang mã «{refusal.wanted}». Xem danh sách ở "
        "trang Lưu trữ."
    )
