"""A plan's text turned into its facts: lines, paragraphs, outline, facts."""

from collections.abc import Callable, Sequence
from typing import Final

from tinnhiem.core.plans.errors import PlanNotRecognizedError
from tinnhiem.core.plans.head import Parts, head_of, parts_of, title_at
from tinnhiem.core.plans.instruments import bases_in
from tinnhiem.core.plans.outline import (
    DECIMAL,
    LEAVES,
    ROMAN,
    STAGE,
    Item,
    marker_of,
    outline_of,
)
from tinnhiem.core.plans.paragraphs import Passage, passages_of
from tinnhiem.core.plans.plan import Criterion, Paragraph, Plan, Source
from tinnhiem.core.plans.posts import announced_in, categories_in, posts_in
from tinnhiem.core.plans.provisions import minutes_in, quorum_in
from tinnhiem.core.plans.steps import steps_in
from tinnhiem.core.plans.words import fold, has

VOTE: Final = "lấy phiếu tín nhiệm"
NOTHING: Final = Item("", "", "", Passage(0, ""))


def compile_plan(lines: Sequence[str]) -> Plan:
    """Return the facts of a plan.

    Args:
        lines: The plan's text line by line, any Unicode form; the first is line 1.

    Raises:
        PlanNotRecognizedError: The text is no plan of a confidence vote. Choose the
            plan itself.
    """
    passages = passages_of(lines)
    _require_plan(passages)
    parts = parts_of(passages, first_section=_first_section(passages))
    outline = outline_of(parts.body)
    process = _process(outline)
    _require_steps(process)
    return _plan(parts, outline, process)


def _plan(parts: Parts, outline: Item, process: Item) -> Plan:
    head = head_of(parts)
    posts_item = _find(outline, _lists_posts, apart_from=process)
    voters_item = _find(outline, _lists_voters, apart_from=process)
    criteria_item = _find(outline, _lists_criteria, apart_from=process)
    basis_item = _find(outline, _lists_bases, apart_from=process)
    posts, unread_posts = posts_in(posts_item)
    categories, unread_categories = categories_in(voters_item)
    steps, unread_steps = steps_in(process, year=head.year)
    quorum, unread_quorum = quorum_in(outline.passages())
    minutes, unread_minutes = minutes_in(outline.passages())
    duties, closing = _duties(outline)
    gaps = (
        *unread_posts,
        *unread_categories,
        *unread_steps,
        *unread_quorum,
        *unread_minutes,
    )
    return Plan(
        head=head,
        preamble=tuple(passage.text for passage in parts.preamble),
        bases=bases_in((*parts.preamble, *basis_item.passages())),
        purposes=_paragraphs(_find(outline, _lists_purposes, apart_from=process)),
        officeholder_basis=_words_of(posts_item),
        officeholders=posts,
        announced_count=announced_in(posts_item),
        voter_basis=_words_of(voters_item),
        voter_categories=categories,
        criteria_basis=_words_of(criteria_item),
        criteria=_criteria(criteria_item),
        steps=steps,
        quorum=quorum,
        minutes=minutes,
        duties=duties,
        closing=closing,
        gaps=tuple(sorted(dict.fromkeys(gaps), key=lambda gap: gap.line)),
    )


def _require_plan(passages: Sequence[Passage]) -> None:
    text = fold(" ".join(passage.text for passage in passages))
    missing = []
    if title_at(passages[: _first_section(passages)]) < 0:
        missing.append("tiêu đề «KẾ HOẠCH»")
    if not has(text, VOTE):
        missing.append(f"cụm từ «{VOTE}»")
    if missing:
        raise PlanNotRecognizedError(missing=tuple(missing))


def _require_steps(process: Item) -> None:
    if process is NOTHING or not process.numbered:
        raise PlanNotRecognizedError(
            missing=("mục «Quy trình» với các bước được đánh số",)
        )


def _first_section(passages: Sequence[Passage]) -> int:
    """Return the place of the first numbered paragraph after the heading."""
    title = title_at(passages)
    for place in range(title + 1, len(passages)):
        if marker_of(passages[place].text)[0] in (ROMAN, DECIMAL, STAGE):
            return place
    return len(passages)


