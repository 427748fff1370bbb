"""Sentences for a paper that comes back from Word."""

from typing import Final

from tinnhiem.core.papers.words import errors as errors
from tinnhiem.messages.record_places import place_words, remedy_words
from tinnhiem.messages.say import say

_AGAIN: Final = (
    "In lại văn bản (tinnhiem papers make), sửa trên bản Word mới in rồi đưa vào lại."
)
_WHY: Final = {
    "form": (
        "câu chữ của phiếu và bảng kiểm phiếu theo mẫu của quy định, không sửa trong "
        "Word"
    ),
    "signed": (
        "Ban Kiểm phiếu đã ký biên bản; câu chữ đã ký thì không sửa. Có sai sót thì "
        "lập biên bản khác nêu rõ việc thay thế"
    ),
    "issued": (
        "văn bản đã ban hành hoặc đã chốt; sai sót thì thay thế bằng văn bản khác "
        "có hình thức tương đương (Điều 18 Nghị định 30/2020/NĐ-CP)"
    ),
}


def _block(refusal: errors.BlockRefusedError) -> str:
    return f"Khối {refusal.block} («{refusal.text}»)"


@say.register
def _(refusal: errors.TrackedChangesError) -> str:
    return (
        f"{refusal.path}: còn {refusal.changes} chỗ đang theo dõi sửa đổi (Track "
        "Changes). Trong Word, vào thẻ Xem lại (Review), chấp nhận hoặc từ chối từng "
        "chỗ, lưu tệp rồi đưa vào lại."
    )


@say.register
def _(refusal: errors.CommentsLeftError) -> str:
    return (
        f"{refusal.path}: còn {refusal.comments} nhận xét (Comment). Giải quyết, xóa "
        "hết nhận xét trong Word, lưu tệp rồi đưa vào lại."
    )


@say.register
def _(refusal: errors.ForeignContentError) -> str:
    return (
        f"{refusal.path}: có nội dung không đưa vào văn bản được ({refusal.detail}). "
        "Văn bản chỉ nhận chữ; bỏ nội dung đó trong Word, lưu tệp rồi đưa vào lại."
    )


@say.register
def _(refusal: errors.MarksLostError) -> str:
    return (
        f"{refusal.path}: mất hết dấu trang (bookmark) của các khối, thường do tệp "
        "được lưu bằng Google Docs hoặc được chép sang tệp mới, nên không đối chiếu "
        f"được. {_AGAIN}"
    )


@say.register
def _(refusal: errors.PaperUnidentifiedError) -> str:
    return (
        f"{refusal.path}: thuộc tính của tệp không ghi đây là văn bản nào, in từ số "
        "liệu nào; có thể tệp không do chương trình in ra, hoặc phần mềm khác đã xóa "
        f"thuộc tính khi lưu. {_AGAIN}"
    )


@say.register
def _(refusal: errors.PaperOutdatedError) -> str:
    return (
        f"{refusal.path}: bản Word này in từ phiên bản cũ của văn bản "
        f"{refusal.detail}; từ đó đến nay số liệu hoặc câu chữ đã thay đổi. {_AGAIN}"
    )


@say.register
def _(refusal: errors.PaperOfAnotherError) -> str:
    return (
        f"{refusal.path}: văn bản này của cuộc lấy phiếu «{refusal.detail}». Thêm "
        f"--campaign {refusal.detail} nếu muốn đưa vào cuộc đó."
    )


@say.register
def _(refusal: errors.WordsFrozenError) -> str:
    why = _WHY.get(refusal.why, refusal.why)
    return f"Không sửa được câu chữ của văn bản {refusal.paper}: {why}."


@say.register
def _(refusal: errors.FigureEditedError) -> str:
    blank = "…" in refusal.figure or not refusal.figure.strip()
    what = "Chỗ chưa có số liệu" if blank else f"«{refusal.figure}»"
    return (
        f"{_block(refusal)}: {what} là {place_words(refusal.place)}. Sửa số liệu, "
        f"không sửa văn bản: {remedy_words(refusal.place)}, in lại văn bản. Trong "
        "Word, trả chỗ này về như cũ."
    )


@say.register
def _(refusal: errors.FiguresSwappedError) -> str:
    figures = ", ".join(f"«{one}»" for one in refusal.figures)
    return (
        f"{_block(refusal)}: các số liệu {figures} bị đổi chỗ cho nhau, sẽ mang nghĩa "
        "khác. Trong Word, trả về thứ tự cũ; số liệu sai thì sửa trong hồ sơ."
    )


