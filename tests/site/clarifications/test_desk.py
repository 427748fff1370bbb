"""From a voter's question to an answer that everybody has."""

from datetime import date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.site.builders import MORNING, by_card, name_of, signed_in
from tests.site.clarifications.desk import (
    ANSWER,
    ANSWERING,
    ASKER,
    ASKING,
    DESK,
    HOLDER,
    NEUTRAL,
    WITHDRAWING,
    WORDS,
    asks,
    before_the_hall,
    clerk,
    merges,
    place,
)
from tinnhiem.actions.clarifications.ask import Asked, ask, take_in_paper
from tinnhiem.actions.clarifications.pass_on import answer, send
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.campaigns.errors import CampaignFrozenError
from tinnhiem.core.clarifications.errors import AskedAboutOneselfError
from tinnhiem.store.models import (
    Campaign,
    ClarificationQuestion,
    ClarificationRequest,
)

pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def campaign() -> Campaign:
    return before_the_hall()


def own(browser: Client) -> str:
    return browser.get(ASKING).content.decode()


def test_a_question_goes_all_the_way(campaign: Campaign) -> None:
    voter, desk = asks(campaign), clerk()
    assert "<strong>đã nhận</strong>" in own(voter)
    assert WORDS in desk.get(place(HOLDER)).content.decode()

    question = merges(desk)
    assert "đã gộp vào nội dung chung, chưa gửi" in own(voter)
    assert NEUTRAL in desk.get(place(HOLDER, "gui/")).content.decode()
    desk.post(place(HOLDER, "gui/"))
    assert "đã gửi người được lấy phiếu" in own(voter)

    holder = by_card(campaign, number=HOLDER)
    assert NEUTRAL in holder.get(ANSWERING).content.decode()
    holder.post(ANSWERING, {"question": question.pk, "text": ANSWER})
    assert "đã có trả lời" in own(voter)
    assert ANSWER not in own(voter)  # not before everybody has it

    desk.post(place(HOLDER, "cong-khai/"))
    assert "đã gửi tới người ghi phiếu" in own(voter)
    for reader in (voter, by_card(campaign, number=ASKER + 1)):
        assert NEUTRAL in own(reader)
        assert ANSWER in own(reader)


def test_items_are_taken_one_by_one_and_only_once(campaign: Campaign) -> None:
    voter = asks(campaign, "1. Việc thứ nhất\n\n- Việc thứ hai\nViệc thứ hai")
    assert ClarificationRequest.objects.count() == 2

    again = {"about": str(HOLDER), "text": "Việc thứ hai"}
    answer_ = voter.post(ASKING, again, follow=True)

    assert "đã nhận 0 nội dung mới" in answer_.content.decode()
    assert ClarificationRequest.objects.count() == 2


def test_what_is_refused_stays_in_the_form(campaign: Campaign) -> None:
    voter = by_card(campaign, number=ASKER)
    sent = {"about": str(HOLDER), "text": "\n".join(f"việc {i}" for i in range(11))}

    page = voter.post(ASKING, sent).content.decode()

    assert "mỗi lần gửi nhiều nhất 10" in page
    assert "việc 10</textarea>" in page


def test_nobody_asks_themself(campaign: Campaign) -> None:
    holder = by_card(campaign, number=HOLDER)

    page = holder.get(ASKING).content.decode()
    assert f'<option value="{HOLDER}">' not in page
    with pytest.raises(AskedAboutOneselfError):
        ask(
            campaign=campaign,
            voter=campaign.roster.get(number=HOLDER),
            asked=Asked(campaign.officeholders.get(order=HOLDER), WORDS),
            now=MORNING,
        )


def test_a_request_is_taken_back_until_it_is_sent(campaign: Campaign) -> None:
    voter, desk = asks(campaign), clerk()
    merges(desk)
    (row,) = ClarificationRequest.objects.all()

    voter.post(WITHDRAWING, {"request": row.pk})

    row.refresh_from_db()
    assert row.state == "withdrawn"
    assert not ClarificationQuestion.objects.exists()  # nobody asks it any more


