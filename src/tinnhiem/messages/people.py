"""Sentences for refusals about people, and for what changed in a roster."""

from collections.abc import Callable, Iterator
from typing import Final

from tinnhiem.core.people import errors
from tinnhiem.core.people.eligibility import ExclusionHint
from tinnhiem.core.people.fault import PeopleFault, PeopleFaultKind
from tinnhiem.core.people.roster import (
    EmptyCategory,
    LeftOut,
    LeftOutBecause,
    RosterDiff,
    VoterChange,
)
from tinnhiem.messages.say import say

SHOWN: Final = 20

LEFT_OUT_WORDS: Final[dict[LeftOutBecause, str]] = {
    LeftOutBecause.POST_ENDED: "đã thôi giữ chức vụ trước ngày lấy phiếu",
    LeftOutBecause.POST_NOT_BEGUN: "chưa giữ chức vụ vào ngày lấy phiếu",
    LeftOutBecause.OFFICEHOLDERS_DO_NOT_VOTE: "người được lấy phiếu không ghi phiếu",
    LeftOutBecause.BY_DECISION: "không đưa vào danh sách theo quyết định",
}

FAULT_WORDS: Final[dict[PeopleFaultKind, Callable[[PeopleFault], str]]] = {
    PeopleFaultKind.COLUMN_MISSING: lambda f: "thiếu cột này; bổ sung vào dòng tiêu đề",
    PeopleFaultKind.COLUMN_UNKNOWN: lambda f: (
        f"không rõ cột này là gì; dùng một trong: {f.detail}"
        if f.detail
        else "không rõ mục này là gì; sửa tên hoặc bỏ đi"
    ),
    PeopleFaultKind.COLUMN_TWICE: lambda f: "có hai cột cùng nội dung; giữ một cột",
    PeopleFaultKind.CELL_WITHOUT_HEADING: lambda f: (
        f"«{f.value}» nằm dưới cột không có tiêu đề; đặt tên cột hoặc xoá ô"
    ),
    PeopleFaultKind.NO_PEOPLE: lambda f: "không có người nào; nhập ít nhất một dòng",
    PeopleFaultKind.NAME_MISSING: lambda f: "chưa có họ tên",
    PeopleFaultKind.NAME_WITH_DIGITS: lambda f: f"họ tên «{f.value}» có chữ số",
    PeopleFaultKind.NAME_IMPOSSIBLE: lambda f: (
        f"họ tên «{f.value}» có ký tự không dùng trong tên người"
    ),
    PeopleFaultKind.KEY_TWICE: lambda f: (
        f"«{f.value}» trùng với dòng {f.detail}; nếu là hai người khác nhau thì thêm "
        "cột Mã, nếu là một người thì gộp hai dòng"
    ),
    PeopleFaultKind.KEY_TOO_LONG: lambda f: f"mã dài quá {f.detail} ký tự",
    PeopleFaultKind.GENDER_UNKNOWN: lambda f: (
        f"giới tính «{f.value}» không rõ; ghi Nam, Nữ hoặc để trống"
    ),
    PeopleFaultKind.DATE_UNREADABLE: lambda f: (
        f"không có ngày «{f.value}»; viết dạng 05/7/2023 hoặc chỉ ghi năm sinh"
    ),
    PeopleFaultKind.BIRTH_IN_FUTURE: lambda f: f"ngày sinh «{f.value}» chưa đến",
    PeopleFaultKind.AGE_TOO_LOW: lambda f: f"sinh «{f.value}» thì chưa đủ 18 tuổi",
    PeopleFaultKind.AGE_TOO_HIGH: lambda f: f"sinh «{f.value}» thì đã trên 100 tuổi",
    PeopleFaultKind.TITLE_MISSING: lambda f: "chưa có chức vụ",
    PeopleFaultKind.TOO_LONG: lambda f: f"dài quá {f.detail} ký tự",
    PeopleFaultKind.PIECES_DISAGREE: lambda f: (
        f"«{f.value}» không khớp với {f.detail} chức vụ; ghi đủ {f.detail} phần, cách "
        "nhau bằng dấu chấm phẩy, phần trống ghi «-»"
    ),
    PeopleFaultKind.TENURE_BACKWARDS: lambda f: (
        f"thôi giữ chức «{f.value}» trước khi giữ chức ({f.detail})"
    ),
    PeopleFaultKind.TENURE_TOO_YOUNG: lambda f: (
        f"giữ chức từ «{f.value}» khi chưa đủ 18 tuổi (sinh năm {f.detail})"
    ),
    PeopleFaultKind.CATEGORY_MISSING: lambda f: (
        "chưa thuộc thành phần nào và cũng không được lấy phiếu; ghi thành phần hoặc "
        "bỏ dòng này"
    ),
    PeopleFaultKind.CATEGORY_TWICE: lambda f: f"«{f.value}» lặp lại một thành phần",
    PeopleFaultKind.CATEGORY_UNKNOWN: lambda f: (
        f"kế hoạch không có thành phần «{f.value}»; ghi một trong: {f.detail}"
    ),
    PeopleFaultKind.CENTURY_UNKNOWN: lambda f: (
        f"«{f.value}» không ghi rõ thế kỷ; ghi đủ bốn chữ số của năm sinh"
    ),
    PeopleFaultKind.BOTH_GENDERS: lambda f: (
        f"«{f.value}»: ghi cả ở cột Nam và cột Nữ; chỉ ghi một cột"
    ),
    PeopleFaultKind.FORMULA_ERROR: lambda f: (
        f"công thức trong ô báo lỗi hoặc chưa được tính «{f.value}»; "
        "mở tệp bằng Excel, sửa công thức rồi lưu lại"
    ),
    PeopleFaultKind.NAME_ALONE: lambda f: (
        f"chỉ có «{f.value}», không rõ là người trong danh sách hay tên nhóm; điền số "
        "thứ tự hoặc các cột khác, hoặc xoá dòng"
    ),
    PeopleFaultKind.ROW_TWICE: lambda f: (
        f"lặp lại nguyên dòng {f.detail}; xoá một trong hai dòng"
    ),
    PeopleFaultKind.VALUE_IMPOSSIBLE: lambda f: "giá trị không đúng loại",
}


