"""Who asked is known to the desk and to nobody else; and what about oneself is not."""

import json
from pathlib import Path

import pytest
from django.test import Client

from tests.site.addresses import addresses
from tests.site.builders import MORNING, SLUG, by_card, name_of, signed_in
from tests.site.clarifications.desk import (
    ANSWER,
    ANSWERING,
    ASKER,
    ASKING,
    DESK,
    HOLDER,
    NEUTRAL,
    WORDS,
    as_holder,
    asks,
    before_the_hall,
    clerk,
    merges,
    place,
)
from tinnhiem.actions.trust.vault import make_vault, open_vault, shut_vault
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.trust.errors import SealedFileBrokenError
from tinnhiem.store.models import (
    Campaign,
    ClarificationQuestion,
    ClarificationRequest,
    JournalEntry,
)
from tinnhiem.store.queries.clarifications import opened_requests
from tinnhiem.store.queries.exports import tables_of
from tinnhiem.store.queries.records import record_of

PASSPHRASE = "con trau di truoc cai cay"
OTHER = 3
pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def campaign() -> Campaign:
    return before_the_hall()


def all_the_way(campaign: Campaign) -> ClarificationQuestion:
    """Ask, merge, send, answer and give."""
    asks(campaign)
    desk = clerk()
    question = merges(desk)
    desk.post(place(HOLDER, "gui/"))
    sent = {"question": question.pk, "text": ANSWER}
    by_card(campaign, number=HOLDER).post(ANSWERING, sent)
    desk.post(place(HOLDER, "cong-khai/"))
    return question


def seen(browser: Client) -> dict[str, str]:
    """Return every page that exists for a browser."""
    pages = {}
    for address in addresses():
        if address.page in {"sign-out", "setup"}:
            continue
        answer = browser.get(address.path)
        if answer.status_code == 200 and not answer.streaming:
            pages[address.name] = answer.content.decode(errors="replace")
        answer.close()
    return pages


@pytest.mark.parametrize("far", [0, 1, 2], ids=["asked", "merged", "given"])
def test_the_words_of_whoever_asked_are_on_the_clerks_page_only(
    campaign: Campaign, far: int
) -> None:
    if far == 2:
        all_the_way(campaign)
    else:
        asks(campaign)
        if far:
            merges(clerk(), NEUTRAL)
    staff = (Duty.CHAIR, Duty.INSPECTOR, Duty.ADMIN)
    browsers = [signed_in(one, login=f"{one.value}.khac") for one in staff]
    browsers += [by_card(campaign, number=n) for n in (HOLDER, OTHER, ASKER + 1)]

    for browser in browsers:
        pages = seen(browser)
        assert pages
        assert [name for name, page in pages.items() if WORDS in page] == []


def test_no_page_about_explanations_names_the_asker_but_the_clerks(
    campaign: Campaign,
) -> None:
    all_the_way(campaign)
    clerks = {"requests"}  # where the names stand, once there are any to decide about
    mine = {"mine", "my-questions", "my-answers"}
    desks = {"clarifications", "open-questions", "questions", "journal"} | mine
    desks |= {"send-questions", "give-answers", "checklist"}
    staff = [signed_in(one, login=f"{one.value}.khac") for one in (Duty.CHAIR,)]
    browsers = [clerk(), *staff, by_card(campaign, number=HOLDER)]
    browsers += [by_card(campaign, number=ASKER + 1)]

    for browser in browsers:
        pages = {k: v for k, v in seen(browser).items() if k in desks - clerks}
        assert pages
        assert [k for k, page in pages.items() if name_of(ASKER) in page] == []


def test_the_officeholder_is_not_told_how_many_asked_or_when(
    campaign: Campaign,
) -> None:
    for number in (20, 21, 22):
        asks(campaign, f"Việc riêng {number}", number=number)
    desk = clerk()
    merges(desk)
    desk.post(place(HOLDER, "gui/"))

    page = by_card(campaign, number=HOLDER).get(ANSWERING).content.decode()

    assert NEUTRAL in page
    assert "đề nghị</p>" not in page
    assert "gộp từ" not in page
    assert ":" not in page.split("Gửi ngày")[1].split("</p>")[0]  # a day, no hour


def test_nothing_shows_before_it_is_sent(campaign: Campaign) -> None:
    asks(campaign)
    merges(clerk())
    holder = by_card(campaign, number=HOLDER)

    assert NEUTRAL not in holder.get(ANSWERING).content.decode()
    assert "Chưa có nội dung nào được gửi" in holder.get("/cua-toi/").content.decode()


