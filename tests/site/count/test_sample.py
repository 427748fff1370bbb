"""The hall's numbers, the sheets they name, and the paper beside each."""

import re
from pathlib import Path

import pytest

from tests.site.builders import MORNING
from tests.site.count.counting import SHEETS, Table, recorded, sign_all
from tests.site.count.pages import send, text
from tests.site.count.scanning import (
    answer,
    drop,
    pile_of,
    read_page,
    refused_page,
    scan,
    scan_everything,
    scanned_table,
)
from tinnhiem.actions.count.compare_sample import Comparison, compare_sheet
from tinnhiem.actions.count.take_open_count import take_open_count
from tinnhiem.core.count.drawn_sample import DrawnSample
from tinnhiem.core.scanning.errors import (
    SampleDifferedError,
    SampleOutdatedError,
    SampleUnconfirmedError,
    SampleUnfinishedError,
    SheetNotDrawnError,
)
from tinnhiem.store import models
from tinnhiem.store.queries.open_count import require_open
from tinnhiem.store.queries.scans import samples_of

OWN, ANOTHER = "own", "another"
UNCLEAR = "Chưa ghi gì: bấm «Ghi: khớp» khi không chọn dòng nào"
GONE = "không còn chờ xem, hoặc bản quét của lô đã thay đổi"


@pytest.fixture
def table(folder: Path) -> Table:
    assert folder.exists()
    table = scanned_table()
    scan_everything(table)
    return table


def samples(table: Table) -> tuple[DrawnSample, ...]:
    return samples_of(require_open(table.campaign), key=table.key)


def draw(table: Table, *, wrong: int = 12, seed: str = "4 1 6") -> DrawnSample:
    send(table.clients[0], "mau/", seed=seed, wrong=wrong, confidence=90)
    return samples(table)[-1]


def open_sheet(table: Table, key: str) -> str:
    """Return the page on which a member compares a sheet."""
    return send(table.clients[0], "mau/phieu/", open=key)


def compare(table: Table, key: str, **form: object) -> str:
    return send(table.clients[0], "mau/phieu/", sheet=key, **form)


def test_the_page_draws_what_the_command_draws_and_says_how_sure(table: Table) -> None:
    sample = draw(table)

    said = text(table.clients[1], "mau/")
    assert "số bốc thăm 4 1 6" in said
    assert "Lindeman và Stark 2012" in said
    assert "độ tin cậy 90 %" in said
    for one in sample.sheets:
        assert f"Lô {one.batch}, trang thứ {one.place}" in said


def test_a_sheet_is_shown_with_its_reading_and_compared(table: Table) -> None:
    sample = draw(table)
    key = sample.sheets[0].key

    page = open_sheet(table, key)
    assert page.count('type="checkbox"') == 4
    assert "tín nhiệm cao" in page
    compare(table, key, verdict="agrees")

    assert samples(table)[0].agrees == {key: True}
    assert "✓" in text(table.clients[2], "mau/")


def test_a_row_that_differs_goes_to_two_members(table: Table) -> None:
    sheet = draw(table).sheets[0]

    name = f"{sheet.batch}-{sheet.key}-{sheet.place}-2"
    compare(table, sheet.key, verdict="differs", row=[name])

    assert pile_of(table, sheet.batch).open_rows() == ((sheet.place, 2),)
    assert samples(table)[0].differing == 1
    assert "có dòng khác" in text(table.clients[0], "mau/")
    assert "chờ người xem" in open_sheet(table, sheet.key)


def test_what_was_drawn_is_compared_before_the_count_is_recorded(table: Table) -> None:
    sample = draw(table)
    with pytest.raises(SampleUnfinishedError):
        take_open_count(campaign=table.campaign, key=table.key, by="", now=MORNING)

    for one in sample.sheets:
        compare_sheet(
            campaign=table.campaign,
            comparison=Comparison(sheet=one.key, agrees=True),
            key=table.key,
            by="",
            now=MORNING,
        )
    confirm(table, 1)
    sign_all(recorded(table, keyed=False))

    remarks = [one.text for one in models.Remark.objects.all()]
    assert any("số bốc thăm trước Hội nghị là «4 1 6»" in one for one in remarks)
    assert not models.SealedRow.objects.exists()


