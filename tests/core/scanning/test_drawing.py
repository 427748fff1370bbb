"""The small drawing of a page travels as text and is not trusted when it comes back."""

import base64
import zlib

import pytest

from tinnhiem.core.scanning.drawing import drawn_size, pack_drawing, unpack_drawing

PAGE = {"width": 10.0, "height": 5.0}


def drawing() -> bytes:
    rows, columns = drawn_size(**PAGE)
    return bytes(
        (row * columns + column) % 256
        for row in range(rows)
        for column in range(columns)
    )


def test_a_drawing_comes_back_within_a_step_of_grey() -> None:
    back = unpack_drawing(pack_drawing(drawing()), **PAGE)

    assert (
        max(abs(one - other) for one, other in zip(drawing(), back, strict=True)) <= 16
    )


def test_paper_and_black_come_back_exactly() -> None:
    rows, columns = drawn_size(**PAGE)
    page = bytes([0, 255]) * (rows * columns // 2)

    assert unpack_drawing(pack_drawing(page), **PAGE) == page


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("!", id="no base64"),
        pytest.param("AAAA", id="nothing packed"),
        pytest.param(pack_drawing(drawing()[:-1]), id="a pixel too few"),
        pytest.param(pack_drawing(drawing() + b"\0"), id="a pixel too many"),
        pytest.param(
            base64.b64encode(zlib.compress(bytes(50_000_000))).decode(), id="a bomb"
        ),
        pytest.param(
            base64.b64encode(zlib.compress(b"\xff" * len(drawing()))).decode(),
            id="greys there are not",
        ),
    ],
)
def test_a_damaged_drawing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        unpack_drawing(text, **PAGE)