@pytest.mark.parametrize("linked", [True, False], ids=["said by admin", "same name"])
@pytest.mark.parametrize("duty", [Duty.CLERK, Duty.CHAIR])
def test_the_desk_about_oneself_does_not_exist(
    campaign: Campaign, duty: Duty, *, linked: bool
) -> None:
    asks(campaign)
    merges(clerk())
    browser = as_holder(duty, linked=linked)
    pages = ("", "noi-dung/", "gui/", "cong-khai/")

    assert [browser.get(place(HOLDER, p)).status_code for p in pages] == [404] * 4
    about_others = browser.get(place(OTHER, "noi-dung/")).status_code
    assert about_others == 200
    desk = browser.get(DESK).content.decode()
    assert f"{DESK}nguoi/{OTHER}/" in desk
    assert f"{DESK}nguoi/{HOLDER}/" not in desk
    for name, page in seen(browser).items():
        assert NEUTRAL not in page, name
        assert WORDS not in page, name


def test_the_number_of_whom_nobody_knows_and_ones_own_look_alike(
    campaign: Campaign,
) -> None:
    assert campaign.slug
    browser = as_holder(Duty.CHAIR)

    own, none = (browser.get(place(n, "noi-dung/")) for n in (HOLDER, 44))

    said = [one.content.partition(b"<main")[2] for one in (own, none)]
    assert said[0] == said[1] != b""


def test_a_rated_clerk_cannot_reach_ones_own_desk_through_another(
    campaign: Campaign,
) -> None:
    asks(campaign)
    question = merges(clerk())
    browser = as_holder(Duty.CLERK)

    sent = {"deed": "reword", "question": question.pk, "text": "Bỏ qua."}
    browser.post(place(OTHER, "noi-dung/"), sent)

    question.refresh_from_db()
    assert question.text == NEUTRAL


def test_the_journal_hides_the_desk_from_whoever_is_asked_about(
    campaign: Campaign,
) -> None:
    asks(campaign)
    merges(clerk())
    address = f"/cuoc/{SLUG}/nhat-ky/"
    merged = "Gộp đề nghị giải trình"

    assert merged in signed_in(Duty.CHAIR, login="khac").get(address).content.decode()
    assert merged not in as_holder(Duty.CHAIR).get(address).content.decode()


def test_no_entry_of_the_journal_has_the_asker(campaign: Campaign) -> None:
    all_the_way(campaign)
    told = json.dumps(
        [
            (one.event, one.by, one.facts)
            for one in JournalEntry.objects.exclude(event="cards.issued")
        ],
        ensure_ascii=False,
    )

    assert name_of(ASKER) not in told
    assert f"thẻ số {ASKER}" not in told
    assert f": {ASKER}" not in told
    assert WORDS not in told


def test_an_export_has_questions_and_answers_and_nobody_who_asked(
    campaign: Campaign,
) -> None:
    all_the_way(campaign)
    told = {k: v for k, v in tables_of(campaign).items() if k != "person"}
    (asker,) = [one for one in told.pop("voter") if one["number"] == ASKER]
    words = json.dumps(told, ensure_ascii=False, default=str)

    assert NEUTRAL in words
    assert ANSWER in words
    assert WORDS not in words
    assert asker["person"] not in json.dumps(told["question"], default=str)


def test_with_a_vault_the_file_of_the_database_has_no_word_of_it(
    campaign: Campaign, folder: Path
) -> None:
    make_vault(passphrase=PASSPHRASE, by="", now=MORNING)
    asks(campaign)
    (row,) = ClarificationRequest.objects.all()
    entry = campaign.roster.get(number=ASKER)

    assert row.is_sealed
    assert row.asker_mark != entry.pk.hex
    content = b"".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
    assert WORDS.encode() not in content
    # The name stands in the roster; beside the request it does not.
    assert name_of(ASKER).encode() not in bytes(row.envelope)