def test_nothing_is_drawn_before_everything_is_read(table: Table) -> None:
    scan(table, 1, [refused_page()])

    said = send(table.clients[0], "mau/", seed="1", wrong=1, confidence=90)

    assert "Chưa xong các lô: 1" in said
    assert samples(table) == ()
    assert "rồi mới rút mẫu" in text(table.clients[0], "mau/")


def test_a_sheet_that_was_not_drawn_is_not_shown_and_not_compared(
    table: Table,
) -> None:
    sample = draw(table, wrong=24)
    other = next(
        page.key for page in pile_of(table, 1).pages if page.key != sample.sheets[0].key
    )

    assert "Kiểm phiếu" in open_sheet(table, other)
    with pytest.raises(SheetNotDrawnError):
        compare_sheet(
            campaign=table.campaign,
            comparison=Comparison(sheet=other, agrees=True),
            key=table.key,
            by="",
            now=MORNING,
        )


def test_a_second_draw_stands_beside_the_first(table: Table) -> None:
    draw(table)
    said = send(table.clients[0], "mau/", seed=" 4  1 6", wrong=3, confidence=90)
    assert "đã dùng một lần" in said
    assert len(samples(table)) == 1
    draw(table, seed="2 5")

    assert len(samples(table)) == 2
    assert "Lần rút 2" in text(table.clients[0], "mau/")


def differs(table: Table) -> None:
    """The one drawn sheet differs; the row is looked at again by two."""
    sheet = draw(table, wrong=24).sheets[0]
    cell = (sheet.place, 1)
    name = f"{sheet.batch}-{sheet.key}-{cell[0]}-{cell[1]}"
    compare(table, sheet.key, verdict="differs", row=[name])
    for member in (0, 1):
        answer(table, sheet.batch, cell, "1", member=member)


def taken(table: Table) -> None:
    take_open_count(campaign=table.campaign, key=table.key, by="", now=MORNING)


def test_after_a_difference_the_count_is_not_recorded_on_rows_looked_at_again(
    table: Table,
) -> None:
    differs(table)

    with pytest.raises(SampleDifferedError):
        taken(table)
    assert "Chưa ghi được kết quả" in text(table.clients[1], "mau/")
    page = text(table.clients[0], "doi-soat/")
    assert "Đối chiếu mẫu chưa xong" in page
    assert "rút lại nhiều hơn 1 phiếu chưa từng rút" in page


def test_after_a_difference_a_wider_draw_that_agrees_lets_the_count_go_on(
    table: Table,
) -> None:
    differs(table)
    agree(table, draw(table, wrong=12, seed="2 5"))

    assert "Đã đối chiếu thêm" in text(table.clients[1], "mau/")
    confirm(table, 1)  # of the first, that it found a difference
    sign_all(recorded(table, keyed=False))

    remarks = " ".join(one.text for one in models.Remark.objects.all())
    assert "rút 1 trong 24 phiếu" in remarks
    assert "1 phiếu có dòng khác đã được xem lại" in remarks
    assert "không đạt độ tin cậy yêu cầu 90 %" in remarks


def test_after_a_difference_every_sheet_may_be_compared(table: Table) -> None:
    differs(table)
    send(table.clients[0], "mau/", whole="on")
    whole = samples(table)[-1]
    assert len(whole.sheets) == 24
    assert "đối chiếu toàn bộ" in text(table.clients[2], "mau/")
    agree(table, whole)
    confirm(table, 1)

    sign_all(recorded(table, keyed=False))

    remarks = " ".join(one.text for one in models.Remark.objects.all())
    assert "Đối chiếu toàn bộ 24 phiếu" in remarks


