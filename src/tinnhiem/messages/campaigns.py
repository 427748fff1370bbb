"""Sentences for refusals about campaigns and their data folder."""

from tinnhiem.core.campaigns import errors
from tinnhiem.core.campaigns.acts import ACT_WORDS, Act
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.wording import Wording
from tinnhiem.messages.conference import PHASE_WORDS
from tinnhiem.messages.say import say

FILE_PROBLEM_WORDS = {
    errors.FileProblem.MISSING: "thiếu mục này",
    errors.FileProblem.UNKNOWN: "không có mục nào tên như vậy",
    errors.FileProblem.TYPE: "sai kiểu dữ liệu",
    errors.FileProblem.VALUE: "giá trị không thể có",
}


@say.register
def _(_refusal: errors.NoCampaignError) -> str:
    return (
        "Thư mục dữ liệu chưa có cuộc lấy phiếu nào. "
        "Tạo từ kế hoạch bằng lệnh: tinnhiem campaign new <tệp kế hoạch>."
    )


@say.register
def _(refusal: errors.CampaignUnknownError) -> str:
    known = ", ".join(f"«{slug}»" for slug in refusal.known) or "chưa có cuộc nào"
    return (
        f"Không có cuộc lấy phiếu «{refusal.slug}». Hiện có: {known}. "
        "Kiểm tra lại tên sau --campaign."
    )


@say.register
def _(refusal: errors.SeveralCampaignsError) -> str:
    known = ", ".join(f"«{slug}»" for slug in refusal.known)
    return (
        f"Thư mục dữ liệu có nhiều cuộc lấy phiếu: {known}. "
        "Chọn một cuộc bằng --campaign <tên>."
    )


@say.register
def _(refusal: errors.CampaignExistsError) -> str:
    return (
        f"Đã có cuộc lấy phiếu «{refusal.slug}», không ghi đè. "
        "Đặt tên ngắn khác (ở cửa sổ lệnh: --name)."
    )


@say.register
def _(refusal: errors.CampaignFrozenError) -> str:
    return (
        f"Không ghi hoặc sửa được {refusal.what} ở giai đoạn "
        f"«{PHASE_WORDS[Phase(refusal.phase)]}». Xem việc làm được bây giờ bằng: "
        "tinnhiem conference show."
    )


@say.register
def _(refusal: errors.DataFolderMissingError) -> str:
    return (
        f"«{refusal.folder}» không phải thư mục dữ liệu của chương trình. "
        "Chỉ đúng thư mục bằng --data, hoặc lập mới bằng: tinnhiem campaign new."
    )


@say.register
def _(refusal: errors.CampaignFileError) -> str:
    detail = f" ({refusal.detail})" if refusal.detail else ""
    return (
        f"Tệp «{refusal.path}», mục {refusal.place}: "
        f"{FILE_PROBLEM_WORDS[refusal.problem]}{detail}. "
        "Chưa ghi gì; sửa đúng chỗ đó rồi nhập lại."
    )


@say.register
def _(refusal: errors.VoterUnknownError) -> str:
    return (
        f"Không có ai là «{refusal.wanted}» trong danh sách người ghi phiếu. "
        "Kiểm tra họ tên, hoặc dùng số thứ tự trong danh sách."
    )


@say.register
def _(refusal: errors.VoterAmbiguousError) -> str:
    numbers = ", ".join(map(str, refusal.numbers))
    return (
        f"Có nhiều người tên «{refusal.wanted}» (số thứ tự {numbers}). "
        "Dùng số thứ tự để chỉ đúng người."
    )


@say.register
def _(refusal: errors.ConferenceNotSetError) -> str:
    return (
        f"Chưa có thông tin hội nghị: {', '.join(refusal.missing)}. "
        "Bổ sung bằng lệnh: tinnhiem conference set."
    )


@say.register
def _(refusal: errors.OfficeholdersMissingError) -> str:
    return (
        f"Danh sách có {refusal.found} người được lấy phiếu, kế hoạch nêu "
        f"{refusal.planned}. Sửa danh sách, hoặc ghi người bị loại kèm lý do và "
        "tài liệu chứng minh."
    )