def test_what_is_sent_stays_sent(campaign: Campaign) -> None:
    voter, desk = asks(campaign), clerk()
    merges(desk)
    desk.post(place(HOLDER, "gui/"))
    (row,) = ClarificationRequest.objects.all()

    page = voter.post(WITHDRAWING, {"request": row.pk}, follow=True).content.decode()

    assert "vừa được người khác xử lý" in page
    row.refresh_from_db()
    assert row.state == "merged"


def test_nobody_takes_back_for_somebody_else(campaign: Campaign) -> None:
    asks(campaign)
    (row,) = ClarificationRequest.objects.all()

    by_card(campaign, number=ASKER + 1).post(WITHDRAWING, {"request": row.pk})

    row.refresh_from_db()
    assert row.state == "received"


def test_several_requests_become_one_question(campaign: Campaign) -> None:
    asks(campaign, "Việc chậm trễ", number=20)
    asks(campaign, "Chậm việc", number=21)
    desk = clerk()

    question = merges(desk)

    assert question.requests.count() == 2
    page = desk.get(place(HOLDER, "noi-dung/")).content.decode()
    assert "gộp từ 2 đề nghị" in page


def test_words_of_the_asker_are_warned_about(campaign: Campaign) -> None:
    asks(campaign)
    desk = clerk()
    (row,) = ClarificationRequest.objects.all()
    sent = {"deed": "merge", "request": row.pk, "text": f"Đề nghị làm rõ: {WORDS}"}

    page = desk.post(place(HOLDER), sent, follow=True).content.decode()

    assert "nên viết lại trước khi gửi" in page


def test_a_question_is_reworded_and_dissolved_before_it_is_sent(
    campaign: Campaign,
) -> None:
    asks(campaign)
    desk = clerk()
    question = merges(desk)
    there = place(HOLDER, "noi-dung/")

    desk.post(there, {"deed": "reword", "question": question.pk, "text": "Mới."})
    question.refresh_from_db()
    assert question.text == "Mới."
    desk.post(there, {"deed": "dissolve", "question": question.pk})

    assert ClarificationRequest.objects.get().state == "received"
    assert not ClarificationQuestion.objects.exists()


def test_a_request_out_of_scope_goes_back_with_a_reason(campaign: Campaign) -> None:
    voter, desk = asks(campaign), clerk()
    (row,) = ClarificationRequest.objects.all()
    sent = {"deed": "return", "request": row.pk, "text": "Không thuộc tiêu chí."}

    refused = desk.post(place(HOLDER), {**sent, "text": " "}).content.decode()
    assert "lý do trả lại" in refused
    desk.post(place(HOLDER), sent)
    assert "Không thuộc tiêu chí." in own(voter)
    assert "trả lại, không thuộc phạm vi" in own(voter)

    desk.post(place(HOLDER), {"deed": "take-up", "request": row.pk})
    assert "<strong>đã nhận</strong>" in own(voter)


@pytest.mark.parametrize(
    "sent",
    [
        {"deed": "merge", "text": NEUTRAL},
        {"deed": "merge", "text": NEUTRAL, "request": "không phải khóa"},
    ],
)
def test_nothing_is_merged_out_of_nothing(
    campaign: Campaign, sent: dict[str, str]
) -> None:
    asks(campaign)

    page = clerk().post(place(HOLDER), sent).content.decode()

    assert 'role="alert"' in page
    assert f"{NEUTRAL}</textarea>" in page
    assert not ClarificationQuestion.objects.exists()