def test_after_a_difference_the_whole_committee_may_decide_with_a_reason(
    table: Table,
) -> None:
    differs(table)
    head, *others = table.clients
    reason = "lá phiếu bị thấm nước, các lá khác khô"
    assert "lý do ghi kết quả" in send(head, "mau/", draw=1, deed="propose", reason="")
    send(head, "mau/", draw=1, deed="propose", reason=reason)
    for client in others:
        with pytest.raises(SampleDifferedError):
            taken(table)
        send(client, "mau/", draw=1, deed="agree", seen="x")  # not what is shown
        shown = text(client, "mau/")
        assert reason in shown
        seen = re.search(r'name="seen" value="([^"]+)"', shown)
        assert seen is not None
        send(client, "mau/", draw=1, deed="agree", seen=seen[1])

    assert "Cả Ban thống nhất ghi kết quả" in text(head, "mau/")
    confirm(table, 1)
    sign_all(recorded(table, keyed=False))
    remarks = " ".join(one.text for one in models.Remark.objects.all())
    assert f"thống nhất ghi kết quả; lý do: {reason}." in remarks
    acts = [one.event for one in models.JournalEntry.objects.all()]
    assert acts.count("sample.ruling-proposed") == 1
    assert acts.count("sample.ruling-agreed") == 2


def test_nobody_decides_about_a_draw_that_found_nothing_or_is_not_compared(
    table: Table,
) -> None:
    sheet = draw(table).sheets[0]
    form = {"draw": 1, "deed": "propose", "reason": "mực nhòe"}
    send(table.clients[0], "mau/", **form)
    name = f"{sheet.batch}-{sheet.key}-{sheet.place}-1"
    compare(table, sheet.key, verdict="differs", row=[name])
    said = send(table.clients[0], "mau/", **form)
    assert "chưa đối chiếu với bản giấy" in said
    send(table.clients[0], "mau/", **form | {"draw": "9"})

    assert samples(table)[0].ruling is None


@pytest.mark.parametrize(
    ("verdict", "rows", "sorry"),
    [
        pytest.param("", [], UNCLEAR, id="an empty form"),
        pytest.param("yes", [], UNCLEAR, id="no word of the two"),
        pytest.param("differs", [], UNCLEAR, id="differs, and no row"),
        pytest.param("agrees", [OWN], UNCLEAR, id="agrees, and a row"),
        pytest.param("", [OWN], UNCLEAR, id="a row, and no word"),
        pytest.param("differs", [ANOTHER], GONE, id="a row of another sheet"),
        pytest.param("differs", [OWN, ANOTHER], GONE, id="and of another sheet"),
        pytest.param("differs", ["x"], GONE, id="no row at all"),
    ],
)
def test_a_form_that_does_not_say_it_plainly_records_nothing(
    table: Table, verdict: str, rows: list[str], sorry: str
) -> None:
    sheet = draw(table, wrong=24).sheets[0]
    other = next(
        page for page in pile_of(table, sheet.batch).pages if page.key != sheet.key
    )
    named = {
        OWN: f"{sheet.batch}-{sheet.key}-{sheet.place}-1",
        ANOTHER: f"{sheet.batch}-{other.key}-{other.place}-1",
    }
    form: dict[str, object] = {"row": [named.get(row, row) for row in rows]}

    said = compare(table, sheet.key, **form | ({"verdict": verdict} if verdict else {}))

    assert sorry in said
    assert samples(table)[0].agrees == {}
    assert pile_of(table, sheet.batch).open_rows() == ()


def rescan(table: Table) -> None:
    """The first batch is scanned anew, with the same marks on every sheet."""
    drop(table, 1)
    scan(table, 1, [read_page(keys) for keys in SHEETS[:10]])


def agree(table: Table, sample: DrawnSample) -> None:
    for one in sample.sheets:
        compare_sheet(
            campaign=table.campaign,
            comparison=Comparison(sheet=one.key, agrees=True),
            key=table.key,
            by="",
            now=MORNING,
        )
    confirm(table, len(samples(table)))


