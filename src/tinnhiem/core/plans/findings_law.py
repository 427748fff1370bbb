"""Findings about the instrument: which one, in force when, how well known."""

from collections.abc import Iterator, Sequence

from tinnhiem.core.plans.examination import (
    Examination,
    PlanFinding,
    Severity,
    listed,
    texts_of,
    vietnamese,
)
from tinnhiem.core.plans.instruments import kinds_cited, undefined_short_numbers
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.rules.citation import Status
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.core.share import Base

BASE_WORDS = {
    Base.SUMMONED: "số người được triệu tập",
    Base.MEMBERS: "tổng số thành viên",
}


def rulebook_cited(plan: Plan, rulebooks: Sequence[Rulebook]) -> Rulebook | None:
    """Return the first of the plan's bases that is one of `rulebooks`.

    The number decides, not the kind: a plan that writes «Quyết định» for a «Quy
    định» still means that instrument, and is told so.
    """
    by_number = {book.number: book for book in rulebooks}
    return next(
        (by_number[basis.number] for basis in plan.bases if basis.number in by_number),
        None,
    )


def rulebook_unknown(exam: Examination) -> Iterator[PlanFinding]:
    """The plan rests on no instrument whose figures we have."""
    if exam.rulebook is None:
        yield PlanFinding(
            "rulebook-unknown",
            Severity.GAP,
            "Không nhận ra quy định về lấy phiếu tín nhiệm mà kế hoạch căn cứ, nên "
            "không đối chiếu được các mốc ngày. Dùng --rulebook để chỉ rõ.",
        )


def instrument_kind(exam: Examination) -> Iterator[PlanFinding]:
    """The instrument is called by a kind it is not."""
    book = exam.rulebook
    if book is None:
        return
    kinds = kinds_cited(texts_of(exam.plan), book.number)
    source = next((b.source for b in exam.plan.bases if b.number == book.number), None)
    for kind in kinds:
        if kind.casefold() != book.kind.casefold():
            yield PlanFinding(
                "instrument-kind",
                Severity.WARNING,
                f"Kế hoạch ghi «{kind} {book.number}»; văn bản này là «{book.name}». "
                "Sửa lại tên loại văn bản.",
                book.name,
                source,
            )


def short_number(exam: Examination) -> Iterator[PlanFinding]:
    """«Quy định số 96» is used without having been introduced as an abbreviation."""
    for citation in undefined_short_numbers(texts_of(exam.plan)):
        yield PlanFinding(
            "short-number-undefined",
            Severity.WARNING,
            f"Kế hoạch dùng «{citation}» mà không giải thích cách viết tắt. Số không "
            "kèm ký hiệu dễ nhầm (hai văn bản năm 2023 cùng số 96): ghi đủ ký hiệu.",
        )


def rulebook_in_force(exam: Examination) -> Iterator[PlanFinding]:
    """The instrument was not in force on the day of the conference."""
    book, day = exam.rulebook, exam.day
    if book is None or day is None:
        return
    if day < book.in_force_from or (book.in_force_to and day > book.in_force_to):
        until = f" đến {vietnamese(book.in_force_to)}" if book.in_force_to else ""
        yield PlanFinding(
            "rulebook-not-in-force",
            Severity.CONFLICT,
            f"Nếu {exam.day_words} thì {book.name} không có hiệu lực (hiệu lực từ "
            f"{vietnamese(book.in_force_from)}{until}). Chọn đúng văn bản áp dụng.",
            book.name,
        )
    elif day > book.verified_on:
        yield PlanFinding(
            "rulebook-not-verified-since",
            Severity.WARNING,
            f"{book.name} được đối chiếu lần cuối ngày {vietnamese(book.verified_on)}, "
            f"trước khi {exam.day_words}. Kiểm tra xem văn bản đã thay đổi chưa.",
            book.name,
        )


def rules_unverified(exam: Examination) -> Iterator[PlanFinding]:
    """A figure this check rests on was never compared with the instrument's text."""
    if exam.rulebook is None:
        return
    book = exam.rulebook
    used = [("tỷ lệ có mặt tối thiểu", book.quorum.citation)]
    used += [(rule.value.what, rule.citation) for rule in book.leads]
    doubtful = [
        f"«{what}»"
        for what, citation in used
        if citation.status in (Status.UNVERIFIED, Status.INFERRED)
    ]
    if doubtful:
        yield PlanFinding(
            "rules-unverified",
            Severity.WARNING,
            f"Chưa đối chiếu được với toàn văn {book.name}: {listed(doubtful)}. "
            "Đề nghị kiểm tra trước khi áp dụng.",
            book.name,
        )


def quorum(exam: Examination) -> Iterator[PlanFinding]:
    """The plan's quorum is absent, weaker than the law's, or another one."""
    said, book = exam.plan.quorum, exam.rulebook
    if said is None and exam.has_unread("có mặt", "tham dự"):
        return
    if said is None:
        message = "Kế hoạch không nêu tỷ lệ có mặt tối thiểu để tiến hành hội nghị"
        legal = f"; {book.name} đòi hỏi {book.quorum.value}" if book else ""
        yield PlanFinding("quorum-missing", Severity.GAP, f"{message}{legal}.")
        return
    if book is None:
        return
    rule, figure = str(book.quorum.citation), book.quorum.value
    if said.of != book.quorum_base:
        base = BASE_WORDS.get(book.quorum_base, str(book.quorum_base))
        message = (
            f"Kế hoạch tính tỷ lệ có mặt trên cơ sở khác; văn bản tính trên {base}."
        )
        yield PlanFinding("quorum-base", Severity.WARNING, message, rule, said.source)
    elif said.fraction < figure:
        message = (
            f"Kế hoạch cho họp khi có mặt {said.fraction}, thấp hơn {figure} theo quy "
            "định. Sửa lại cho đúng."
        )
        yield PlanFinding(
            "quorum-weaker", Severity.CONFLICT, message, rule, said.source
        )
    elif said.fraction > figure:
        message = (
            f"Kế hoạch đòi hỏi có mặt {said.fraction}, cao hơn {figure} của quy định."
        )
        yield PlanFinding(
            "quorum-stronger", Severity.WARNING, message, rule, said.source
        )