def test_a_paper_is_entered_by_the_clerk(campaign: Campaign) -> None:
    desk = clerk()
    sent = {
        "asker": str(ASKER),
        "received_on": "2023-07-04",
        "about": str(HOLDER),
        "text": "Việc một\nViệc hai",
        "papers": "bản sao đơn",
    }

    page = desk.post(f"{DESK}nhap-giay/", sent, follow=True).content.decode()

    assert "Đã nhập 2 nội dung" in page
    assert name_of(ASKER) in page
    assert "bản sao đơn" in page
    assert "bằng giấy" in page
    # Whoever signed the paper sees it by card, too.
    assert "Việc một" in own(by_card(campaign, number=ASKER))


def test_an_answer_on_paper_is_entered_and_can_be_corrected(campaign: Campaign) -> None:
    asks(campaign)
    desk = clerk()
    question = merges(desk)
    desk.post(place(HOLDER, "gui/"))
    sent = {"deed": "answer", "question": question.pk, "answered_on": "2023-07-07"}

    desk.post(place(HOLDER, "noi-dung/"), {**sent, "text": "Bản đầu."})
    desk.post(place(HOLDER, "noi-dung/"), {**sent, "text": ANSWER})
    desk.post(place(HOLDER, "cong-khai/"))
    page = desk.post(
        place(HOLDER, "noi-dung/"), {**sent, "text": "Muộn rồi."}
    ).content.decode()

    question.refresh_from_db()
    assert question.answer == ANSWER
    assert "nên không sửa được" in page


def test_an_empty_answer_is_refused_and_keeps_what_was_there(
    campaign: Campaign,
) -> None:
    asks(campaign)
    desk = clerk()
    question = merges(desk)
    desk.post(place(HOLDER, "gui/"))
    holder = by_card(campaign, number=HOLDER)

    page = holder.post(ANSWERING, {"question": question.pk, "text": " "})

    assert "nội dung giải trình" in page.content.decode()
    question.refresh_from_db()
    assert question.answered_on is None


def test_a_second_click_sends_nothing_twice(campaign: Campaign) -> None:
    asks(campaign)
    desk = clerk()
    merges(desk)

    desk.post(place(HOLDER, "gui/"))
    page = desk.post(place(HOLDER, "gui/"), follow=True).content.decode()

    assert "Không có nội dung nào chờ gửi" in page
    assert ClarificationQuestion.objects.get().number == 1


@pytest.mark.parametrize(
    ("day", "is_late"),
    [
        pytest.param(3, False, id="the day before the last"),
        pytest.param(4, False, id="the last day"),
        pytest.param(5, True, id="the day after"),
    ],
)
def test_a_late_request_is_taken_in_and_marked(
    campaign: Campaign, day: int, is_late: bool
) -> None:
    take_in_paper(
        campaign=campaign,
        voter=campaign.roster.get(number=ASKER),
        asked=Asked(campaign.officeholders.get(order=HOLDER), WORDS),
        received_on=date(2023, 7, day),
        by="lan",
        now=datetime(2023, 7, 20, tzinfo=MORNING.tzinfo),
    )

    assert ClarificationRequest.objects.get().is_late is is_late
    page = clerk().get(place(HOLDER)).content.decode()
    assert ("nhận sau thời hạn" in page) is is_late


@pytest.mark.parametrize(
    ("day", "is_late"),
    [
        pytest.param(9, False, id="the day before the last"),
        pytest.param(10, False, id="three days before the vote"),
        pytest.param(11, True, id="two days before the vote"),
    ],
)
def test_a_late_answer_is_taken_in_and_marked(
    campaign: Campaign, day: int, is_late: bool
) -> None:
    campaign.starts_at = datetime(2023, 7, 13, 8, tzinfo=MORNING.tzinfo)
    campaign.save()
    holder = campaign.officeholders.get(order=HOLDER)
    question = ClarificationQuestion.objects.create(
        campaign=campaign, officeholder=holder, text=NEUTRAL
    )
    sent = datetime(2023, 7, 1, tzinfo=MORNING.tzinfo)
    send(campaign=campaign, holder=holder, by="", now=sent)

    answer(
        campaign=campaign,
        holder=holder,
        question=question.pk,
        text=ANSWER,
        answered_on=date(2023, 7, day),
        by="",
        now=datetime(2023, 7, 12, tzinfo=MORNING.tzinfo),
    )

    question.refresh_from_db()
    assert question.is_late is is_late


