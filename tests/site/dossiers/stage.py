"""A campaign in the middle of its dossiers, served for real browsers to look at."""

import json
from datetime import datetime
from pathlib import Path
from typing import TypedDict

from tests.site.builders import (
    CARDS,
    HOLDERS,
    MORNING,
    counted_record,
    make_account,
    save_campaign,
    serve_on_loopback,
)
from tests.site.dossiers.cast import hand_in, open_a_vault
from tests.site.dossiers.pdfs import plain_pdf
from tinnhiem.actions.access.cards import issue_cards
from tinnhiem.actions.dossiers.declarations import keep_declarations, name_reader
from tinnhiem.actions.dossiers.record_receipt import Receipt, record_receipt
from tinnhiem.actions.dossiers.release_dossiers import release_dossiers
from tinnhiem.actions.dossiers.take_back import return_filing
from tinnhiem.actions.dossiers.view_filing import view_as_voter
from tinnhiem.core.access.duty import Duty
from tinnhiem.store import models
from tinnhiem.store.folder import use_folder


class By(TypedDict):
    """Who, and when."""

    by: str
    now: datetime


BY: By = {"by": "lan.hcqt", "now": MORNING}


def serve_dossiers(folder: Path) -> None:
    """Serve it; print the port, never return. A file of the folder has the cards."""
    use_folder(folder)
    make_account(Duty.ADMIN, Duty.CLERK)
    campaign = save_campaign(counted_record(), phase="summoned")
    open_a_vault()
    fill(campaign)
    entries = list(campaign.roster.filter(number__in=(2, 20)).order_by("-number"))
    cards = issue_cards(campaign=campaign, entries=entries, by="", now=MORNING)
    told = {name: (c.token, c.pin) for name, c in zip(HOLDERS, cards, strict=True)}
    (folder / CARDS).write_text(json.dumps(told), encoding="utf-8")
    serve_on_loopback()


def fill(campaign: models.Campaign) -> None:
    """Hand in, return, release and read as an office does half-way."""
    report = hand_in(campaign, plain_pdf(4))
    rows = [report, hand_in(campaign, plain_pdf(6), person="p2")]
    for item, person in (("unit-report", ""), ("assets", "p1"), ("assets", "p2")):
        _receive(campaign, item=item, person=person)
    release_dossiers(
        campaign=campaign,
        seen=frozenset(
            str(row.pk) for row in (*rows, campaign.filings.get(item="unit-report"))
        ),
        reason="Hai đồng chí đang đi công tác, nộp bổ sung sau.",
        **BY,
    )
    hand_in(campaign, plain_pdf(5))
    return_filing(
        campaign=campaign,
        filing=hand_in(campaign, plain_pdf(2), person="p3").pk,
        reason="Thiếu mục hạn chế, khuyết điểm; chưa ký.",
        **BY,
    )
    for entry in campaign.roster.filter(number__gt=10):
        view_as_voter(
            campaign=campaign, filing=report.pk, voter=entry.person_id, now=MORNING
        )
    keep_declarations(campaign=campaign, as_files=True, **BY)
    hand_in(campaign, plain_pdf(3), person="p4", item="assets")
    why = "Được giao đối chiếu số trang, chữ ký"
    name_reader(campaign=campaign, login="lan.hcqt", reason=why, **BY)


def _receive(campaign: models.Campaign, *, item: str, person: str) -> None:
    receipt = Receipt(
        person=person,
        item=item,
        received_on=MORNING.date(),
        pages=7,
        receiver="Trần Thị Lan",
        form_version="Phụ lục I Nghị định 130/2020/NĐ-CP",
    )
    record_receipt(campaign=campaign, receipt=receipt, **BY)