@say.register
def _(refusal: errors.FigureTypedError) -> str:
    typed = ", ".join(f"«{one}»" for one in refusal.typed)
    return (
        f"{_block(refusal)}: {typed} là số gõ tay. Biên bản, thông báo và báo cáo kết "
        "quả chỉ nhận số liệu từ hồ sơ, kể cả số viết bằng chữ. Trong Word, bỏ số này "
        "đi; số liệu sai thì sửa trong hồ sơ rồi in lại văn bản."
    )


@say.register
def _(refusal: errors.VerdictEditedError) -> str:
    return (
        f"{_block(refusal)}: khối này nêu kết luận theo quy định (đủ hay không đủ điều "
        "kiện, thuộc mức nào), do chương trình đối chiếu số liệu mà ra, không sửa "
        "trong Word. Ý kiến khác thì viết thành đoạn riêng."
    )


@say.register
def _(refusal: errors.HeadEditedError) -> str:
    return (
        f"{_block(refusal)}: phần thể thức ở đầu văn bản (Quốc hiệu, tên cơ quan, số, "
        "ngày, bản số) theo Nghị định 30/2020/NĐ-CP, không sửa trong Word. Tên cơ "
        "quan lấy từ Kế hoạch; số, ngày do văn thư cấp khi phát hành."
    )


@say.register
def _(refusal: errors.TableReshapedError) -> str:
    return (
        f"{_block(refusal)}: bảng bị thêm hoặc bớt hàng, cột, ô, hoặc có chữ ở ô "
        "không có chữ. Bảng lập từ số liệu; sửa số liệu trong hồ sơ rồi in lại. "
        "Trong Word, trả bảng về như cũ (chữ trong ô thì sửa được)."
    )


@say.register
def _(refusal: errors.BlocksMergedError) -> str:
    return (
        f"{_block(refusal)}: hai khối bị gộp thành một đoạn. Trong Word, xuống dòng "
        "để tách lại đúng chỗ cũ."
    )


@say.register
def _(refusal: errors.BlockMovedError) -> str:
    return (
        f"{_block(refusal)}: khối bị chuyển sang chỗ khác. Trong Word, đưa khối về "
        "chỗ cũ; muốn đổi thứ tự thì sửa câu chữ của từng khối."
    )


@say.register
def _(refusal: errors.BlockUnclearError) -> str:
    return (
        f"{_block(refusal)}: ở đây mất dấu trang (bookmark) và câu chữ cũng khác, nên "
        "không biết khối nào đã sửa thành khối nào. Trong Word, hoàn tác việc xóa, "
        "hoặc in lại văn bản rồi sửa từng khối."
    )


@say.register
def _(refusal: errors.AutomaticNumberError) -> str:
    return (
        f"{_block(refusal)}: Word đang tự đánh số đoạn này, số đó không phải là chữ "
        "của văn bản. Trong Word, bỏ đánh số tự động và gõ số bằng tay."
    )


@say.register
def _(refusal: errors.BlockTooLongError) -> str:
    return (
        f"{_block(refusal)}: đoạn sửa quá dài, không đối chiếu được. Tách thành nhiều "
        "lần sửa ngắn hơn."
    )


@say.register
def _(refusal: errors.EditedOutsideError) -> str:
    return (
        f"Chưa ban hành được văn bản {refusal.paper}: tệp {refusal.file} đã bị sửa "
        "trong Word mà chưa đưa vào, nên PDF và Word không còn như nhau. Đưa câu chữ "
        "vào (tinnhiem papers bring-back), hoặc in lại (tinnhiem papers make); tệp "
        "đã sửa sẽ được giữ riêng."
    )


@say.register
def _(refusal: errors.NoSuchEditError) -> str:
    known = ", ".join(refusal.known) or "không có sửa đổi nào"
    return (
        f"Không có sửa đổi nào mang tên «{refusal.asked}». Các sửa đổi hiện có: "
        f"{known}."
    )


@say.register
def _(refusal: errors.NamelessAcceptanceError) -> str:
    return (
        "Chưa ghi ai chấp nhận. Câu chữ của văn bản do một người chịu trách nhiệm; "
        'thêm --by "Họ và tên".'
    )