def confirm(table: Table, *draws: int) -> None:
    """Two members say that draws were compared so."""
    for draw_number in draws:
        for client in table.clients[:2]:
            send(client, "mau/", confirm=draw_number)


def test_two_members_confirm_what_was_compared(table: Table) -> None:
    sample = draw(table)
    said = send(table.clients[0], "mau/", confirm=1)
    assert "chưa đối chiếu với bản giấy" in said
    for one in sample.sheets:
        compare(table, one.key, verdict="agrees")
    with pytest.raises(SampleUnconfirmedError):
        taken(table)
    assert "còn thiếu 2 thành viên xác nhận" in text(table.clients[0], "doi-soat/")

    for _ in range(2):  # pressed twice by one
        page = send(table.clients[1], "mau/", confirm=1)
        assert "Đã xác nhận:" in page
        assert 'name="confirm"' not in page
    with pytest.raises(SampleUnconfirmedError):
        taken(table)
    assert 'name="confirm"' in text(table.clients[2], "mau/")
    send(table.clients[2], "mau/", confirm=1)

    recorded(table, keyed=False)
    acts = [one.event for one in models.JournalEntry.objects.all()]
    assert acts.count("sample.confirmed") == 2


@pytest.mark.parametrize("number", ["0", "2", "x", ""])
def test_no_draw_is_confirmed_that_is_none(table: Table, number: str) -> None:
    agree(table, draw(table))
    send(table.clients[2], "mau/", confirm=number)

    assert len(samples(table)[0].confirmed) == 2


def test_a_draw_of_another_pile_is_not_confirmed(table: Table) -> None:
    agree(table, draw(table))
    rescan(table)

    assert "Tập phiếu đã đổi" in send(table.clients[2], "mau/", confirm=1)
    assert len(samples(table)[0].confirmed) == 2


def test_a_pile_that_was_scanned_anew_is_not_recorded_on_the_old_draw(
    table: Table,
) -> None:
    agree(table, draw(table))
    rescan(table)

    with pytest.raises(SampleOutdatedError):
        take_open_count(campaign=table.campaign, key=table.key, by="", now=MORNING)
    said = text(table.clients[0], "mau/")
    assert "Tập phiếu đã đổi từ lần rút này" in said
    assert "độ tin cậy 90 %" not in said

    agree(table, draw(table, wrong=24, seed="2 5"))
    sign_all(recorded(table, keyed=False))

    remarks = [one.text for one in models.Remark.objects.all()]
    assert sum("Đối chiếu mẫu" in one for one in remarks) == 1
    assert any("không được tính vì tập phiếu đã đổi" in one for one in remarks)


def test_a_drawn_sheet_whose_pages_are_gone_is_not_compared(table: Table) -> None:
    sheet = draw(table).sheets[0]
    for batch, sheets in ((1, SHEETS[:10]), (2, SHEETS[10:])):
        drop(table, batch)
        scan(table, batch, [read_page(keys) for keys in sheets])

    said = compare(table, sheet.key, verdict="agrees")

    assert "Tập phiếu đã đổi từ lần rút này" in said
    assert sheet.key not in said
    assert samples(table)[0].agrees == {}
    with pytest.raises(SampleOutdatedError):
        compare_sheet(
            campaign=table.campaign,
            comparison=Comparison(sheet=sheet.key, agrees=True),
            key=table.key,
            by="",
            now=MORNING,
        )


def test_once_a_sheet_differed_the_page_claims_no_confidence(table: Table) -> None:
    sheet = draw(table).sheets[0]
    assert "với độ tin cậy 90 %" in text(table.clients[0], "mau/")

    name = f"{sheet.batch}-{sheet.key}-{sheet.place}-2"
    compare(table, sheet.key, verdict="differs", row=[name])

    said = text(table.clients[0], "mau/")
    assert "với độ tin cậy 90 %" not in said
    assert "đã thấy 1 phiếu có dòng khác với bản giấy" in said
    assert "không xác nhận được kết quả máy đọc" in said
    assert "Tìm nguyên nhân" in said