def say_fault(fault: PeopleFault) -> str:
    """Return one fault of a sheet of people, with its row and column."""
    words = FAULT_WORDS[fault.kind](fault)
    return f"dòng {fault.row}, cột «{fault.column}»: {words}"


def say_empty(empty: EmptyCategory) -> str:
    """Return the warning that a category brings in nobody."""
    return f"Thành phần «{empty.category}» chưa có người nào."


def say_left_out(out: LeftOut) -> str:
    """Return who is not on the roster, and why."""
    detail = f" ({out.detail})" if out.detail else ""
    return f"{out.name}: {LEFT_OUT_WORDS[out.because]}{detail}."


def say_hint(hint: ExclusionHint) -> str:
    """Return that an officeholder may have to be left off, and how sure that is."""
    known = (
        f"căn cứ {hint.rule.citation}"
        if hint.is_verified
        else f"{hint.rule.citation} chưa kiểm chứng, phải đối chiếu toàn văn"
    )
    return (
        f"{hint.officeholder.name} giữ chức từ {hint.since:%d/%m/%Y}: có thể thuộc "
        f"trường hợp «{hint.rule.value}» ({known}). Nếu không lấy phiếu, ghi lý do và "
        f"tài liệu: {hint.rule.note}."
    )


def say_difference(difference: RosterDiff) -> Iterator[str]:
    """Yield how the people of today differ from the frozen roster, a line each."""
    if difference.is_empty:
        yield "Danh sách đã chốt khớp với nhân sự hiện nay."
    for voter in difference.joined:
        yield f"Thêm: {voter.name} ({'; '.join(voter.reasons)})."
    for voter in difference.left:
        yield f"Không còn: {voter.name} ({'; '.join(voter.reasons)})."
    for change in difference.changed:
        yield f"Thay đổi: {change.after.name}: {'; '.join(_changes(change))}."


def _changes(change: VoterChange) -> Iterator[str]:
    before, after = change.before, change.after
    if before.name != after.name:
        yield f"họ tên «{before.name}» thành «{after.name}»"
    if change.is_of_title:
        yield f"chức vụ «{_post(before.title, before.unit)}» thành " + (
            f"«{_post(after.title, after.unit)}»"
        )
    if change.is_of_reasons:
        old, new = "; ".join(before.reasons), "; ".join(after.reasons)
        yield f"thành phần «{old}» thành «{new}»"
    if change.is_of_rating:
        yield "được lấy phiếu" if after.is_officeholder else "không còn được lấy phiếu"


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