@pytest.mark.parametrize(
    ("phase", "is_open"),
    [("planned", True), ("summoned", True), ("check-in", False), ("voting", False)],
)
def test_by_card_one_asks_until_people_are_in_the_hall(
    campaign: Campaign, phase: str, is_open: bool
) -> None:
    Campaign.objects.update(phase=phase)
    asked = Asked(campaign.officeholders.get(order=HOLDER), WORDS)
    voter = campaign.roster.get(number=ASKER)

    try:
        ask(campaign=campaign, voter=voter, asked=asked, now=MORNING)
    except CampaignFrozenError:
        assert not is_open
    else:
        assert is_open


def test_empty_pages_say_what_comes_next(campaign: Campaign) -> None:
    assert campaign.slug
    desk = clerk()

    assert "Không có đề nghị nào chờ" in desk.get(place(HOLDER)).content.decode()
    assert (
        "Chưa có nội dung nào." in desk.get(place(HOLDER, "noi-dung/")).content.decode()
    )
    assert "Mọi nội dung đã gửi" in desk.get(f"{DESK}chua-tra-loi/").content.decode()
    holder = by_card(campaign, number=HOLDER)
    assert "Chưa có nội dung nào được gửi" in holder.get(ANSWERING).content.decode()
    assert "chưa gửi đề nghị nào" in own(holder)


def test_pages_cost_little_with_five_hundred_voters_and_two_hundred_questions(
    campaign: Campaign, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many_questions(campaign)
    desk, holder = clerk(), by_card(campaign, number=HOLDER)
    addresses = [
        (desk, DESK),
        (desk, place(HOLDER)),
        (desk, place(HOLDER, "noi-dung/")),
        (desk, f"{DESK}chua-tra-loi/"),
        (desk, f"{DESK}nhap-giay/"),
        (holder, ANSWERING),
        (holder, ASKING),
        (holder, "/cua-toi/"),
    ]

    for browser, address in addresses:
        with django_assert_max_num_queries(15):
            page = browser.get(address)
        assert page.status_code == 200
        assert len(page.content) < 60_000, (address, len(page.content))


def many_questions(campaign: Campaign) -> None:
    """Add 500 voters, 200 requests and 200 questions of one officeholder."""
    from tests.site.crowds import many_voters

    many_voters(campaign, 500)
    holder = campaign.officeholders.get(order=HOLDER)
    voters = list(campaign.roster.exclude(number=HOLDER)[:200])
    for number, voter in enumerate(voters, start=1):
        asked = Asked(holder, f"Đề nghị làm rõ việc thứ {number} trong báo cáo")
        ask(campaign=campaign, voter=voter, asked=asked, now=MORNING)
    ClarificationQuestion.objects.bulk_create(
        ClarificationQuestion(
            campaign=campaign,
            officeholder=holder,
            text=f"Làm rõ nội dung thứ {number} của báo cáo cá nhân.",
            number=number,
            sent_on=date(2023, 7, 1),
            answer=ANSWER * 4 if number > 100 else "",
            answered_on=date(2023, 7, 2) if number > 100 else None,
            given_on=date(2023, 7, 3) if number > 150 else None,
        )
        for number in range(1, 201)
    )


def test_staff_without_the_desk_have_none(campaign: Campaign) -> None:
    assert campaign.slug
    for duty in (Duty.INSPECTOR, Duty.ADMIN):
        who = signed_in(duty, login=f"{duty.value}.khac")
        assert who.get(DESK).status_code == 404
