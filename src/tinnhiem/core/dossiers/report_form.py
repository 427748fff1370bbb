"""The report an officeholder writes in the browser, part by part.

The official form (Quy định 96-QĐ/TW, Phụ lục 3) was not found. The parts follow the
plan's own criteria and stay a proposal until somebody has compared them with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from tinnhiem.core.dossiers.errors import ReportEmptyError
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.rules.citation import Citation, Status

# What is typed, by key of the part.
Typed: TypeAlias = Mapping[str, str]
# The same as paragraphs, as papers print them.
Written: TypeAlias = Mapping[str, tuple[str, ...]]

LONGEST_PART: Final = 12_000  # characters: three pages
FORM: Final = Citation(
    instrument="Quy định 96-QĐ/TW",
    article="Phụ lục 3",
    source="chưa thấy Phụ lục 3 chính thức; mẫu đề nghị theo tiêu chí của kế hoạch",
    status=Status.UNVERIFIED,
)
WEAKNESSES: Final = "weaknesses"
EXPLAINED: Final = "explained"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPart:
    """One part of the form.

    Attributes:
        heading: Of the group it belongs to; empty for the facts at the top.
        title: What is to be written.
        is_line: One line, not paragraphs.
    """

    key: str
    title: str
    heading: str = ""
    is_line: bool = False
    is_required: bool = True


_TOP: Final = (
    ("born", "Ngày, tháng, năm sinh"),
    ("party_post", "Chức vụ Đảng"),
    ("held_since", "Giữ chức vụ từ"),
    ("field", "Lĩnh vực được phân công phụ trách"),
)
# Where the plan lists no criteria: those of Điều 5 of the instrument, by their titles.
_CRITERIA: Final = (
    "Phẩm chất chính trị, đạo đức, lối sống, ý thức tổ chức kỷ luật",
    "Kết quả thực hiện chức trách, nhiệm vụ được giao",
)
MOST_CRITERIA: Final = 7  # of ten Roman numerals three stand for what follows


def point_key(criterion: int, point: int) -> str:
    """Return the key of a point of a criterion, both counted from 0."""
    return f"c{criterion}p{point}"


def parts_of_report(plan: Plan) -> tuple[ReportPart, ...]:
    """Return the parts of the form, in the order in which the paper prints them."""
    top = [
        ReportPart(key=key, title=title, is_line=True, is_required=False)
        for key, title in _TOP
    ]
    groups = [(one.title, one.points) for one in plan.criteria]
    groups = groups or [(title, ()) for title in _CRITERIA]
    body = [
        ReportPart(key=point_key(i, j), title=point, heading=title)
        for i, (title, points) in enumerate(groups[:MOST_CRITERIA])
        for j, point in enumerate(points or (title,))
    ]
    tail = (
        ReportPart(
            key=WEAKNESSES,
            title="Hạn chế, khuyết điểm, nguyên nhân và hướng khắc phục",
        ),
        ReportPart(
            key=EXPLAINED,
            title="Giải trình những nội dung được yêu cầu (nếu có)",
            is_required=False,
        ),
        ReportPart(
            key="declared_on",
            title="Ngày kê khai tài sản, thu nhập",
            is_line=True,
            is_required=False,
        ),
    )
    return (*top, *body, *tail)


def written(parts: tuple[ReportPart, ...], typed: Typed) -> Written:
    """Return what was typed as paragraphs; parts of another form are left out."""
    found = {}
    for part in parts:
        text = typed.get(part.key, "")
        lines = (" ".join(line.split()) for line in text.splitlines())
        paragraphs = tuple(line for line in lines if line)
        if paragraphs:
            found[part.key] = paragraphs
    return found


def require_written(parts: tuple[ReportPart, ...], typed: Typed) -> Written:
    """Return the report, or refuse one with an empty part.

    Raises:
        ReportEmptyError: It names every part that must have words and has none.
    """
    found = written(parts, typed)
    empty = [one.title for one in parts if one.is_required and one.key not in found]
    if empty:
        raise ReportEmptyError(tuple(empty))
    return found