def _process(outline: Item) -> Item:
    """Return the innermost item that holds the stages."""
    staged = [
        item
        for item in outline.walk()
        if any(has(fold(_heading(below)), *STAGES) for below in item.numbered)
    ]
    if staged:
        return staged[-1]
    named = [i for i in outline.walk() if has(fold(i.text), *PROCESS) and i.numbered]
    return named[0] if named else NOTHING


STAGES: Final = tuple(f"bước {number}" for number in range(1, 10))
PROCESS: Final = ("quy trình", "trình tự", "các bước", "tiến độ thực hiện")


def _heading(item: Item) -> str:
    return f"{item.number} {item.text}" if item.style == STAGE else item.text[:20]


def _find(outline: Item, fits: Callable[[Item], bool], *, apart_from: Item) -> Item:
    """Return the innermost fitting item outside the process; `NOTHING` if none."""
    inside = {id(item) for item in apart_from.walk()}
    found = [i for i in outline.walk() if id(i) not in inside and fits(i)]
    if not found:
        return NOTHING
    first = found[0]
    below = [item for item in first.walk() if fits(item)]
    return below[-1]


def _title(item: Item) -> str:
    """Return the folded heading of an item; "" when it is a mere sentence."""
    holds_something = bool(item.items or item.paragraphs) or "gồm" in item.text
    if item.style in ("", *LEAVES) or not (holds_something or ":" in item.text):
        return ""
    return fold(item.text.split(":")[0][:200])


def _lists_posts(item: Item) -> bool:
    title = _title(item)
    return has(
        title, "được lấy phiếu", "chức danh lấy phiếu", "đối tượng lấy phiếu"
    ) or (has(title, "số lượng") and has(title, "chức danh", "chức vụ"))


def _lists_voters(item: Item) -> bool:
    title = _title(item)
    return has(title, "ghi phiếu", "bỏ phiếu", "tham gia lấy phiếu") and has(
        title, "thành phần", "đối tượng", "người", "đại biểu"
    )


def _lists_criteria(item: Item) -> bool:
    return item.depth == 0 and has(_title(item), "tiêu chí")


def _lists_purposes(item: Item) -> bool:
    return item.style == ROMAN and has(_title(item), "mục đích", "yêu cầu")


def _lists_bases(item: Item) -> bool:
    return _title(item).startswith(fold("căn cứ")) and item.style == ROMAN


def _lists_duties(item: Item) -> bool:
    return item.style == ROMAN and has(
        _title(item), "tổ chức thực hiện", "phân công", "trách nhiệm"
    )


def _words_of(item: Item) -> str:
    """Return the words that introduce a list, without a list on the same line."""
    text = " ".join(passage.text for passage in item.paragraphs)
    before, colon, _ = text.rpartition("gồm:")
    return f"{before}{colon}" if colon else text


def _paragraphs(item: Item) -> tuple[Paragraph, ...]:
    unmarked = (Paragraph("", passage.text) for passage in item.paragraphs)
    return (*unmarked, *(_paragraph(below) for below in item.items))


def _paragraph(item: Item) -> Paragraph:
    text = " ".join([item.text, *(passage.text for passage in item.paragraphs)])
    points = tuple(p.text for below in item.items for p in below.passages())
    return Paragraph(item.number, text, points)


def _criteria(item: Item) -> tuple[Criterion, ...]:
    return tuple(
        Criterion(
            number=group.number,
            title=group.text.rstrip(" .;:"),
            points=tuple(p.text for below in group.items for p in below.passages()),
            source=Source(group.source.line, group.source.text),
        )
        for group in item.numbered or item.dashes
    )


def _duties(outline: Item) -> tuple[tuple[Paragraph, ...], tuple[str, ...]]:
    """Return who does what, and the closing words after the last duty."""
    section = _find(outline, _lists_duties, apart_from=NOTHING)
    last = list(outline.walk())[-1] if outline.items else NOTHING
    holder = next(
        (i for i in outline.walk() if i.paragraphs and _ends_the_plan(i)), last
    )
    closing = tuple(passage.text.removesuffix("./.") for passage in holder.paragraphs)
    if not _ends_the_plan(holder):
        return _paragraphs(section), ()
    holder.paragraphs.clear()
    return _paragraphs(section), closing


def _ends_the_plan(item: Item) -> bool:
    return bool(item.paragraphs) and item.paragraphs[-1].text.endswith("./.")