@say.register
def _(_refusal: errors.NothingToShowError) -> str:
    return (
        "Biên bản kiểm phiếu chưa được ký nên chưa có kết quả nào được hiển thị. "
        "Ban Kiểm phiếu ký xong mới xem được."
    )


@say.register
def _(refusal: errors.ServerPortTakenError) -> str:
    return (
        f"Cổng {refusal.port} đang được chương trình khác dùng. "
        "Chọn cổng khác bằng --port, ví dụ --port 8001."
    )


@say.register
def _(refusal: errors.ActNeedsNoteError) -> str:
    return (
        f"Việc «{ACT_WORDS[Act(refusal.act)]}» phải có lý do bằng văn bản. "
        "Ghi lý do sau --note."
    )


@say.register
def _(refusal: errors.StepUnknownError) -> str:
    return (
        f"Kế hoạch không có bước «{refusal.step}». "
        f"Các bước hiện có: {', '.join(refusal.known)}."
    )


@say.register
def _(refusal: errors.PlanCorrectedError) -> str:
    return (
        f"Trong lúc sửa, người khác đã ghi bản thứ {refusal.version} của kế hoạch; "
        "nội dung vừa gửi chưa được ghi. Mở lại trang sửa kế hoạch để xem bản mới, "
        "rồi sửa tiếp trên bản đó."
    )


@say.register
def _(refusal: errors.DemoFolderInUseError) -> str:
    return (
        f"Thư mục «{refusal.folder}» đã có dữ liệu không phải của phần trình diễn "
        "nên không xóa. Chọn thư mục khác bằng --out."
    )


@say.register
def _(refusal: errors.RulebookNotCitedError) -> str:
    return (
        "Không nhận ra quy định về lấy phiếu tín nhiệm mà kế hoạch căn cứ. "
        f"Chỉ rõ bằng --rulebook, một trong: {', '.join(refusal.known)}."
    )


@say.register
def _(refusal: errors.TextMissingError) -> str:
    return f"Chưa ghi {refusal.what}; chưa lưu gì. Viết nội dung rồi làm lại."


@say.register
def _(refusal: errors.TextTooLongError) -> str:
    return (
        f"Nội dung {refusal.what} dài {refusal.length} ký tự, vượt mức {refusal.limit} "
        "ký tự mà văn bản in ra được; chưa lưu gì. Viết gọn lại rồi làm lại."
    )


@say.register
def _(refusal: errors.NotADemonstrationError) -> str:
    return (
        f"«{refusal.slug}» là cuộc lấy phiếu của cơ quan, không xóa được. Chỉ dữ liệu "
        "trình diễn mới xóa được."
    )


@say.register
def _(refusal: errors.SlugMismatchError) -> str:
    return f"Chưa xóa gì. Gõ đúng tên «{refusal.slug}» để xác nhận rồi bấm lại."


@say.register
def _(refusal: errors.NameUnmatchedError) -> str:
    if refusal.near:
        return Wording(
            "Có {count} người khớp với «{wanted}»: {near}. Ghi đủ dấu họ tên của một "
            "người trong danh sách gợi ý.",
            count=len(refusal.near),
            wanted=refusal.wanted,
            near=", ".join(refusal.near),
        )
    return Wording(
        "Không có ai tên «{wanted}» trong danh sách nhân sự của cuộc lấy phiếu. Chọn "
        "một tên trong danh sách gợi ý, hoặc nhập người này vào danh sách nhân sự.",
        wanted=refusal.wanted,
    )


@say.register
def _(_refusal: errors.ConferenceStaleError) -> str:
    return Wording(
        "Chưa ghi: thông tin Hội nghị vừa được người khác đổi sau khi trang này mở. "
        "Xem phần đang có ở trên; phần đã gõ còn nguyên, ghi lần nữa thì thay phần "
        "đang có."
    )


@say.register
def _(_refusal: errors.SummonsOutError) -> str:
    return Wording(
        "Giấy mời đã chốt, ban hành hoặc gửi ghi ngày, giờ, địa điểm khác. Ghi lý do "
        "đổi; ghi xong thì lập lại Giấy mời và báo cho người được mời."
    )
