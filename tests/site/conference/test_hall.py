"""The hall's one page: what is now, what is next, why not yet, and for whom."""

import re
from pathlib import Path
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client

from tests.site.builders import SLUG, by_card, signed_in
from tests.site.devices import on_device
from tests.site.halls import hall_in
from tinnhiem.actions.conference.check_in import check_out
from tinnhiem.config.clock import current_time
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.phase import Phase
from tinnhiem.messages.hall import NOW_WORDS, STEP_WORDS
from tinnhiem.store import models

HALL = f"/cuoc/{SLUG}/hoi-nghi/"
NOW = f"{HALL}bay-gio/"


@pytest.fixture(autouse=True)
def data(folder: Path) -> Path:
    return folder


def shown(client: Client, address: str = HALL) -> str:
    return client.get(address).content.decode()


def press(client: Client, **form: str) -> str:
    """Press the one button as the page drew it; return the page that answers."""
    page = shown(client)
    key = re.search(r'name="once" value="([^"]+)">\s*<input [^>]*name="wanted"', page)
    wanted = re.search(r'name="wanted" value="([^"]+)"', page)
    assert key is not None
    assert wanted is not None
    asked = {"once": key[1], "wanted": wanted[1], **form}
    return client.post(f"{HALL}buoc/", asked, follow=True).content.decode()


def test_every_phase_has_its_sentence() -> None:
    assert NOW_WORDS.keys() == set(Phase)
    assert STEP_WORDS.keys() == set(Phase) - {
        Phase.PLANNED,
        Phase.SUSPENDED,
        Phase.VOID,
    }


def test_the_button_names_the_next_act_and_takes_it() -> None:
    campaign, chair = hall_in("summoned"), signed_in(Duty.CHAIR)
    assert "Mở điểm danh" in shown(chair)

    said = press(chair)

    campaign.refresh_from_db()
    assert campaign.phase == "check-in"
    assert "Đã ghi: Mở điểm danh." in said
    assert "Khai mạc Hội nghị" in said


def test_what_is_missing_stands_beside_with_its_rule() -> None:
    campaign, chair = hall_in("check-in"), signed_in(Duty.CHAIR)
    for entry in campaign.roster.filter(number__lte=7).select_related("person"):
        check_out(campaign=campaign, voter=entry, by="", now=current_time())

    page = shown(chair)

    assert "Đủ số người có mặt (17/18)" in page
    assert "Quy định 96-QĐ/TW" in page
    assert re.search(r'id="buoc" disabled aria-describedby="vi-sao"', page)
    assert "Hoãn, triệu tập lại" in page


def test_an_unverified_rule_says_so() -> None:
    hall_in("quorate")

    assert "chưa kiểm chứng" in shown(signed_in(Duty.CLERK))


def test_a_step_that_has_its_page_leads_there() -> None:
    hall_in("quorate")

    assert f'id="buoc" href="{HALL}ban-kiem-phieu/"' in shown(signed_in(Duty.CLERK))


def test_the_inspector_sees_all_and_presses_nothing() -> None:
    hall_in("check-in")
    inspector = signed_in(Duty.INSPECTOR)

    page = shown(inspector)

    assert "Đang điểm danh" in page
    assert 'name="wanted"' not in page
    assert "Việc hiếm khi làm" not in page
    assert inspector.post(f"{HALL}buoc/", {"wanted": "quorate"}).status_code == 404


@pytest.mark.parametrize("duty", [Duty.DESK, Duty.COMMITTEE])
def test_a_device_sees_the_hall_but_not_the_chairs_part(duty: Duty) -> None:
    campaign = hall_in("committee-elected")
    client = on_device(campaign, duty)

    page = shown(client)

    assert "Đã bầu Ban Kiểm phiếu" in page
    assert "Việc hiếm khi làm" not in page
    assert client.get(f"{HALL}hoan/").status_code == 404
    assert client.post(f"{HALL}buoc/", {"wanted": "voting"}).status_code == 404