def test_while_the_vault_is_shut_nothing_is_read_or_taken_in(
    campaign: Campaign,
) -> None:
    make_vault(passphrase=PASSPHRASE, by="", now=MORNING)
    voter = asks(campaign)
    shut_vault(by="", now=MORNING)

    assert "Kho của cơ quan đang khóa" in voter.get(ASKING).content.decode()
    sent = {"about": str(HOLDER), "text": "Việc khác"}
    refused = voter.post(ASKING, sent).content.decode()
    assert "kho của cơ quan đang khóa nên chưa ghi" in refused
    assert "Việc khác</textarea>" in refused
    assert "đang khóa" in clerk().get(place(HOLDER)).content.decode()
    assert ClarificationRequest.objects.count() == 1

    open_vault(secret=PASSPHRASE, by="", now=MORNING)
    assert WORDS in voter.get(ASKING).content.decode()


def test_what_came_before_the_vault_is_sealed_with_one_click(
    campaign: Campaign,
) -> None:
    voter, desk = asks(campaign), clerk()
    assert "ai cầm tệp dữ liệu thì đọc được" in desk.get(DESK).content.decode()
    make_vault(passphrase=PASSPHRASE, by="", now=MORNING)
    assert "Niêm phong ngay" in desk.get(DESK).content.decode()
    assert WORDS in voter.get(ASKING).content.decode()

    desk.post(f"{DESK}niem-phong/")

    assert ClarificationRequest.objects.get().is_sealed
    assert "Niêm phong ngay" not in desk.get(DESK).content.decode()
    assert WORDS in voter.get(ASKING).content.decode()


def test_an_envelope_belongs_to_its_row(campaign: Campaign) -> None:
    make_vault(passphrase=PASSPHRASE, by="", now=MORNING)
    asks(campaign, "Việc một\nViệc hai")
    first, second = ClarificationRequest.objects.all()
    first.envelope, second.envelope = second.envelope, first.envelope

    with pytest.raises(SealedFileBrokenError):
        opened_requests([first])


def test_the_order_of_questions_is_drawn(campaign: Campaign) -> None:
    """With twelve questions the drawn order is the asked one once in 479 million."""
    holder = campaign.officeholders.get(order=HOLDER)
    texts = [f"Nội dung {number}" for number in range(12)]
    for text in texts:
        holder.questions.create(campaign=campaign, text=text)

    clerk().post(place(HOLDER, "gui/"))

    sent = list(holder.questions.order_by("number").values_list("text", flat=True))
    assert sorted(sent) == sorted(texts)
    assert sent != list(texts)


def test_the_administrator_says_who_an_account_is(campaign: Campaign) -> None:
    assert campaign.slug
    admin = signed_in(Duty.ADMIN, login="quan.tri.hai")
    as_holder(Duty.CHAIR, linked=False)
    address = "/cac-tai-khoan/duoc.lay/la-ai/"

    refused = admin.post(address, {"person": "Người Không Có"}).content.decode()
    assert "errorlist" in refused
    assert 'value="Người Không Có"' in refused
    page = admin.post(address, {"person": f"p{HOLDER}"}, follow=True).content.decode()

    assert name_of(HOLDER) in page
    entry = JournalEntry.objects.get(event="account.named")
    assert entry.facts == {"login": "duoc.lay", "person": name_of(HOLDER)}


def test_the_checklist_names_what_waits_but_not_about_oneself(
    campaign: Campaign,
) -> None:
    asks(campaign)
    address = f"/cuoc/{SLUG}/chuan-bi/"
    waits = "Xử lý, gửi hết đề nghị giải trình đã nhận"

    page = clerk().get(address).content.decode()
    assert waits in page
    assert f'href="{DESK}"' in page
    for linked in (True, False):
        who = as_holder(Duty.CHAIR, linked=linked, login=f"chu.tri.{int(linked)}")
        assert waits not in who.get(address).content.decode()

    desk = clerk()
    merges(desk)
    desk.post(place(HOLDER, "gui/"))
    page = desk.get(address).content.decode()
    assert waits not in page
    assert "Trả lời hết" in page
    assert f'href="{DESK}chua-tra-loi/"' in page


def test_the_papers_have_what_was_sent_and_no_draft(campaign: Campaign) -> None:
    asks(campaign)
    desk = clerk()
    merges(desk)
    assert record_of(campaign).questions == ()
    desk.post(place(HOLDER, "gui/"))

    (question,) = record_of(campaign).questions
    assert question.text == NEUTRAL

    page = desk.post(f"{DESK}chua-tra-loi/", follow=True).content.decode()
    assert "Danh sách nội dung giải trình chưa trả lời" in page
    assert campaign.papers.filter(code="D08c").exists()
