"""Sentences for refusals about dossiers, and what states are called."""

from typing import Final

from tinnhiem.core.dossiers import errors
from tinnhiem.core.dossiers.dossier import Standing
from tinnhiem.core.dossiers.due import ASSETS, EXPLANATION, REPORT, UNIT_REPORT
from tinnhiem.core.dossiers.errors import PdfFlaw
from tinnhiem.core.wording import Wording, wordings
from tinnhiem.messages.say import say

SHOWN: Final = 12
_ITEMS: Final[dict[str, str]] = {
    UNIT_REPORT: "báo cáo của đơn vị",
    REPORT: "báo cáo của người được lấy phiếu",
    ASSETS: "bản kê khai tài sản, thu nhập",
    EXPLANATION: "báo cáo giải trình",
}
_STANDINGS: Final[dict[Standing, str]] = {
    Standing.MISSING: "chưa nộp",
    Standing.RETURNED: "trả lại để bổ sung",
    Standing.HANDED_IN: "đã nộp",
    Standing.RELEASED: "đã phát hành tới người ghi phiếu",
    Standing.RENEWED: "có bản mới, chưa phát hành",
}
ITEM_WORDS: Final[dict[str, Wording]] = wordings(_ITEMS)
STANDING_WORDS: Final[dict[Standing, Wording]] = wordings(_STANDINGS)
_FLAWS: Final[dict[PdfFlaw, str]] = {
    PdfFlaw.EMPTY: "Tệp trống. Chọn lại tệp.",
    PdfFlaw.NOT_PDF: (
        "Tệp này không phải PDF (nội dung tệp quyết định, không phải tên tệp). In "
        "hoặc quét tài liệu thành PDF rồi nộp lại."
    ),
    PdfFlaw.WORD: (
        "Tệp Word, Excel không được phát hành tới người ghi phiếu. Mở tệp, chọn "
        "«Tệp, Lưu thành, PDF» rồi nộp tệp PDF."
    ),
    PdfFlaw.TOO_LARGE: (
        "Tệp quá lớn ({detail}). Quét lại ở độ phân giải 200 điểm, đen trắng, hoặc "
        "chia thành nhiều phần."
    ),
    PdfFlaw.TOO_MANY_PAGES: "Tệp có quá nhiều trang ({detail}). Bỏ phần không cần.",
    PdfFlaw.PAGE_SIZE: (
        "Có trang khổ quá lớn hoặc quá nhỏ ({detail}). In lại ở khổ A4 thành PDF."
    ),
    PdfFlaw.BROKEN: (
        "Tệp PDF hỏng hoặc tải lên chưa trọn. Mở thử trên máy, in lại thành PDF rồi "
        "nộp lại."
    ),
    PdfFlaw.ENCRYPTED: (
        "Tệp PDF có mật khẩu hoặc khóa sao chép. Bỏ khóa, hoặc in lại thành PDF rồi "
        "nộp lại."
    ),
    PdfFlaw.SCRIPT: (
        "Tệp PDF có mã tự chạy (JavaScript hoặc biểu mẫu động). In lại thành PDF rồi "
        "nộp lại."
    ),
    PdfFlaw.EMBEDDED: (
        "Tệp PDF có tệp khác đính kèm bên trong. In lại thành PDF rồi nộp lại; tài "
        "liệu kèm theo thì in chung vào một tệp."
    ),
    PdfFlaw.LAUNCH: (
        "Tệp PDF có lệnh mở chương trình, gửi dữ liệu hoặc mở tệp khác. In lại thành "
        "PDF rồi nộp lại."
    ),
}
FLAW_WORDS: Final[dict[PdfFlaw, Wording]] = wordings(_FLAWS)


@say.register
def _(refusal: errors.DossierFileError) -> str:
    detail = refusal.detail or Wording("vượt giới hạn")
    return Wording(FLAW_WORDS[refusal.flaw].pattern, detail=detail)


