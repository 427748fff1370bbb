"""The facts of a plan as rows that somebody corrects, and back again.

Each part of a plan gives rows: the sentence, and fields with what was read from it.
What no row shows (paragraphs that papers repeat word for word) stays as it was read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from tinnhiem.core.plans.plan import (
    Basis,
    Criterion,
    Head,
    MinutesRule,
    Plan,
    Post,
    QuorumRule,
    VoterCategory,
)
from tinnhiem.web.plans.fact_fields import (
    WHOLES,
    choice,
    day,
    gone,
    line,
    lines,
    number,
    paragraphs,
)
from tinnhiem.web.plans.fact_row import ADDED, Part, Row, Typed, kept_rows
from tinnhiem.web.plans.step_rows import read_steps, step_rows


def _head_rows(plan: Plan) -> Iterator[Row]:
    head = plan.head
    yield Row(
        "head",
        None,
        {
            "issuer": line(_("Cơ quan ban hành"), head.issuer),
            "superior": line(_("Cơ quan chủ quản"), head.superior, required=False),
            "number": line(_("Số"), head.number, required=False),
            "symbol": line(_("Ký hiệu"), head.symbol, required=False),
            "day": number(_("Ngày"), head.day, most=31, required=False),
            "month": number(_("Tháng"), head.month, most=12, required=False),
            "year": number(_("Năm"), head.year, least=1990, most=2100, required=False),
            "place": line(_("Địa danh"), head.place, required=False),
            "subject": lines(_("Trích yếu"), (head.subject,)),
            "signer_title": line(
                _("Chức vụ người ký"), head.signer_title, required=False
            ),
            "signer_name": line(_("Họ tên người ký"), head.signer_name, required=False),
            "recipients": lines(
                _("Nơi nhận, mỗi nơi một dòng"), head.recipients, required=False
            ),
        },
    )


def _head(plan: Plan, typed: Mapping[str, Typed]) -> Plan:
    given = dict(typed["head"])
    given["subject"] = " ".join(given["subject"])
    head: Head = replace(plan.head, **given)
    return replace(plan, head=head)


def _post_rows(plan: Plan) -> Iterator[Row]:
    for place, post in enumerate(plan.officeholders):
        yield Row(
            f"post-{place}",
            post.source,
            {
                "title": line(_("Chức danh"), post.title),
                "count": number(_("Số người"), post.count),
                "gone": gone(),
            },
        )
    yield Row(
        "post-new",
        None,
        {
            "title": line(_("Chức danh"), "", required=False),
            "count": number(_("Số người"), None, required=False),
        },
        _("Thêm một chức danh"),
    )


def _posts(plan: Plan, typed: Mapping[str, Typed]) -> Plan:
    kept = [
        replace(post, title=given["title"], count=given["count"])
        for post, given in kept_rows("post", plan.officeholders, typed)
    ]
    new = typed["post-new"]
    if new["title"]:
        kept.append(Post(new["title"], new["count"] or 1, ADDED))
    return replace(plan, officeholders=tuple(kept))


def _category_rows(plan: Plan) -> Iterator[Row]:
    for place, category in enumerate(plan.voter_categories):
        yield Row(
            f"category-{place}",
            category.source,
            {"name": line(_("Thành phần"), category.name), "gone": gone()},
        )
    yield Row(
        "category-new",
        None,
        {"name": line(_("Thành phần"), "", required=False)},
        _("Thêm một thành phần"),
    )


def _categories(plan: Plan, typed: Mapping[str, Typed]) -> Plan:
    kept = [
        replace(category, name=given["name"])
        for category, given in kept_rows("category", plan.voter_categories, typed)
    ]
    if typed["category-new"]["name"]:
        kept.append(VoterCategory(typed["category-new"]["name"], ADDED))
    return replace(plan, voter_categories=tuple(kept))


def _hall_rows(plan: Plan) -> Iterator[Row]:
    quorum, minutes = plan.quorum, plan.minutes
    share = quorum.fraction if quorum else None
    yield Row(
        "quorum",
        quorum.source if quorum else None,
        {
            "part": number(
                _("Tỷ lệ có mặt ít nhất: tử số"),
                share.numerator if share else None,
                required=False,
            ),
            "whole": number(
                _("Mẫu số"), share.denominator if share else None, required=False
            ),
            "of": choice(_("Tính trên số người"), WHOLES, quorum.of if quorum else ""),
        },
        _("Điều kiện tiến hành"),
    )
    yield Row(
        "minutes",
        minutes.source if minutes else None,
        {
            "copies": number(
                _("Số bản"), minutes.copies if minutes else None, required=False
            ),
            "recipients": lines(
                _("Nơi nhận từng bản, mỗi bản một dòng"),
                minutes.recipients if minutes else (),
                required=False,
            ),
        },
        _("Biên bản kiểm phiếu"),
    )


def _hall(plan: Plan, typed: Mapping[str, Typed]) -> Plan:
    rule, paper = typed["quorum"], typed["minutes"]
    quorum = plan.quorum
    if not (rule["part"] and rule["whole"]):
        quorum = None
    else:
        source = quorum.source if quorum else ADDED
        share = Fraction(rule["part"], rule["whole"])
        quorum = QuorumRule(share, rule["of"], source)
    minutes = plan.minutes
    if not paper["copies"]:
        minutes = None
    elif minutes is None:
        minutes = MinutesRule(paper["copies"], paper["recipients"], "", ADDED)
    elif (minutes.copies, minutes.recipients) != tuple(paper.values()):
        # The shares were read from the words that are corrected now.
        minutes = replace(
            minutes, copies=paper["copies"], recipients=paper["recipients"], shares=()
        )
    return replace(plan, quorum=quorum, minutes=minutes)


def _criterion_rows(plan: Plan) -> Iterator[Row]:
    for place, criterion in enumerate(plan.criteria):
        yield Row(
            f"criterion-{place}",
            criterion.source,
            {
                "title": line(_("Tiêu chí"), criterion.title),
                "points": paragraphs(
                    _("Nội dung, mỗi ý một dòng"), criterion.points, required=False
                ),
                "gone": gone(),
            },
        )


def _criteria(plan: Plan, typed: Mapping[str, Typed]) -> Plan:
    kept: list[Criterion] = [
        replace(one, title=given["title"], points=given["points"])
        for one, given in kept_rows("criterion", plan.criteria, typed)
    ]
    return replace(plan, criteria=tuple(kept))


def _basis_rows(plan: Plan) -> Iterator[Row]:
    for place, basis in enumerate(plan.bases):
        yield Row(
            f"basis-{place}",
            basis.source,
            {
                "kind": line(_("Loại văn bản"), basis.kind),
                "number": line(_("Số, ký hiệu"), basis.number),
                "issued_on": day(_("Ngày ban hành"), basis.issued_on),
                "issuer": line(_("Cơ quan ban hành"), basis.issuer, required=False),
                "gone": gone(),
            },
        )


def _bases(plan: Plan, typed: Mapping[str, Typed]) -> Plan:
    kept: list[Basis] = [
        replace(basis, **{name: given[name] for name in BASIS})
        for basis, given in kept_rows("basis", plan.bases, typed)
    ]
    return replace(plan, bases=tuple(kept))


BASIS: Final = ("kind", "number", "issued_on", "issuer")


PARTS: Final = (
    Part(later("Thể thức"), _head_rows, _head),
    Part(later("Người được lấy phiếu"), _post_rows, _posts),
    Part(later("Thành phần ghi phiếu"), _category_rows, _categories),
    Part(later("Các bước"), step_rows, read_steps),
    Part(later("Hội nghị và biên bản"), _hall_rows, _hall),
    Part(later("Tiêu chí"), _criterion_rows, _criteria),
    Part(later("Căn cứ"), _basis_rows, _bases),
)
