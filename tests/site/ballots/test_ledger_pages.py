"""The ledger on pages: whose it is, what it says; nothing twice, all explained."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from tests.papers.reading import pdf_text
from tests.site.builders import signed_in
from tests.site.devices import bind
from tests.site.stories import tell
from tinnhiem.actions.ballots.hand_out_sheets import hand_out_sheets
from tinnhiem.actions.ballots.record_sheets import record_sheets
from tinnhiem.actions.demonstration.story import at
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.conference.errors import LedgerNotYoursError
from tinnhiem.papers.catalogue.handover import handover
from tinnhiem.papers.catalogue.minutes import count_minutes
from tinnhiem.store import journal, models
from tinnhiem.store.queries.conference import account_of
from tinnhiem.store.queries.records import record_of

pytestmark = pytest.mark.usefixtures("folder")


def ledger(campaign: models.Campaign, rest: str = "") -> str:
    return f"/cuoc/{campaign.slug}/phieu/{rest}"


def committee(campaign: models.Campaign, place: int = 0) -> Client:
    client = Client()
    bind(client, campaign, member=list(campaign.committee.order_by("place"))[place])
    return client


def send(client: Client, address: str, **fields: object) -> str:
    """Send a form with a key of its own; return the page that follows."""
    sent = {"once": str(uuid4()), **fields}
    return client.post(address, sent, follow=True).content.decode()


def issued(campaign: models.Campaign) -> int:
    found = account_of(campaign)
    return found.issued if found else 0


def test_the_clerk_writes_the_print_run_and_is_told_how_many() -> None:
    campaign = tell(until="Nhập và chốt danh sách").campaign
    clerk = signed_in(Duty.CLERK)

    shown = clerk.get(ledger(campaign)).content.decode()
    said = send(
        clerk, ledger(campaign), deed="record", printed=29, damaged=1, stamped=28
    )

    assert "Gợi ý in <strong>29</strong> phiếu: 26 người được triệu tập" in shown
    assert "in ra: cộng thêm 29: 0 → 29" in said
    account = account_of(campaign)
    assert account is not None
    assert (account.printed, account.damaged, account.stamped) == (29, 1, 28)


def test_a_double_click_never_adds_twice() -> None:
    campaign = tell(until="Nhập và chốt danh sách").campaign
    clerk, key = signed_in(Duty.CLERK), str(uuid4())
    for _ in range(3):
        send(clerk, ledger(campaign), deed="record", printed=29, once=key)

    assert list(campaign.movements.values_list("kind", "sheets")) == [("printed", 29)]


def test_an_old_form_with_other_figures_is_refused_and_not_called_done() -> None:
    campaign = tell(until="Nhập và chốt danh sách").campaign
    clerk, key = signed_in(Duty.CLERK), str(uuid4())
    send(clerk, ledger(campaign), deed="record", printed=29, once=key)

    said = send(clerk, ledger(campaign), deed="record", printed=30, once=key)

    assert "Trang này đã cũ" in said
    assert list(campaign.movements.values_list("kind", "sheets")) == [("printed", 29)]


def test_the_clerk_has_no_part_in_it_once_the_committee_is_elected() -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign
    clerk = signed_in(Duty.CLERK)

    shown = clerk.get(ledger(campaign)).content.decode()
    said = send(clerk, ledger(campaign), deed="record", issued=25)

    assert 'value="record"' not in shown
    assert "người khác chỉ xem" in shown
    assert "do Ban Kiểm phiếu ghi trên thiết bị" in said
    assert issued(campaign) == 0


def test_the_committee_has_no_part_in_it_before_it_is_elected() -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign
    device = committee(campaign)
    campaign.phase = "quorate"
    campaign.save()

    said = send(device, ledger(campaign), deed="record", printed=2)

    assert "sổ phiếu do bộ phận tham mưu ghi" in said


def test_a_device_of_another_vote_learns_nothing() -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign
    device = committee(campaign)
    models.Campaign.objects.create(
        slug="cuoc-khac", created_at=at(0), rulebook_key="x", rulebook_version="1"
    )

    assert device.get("/cuoc/cuoc-khac/phieu/").status_code == 404


def test_sheets_are_handed_out_by_name_number_or_the_whole_page() -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign
    device = committee(campaign)
    address = ledger(campaign, "phat/")

    said = send(device, address, numbers="1-3, 7", one=[8, 9], whom="ticked")
    again = send(device, address, numbers="1-4", whom="ticked")

    assert "Đã ghi: phát 6 phiếu." in said
    assert "phát 1 phiếu. 3 người đã nhận từ trước" in again
    assert issued(campaign) == 7
    send(device, address, whom="all")
    assert issued(campaign) == 25
    assert models.SheetReceipt.objects.count() == 25


def test_two_members_who_tick_the_same_people_hand_out_one_sheet_each() -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign
    first, second = committee(campaign, 0), committee(campaign, 1)
    for client in (first, second):
        send(client, ledger(campaign, "phat/"), numbers="1-10", whom="ticked")

    assert issued(campaign) == 10


@pytest.mark.parametrize("typed", ["a", "3-1", "1;;x", "99999999", "1--3", "-"])
def test_numbers_that_cannot_be_read_are_told_and_kept(typed: str) -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign

    said = send(
        committee(campaign), ledger(campaign, "phat/"), numbers=typed, whom="ticked"
    )

    assert "Chỉ ghi số thứ tự" in said
    assert f'value="{typed}"' in said
    assert issued(campaign) == 0


@pytest.mark.parametrize("one", ["9" * 5000, "٣", "²", "-1", "999999"])
def test_a_tick_that_is_no_number_of_the_list_hands_out_nothing(one: str) -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign

    said = send(committee(campaign), ledger(campaign, "phat/"), one=[one])

    assert "Chưa đánh dấu ai" in said
    assert issued(campaign) == 0


@pytest.mark.parametrize("number", ["999", "9" * 5000])
def test_a_sheet_of_nobody_is_not_there_to_take_back(number: str) -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign
    place = ledger(campaign, f"phat/rut/{number}/")

    assert committee(campaign).get(place).status_code == 404


def test_nobody_outside_the_hall_gets_a_sheet_and_nobody_of_that_call() -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign

    said = send(
        committee(campaign), ledger(campaign, "phat/"), numbers="1, 26", whom="ticked"
    )

    assert "role=" in said
    assert issued(campaign) == 0


def test_a_wrong_tick_is_taken_back_with_a_reason() -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign
    device = committee(campaign)
    send(device, ledger(campaign, "phat/"), numbers="1-3", whom="ticked")
    without = send(device, ledger(campaign, "phat/rut/2/"), reason=" ")
    for _ in range(2):  # the second finds nothing to take back
        send(device, ledger(campaign, "phat/rut/2/"), reason="ký nhầm dòng")

    assert "rút lại việc ghi đã nhận phiếu" in without
    assert issued(campaign) == 2
    assert campaign.movements.filter(sheets=-1).get().reason == "ký nhầm dòng"


def test_a_receipt_says_nothing_but_whose_it_is() -> None:
    fields = {field.name for field in models.SheetReceipt._meta.get_fields()}

    assert fields == {"id", "entry"}


def test_the_journal_does_not_name_who_took_a_sheet() -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign
    send(committee(campaign), ledger(campaign, "phat/"), numbers="4, 9", whom="ticked")
    last = campaign.journal.order_by("id").last()

    assert last is not None
    assert (last.event, last.facts) == ("sheets.recorded", {"issued": 2})
    assert journal.first_broken_entry(campaign) is None


def test_a_correction_needs_a_reason_and_keeps_what_was_typed() -> None:
    campaign = tell(until="Chuẩn bị").campaign
    clerk = signed_in(Duty.CLERK)
    fields = {"deed": "correct", "movement": "printed", "sheets": -2}

    refused = send(clerk, ledger(campaign), reason="   ", **fields)
    said = send(clerk, ledger(campaign), reason="đếm lại còn 58 tờ", **fields)

    assert 'value="-2"' in refused
    assert "Đã ghi sửa vào sổ phiếu" in said
    assert "đếm lại còn 58 tờ" in said


def test_a_line_of_the_ledger_offers_its_own_correction() -> None:
    campaign = tell(until="Chuẩn bị").campaign
    clerk = signed_in(Duty.CLERK)
    shown = clerk.get(ledger(campaign)).content.decode()
    (link,) = re.findall(r'href="([^"]*\?sua=damaged&amp;so=-1)#correct"', shown)

    opened = clerk.get(link.replace("&amp;", "&")).content.decode()

    assert 'value="-1"' in opened
    assert '<option value="damaged" selected>' in opened


def test_each_equation_shows_its_difference_and_a_fault_its_remedy() -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign
    device = committee(campaign)

    # By command: a page refuses what cannot be.
    record_sheets(campaign=campaign, sheets={Movement.ISSUED: 26}, by="", now=at(30))

    shown = device.get(ledger(campaign)).content.decode()

    assert "Chưa xong" in shown  # 33 stamped sheets are not accounted for yet
    assert "<strong>E-103</strong> Phát ra 26 phiếu trong khi chỉ có 25 người" in shown
    assert "Đối chiếu chữ ký nhận phiếu với danh sách điểm danh" in shown


def test_the_box_is_shown_sealed_and_opened_in_this_order() -> None:
    story = tell(until="Bầu Ban Kiểm phiếu")
    campaign, device = story.campaign, committee(story.campaign)
    words = {"deed": "box", "by": "Trần Văn Hòm", "witnesses": "Lê Thị Chứng"}

    before = device.get(ledger(campaign)).content.decode()
    send(device, ledger(campaign), **words)
    without_seal = send(device, ledger(campaign), **words)
    send(device, ledger(campaign), seal="0017", **words)

    assert "Ghi: mở hòm phiếu cho Hội nghị xem" in before
    assert 'name="seal"' not in before
    assert 'name="seal"' in without_seal
    kinds = ["box-shown", "box-sealed"]
    acts = campaign.acts.filter(kind__startswith="box").order_by("id")
    assert list(acts.values_list("kind", flat=True)) == kinds
    assert acts.get(kind="box-sealed").facts == {
        "by": "Trần Văn Hòm",
        "witnesses": "Lê Thị Chứng",
        "seal": "0017",
    }


def voting(seal: str = "0017") -> tuple[models.Campaign, Client]:
    """Return a vote whose box is closed, and the head's device."""
    story = tell(until="Bầu Ban Kiểm phiếu")
    campaign, device = story.campaign, committee(story.campaign)
    words = {"deed": "box", "by": "Trần Văn Hòm", "witnesses": "Lê Thị Chứng"}
    send(device, ledger(campaign, "phat/"), whom="all")
    send(device, ledger(campaign), **words)
    send(device, ledger(campaign), seal=seal, **words)
    campaign.phase = "closed"
    campaign.save()
    return campaign, device


