"""Sentences for refusals about people, and for what changed in a roster."""

from collections.abc import Iterator
from typing import Final

from tinnhiem.core.people import errors
from tinnhiem.core.people.eligibility import ExclusionHint
from tinnhiem.core.people.roster import (
    EmptyCategory,
    LeftOut,
    LeftOutBecause,
    RosterDiff,
    VoterChange,
)
from tinnhiem.core.wording import Wording, joined, wordings
from tinnhiem.messages.people_faults import say_fault
from tinnhiem.messages.say import say

SHOWN: Final = 20

LEFT_OUT_WORDS: Final[dict[LeftOutBecause, Wording]] = wordings(
    {
        LeftOutBecause.POST_ENDED: "đã thôi giữ chức vụ trước ngày lấy phiếu",
        LeftOutBecause.POST_NOT_BEGUN: "chưa giữ chức vụ vào ngày lấy phiếu",
        LeftOutBecause.OFFICEHOLDERS_DO_NOT_VOTE: (
            "người được lấy phiếu không ghi phiếu"
        ),
        LeftOutBecause.BY_DECISION: "không đưa vào danh sách theo quyết định",
    }
)


def say_empty(empty: EmptyCategory) -> str:
    """Return the warning that a category brings in nobody."""
    return Wording(
        "Thành phần «{category}» chưa có người nào.", category=empty.category
    )


def say_left_out(out: LeftOut) -> str:
    """Return who is not on the roster, and why."""
    detail = f" ({out.detail})" if out.detail else ""
    why = LEFT_OUT_WORDS[out.because]
    return joined([out.name, ": ", why, detail, "."], "")


def say_hint(hint: ExclusionHint) -> str:
    """Return that an officeholder may have to be left off, and how sure that is."""
    known = (
        Wording("căn cứ {citation}", citation=hint.rule.citation)
        if hint.is_verified
        else Wording(
            "{citation} chưa kiểm chứng, phải đối chiếu toàn văn",
            citation=hint.rule.citation,
        )
    )
    return Wording(
        "{name} giữ chức từ {since}: có thể thuộc trường hợp "
        "«{value}» ({known}). Nếu không lấy phiếu, ghi lý do và tài liệu: "
        "{note}.",
        name=hint.officeholder.name,
        since=hint.since,
        value=hint.rule.value,
        known=known,
        note=hint.rule.note,
    )


def say_difference(difference: RosterDiff) -> Iterator[str]:
    """Yield how the people of today differ from the frozen roster, a line each."""
    if difference.is_empty:
        yield Wording("Danh sách đã chốt khớp với nhân sự hiện nay.")
    for voter in difference.joined:
        yield Wording(
            "Thêm: {name} ({reasons}).",
            name=voter.name,
            reasons="; ".join(voter.reasons),
        )
    for voter in difference.left:
        yield Wording(
            "Không còn: {name} ({reasons}).",
            name=voter.name,
            reasons="; ".join(voter.reasons),
        )
    for change in difference.changed:
        yield Wording(
            "Thay đổi: {name}: {change}.",
            name=change.after.name,
            change=joined(_changes(change)),
        )


def _changes(change: VoterChange) -> Iterator[str]:
    before, after = change.before, change.after
    if before.name != after.name:
        yield Wording("họ tên «{name}» thành «{now}»", name=before.name, now=after.name)
    if change.is_of_title:
        yield Wording(
            "chức vụ «{title}» thành «{now}»",
            title=_post(before.title, before.unit),
            now=_post(after.title, after.unit),
        )
    if change.is_of_reasons:
        old, new = "; ".join(before.reasons), "; ".join(after.reasons)
        yield Wording("thành phần «{old}» thành «{new}»", old=old, new=new)
    if change.is_of_rating:
        is_rated = after.is_officeholder
        yield (
            Wording("được lấy phiếu")
            if is_rated
            else Wording("không còn được lấy phiếu")
        )


def _post(title: str, unit: str) -> str:
    return f"{title}, {unit}" if unit else title


@say.register
def _(refusal: errors.PeopleRefusedError) -> str:
    shown = refusal.faults[:SHOWN]
    listed = "".join(f"\n  - {say_fault(fault)}" for fault in shown)
    rest = len(refusal.faults) - len(shown)
    more = f"\n  … và {rest} lỗi nữa" if rest else ""
    return (
        f"Danh sách «{refusal.path}» có {len(refusal.faults)} lỗi, chưa nhập dòng nào. "
        f"Sửa các lỗi sau rồi nhập lại:{listed}{more}"
    )


@say.register
def _(refusal: errors.UnknownCategoryError) -> str:
    return (
        f"{refusal.name} thuộc thành phần «{refusal.category}», kế hoạch không có "
        f"thành phần này. Ghi đúng một trong: {'; '.join(refusal.known)}."
    )


@say.register
def _(refusal: errors.UnknownPersonError) -> str:
    return (
        f"Không có ai tên hoặc mã «{refusal.wanted}». "
        f"Chọn một trong: {', '.join(refusal.known)}."
    )


