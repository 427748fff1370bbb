"""The script to read aloud and the list to sign: every act, no result, every voter."""

from dataclasses import replace

import pytest

from tests.papers.builders import make_finished_conference, make_record
from tests.papers.reading import docx_text, one_paper, pdf_text
from tinnhiem.core.record import Signer
from tinnhiem.papers.catalogue.conduct import ACTS, conduct
from tinnhiem.papers.catalogue.lists import sheet_receipts
from tinnhiem.papers.model import Table


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.title)
def test_every_act_of_the_hall_has_its_words_and_who_says_them(act: object) -> None:
    words = flat(pdf_text(one_paper("D12b")))

    title, who = getattr(act, "title"), getattr(act, "who")  # noqa: B009
    assert f"{title} ({who})" in words
    assert getattr(act, "said") or getattr(act, "done")  # noqa: B009


@pytest.mark.parametrize(
    "words",
    [
        # the plan's own
        "giúp cán bộ “tự soi”, “tự sửa”, tiếp tục phấn đấu, rèn luyện trong công tác",
        "dân chủ, khách quan, công khai, minh bạch",
        "Người được lấy phiếu tín nhiệm không tham gia Ban Kiểm phiếu",
        # how to mark
        "đánh dấu (X) vào một trong ba ô",
        "Người ghi phiếu có thể ký tên hoặc không ký tên",
        "Phiếu không do Ban Kiểm phiếu phát ra là phiếu không hợp lệ",
        # the box, the collecting, the announcing
        "bên trong không có phiếu hoặc vật gì khác",
        "Niêm phong hòm phiếu còn nguyên",
        "Số phiếu phát ra: …… phiếu; số phiếu thu về: …… phiếu",
        "Thay mặt Ban Kiểm phiếu, tôi công bố kết quả",
        "tuyên bố bế mạc Hội nghị",
    ],
)
def test_what_has_to_be_said_is_said(words: str) -> None:
    assert words in flat(pdf_text(one_paper("D12b")))
    assert words in flat(docx_text(one_paper("D12b")))


def test_a_signed_result_is_never_printed_into_the_script() -> None:
    words = flat(pdf_text(one_paper("D12b")))

    assert make_record().outcomes
    assert "hợp lệ …… phiếu" in words
    assert "……%" in words
    assert "%" not in words.replace("……%", "")


def test_a_chair_who_is_rated_says_so() -> None:
    record = make_record()
    told = "đồng thời là người được lấy phiếu tín nhiệm"
    rated, other = record.rated[0], record.voters[-1]
    conference = make_finished_conference()
    chaired = [
        replace(record, conference=replace(conference, chair=Signer(name, "Chủ trì")))
        for name in (rated.name, other.name)
    ]

    said = [told in flat(pdf_text(conduct(one)[0])) for one in chaired]

    assert said == [True, False]


def test_every_voter_signs_for_a_sheet_and_for_an_exchanged_one() -> None:
    record = make_record()
    (paper,) = sheet_receipts(record)
    table = next(b for b in paper.documents[0].blocks if isinstance(b, Table))

    assert len(table.rows) == len(record.voters)
    assert "Ký nhận phiếu đổi" in flat(pdf_text(paper))
    assert "Chữ ký chỉ xác nhận việc nhận phiếu" in flat(pdf_text(paper))