def test_sheets_come_out_of_a_box_that_was_opened_before_witnesses() -> None:
    campaign, device = voting()
    words = {"deed": "box", "by": "Trần Văn Hòm", "witnesses": "Lê Thị Chứng"}

    before = device.get(ledger(campaign)).content.decode()
    forged = send(device, ledger(campaign), deed="record", returned=25)
    another = send(device, ledger(campaign), seal="0018", **words)
    send(device, ledger(campaign), seal="0017", **words)
    send(device, ledger(campaign), deed="record", returned=25)

    assert 'name="returned"' not in before
    assert "Chưa ghi số phiếu nào" in forged
    assert "khác với niêm phong đã dán là «0017»" in another
    account = account_of(campaign)
    assert account is not None
    assert account.returned == 25


def test_a_broken_seal_is_taken_back_before_anybody_votes_and_not_after() -> None:
    story = tell(until="Bầu Ban Kiểm phiếu")
    campaign, device = story.campaign, committee(story.campaign)
    words = {"deed": "box", "by": "Trần Văn Hòm", "witnesses": "Lê Thị Chứng"}
    send(device, ledger(campaign), **words)
    send(device, ledger(campaign), seal="0017", **words)

    send(device, ledger(campaign), deed="box-back", reason="giấy niêm phong rách")
    assert not campaign.acts.filter(kind="box-sealed").exists()
    send(device, ledger(campaign), seal="0018", **words)
    campaign.phase = "voting"
    campaign.save()
    late = send(device, ledger(campaign), deed="box-back", reason="muốn xem lại")

    assert "không thuộc giai đoạn" in late
    assert campaign.acts.filter(kind="box-sealed").exists()


