"""Findings about the paper itself: blanks, counts, duties, and what is left unsaid."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tinnhiem.core.plans.examination import (
    Examination,
    PlanFinding,
    Severity,
    texts_of,
)
from tinnhiem.core.plans.feasibility import dated
from tinnhiem.core.plans.head import is_party_body
from tinnhiem.core.plans.plan import PaperForm
from tinnhiem.core.plans.words import fold
from tinnhiem.core.wording import Wording, joined

# What a plan should say: (code, any of these words says it, the message).
UNSAID: Final[tuple[tuple[str, str, Wording], ...]] = (
    (
        "committee-unsaid",
        r"ban kiểm phiếu\s*(?:\([^)]*\)\s*)?(?:gồm|có|với|dự kiến)"
        r"|\d+ thành viên ban kiểm",
        Wording("Kế hoạch không nêu số lượng, thành phần Ban Kiểm phiếu."),
    ),
    (
        "voter-count-unsaid",
        r"tổng số (?:người|đại biểu|cán bộ|đồng chí)?\s*(?:tham gia )?ghi phiếu[^.;]*\d"
        r"|\d+ (?:đồng chí|người|đại biểu|cán bộ) (?:tham gia |được )?(?:ghi|bỏ) phiếu"
        r"|ghi phiếu[^.;]*(?:gồm|là|có) \d+ (?:đồng chí|người|đại biểu)",
        Wording("Kế hoạch không nêu tổng số người ghi phiếu."),
    ),
    (
        "publication-unsaid",
        r"công khai kết quả|thông báo kết quả|thông báo công khai|niêm yết"
        r"|kết quả[^.;]*được công khai",
        Wording(
            "Kế hoạch không nêu kết quả được công khai, thông báo đến ai và bằng "
            "cách nào."
        ),
    ),
    (
        "sealing-unsaid",
        r"niêm phong|lưu trữ phiếu|lưu trữ hồ sơ|bảo quản phiếu",
        Wording("Kế hoạch không nêu việc niêm phong, lưu trữ phiếu sau khi kiểm."),
    ),
    (
        "absence-unsaid",
        r"vắng mặt|vắng|không dự được|không tham dự",
        Wording("Kế hoạch không nêu cách xử lý khi người ghi phiếu vắng mặt."),
    ),
    (
        "low-result-unsaid",
        r"(?<!mức )tín nhiệm thấp|trên 50|quá nửa số phiếu|phiếu thấp",
        Wording("Kế hoạch không nêu việc xử lý khi có tỷ lệ «tín nhiệm thấp» cao."),
    ),
)


def unread(exam: Examination) -> Iterator[PlanFinding]:
    """A sentence that looks like a fact and could not be read."""
    for gap in exam.plan.gaps:
        message = Wording(
            "Không đọc được chắc chắn câu: «{text}». Xem lại và ghi rõ.", text=gap.text
        )
        yield PlanFinding("unread", Severity.GAP, message, source=gap)


def blanks(exam: Examination) -> Iterator[PlanFinding]:
    """Number or date of the plan is still blank, or no day at all."""
    head = exam.plan.head
    if not head.number:
        written = (
            Wording("Số: …/{symbol}", symbol=head.symbol)
            if head.symbol
            else Wording("Số: …")
        )
        message = Wording(
            "Số của kế hoạch còn để trống («{written}»). Điền trước khi phát hành.",
            written=written,
        )
        yield PlanFinding("number-blank", Severity.GAP, message)
    missing = [
        name
        for name, part in (
            (Wording("ngày"), head.day),
            (Wording("tháng"), head.month),
            (Wording("năm"), head.year),
        )
        if part is None
    ]
    if missing:
        message = Wording(
            "Ngày của kế hoạch còn để trống ({missing}). Điền trước khi ký.",
            missing=joined(missing, ", "),
        )
        yield PlanFinding("date-blank", Severity.GAP, message)
    elif dated(exam.plan) is None:
        message = Wording(
            "Ngày của kế hoạch không có thật: {day}/{month}/{year}.",
            day=head.day,
            month=head.month,
            year=head.year,
        )
        yield PlanFinding("date-impossible", Severity.CONFLICT, message)


def paper_form(exam: Examination) -> Iterator[PlanFinding]:
    """Papers will follow the Party's form, or head and issuer disagree about it."""
    head = exam.plan.head
    if head.form is PaperForm.PARTY:
        message = Wording(
            "Các văn bản của «{issuer}» sẽ trình bày theo thể thức văn bản của "
            "Đảng. Nếu không đúng, đổi bằng: tinnhiem papers form state.",
            issuer=head.issuer,
        )
        yield PlanFinding("form-party", Severity.WARNING, message)
    elif head.form is PaperForm.STATE and is_party_body(head.issuer):
        message = Wording(
            "Kế hoạch trình bày theo thể thức văn bản hành chính nhưng "
            "«{issuer}» là tổ chức đảng. Kiểm tra lại; đổi bằng: tinnhiem "
            "papers form party.",
            issuer=head.issuer,
        )
        yield PlanFinding("form-mismatch", Severity.WARNING, message)


