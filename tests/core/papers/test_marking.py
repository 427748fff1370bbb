"""No level of secrecy without a list, an entry and a person (Luật 117/2025, Điều 5)."""

from datetime import date

import pytest

from tinnhiem.core.papers.errors import ClassificationBasisError
from tinnhiem.core.papers.marking import Marking, Secrecy, require_basis

LEVELS = [level for level in Secrecy if level is not Secrecy.NONE]
BASIS = {
    "listed_in": "Quyết định 2500/QĐ-TTg",
    "item": "Mục thử",
    "decided_by": "Chánh Văn phòng",
}


def marking(level: Secrecy, **changes: str) -> Marking:
    return Marking(secrecy=level, decided_on=date(2023, 7, 6), **{**BASIS, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("missing", list(BASIS))
def test_a_level_needs_each_part_of_its_basis(level: Secrecy, missing: str) -> None:
    with pytest.raises(ClassificationBasisError) as refused:
        require_basis(marking(level, **{missing: "  "}), code="D16")

    assert refused.value.missing == (missing,)


@pytest.mark.parametrize("level", LEVELS)
def test_a_level_with_its_basis_stands(level: Secrecy) -> None:
    require_basis(marking(level), code="D16")

    assert marking(level).is_secret


def test_an_internal_paper_needs_no_list() -> None:
    internal = Marking(
        is_internal=True, decided_by="Chánh Văn phòng", decided_on=date(2023, 7, 6)
    )
    require_basis(internal, code="D20")

    assert not internal.is_secret