def test_nothing_of_the_ledger_moves_after_the_count_is_reconciled() -> None:
    campaign, device = voting()
    campaign.phase = "reconciled"
    campaign.save()

    shown = device.get(ledger(campaign)).content.decode()

    assert "Số phiếu đã chốt" in shown
    with pytest.raises(LedgerNotYoursError):
        hand_out_sheets(
            campaign=campaign,
            numbers=[1],
            duties={Duty.COMMITTEE},
            by="",
            now=at(60),
        )


def test_the_standing_alone_asks_few_questions_and_carries_its_sequence(
    folder: Path,
) -> None:
    assert folder.exists()
    campaign, device = voting()

    answer = device.get(ledger(campaign, "so/")).content.decode()

    last = campaign.journal.order_by("id").last()
    assert last is not None
    assert f'data-seq="{last.pk}"' in answer
    assert "<form" not in answer


def test_the_papers_print_what_was_recorded_at_the_box() -> None:
    campaign, device = voting()
    opening = {"deed": "box", "by": "Trần Văn Hòm", "witnesses": "Lê Thị Chứng"}
    note = "giấy niêm phong rách một góc"
    send(device, ledger(campaign), seal="0018", note=note, **opening)
    campaign.refresh_from_db()
    record = record_of(campaign)

    handed = " ".join(pdf_text(handover(record)[0]).split())
    counted = " ".join(pdf_text(count_minutes(record)[0]).split())

    assert "dán giấy niêm phong số 0017" in handed
    assert "Người chứng kiến: Lê Thị Chứng." in handed
    assert f"niêm phong số 0018 ghi nhận: {note}" in counted


def test_papers_before_the_box_is_recorded_say_what_is_to_be_done() -> None:
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign

    words = " ".join(pdf_text(handover(record_of(campaign))[0]).split())

    assert "sau đó được khóa và dán giấy niêm phong" in words


@pytest.mark.parametrize("deed", ["box", "box-back"])
def test_a_form_of_the_box_sent_again_answers_as_the_first_time(deed: str) -> None:
    """After an answer that was lost: it must not mean the next act at the box."""
    campaign = tell(until="Bầu Ban Kiểm phiếu").campaign
    device = committee(campaign)
    words = {"by": "Trần Văn Hòm", "witnesses": "Lê Thị Chứng"}
    shown = {"once": str(uuid4()), "deed": "box", "act": "box-shown", **words}
    back = {"once": str(uuid4()), "deed": "box-back", "reason": "hòm chưa lau"}
    send(device, ledger(campaign), **shown)
    if deed == "box-back":
        send(device, ledger(campaign), **back)
        shown = back

    again = send(device, ledger(campaign), **shown)

    assert 'class="said error"' not in again
    assert "không còn làm được" not in again
    assert campaign.acts.filter(kind__startswith="box").count() == (deed == "box")
