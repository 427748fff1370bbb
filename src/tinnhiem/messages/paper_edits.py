"""Sentences for a paper that comes back from Word."""

from typing import Final

from tinnhiem.core.papers.words import errors as errors
from tinnhiem.core.wording import Wording, wordings
from tinnhiem.messages.record_places import place_words, remedy_words
from tinnhiem.messages.say import say

_AGAIN: Final = Wording(
    "In lại văn bản (tinnhiem papers make), sửa trên bản Word mới in rồi đưa vào lại."
)
_REASONS: Final[dict[str, str]] = {
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
_WHY: Final[dict[str, Wording]] = wordings(_REASONS)


def _block(refusal: errors.BlockRefusedError) -> str:
    return Wording("Khối {block} («{text}»)", block=refusal.block, text=refusal.text)


@say.register
def _(refusal: errors.TrackedChangesError) -> str:
    return Wording(
        "{path}: còn {changes} chỗ đang theo dõi sửa đổi (Track Changes). "
        "Trong Word, vào thẻ Xem lại (Review), chấp nhận hoặc từ chối từng "
        "chỗ, lưu tệp rồi đưa vào lại.",
        path=refusal.path,
        changes=refusal.changes,
    )


@say.register
def _(refusal: errors.CommentsLeftError) -> str:
    return Wording(
        "{path}: còn {comments} nhận xét (Comment). Giải quyết, xóa hết "
        "nhận xét trong Word, lưu tệp rồi đưa vào lại.",
        path=refusal.path,
        comments=refusal.comments,
    )


@say.register
def _(refusal: errors.ForeignContentError) -> str:
    return Wording(
        "{path}: có nội dung không đưa vào văn bản được ({detail}). Văn "
        "bản chỉ nhận chữ; bỏ nội dung đó trong Word, lưu tệp rồi đưa vào "
        "lại.",
        path=refusal.path,
        detail=refusal.detail,
    )


@say.register
def _(refusal: errors.MarksLostError) -> str:
    return Wording(
        "{path}: mất hết dấu trang (bookmark) của các khối, thường do tệp "
        "được lưu bằng Google Docs hoặc được chép sang tệp mới, nên không "
        "đối chiếu được. {again}",
        path=refusal.path,
        again=_AGAIN,
    )


@say.register
def _(refusal: errors.PaperUnidentifiedError) -> str:
    return Wording(
        "{path}: thuộc tính của tệp không ghi đây là văn bản nào, in từ số "
        "liệu nào; có thể tệp không do chương trình in ra, hoặc phần mềm "
        "khác đã xóa thuộc tính khi lưu. {again}",
        path=refusal.path,
        again=_AGAIN,
    )


@say.register
def _(refusal: errors.PaperOutdatedError) -> str:
    return Wording(
        "{path}: bản Word này in từ phiên bản cũ của văn bản {detail}; từ "
        "đó đến nay số liệu hoặc câu chữ đã thay đổi. {again}",
        path=refusal.path,
        detail=refusal.detail,
        again=_AGAIN,
    )


@say.register
def _(refusal: errors.PaperOfAnotherError) -> str:
    return Wording(
        "{path}: văn bản này của cuộc lấy phiếu «{detail}». Thêm "
        "--campaign {detail} nếu muốn đưa vào cuộc đó.",
        path=refusal.path,
        detail=refusal.detail,
    )


@say.register
def _(refusal: errors.WordsFrozenError) -> str:
    why = _WHY.get(refusal.why, refusal.why)
    return Wording(
        "Không sửa được câu chữ của văn bản {paper}: {why}.",
        paper=refusal.paper,
        why=why,
    )


@say.register
def _(refusal: errors.FigureEditedError) -> str:
    blank = "…" in refusal.figure or not refusal.figure.strip()
    what = "Chỗ chưa có số liệu" if blank else f"«{refusal.figure}»"
    return Wording(
        "{block}: {what} là {place}. Sửa số liệu, không sửa văn bản: "
        "{remedy}, in lại văn bản. Trong Word, trả chỗ này về như cũ.",
        block=_block(refusal),
        what=what,
        place=place_words(refusal.place),
        remedy=remedy_words(refusal.place),
    )


@say.register
def _(refusal: errors.FiguresSwappedError) -> str:
    figures = ", ".join(f"«{one}»" for one in refusal.figures)
    return Wording(
        "{block}: các số liệu {figures} bị đổi chỗ cho nhau, sẽ mang "
        "nghĩa khác. Trong Word, trả về thứ tự cũ; số liệu sai thì sửa "
        "trong hồ sơ.",
        block=_block(refusal),
        figures=figures,
    )


@say.register
def _(refusal: errors.FigureTypedError) -> str:
    typed = ", ".join(f"«{one}»" for one in refusal.typed)
    return Wording(
        "{block}: {typed} là số gõ tay. Biên bản, thông báo và báo cáo "
        "kết quả chỉ nhận số liệu từ hồ sơ, kể cả số viết bằng chữ. Trong "
        "Word, bỏ số này đi; số liệu sai thì sửa trong hồ sơ rồi in lại "
        "văn bản.",
        block=_block(refusal),
        typed=typed,
    )


@say.register
def _(refusal: errors.VerdictEditedError) -> str:
    return Wording(
        "{block}: khối này nêu kết luận theo quy định (đủ hay không đủ "
        "điều kiện, thuộc mức nào), do chương trình đối chiếu số liệu mà "
        "ra, không sửa trong Word. Ý kiến khác thì viết thành đoạn riêng.",
        block=_block(refusal),
    )


@say.register
def _(refusal: errors.HeadEditedError) -> str:
    return Wording(
        "{block}: phần thể thức ở đầu văn bản (Quốc hiệu, tên cơ quan, "
        "số, ngày, bản số) theo Nghị định 30/2020/NĐ-CP, không sửa trong "
        "Word. Tên cơ quan lấy từ Kế hoạch; số, ngày do văn thư cấp khi "
        "phát hành.",
        block=_block(refusal),
    )


@say.register
def _(refusal: errors.TableReshapedError) -> str:
    return Wording(
        "{block}: bảng bị thêm hoặc bớt hàng, cột, ô, hoặc có chữ ở ô "
        "không có chữ. Bảng lập từ số liệu; sửa số liệu trong hồ sơ rồi in "
        "lại. Trong Word, trả bảng về như cũ (chữ trong ô thì sửa được).",
        block=_block(refusal),
    )


@say.register
def _(refusal: errors.BlocksMergedError) -> str:
    return Wording(
        "{block}: hai khối bị gộp thành một đoạn. Trong Word, xuống dòng "
        "để tách lại đúng chỗ cũ.",
        block=_block(refusal),
    )


@say.register
def _(refusal: errors.BlockMovedError) -> str:
    return Wording(
        "{block}: khối bị chuyển sang chỗ khác. Trong Word, đưa khối về "
        "chỗ cũ; muốn đổi thứ tự thì sửa câu chữ của từng khối.",
        block=_block(refusal),
    )


@say.register
def _(refusal: errors.BlockUnclearError) -> str:
    return Wording(
        "{block}: ở đây mất dấu trang (bookmark) và câu chữ cũng khác, "
        "nên không biết khối nào đã sửa thành khối nào. Trong Word, hoàn "
        "tác việc xóa, hoặc in lại văn bản rồi sửa từng khối.",
        block=_block(refusal),
    )


@say.register
def _(refusal: errors.AutomaticNumberError) -> str:
    return Wording(
        "{block}: Word đang tự đánh số đoạn này, số đó không phải là chữ "
        "của văn bản. Trong Word, bỏ đánh số tự động và gõ số bằng tay.",
        block=_block(refusal),
    )


@say.register
def _(refusal: errors.BlockTooLongError) -> str:
    return Wording(
        "{block}: đoạn sửa quá dài, không đối chiếu được. Tách thành "
        "nhiều lần sửa ngắn hơn.",
        block=_block(refusal),
    )


@say.register
def _(refusal: errors.EditedOutsideError) -> str:
    return Wording(
        "Chưa ban hành được văn bản {paper}: tệp {file} đã bị sửa trong "
        "Word mà chưa đưa vào, nên PDF và Word không còn như nhau. Đưa câu "
        "chữ vào (tinnhiem papers bring-back), hoặc in lại (tinnhiem "
        "papers make); tệp đã sửa sẽ được giữ riêng.",
        paper=refusal.paper,
        file=refusal.file,
    )


@say.register
def _(refusal: errors.NoSuchEditError) -> str:
    known = ", ".join(refusal.known) or "không có sửa đổi nào"
    return Wording(
        "Không có sửa đổi nào mang tên «{asked}». Các sửa đổi hiện có: {known}.",
        asked=refusal.asked,
        known=known,
    )


@say.register
def _(refusal: errors.NamelessAcceptanceError) -> str:
    return Wording(
        "Chưa ghi ai chấp nhận. Câu chữ của văn bản do một người chịu trách nhiệm; "
        'thêm --by "Họ và tên".'
    )