def counts(exam: Examination) -> Iterator[PlanFinding]:
    """The announced number of officeholders is not what the list adds up to."""
    plan = exam.plan
    if not plan.officeholders:
        message = Wording(
            "Không đọc được danh sách chức danh được lấy phiếu tín nhiệm."
        )
        yield PlanFinding("officeholders-missing", Severity.GAP, message)
    elif plan.announced_count not in (None, plan.officeholder_count):
        source = plan.officeholders[0].source
        # An entry that could not be read explains the difference: it is a gap.
        near = range(source.line - 1, plan.officeholders[-1].source.line + 3)
        if not any(gap.line in near for gap in plan.gaps):
            message = Wording(
                "Kế hoạch nói có {announced_count:02d} người được lấy phiếu, nhưng "
                "danh sách cộng lại là {officeholder_count:02d}.",
                announced_count=plan.announced_count,
                officeholder_count=plan.officeholder_count,
            )
            yield PlanFinding("count-mismatch", Severity.CONFLICT, message, "", source)
    if not plan.voter_categories:
        message = Wording("Không đọc được thành phần ghi phiếu tín nhiệm.")
        yield PlanFinding("voters-missing", Severity.GAP, message)


def chair_is_rated(exam: Examination) -> Iterator[PlanFinding]:
    """Who directs the conference is rated by it."""
    step = exam.conference
    if step is None or not step.directed_by:
        return
    titles = {fold(post.title): post.title for post in exam.plan.officeholders}
    for director in re.split(r"[,;]\s*|\s+và\s+", step.directed_by):
        title = titles.get(fold(director).removeprefix(fold("đồng chí ")).strip())
        if title:
            message = Wording(
                "{title} chỉ đạo hội nghị và cũng là người được lấy phiếu. Không "
                "để người được lấy phiếu tham gia Ban Kiểm phiếu; cân nhắc người "
                "chủ trì phần kiểm phiếu.",
                title=title,
            )
            yield PlanFinding(
                "chair-is-rated", Severity.WARNING, message, "", step.source
            )


def duties_missing(exam: Examination) -> Iterator[PlanFinding]:
    """A step has no deadline, or nobody who leads it."""
    unread_lines = {gap.line for gap in exam.plan.gaps}
    for step in exam.plan.steps:
        if step.deadline is None and not step.deadline_text:
            message = Wording("Bước {number} không có thời hạn.", number=step.number)
            if step.source.line not in unread_lines:
                yield PlanFinding(
                    "step-without-deadline", Severity.GAP, message, "", step.source
                )
        if not step.led_by:
            message = Wording(
                "Bước {number} không nêu đơn vị chủ trì.", number=step.number
            )
            yield PlanFinding(
                "step-without-leader", Severity.GAP, message, "", step.source
            )


def duplicate_numbers(exam: Examination) -> Iterator[PlanFinding]:
    """Two steps bear one number."""
    times = Counter(step.number for step in exam.plan.steps)
    for step in reversed(exam.plan.steps):
        if times.pop(step.number, 1) > 1:
            message = Wording(
                "Có hơn một bước cùng mang số {number}. Đánh số lại.",
                number=step.number,
            )
            yield PlanFinding(
                "step-number-twice", Severity.CONFLICT, message, "", step.source
            )


def minutes(exam: Examination) -> Iterator[PlanFinding]:
    """The copies of the minutes are not as many as those who get them."""
    rule = exam.plan.minutes
    if rule is None and exam.has_unread("biên bản"):
        return
    if rule is None:
        message = Wording(
            "Kế hoạch không nêu biên bản kiểm phiếu lập thành mấy bản, gửi ai."
        )
        yield PlanFinding("minutes-missing", Severity.GAP, message)
    elif not rule.recipients:
        message = Wording(
            "Biên bản lập {copies:02d} bản nhưng kế hoạch không nêu gửi ai.",
            copies=rule.copies,
        )
        yield PlanFinding(
            "minutes-recipients-unsaid", Severity.GAP, message, "", rule.source
        )
    elif {rule.copies} != {len(rule.recipients), sum(rule.shares or (rule.copies,))}:
        shares = " + ".join(f"{share:02d}" for share in rule.shares)
        message = Wording(
            "Biên bản kiểm phiếu lập {copies:02d} bản nhưng chia {shares} bản "
            "cho {recipients:02d} nơi: {names}.",
            copies=rule.copies,
            shares=shares,
            recipients=len(rule.recipients),
            names=", ".join(rule.recipients),
        )
        yield PlanFinding("minutes-copies", Severity.CONFLICT, message, "", rule.source)


def unsaid(exam: Examination) -> Iterator[PlanFinding]:
    """What a plan should say and this one does not."""
    text = fold(" ".join(texts_of(exam.plan)))
    for code, words, message in UNSAID:
        if not re.search(fold(words), text):
            yield PlanFinding(code, Severity.GAP, message)
