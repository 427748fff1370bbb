"""Whose form the papers follow: what the head shows, and nothing guessed in silence."""

from pathlib import Path

import pytest

from tinnhiem.core.plans.compiler import compile_plan
from tinnhiem.core.plans.head import is_party_body
from tinnhiem.core.plans.plan import PaperForm, Spelling
from tinnhiem.core.plans.plan_toml import plan_from_table, plan_to_table

SEED = Path(__file__).parents[3] / "examples" / "quang-ngai-2023" / "plan.txt"
TEXT = SEED.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("above", "form"),
    [
        pytest.param("", None, id="nothing shown"),
        pytest.param("ĐẢNG CỘNG SẢN VIỆT NAM\n\n", PaperForm.PARTY, id="the Party"),
        pytest.param(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\n", PaperForm.STATE, id="the State"
        ),
        pytest.param("CHI BỘ VĂN PHÒNG 1\n\n", PaperForm.PARTY, id="a cell"),
        pytest.param("VĂN PHÒNG\n\n", None, id="an office"),
    ],
)
def test_the_form_is_what_the_head_shows(above: str, form: PaperForm | None) -> None:
    plan = compile_plan(f"{above}{TEXT.lstrip()}".splitlines())
    assert plan.head.form is form


@pytest.mark.parametrize(
    ("name", "is_party"),
    [
        ("Chi bộ Văn phòng 1", True),
        ("ĐẢNG ỦY UBND TỈNH", True),
        ("Đảng uỷ Khối các cơ quan", True),
        ("Ban Chấp hành Đảng bộ tỉnh", True),
        ("Ban Thường vụ Tỉnh ủy", True),
        ("Ban Chấp hành Công đoàn cơ sở", False),
        ("Ban Thường vụ Tỉnh đoàn", False),
        ("Văn phòng UBND tỉnh", False),
        ("Ban Kiểm phiếu", False),
    ],
)
def test_bodies_of_the_party_are_known_by_name(name: str, is_party: bool) -> None:
    assert is_party_body(name) is is_party


def test_form_and_spelling_survive_a_plan_file() -> None:
    table = plan_to_table(compile_plan(TEXT.splitlines()))
    assert "form" not in table["head"]
    table["head"] |= {"form": "party", "spelling": "Uỷ"}

    head = plan_from_table(table).head

    assert (head.form, head.spelling) == (PaperForm.PARTY, Spelling.MARK_ON_Y)