@say.register
def _(refusal: errors.DossierIncompleteError) -> str:
    shown = "\n".join(f"- {one}" for one in refusal.missing[:SHOWN])
    rest = len(refusal.missing) - SHOWN
    more = Wording("\n- và {rest} giấy tờ khác", rest=rest) if rest > 0 else ""
    return Wording(
        "Hồ sơ còn thiếu, chưa phát hành. Chờ nộp đủ, hoặc ghi lý do vì "
        "sao phát hành khi còn thiếu:\n{shown}{more}",
        shown=shown,
        more=more,
    )


@say.register
def _(refusal: errors.NothingToReleaseError) -> str:
    del refusal
    return Wording(
        "Không có bản nào đang chờ phát hành: chưa ai nộp bản mới, hoặc vừa phát hành "
        "xong. Xem lại danh mục hồ sơ."
    )


@say.register
def _(refusal: errors.DossiersChangedError) -> str:
    del refusal
    return Wording(
        "Trong lúc trang này đang mở đã có người nộp, rút hoặc trả lại hồ sơ, nên chưa "
        "phát hành gì. Xem lại danh mục rồi phát hành."
    )


@say.register
def _(refusal: errors.ReadersUnknownError) -> str:
    del refusal
    return Wording(
        "Chưa chốt danh sách người ghi phiếu nên chưa biết phát hành tới ai. Chốt danh "
        "sách ở phần Nhân sự trước."
    )


@say.register
def _(refusal: errors.FilingReleasedError) -> str:
    return Wording(
        "Bản {number} đã phát hành tới người ghi phiếu nên giữ nguyên. Cần "
        "sửa thì nộp bản mới; bản mới được phát hành riêng và ghi rõ là "
        "bản mới.",
        number=refusal.number,
    )


@say.register
def _(refusal: errors.FilingGoneError) -> str:
    return Wording(
        "Bản {number} đã được rút hoặc trả lại trước đó; không ghi gì "
        "thêm. Xem lại hồ sơ.",
        number=refusal.number,
    )


@say.register
def _(refusal: errors.FilingOfOthersError) -> str:
    if refusal.is_own:
        return Wording(
            "Bản {number} do người được lấy phiếu tự nộp nên bộ phận tham mưu không "
            "rút được. Cần sửa thì bấm «Trả lại» và ghi lý do.",
            number=refusal.number,
        )
    return Wording(
        "Bản {number} do bộ phận tham mưu nhận và ghi nên chỉ bộ phận tham mưu rút "
        "được. Cần sửa thì báo bộ phận tham mưu.",
        number=refusal.number,
    )


@say.register
def _(refusal: errors.FilingRepeatedError) -> str:
    return Wording(
        "Từ khi mở trang này đã có bản {number} được nộp (có thể do bấm "
        "hai lần), nên chưa nộp thêm. Xem bản ấy; cần nộp bản khác thì nộp "
        "lại.",
        number=refusal.number,
    )


@say.register
def _(refusal: errors.DossierUnknownError) -> str:
    return Wording(
        "Cuộc lấy phiếu này không có hồ sơ hoặc giấy tờ «{wanted}». Xem "
        "danh mục hồ sơ.",
        wanted=refusal.wanted,
    )


@say.register
def _(refusal: errors.DeclarationFilesError) -> str:
    del refusal
    return Wording(
        "Cuộc lấy phiếu này chỉ ghi biên nhận bản kê khai, không lưu tệp. Ghi ngày "
        "nhận, số trang, người nhận."
    )


@say.register
def _(refusal: errors.ReportEmptyError) -> str:
    parts = "\n".join(f"- {one}" for one in refusal.parts)
    return Wording(
        "Báo cáo còn mục chưa viết, chưa nộp được. Viết thêm các mục:\n{parts}",
        parts=parts,
    )


@say.register
def _(refusal: errors.DayInFutureError) -> str:
    return Wording("Ngày {day} chưa đến. Ghi ngày đã nhận bản giấy.", day=refusal.day)


@say.register
def _(refusal: errors.DayTooEarlyError) -> str:
    return Wording(
        "Ngày {day} trước ngày {since}, khi chưa có kế hoạch của cuộc lấy phiếu này. "
        "Xem lại ngày, năm đã ghi; kế hoạch ban hành sớm hơn thì bổ sung ngày của kế "
        "hoạch ở phần Kế hoạch.",
        day=refusal.day,
        since=refusal.since,
    )
