"""The checklist as a page and as a command."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django import DjangoAssertNumQueries

from tests.site.builders import (
    SLUG,
    counted_record,
    planned_record,
    save_campaign,
    signed_in,
)
from tinnhiem.cli.campaign.checklist import checklist as command
from tinnhiem.core.access.duty import Duty

PAGE = f"/cuoc/{SLUG}/chuan-bi/"


def test_the_page_names_what_is_missing_with_its_rule_and_its_place(
    folder: Path,
) -> None:
    assert folder.is_dir()
    save_campaign(planned_record(), phase="planned")

    page = signed_in(Duty.CLERK).get(PAGE).content.decode()

    assert "Trước khi triệu tập" in page
    assert "Trước khi khai mạc" in page
    assert "Đủ người được lấy phiếu tín nhiệm theo kế hoạch: 0/4" in page
    assert "Nghị định 30/2020/NĐ-CP" in page
    assert f'href="/cuoc/{SLUG}/van-ban/"' in page
    assert f'href="/cuoc/{SLUG}/ke-hoach/ngay-hop/"' in page
    assert f'href="/cuoc/{SLUG}/nhan-su/giay-moi/"' in page


def test_the_page_asks_few_questions(
    folder: Path, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    assert folder.is_dir()
    save_campaign(counted_record(), phase="summoned")
    lan = signed_in(Duty.CLERK)

    with django_assert_max_num_queries(15):
        answer = lan.get(PAGE)

    assert answer.status_code == 200
    assert len(answer.content) < 60_000


@pytest.mark.parametrize("slug", ["khong-co"])
def test_no_campaign_has_no_checklist(folder: Path, slug: str) -> None:
    assert folder.is_dir()
    assert signed_in(Duty.CLERK).get(f"/cuoc/{slug}/chuan-bi/").status_code == 404


def test_the_command_says_the_same_as_the_page(folder: Path) -> None:
    save_campaign(planned_record(), phase="planned")

    said = CliRunner().invoke(command, ["--data", str(folder)], standalone_mode=False)

    assert said.return_value == 1
    assert "[ ] Chốt danh sách người ghi phiếu tín nhiệm" in said.output
    assert "Căn cứ: " in said.output