def test_staff_open_no_box_and_learn_nothing_of_the_count() -> None:
    campaign = hall_in("committee-elected")
    models.Campaign.objects.update(phase="counting")
    clerk, member = signed_in(Duty.CLERK), on_device(campaign, Duty.COMMITTEE)

    page = shown(clerk)

    assert "Ban Kiểm phiếu đang làm việc; số liệu chỉ có sau khi ký." in page
    assert "ô lệch" not in page
    assert "ô lệch" in shown(member)
    for wanted in ("counting", "reconciled", "signed"):
        answer = clerk.post(f"{HALL}buoc/", {"wanted": wanted})
        assert answer.status_code == 404


def test_closing_the_box_is_asked_about_once_more() -> None:
    campaign = hall_in("committee-elected")
    models.Campaign.objects.update(phase="voting")
    clerk = signed_in(Duty.CLERK)

    asked = press(clerk)
    campaign.refresh_from_db()
    assert campaign.phase == "voting"
    assert "làm ngay bây giờ?" in asked

    press(clerk, sure="on")
    campaign.refresh_from_db()
    assert campaign.phase == "closed"


def test_a_double_click_is_one_step_also_across_a_refresh() -> None:
    campaign, chair = hall_in("summoned"), signed_in(Duty.CHAIR)
    form = re.compile(r'name="once" value="([^"]+)">\s*<input [^>]*name="wanted"')
    first, second = (form.search(shown(chair, NOW)) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first[1] == second[1]  # the button drawn again is the same button

    asked = {"once": first[1], "wanted": "check-in"}
    chair.post(f"{HALL}buoc/", asked)
    said = chair.post(f"{HALL}buoc/", asked, follow=True).content.decode()

    assert "Đã ghi: Mở điểm danh." in said
    assert campaign.journal.filter(event="phase.reached").count() == 1


def test_suspending_twice_on_one_day_is_two_deeds() -> None:
    campaign, chair = hall_in("check-in"), signed_in(Duty.CHAIR)
    for _ in range(2):
        form = {"reason": "mất điện", "sure": "on", "once": str(uuid4())}
        page = chair.post(f"{HALL}tam-dung/", form, follow=True).content.decode()
        assert "mất điện" in page  # why, where everybody looks
        press(chair)

    campaign.refresh_from_db()
    assert campaign.phase == "check-in"
    assert campaign.journal.filter(event="phase.reached").count() == 4


def test_two_who_press_in_the_same_second_write_one_moment_and_one_is_told() -> None:
    campaign = hall_in("summoned")
    people = [signed_in(Duty.CHAIR), signed_in(Duty.CLERK, login="minh.hcqt")]
    said: list[str] = []
    barrier = Barrier(len(people))

    def press_together(client: Client) -> None:
        barrier.wait()
        answer = client.post(
            f"{HALL}buoc/", {"wanted": "check-in", "once": str(uuid4())}, follow=True
        )
        said.append(answer.content.decode())
        connection.close()

    threads = [Thread(target=press_together, args=(one,)) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert campaign.journal.filter(event="phase.reached").count() == 1
    assert sorted('class="said error"' in page for page in said) == [False, True]


def test_an_old_button_is_told_that_the_hall_went_on() -> None:
    campaign, chair = hall_in("summoned"), signed_in(Duty.CHAIR)
    models.Campaign.objects.update(phase="quorate")

    answer = chair.post(
        f"{HALL}buoc/", {"wanted": "check-in", "once": str(uuid4())}, follow=True
    )

    assert "không thể chuyển sang" in answer.content.decode()
    assert not campaign.journal.exists()


def test_a_remark_is_written_once_and_kept_on_refusal() -> None:
    campaign, clerk = hall_in("check-in"), signed_in(Duty.CLERK)
    form = {"text": "Một đồng chí hỏi về cách ghi phiếu.", "once": str(uuid4())}
    for _ in range(2):
        clerk.post(HALL, form)
    assert campaign.remarks.count() == 1

    models.Campaign.objects.update(phase="signed")
    refused = clerk.post(HALL, form | {"once": str(uuid4())}).content.decode()

    assert campaign.remarks.count() == 1
    assert "errorlist nonfield" in refused
    assert "Một đồng chí hỏi về cách ghi phiếu." in refused


def test_no_remark_is_added_once_the_first_member_has_signed() -> None:
    campaign, clerk = hall_in("reconciled"), signed_in(Duty.CLERK)
    campaign.committee.update(signed_at=None)
    before = campaign.remarks.count()
    clerk.post(HALL, {"text": "Trước chữ ký.", "once": str(uuid4())})
    assert campaign.remarks.count() == before + 1
    campaign.committee.filter(place=1).update(signed_at=current_time())

    said = clerk.post(HALL, {"text": "Sau chữ ký.", "once": str(uuid4())})

    assert "Đã có thành viên ký biên bản" in said.content.decode()
    assert campaign.remarks.count() == before + 1


@pytest.mark.parametrize("place", ["tam-dung/", "hoan/", "vo-hieu/"])
def test_a_rare_act_needs_reason_and_confirmation(place: str) -> None:
    campaign, chair = hall_in("check-in"), signed_in(Duty.CHAIR)

    for form in ({"reason": "x"}, {"sure": "on"}):
        chair.post(HALL + place, form)
    campaign.refresh_from_db()
    assert campaign.phase == "check-in"
    chair.post(HALL + place, {"reason": "x", "sure": "on"})

    campaign.refresh_from_db()
    assert campaign.phase in {"suspended", "planned", "void"}


def test_an_absence_is_noted_in_the_hall() -> None:
    campaign, clerk = hall_in("check-in"), signed_in(Duty.CLERK)
    page = f"{HALL}vang-mat/"
    assert "2 người không có trong hội trường" in shown(clerk, page)

    said = clerk.post(page, {"number": "26", "reason": "cấp cứu"}, follow=True)

    assert "cấp cứu" in said.content.decode()
    refused = clerk.post(page, {"number": "3", "reason": "không rõ"}).content.decode()
    assert "đã điểm danh" in refused
    assert 'value="không rõ"' in refused
    assert campaign.roster.get(number=26).absence.reason == "cấp cứu"


def test_a_wrong_time_is_corrected_with_its_reason() -> None:
    campaign, chair = hall_in("check-in"), signed_in(Duty.CHAIR)

    chair.post(f"{HALL}dinh-chinh-gio/", {"reason": "đồng hồ máy nhanh 5 phút"})

    (entry,) = campaign.journal.filter(event="clock.corrected")
    assert entry.facts["reason"] == "đồng hồ máy nhanh 5 phút"


def test_the_script_says_the_figures_of_the_present_step() -> None:
    hall_in("quorate")
    clerk = signed_in(Duty.CLERK)

    now = shown(clerk, f"{HALL}kich-ban/bay-gio/")
    whole = shown(clerk, f"{HALL}kich-ban/")

    assert "24 trên 26 đồng chí" in now
    assert "Tôi tuyên bố khai mạc" in now
    assert "bế mạc" not in now
    assert "bế mạc" in whole
    assert "gợi ý, không phải quy định" in whole


@pytest.mark.parametrize(
    ("number", "phase", "expected"),
    [
        pytest.param(3, "check-in", "Ngồi tại hội trường", id="in"),
        pytest.param(26, "check-in", "Đến bàn điểm danh", id="not in yet"),
        pytest.param(3, "quorate", "giơ tay", id="the election"),
        pytest.param(26, "quorate", "Đến bàn điểm danh", id="late"),
    ],
)
def test_a_voters_phone_says_where_to_go(
    number: int, phase: str, expected: str
) -> None:
    campaign = hall_in(phase)
    phone = by_card(campaign, number=number)

    for address in ("/cua-toi/", "/cua-toi/bay-gio/"):
        assert expected in shown(phone, address)


def test_before_the_hall_a_phone_shows_no_hall() -> None:
    phone = by_card(hall_in("summoned"), number=3)

    assert "hoi-truong" not in shown(phone, "/cua-toi/")


def test_the_seq_only_grows() -> None:
    campaign, chair = hall_in("summoned"), signed_in(Duty.CHAIR)
    seqs = []
    for _ in range(3):
        found = re.search(r'data-seq="(\d+)"', shown(chair, NOW))
        assert found is not None
        seqs.append(int(found[1]))
        campaign.refresh_from_db()
        if campaign.phase == "summoned":
            press(chair)

    assert seqs == sorted(seqs)
    assert seqs[0] < seqs[1]
