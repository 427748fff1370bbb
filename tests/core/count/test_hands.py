"""Who did what in a count, as the papers say it."""

from dataclasses import replace

from tests.core.count.test_box import KEYED, ONE_CELL, batch
from tinnhiem.core.count.hands import Counted, Hand, hands_of, sentence_of
from tinnhiem.core.count.way import Part, Way

NAMES = {"head": "Năm", "secretary": "Sáu", "member": "Bảy"}


def test_each_member_is_named_once_a_part_with_all_his_batches() -> None:
    one = replace(batch(KEYED, ONE_CELL), third="member")
    other = replace(batch(KEYED, ONE_CELL), number=2)

    assert hands_of((one, other), way=Way.DOUBLE, parts={}) == (
        Hand(Part.FIRST, "head", (1, 2)),
        Hand(Part.SECOND, "secretary", (1, 2)),
        Hand(Part.THIRD, "member", (1,)),
    )


def test_read_aloud_the_typist_is_the_marker() -> None:
    parts = {Part.READER: "member", Part.CHECKER: "secretary"}

    assert hands_of((batch(KEYED),), way=Way.ALOUD, parts=parts) == (
        Hand(Part.READER, "member"),
        Hand(Part.MARKER, "head", (1,)),
        Hand(Part.CHECKER, "secretary"),
    )


def test_the_minutes_say_how_it_was_counted_and_never_what_came_out() -> None:
    hands = (Hand(Part.FIRST, "head", (1,)), Hand(Part.SECOND, "secretary", (1,)))
    counted = Counted(
        way=Way.DOUBLE, declared=(10, 14), hands=hands, reason="nghi sót."
    )

    assert sentence_of(counted, names=NAMES) == (
        "Cách kiểm: hai người nhập độc lập; 2 lô; nhập thứ nhất: Năm; "
        "nhập thứ hai: Sáu; lý do: nghi sót"
    )
