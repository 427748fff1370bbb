"""Days, counts and shares in both languages."""

from datetime import date, datetime

import pytest
from django.utils import translation

from tinnhiem.core.share import Base, Share
from tinnhiem.web import figures

AT = datetime(2023, 7, 5, 8, 5)  # noqa: DTZ001 -- a clock on the wall


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        pytest.param(
            "vi",
            [
                "05/7/2023",
                "08 giờ 05 phút",
                "08 giờ 05 phút, ngày 05 tháng 7 năm 2023",
                "04",
                "67,22%",
            ],
            id="as papers write them",
        ),
        pytest.param(
            "en",
            ["5 July 2023", "08:05", "5 July 2023, 08:05", "4", "67.22%"],
            id="as English readers do",
        ),
    ],
)
def test_figures_follow_the_language(language: str, expected: list[str]) -> None:
    with translation.override(language):
        assert [
            figures.day(date(2023, 7, 5)),
            figures.clock(AT),
            figures.moment(AT),
            figures.count(4),
            figures.percent(Share(121, 180, Base.RETURNED)),
        ] == expected
