"""What people look at is cut out upright, whole, and says nothing of its file."""

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.omr.drawing import Grey, Paper, make_layout, picture_of, with_drawing
from tinnhiem.omr.crops import ROW_DOTS, row_crop, sheet_picture
from tinnhiem.omr.pictures import Picture
from tinnhiem.omr.registration import Registration
from tinnhiem.omr.sheets import SheetReader

LAYOUT = with_drawing(make_layout(5))
PAGE = LAYOUT.pages[0]


def registered(picture: Picture) -> Registration:
    registration = SheetReader([LAYOUT]).read(picture).registration
    assert registration is not None
    return registration


def opened(jpeg: bytes) -> Grey:
    with Image.open(io.BytesIO(jpeg)) as image:
        assert image.format == "JPEG"
        assert image.mode == "L"
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        return np.asarray(image)


def photographed(grey: Grey) -> Picture:
    """Return a sheet seen aslant on a table."""
    height, width = grey.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]])
    seen = corners * 0.85 + np.array([[90, 60], [150, 130], [40, 200], [120, 150]])
    plane = cv2.getPerspectiveTransform(
        corners.astype(np.float32), seen.astype(np.float32)
    )
    photo = cv2.warpPerspective(grey, plane, (width, height), borderValue=90)
    return picture_of(np.asarray(photo, dtype=np.uint8))


def darkest_box(crop: Grey) -> int:
    """Return which of the three boxes of a crop holds the ink, from 1."""
    middles = [box.centre[0] - PAGE.table.x for box in PAGE.boxes[:3]]
    ink = []
    for middle in middles:
        x = round(middle * ROW_DOTS)
        ink.append(int((crop[40:-40, x - 20 : x + 20] < 150).sum()))
    return int(np.argmax(ink)) + 1


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_row_is_cut_out_upright_however_the_sheet_lies(turns: int) -> None:
    picture = Paper(PAGE).cross(3, 2).picture(turns=turns)

    crop = opened(row_crop(picture, registered(picture), 3))

    assert darkest_box(crop) == 2
    assert crop.shape == (round(15 * ROW_DOTS), round(176 * ROW_DOTS))


def test_a_row_of_a_photograph_is_cut_out_straight() -> None:
    picture = photographed(Paper(PAGE).cross(3, 3).scan())

    crop = opened(row_crop(picture, registered(picture), 3))

    assert darkest_box(crop) == 3
    rules = crop[:, 200:300].mean(axis=1)
    assert (rules < 190).any()  # its rules lie level


def test_the_whole_sheet_is_shown_upright() -> None:
    picture = Paper(PAGE).cross(1, 1).picture(turns=2)

    sheet = opened(sheet_picture(picture, registered(picture)))

    height, width = sheet.shape
    assert (width, height) == (1050, 1485)
    marker = PAGE.markers[0]
    x, y = (round(side * 5) for side in marker.centre)
    assert sheet[y - 22 : y + 22, x - 22 : x - 16].mean() < 100


def test_there_is_no_crop_of_a_row_of_another_page() -> None:
    picture = Paper(PAGE).picture()
    registration = registered(picture)

    with pytest.raises(KeyError):
        row_crop(picture, registration, 9)