@say.register
def _(refusal: errors.AmbiguousPersonError) -> str:
    return (
        f"Có {len(refusal.keys)} người cùng tên «{refusal.wanted}». "
        f"Ghi mã của một người: {', '.join(refusal.keys)}."
    )


@say.register
def _(refusal: errors.AdjustmentReasonMissingError) -> str:
    return (
        f"Chưa ghi lý do thêm hoặc bớt {refusal.name} trong danh sách người ghi phiếu. "
        "Ghi rõ lý do; lý do được lưu trong danh sách."
    )


@say.register
def _(refusal: errors.RosterChangedError) -> str:
    return (
        "Danh sách đã thay đổi từ lúc trang hiện ra, nay có "
        f"{refusal.voters} người ghi phiếu. Chưa chốt gì. Xem lại danh sách rồi chốt."
    )


@say.register
def _(refusal: errors.RosterEmptyError) -> str:
    return (
        f"Danh sách người ghi phiếu trống: không ai trong {refusal.persons} người "
        f"thuộc {len(refusal.categories)} thành phần của kế hoạch. Ghi thành phần cho "
        "từng người rồi nhập lại."
    )


@say.register
def _(refusal: errors.EvidenceMissingError) -> str:
    return (
        f"Không thể đưa {refusal.name} ra khỏi danh sách được lấy phiếu khi chưa có "
        f"tài liệu chứng minh. Cần: {refusal.needed}."
    )


@say.register
def _(refusal: errors.ExclusionUnknownError) -> str:
    return (
        f"{refusal.rulebook} không có lý do «{refusal.reason}» để không lấy phiếu đối "
        f"với {refusal.name}. Chọn một trong: {', '.join(refusal.known)}."
    )


@say.register
def _(refusal: errors.OfficeholderMayNotVoteError) -> str:
    return (
        f"{refusal.name} là người được lấy phiếu nên không ghi phiếu "
        f"({refusal.source}). Không thêm người này, hoặc làm khác bộ quy tắc với lý do "
        "được ghi lại."
    )


@say.register
def _(refusal: errors.HeadingNotFoundError) -> str:
    sheet = f" của trang tính «{refusal.sheet}»" if refusal.sheet else ""
    return (
        f"Không tìm thấy dòng tiêu đề có cột họ và tên trong {refusal.rows} dòng"
        f"{sheet}. Chỉ rõ dòng tiêu đề bằng --header, chỉ rõ cột họ tên bằng "
        "--column name=B, hoặc chọn trang tính khác bằng --sheet."
    )


@say.register
def _(refusal: errors.ColumnNotFoundError) -> str:
    known = ", ".join(refusal.known) or "không có cột nào có tiêu đề"
    return (
        f"Không có cột «{refusal.where}» để làm «{refusal.meaning}». "
        f"Các cột của bảng: {known}."
    )


@say.register
def _(refusal: errors.PreviewStaleError) -> str:
    return (
        f"Nhân sự của «{refusal.campaign}» đã thay đổi sau khi xem trước, nên chưa ghi "
        "gì. Xem lại bản xem trước mới rồi mới ghi."
    )


@say.register
def _(refusal: errors.NothingToUndoError) -> str:
    return (
        f"Cuộc lấy phiếu «{refusal.campaign}» không còn lần nhập nhân sự nào để hoàn "
        "tác. Nếu cần sửa, nhập lại danh sách đúng."
    )


@say.register
def _(refusal: errors.ImportOvertakenError) -> str:
    return (
        f"Không hoàn tác được lần nhập «{refusal.file}»: sau đó đã thay đổi "
        f"{', '.join(refusal.changed)}. Hoàn tác việc đó trước, hoặc nhập lại danh "
        "sách đúng."
    )


@say.register
def _(refusal: errors.MergeReasonMissingError) -> str:
    return (
        f"Chưa ghi lý do gộp hồ sơ «{refusal.drop}» vào «{refusal.keep}». "
        "Ghi rõ lý do; lý do được lưu trong nhật ký."
    )


@say.register
def _(refusal: errors.MergeWithSelfError) -> str:
    return f"«{refusal.name}» đã là một hồ sơ. Ghi mã của hai hồ sơ khác nhau."


@say.register
def _(refusal: errors.MergeAfterFreezeError) -> str:
    return (
        f"Không gộp «{refusal.drop}» vào «{refusal.keep}» lúc này: danh sách người ghi "
        f"phiếu của cuộc «{refusal.campaign}» đã chốt, giấy mời và số phiếu tính theo "
        "danh sách đó. Gộp sau khi cuộc này lập xong hồ sơ lưu; nếu một người có hai "
        "dòng trong danh sách thì báo người chủ trì."
    )


@say.register
def _(refusal: errors.MergeRefusedError) -> str:
    return (
        f"Không gộp được «{refusal.drop}» vào «{refusal.keep}»: cả hai cùng có trong "
        f"{refusal.place} của cuộc «{refusal.campaign}». Đưa một người ra trước; danh "
        "sách đã chốt thì giữ nguyên."
    )
