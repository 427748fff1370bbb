"""Findings about the instrument: which one, in force when, how well known."""

from collections.abc import Iterator, Sequence

from tinnhiem.core.plans.examination import (
    Examination,
    PlanFinding,
    Severity,
    listed,
    texts_of,
)
from tinnhiem.core.plans.instruments import kinds_cited, undefined_short_numbers
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.core.share import Base
from tinnhiem.core.wording import Wording

BASE_WORDS = {
    Base.SUMMONED: Wording("số người được triệu tập"),
    Base.MEMBERS: Wording("tổng số thành viên"),
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
            Wording(
                "Không nhận ra quy định về lấy phiếu tín nhiệm mà kế hoạch căn cứ, nên "
                "không đối chiếu được các mốc ngày. Dùng --rulebook để chỉ rõ."
            ),
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
                Wording(
                    "Kế hoạch ghi «{kind} {number}»; văn bản này là «{name}». Sửa lại "
                    "tên loại văn bản.",
                    kind=kind,
                    number=book.number,
                    name=book.name,
                ),
                book.name,
                source,
            )


def short_number(exam: Examination) -> Iterator[PlanFinding]:
    """«Quy định số 96» is used without having been introduced as an abbreviation."""
    for citation in undefined_short_numbers(texts_of(exam.plan)):
        yield PlanFinding(
            "short-number-undefined",
            Severity.WARNING,
            Wording(
                "Kế hoạch dùng «{citation}» mà không giải thích cách viết tắt. Số "
                "không kèm ký hiệu dễ nhầm (hai văn bản năm 2023 cùng số 96): ghi "
                "đủ ký hiệu.",
                citation=citation,
            ),
        )


def rulebook_in_force(exam: Examination) -> Iterator[PlanFinding]:
    """The instrument was not in force on the day of the conference."""
    book, day = exam.rulebook, exam.day
    if book is None or day is None:
        return
    if day < book.in_force_from or (book.in_force_to and day > book.in_force_to):
        until = (
            Wording(" đến {in_force_to}", in_force_to=book.in_force_to)
            if book.in_force_to
            else ""
        )
        yield PlanFinding(
            "rulebook-not-in-force",
            Severity.CONFLICT,
            Wording(
                "Nếu {day_words} thì {name} không có hiệu lực (hiệu lực từ "
                "{in_force_from}{until}). Chọn đúng văn bản áp dụng.",
                day_words=exam.day_words,
                name=book.name,
                in_force_from=book.in_force_from,
                until=until,
            ),
            book.name,
        )
    elif day > book.verified_on:
        yield PlanFinding(
            "rulebook-not-verified-since",
            Severity.WARNING,
            Wording(
                "{name} được đối chiếu lần cuối ngày {verified_on}, trước khi "
                "{day_words}. Kiểm tra xem văn bản đã thay đổi chưa.",
                name=book.name,
                verified_on=book.verified_on,
                day_words=exam.day_words,
            ),
            book.name,
        )


def rules_unverified(exam: Examination) -> Iterator[PlanFinding]:
    """A figure this check rests on was never compared with the instrument's text."""
    if exam.rulebook is None:
        return
    book = exam.rulebook
    used: list[tuple[str, Citation]] = [
        (Wording("tỷ lệ có mặt tối thiểu"), book.quorum.citation)
    ]
    used += [(rule.value.what, rule.citation) for rule in book.leads]
    doubtful = [
        Wording("«{what}»", what=what)
        for what, citation in used
        if citation.status in (Status.UNVERIFIED, Status.INFERRED)
    ]
    if doubtful:
        yield PlanFinding(
            "rules-unverified",
            Severity.WARNING,
            Wording(
                "Chưa đối chiếu được với toàn văn {name}: {doubtful}. Đề nghị kiểm "
                "tra trước khi áp dụng.",
                name=book.name,
                doubtful=listed(doubtful),
            ),
            book.name,
        )


def quorum(exam: Examination) -> Iterator[PlanFinding]:
    """The plan's quorum is absent, weaker than the law's, or another one."""
    said, book = exam.plan.quorum, exam.rulebook
    if said is None and exam.has_unread("có mặt", "tham dự"):
        return
    if said is None:
        legal = (
            Wording("; {name} đòi hỏi {value}", name=book.name, value=book.quorum.value)
            if book
            else ""
        )
        message = Wording(
            "Kế hoạch không nêu tỷ lệ có mặt tối thiểu để tiến hành hội nghị{legal}.",
            legal=legal,
        )
        yield PlanFinding("quorum-missing", Severity.GAP, message)
        return
    if book is None:
        return
    rule, figure = str(book.quorum.citation), book.quorum.value
    if said.of != book.quorum_base:
        base = BASE_WORDS.get(book.quorum_base, str(book.quorum_base))
        message = Wording(
            "Kế hoạch tính tỷ lệ có mặt trên cơ sở khác; văn bản tính trên {base}.",
            base=base,
        )
        yield PlanFinding("quorum-base", Severity.WARNING, message, rule, said.source)
    elif said.fraction < figure:
        message = Wording(
            "Kế hoạch cho họp khi có mặt {fraction}, thấp hơn {figure} theo "
            "quy định. Sửa lại cho đúng.",
            fraction=said.fraction,
            figure=figure,
        )
        yield PlanFinding(
            "quorum-weaker", Severity.CONFLICT, message, rule, said.source
        )
    elif said.fraction > figure:
        message = Wording(
            "Kế hoạch đòi hỏi có mặt {fraction}, cao hơn {figure} của quy định.",
            fraction=said.fraction,
            figure=figure,
        )
        yield PlanFinding(
            "quorum-stronger", Severity.WARNING, message, rule, said.source
        )
