"""Words and sentences of asking officeholders to explain."""

from datetime import date
from typing import Final

from tinnhiem.core.clarifications import errors
from tinnhiem.core.clarifications.clocks import Clock, ClockKind
from tinnhiem.core.clarifications.question import QuestionState, Stage
from tinnhiem.core.wording import Wording, wordings
from tinnhiem.messages.say import say

_CLOCKS: Final[dict[ClockKind, str]] = {
    ClockKind.ASKING: "Gửi đề nghị giải trình",
    ClockKind.ANSWERING: "Báo cáo giải trình",
}
CLOCK_WORDS: Final[dict[ClockKind, Wording]] = wordings(_CLOCKS)
_STAGES: Final[dict[Stage, str]] = {
    Stage.RECEIVED: "đã nhận",
    Stage.RETURNED: "trả lại, không thuộc phạm vi",
    Stage.WITHDRAWN: "đã rút",
    Stage.MERGED: "đã gộp vào nội dung chung, chưa gửi",
    Stage.SENT: "đã gửi người được lấy phiếu",
    Stage.ANSWERED: "đã có trả lời, chưa gửi tới người ghi phiếu",
    Stage.GIVEN: "đã gửi tới người ghi phiếu",
}
_QUESTIONS: Final[dict[QuestionState, str]] = {
    QuestionState.DRAFT: "chưa gửi",
    QuestionState.SENT: "đã gửi, chờ trả lời",
    QuestionState.ANSWERED: "đã trả lời, chưa gửi tới người ghi phiếu",
    QuestionState.GIVEN: "đã gửi tới người ghi phiếu",
}
STAGE_WORDS: Final[dict[Stage, Wording]] = wordings(_STAGES)
QUESTION_WORDS: Final[dict[QuestionState, Wording]] = wordings(_QUESTIONS)
WORTH_COUNTING: Final = 60  # days


def until_words(clock: Clock, *, today: date) -> str:
    """Return «còn 3 ngày, đến hết 03/7/2023», with the day itself always named."""
    left = clock.days_left(today)
    if left is None or clock.last_day is None:
        return Wording("chưa tính được thời hạn vì chưa ấn định ngày họp")
    day = clock.last_day
    if left > 0:
        return Wording("còn {left} ngày, đến hết {day}", left=left, day=day)
    if left == 0:
        return Wording("hôm nay là ngày cuối, đến hết {day}", day=day)
    if -left > WORTH_COUNTING:
        return Wording("đã hết hạn từ hết ngày {day}", day=day)
    return Wording("đã hết hạn từ hết ngày {day}, quá {over} ngày", day=day, over=-left)


def day_words(day: date) -> str:
    """Return «03/7/2023», as official papers write a day."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)  # noqa: PLR2004
    return f"{day.day:02d}/{month}/{day.year}"


@say.register
def _(_refusal: errors.NothingAskedError) -> str:
    return Wording("Chưa có nội dung nào. Ghi mỗi nội dung cần làm rõ trên một dòng.")


@say.register
def _(refusal: errors.TooManyItemsError) -> str:
    return Wording(
        "Đề nghị có {items} nội dung, mỗi lần gửi nhiều nhất {most}. Giữ lại những nội "
        "dung cần làm rõ nhất.",
        items=refusal.items,
        most=refusal.most,
    )


@say.register
def _(refusal: errors.ItemTooLongError) -> str:
    return Wording(
        "Nội dung thứ {place} dài {length} ký tự, nhiều nhất {limit}. Viết gọn lại; "
        "tài liệu kèm theo thì nộp bản giấy.",
        place=refusal.place,
        length=refusal.length,
        limit=refusal.limit,
    )


@say.register
def _(_refusal: errors.AskedAboutOneselfError) -> str:
    return Wording(
        "Đồng chí chính là người được lấy phiếu này nên không gửi đề nghị giải trình "
        "cho mình. Chọn người khác."
    )


@say.register
def _(_refusal: errors.OfficeholderNotAskableError) -> str:
    return Wording("Không có người được lấy phiếu này. Chọn lại trong danh sách.")


@say.register
def _(_refusal: errors.DeskShutError) -> str:
    return Wording(
        "Tên người đề nghị được niêm phong và kho của cơ quan đang khóa nên chưa ghi "
        "được. Chưa có gì bị mất: đề nghị bộ phận tham mưu mở kho rồi gửi lại, hoặc "
        "nộp văn bản giấy."
    )


@say.register
def _(_refusal: errors.RequestMovedError) -> str:
    return Wording(
        "Nội dung này vừa được người khác xử lý, hoặc người đề nghị đã rút. Xem lại "
        "trang rồi làm tiếp."
    )


@say.register
def _(_refusal: errors.NothingChosenError) -> str:
    return Wording("Chưa chọn đề nghị nào. Đánh dấu ít nhất một đề nghị cần gộp.")


@say.register
def _(refusal: errors.NothingToSendError) -> str:
    return Wording(
        "Không có nội dung nào chờ gửi đồng chí {name}. Gộp các đề nghị thành nội dung "
        "trước khi gửi.",
        name=refusal.name,
    )


@say.register
def _(refusal: errors.NothingToGiveError) -> str:
    return Wording(
        "Đồng chí {name} chưa có trả lời mới để gửi tới người ghi phiếu. Chờ trả lời "
        "hoặc nhập báo cáo giải trình bằng giấy.",
        name=refusal.name,
    )


@say.register
def _(refusal: errors.AnswerGivenError) -> str:
    return Wording(
        "Trả lời nội dung {number} đã gửi tới người ghi phiếu nên không sửa được. Bổ "
        "sung, đính chính thì trình bày tại Hội nghị.",
        number=refusal.number,
    )
