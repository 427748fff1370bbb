"""The pages of papers: where each stands, making them, who opened which."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.site.builders import (
    MORNING,
    SLUG,
    counted_record,
    save_campaign,
    save_paper,
    signed_in,
)
from tinnhiem.actions.papers.allot_copies import allot_copies
from tinnhiem.actions.papers.classify_paper import classify_paper
from tinnhiem.actions.papers.finalise_paper import finalise_paper
from tinnhiem.actions.papers.freezing import Signing
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.papers.marking import Marking, Secrecy
from tinnhiem.store.models import Campaign

PAPERS = f"/cuoc/{SLUG}/van-ban/"


@pytest.fixture
def campaign(folder: Path) -> Campaign:
    assert folder.is_dir()
    return save_campaign(counted_record(), phase="summoned")


@pytest.fixture
def lan() -> Client:
    return signed_in(Duty.CLERK)


def shown(client: Client, address: str = PAPERS) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def restrict(campaign: Campaign, code: str, **facts: object) -> None:
    marking = Marking(decided_by="Nguyễn Thiên Bút", decided_on=date(2023, 7, 1))
    wanted = {**{f: getattr(marking, f) for f in Marking.__slots__}, **facts}
    classify_paper(
        campaign=campaign,
        code=code,
        marking=Marking(**wanted),
        by="lan.hcqt",
        now=MORNING,
    )


def test_every_paper_of_the_catalogue_is_a_draft_at_first(
    campaign: Campaign, lan: Client
) -> None:
    page = shown(lan)

    assert campaign.papers.count() == 0
    assert page.count("dự thảo</span>") == 30
    assert "Lập mọi dự thảo" in page


def test_one_draft_is_made_and_can_be_opened(campaign: Campaign, lan: Client) -> None:
    answer = lan.post(PAPERS, {"code": "D01"}, follow=True)

    assert "Đã lập 1 văn bản" in answer.content.decode()
    assert [row.code for row in campaign.papers.all()] == ["D01"]
    assert f"{PAPERS}D01.pdf" in shown(lan)


def test_a_paper_of_many_files_leads_to_its_own_page(
    campaign: Campaign, lan: Client
) -> None:
    lan.post(f"{PAPERS}D16/", {"deed": "make"})

    made = [row.code for row in campaign.papers.order_by("code")]
    assert made == ["D16-1", "D16-2", "D16-3"]
    assert "3 tệp" in shown(lan)
    page = shown(lan, f"{PAPERS}D16/")
    assert page.index("D16-1.pdf") < page.index("D16-3.pdf")


def test_a_frozen_paper_is_left_as_it_is(campaign: Campaign, lan: Client) -> None:
    finalise_paper(
        campaign=campaign,
        code="D02b",
        signing=Signing(accepted_faults="giữ theo mẫu của cơ quan"),
        by="lan.hcqt",
        now=MORNING,
    )

    answer = lan.post(PAPERS, {"code": "D02b"}, follow=True)

    page = answer.content.decode()
    assert "bản đã chốt giữ nguyên" in page
    assert "đã chốt</span> ngày 13/7/2023" in page
    assert "0 / 0" in page  # copies: allotted as Nơi nhận says, none printed


def test_copies_are_shown_with_their_recipients(
    campaign: Campaign, lan: Client
) -> None:
    copies = allot_copies(
        campaign=campaign, code="D01", shares=(), by="lan.hcqt", now=MORNING
    )

    page = shown(lan, f"{PAPERS}D01/")

    assert all(copy.recipient in page for copy in copies)
    assert f"{len(copies)} / 0 / 0" in shown(lan)


def test_an_unknown_paper_does_not_exist(campaign: Campaign, lan: Client) -> None:
    assert campaign.slug == SLUG
    assert lan.get(f"{PAPERS}D99/").status_code == 404
    assert lan.get("/cuoc/khong-co/van-ban/").status_code == 404


def test_the_inspector_looks_and_makes_nothing(campaign: Campaign) -> None:
    inspector = signed_in(Duty.INSPECTOR)

    assert "Lập mọi dự thảo" not in shown(inspector)
    assert inspector.post(PAPERS, {"code": "D01"}).status_code == 404
    assert campaign.papers.count() == 0


def test_a_state_secret_does_not_open_on_a_page(
    campaign: Campaign, lan: Client, folder: Path
) -> None:
    save_paper(campaign, folder=folder, code="D16-1")
    restrict(
        campaign,
        "D16",
        secrecy=Secrecy.CLASSIFIED,
        listed_in="Quyết định 2500/QĐ-TTg",
        item="Mục thử",
    )

    assert lan.get(f"{PAPERS}D16-1.pdf").status_code == 404


def test_opening_an_internal_paper_is_journalled(
    campaign: Campaign, lan: Client, folder: Path
) -> None:
    save_paper(campaign, folder=folder, code="D16-1")
    restrict(campaign, "D16", is_internal=True)

    lan.get(f"{PAPERS}D16-1.pdf").close()

    entry = campaign.journal.last()
    assert entry is not None
    assert (entry.event, entry.by) == ("paper.opened", "lan.hcqt")
    assert entry.facts == {"code": "D16", "file": "D16-1.pdf"}
    assert "D16-1.pdf</span>" in shown(lan, f"{PAPERS}D16/")


def test_opening_a_paper_that_nobody_restricted_leaves_no_trace(
    campaign: Campaign, lan: Client, folder: Path
) -> None:
    save_paper(campaign, folder=folder, code="D01")
    restrict(campaign, "D16", is_internal=True)
    before = campaign.journal.count()

    lan.get(f"{PAPERS}D01.pdf").close()

    assert campaign.journal.count() == before


def test_the_pages_ask_few_questions(
    campaign: Campaign,
    lan: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    allot_copies(campaign=campaign, code="D01", shares=(), by="", now=MORNING)
    for address in (PAPERS, f"{PAPERS}D01/"):
        with django_assert_max_num_queries(15):
            assert len(shown(lan, address)) < 60_000
