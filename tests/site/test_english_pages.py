"""In English every page is English, and says where it is not (WCAG 3.1.2)."""

from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.test import Client

from dev.msgids import CATALOGUE, msgids
from tests.contracts.test_english import catalogue
from tests.journeys.test_pages_in_chromium import PAGES
from tests.site.access.test_rights import ADDRESSES, visitor
from tests.site.builders import (
    counted_record,
    planned_record,
    save_campaign,
    save_paper,
    signed_in,
    steps_done_in_time,
)
from tests.site.tongues import unmarked
from tinnhiem.core.access.duty import Duty

pytestmark = pytest.mark.usefixtures("folder")


def in_english(client: Client, address: str) -> list[str]:
    """Return what of a page is Vietnamese and does not say so."""
    client.cookies["django_language"] = "en"
    answer = client.get(address)
    html = b"" if answer.streaming else answer.content
    answer.close()
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return []
    return unmarked(html.decode())


def test_everything_that_pages_say_has_its_english() -> None:
    known = catalogue()
    missing = [
        f"{place}: {said[0]}"
        for said, place in msgids().items()
        if not all(known.get(said, ("",)))
    ]

    assert not missing, (
        "translate these in web/locale/en, after `python -m dev.words`:\n"
        + "\n".join(missing)
    )


def test_the_compiled_catalogue_is_that_of_the_texts() -> None:
    compiled = CATALOGUE.with_suffix(".mo")
    with compiled.open("rb") as file:
        spoken = GNUTranslations(file)

    stale = [
        said[0]
        for said, english in catalogue().items()
        if len(said) == 1 and spoken.gettext(said[0]) != english[0]
    ]

    assert not stale, "run `python -m dev.words`"


def test_the_reader_of_pages_sees_what_is_not_marked() -> None:
    page = '<p title="Tên">A <b lang="vi">Đức</b> Đức<br> <img alt="Ảnh"></p>'

    assert unmarked(page) == ["Tên", "Đức", "Ảnh"]


@pytest.mark.parametrize("duty", Duty)
def test_every_page_of_everybody_is_english(duty: Duty, folder: Path) -> None:
    campaign = save_campaign(counted_record(), phase="summoned")
    save_paper(campaign, folder=folder, code="D01")
    client = visitor(duty, campaign)
    wrong = {}
    for address in ADDRESSES:
        if address.page in {"sign-out", "language", "setup"}:
            continue  # ends what is tested, or is gone once there is an account
        if left := in_english(client, address.path):
            wrong[address.name] = left

    assert not wrong


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("phase", ["planned", "signed"])
def test_a_page_is_english_before_and_after(
    name: str, phase: str, folder: Path
) -> None:
    record = planned_record() if phase == "planned" else counted_record()
    campaign = save_campaign(record, phase=phase)
    for step, day in steps_done_in_time().items():
        campaign.steps_done.create(step=step, done_on=day)
    save_paper(campaign, folder=folder, code="D16")

    left = in_english(signed_in(Duty.ADMIN, Duty.CLERK), PAGES[name])

    assert not left
