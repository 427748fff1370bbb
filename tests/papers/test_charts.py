"""Charts: lengths that are right, figures that are live, patterns that read in grey."""

import io
import zipfile
from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from tests.exports.results import results, signed
from tests.papers.builders import (
    MADE_AT,
    make_long_record,
    make_planned_record,
    make_record,
)
from tests.papers.reading import docx_part
from tinnhiem.core.campaigns.errors import NothingToShowError
from tinnhiem.core.levels import Level
from tinnhiem.core.record import CampaignRecord
from tinnhiem.papers.bars import EDGE, bar_svg, spans
from tinnhiem.papers.catalogue.chart import chart_annex, chart_table
from tinnhiem.papers.catalogue.report import result_reports
from tinnhiem.papers.chart_svg import NAME_WIDTH, chart_svg, wrapped
from tinnhiem.papers.figures import Facts, resolve
from tinnhiem.papers.fonts import face
from tinnhiem.papers.model import Bar, BarPart, Fill
from tinnhiem.papers.pdf import to_pdf
from tinnhiem.papers.pictures import bar_pngs, bars_of
from tinnhiem.papers.word import to_docx

SVG = "{http://www.w3.org/2000/svg}"
COUNTS = st.lists(st.integers(0, 5000), min_size=3, max_size=3)


def bar(counts: list[int], *, whole: int) -> Bar:
    parts = tuple(
        BarPart(fill, count) for fill, count in zip(Fill, counts, strict=True)
    )
    return Bar(parts=parts, whole=whole, width=55)


@given(COUNTS, st.integers(0, 5000), st.integers(100, 20_000))
def test_parts_lie_side_by_side_inside_the_whole_at_their_exact_place(
    counts: list[int], rest: int, width: int
) -> None:
    whole = sum(counts) + rest
    drawn = spans(bar(counts, whole=whole), width=width)

    assert len(drawn) == sum(count > 0 for count in counts)
    ends = [0]
    for _, begin, end in drawn:
        assert begin == ends[-1]
        ends.append(end)
    if not whole:
        return
    before = 0
    shown = iter(drawn)
    for count in counts:
        before += count
        if count:
            _, _, end = next(shown)
            assert 0 <= width * before - end * whole < whole  # off by less than a unit
    if drawn and not rest:
        assert ends[-1] == width


def test_an_empty_box_draws_an_empty_bar() -> None:
    assert spans(bar([0, 0, 0], whole=0), width=1000) == []
    drawn = bar_svg(bar([0, 0, 0], whole=0)).partition("</defs>")[2]
    assert drawn.count("<rect") == 1  # the outline


@given(results())
@settings(max_examples=15, deadline=None)
def test_every_length_is_a_live_figure_of_the_record(record: CampaignRecord) -> None:
    table = chart_table(Facts(record))

    assert len(table.rows) == len(record.rated)
    for row in table.rows:
        (one,) = [b for cell in row.cells for b in cell.content if isinstance(b, Bar)]
        for part in one.parts:
            assert part.source is not None
            assert resolve(record, part.source.path) == part.value
            assert str(part.value) == part.source.text or part.value == 0
            assert str(part.value) in one.alt


def test_a_report_without_a_result_has_no_chart() -> None:
    assert chart_annex(Facts(make_planned_record())) == ()
    (report, *_) = result_reports(make_planned_record())
    assert bars_of(report) == ()


def test_word_gets_the_same_bars_as_pictures_with_their_figures_in_words() -> None:
    (report, *_) = result_reports(make_record())
    content = to_docx(report, made_at=MADE_AT)

    body = ElementTree.tostring(docx_part(content, "word/document.xml"), "unicode")
    assert (
        "Trên tổng 25 phiếu: tín nhiệm cao 5, tín nhiệm 3, tín nhiệm thấp 17." in body
    )
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        pictures = [n for n in package.namelist() if n.startswith("word/media/")]
    assert len(pictures) == len(bars_of(report)) == 4 + len(Level)


def test_pictures_have_300_dots_an_inch() -> None:
    (png,) = bar_pngs((bar([1, 1, 1], whole=3),))

    assert Image.open(io.BytesIO(png)).size == (round(55 / 25.4 * 300), 71)


@pytest.mark.parametrize("people", [1, 9, 60])
def test_a_long_chart_goes_on_over_pages_with_its_legend_on_each(people: int) -> None:
    record = make_long_record(people)
    (report, *_) = result_reports(record)
    pages = PdfReader(io.BytesIO(to_pdf(report, made_at=MADE_AT))).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]

    start = next(i for i, text in enumerate(texts) if "BIỂU ĐỒ" in text)
    charts = [text for text in texts[start:] if "Tôn Nữ" in text]
    assert all("Số phiếu theo mức tín nhiệm" in text for text in charts)
    assert sum(text.count("Công Tằng") for text in charts) == people
    assert len(charts) > 1 or people < 20


def swatch(fill: Fill | None) -> np.ndarray:
    """Return a filled picture as linear light, rows × columns × 3."""
    parts = (BarPart(fill, 1),) if fill else ()
    drawn = Bar(parts=parts, whole=1, width=14, height=6, scaled=False)
    (png,) = bar_pngs((drawn,))
    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGB"), dtype=float) / 255
    inner = pixels[8:-8, 8:-8]
    light: np.ndarray = np.where(
        inner <= 0.04045, inner / 12.92, ((inner + 0.055) / 1.055) ** 2.4
    )
    return light


# Machado, Oliveira and Fernandes 2009, severity 1: linear RGB as seen.
SEEN = {
    "with every colour": np.eye(3),
    "without red": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "without green": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "without blue": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
GREY = np.array([0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("eye", SEEN)
def test_parts_differ_in_lightness_for_every_eye_and_in_grey_print(eye: str) -> None:
    shades = [
        float((swatch(fill) @ SEEN[eye].T @ GREY).mean()) for fill in (*Fill, None)
    ]
    lightness = [116 * max(shade, 0.0) ** (1 / 3) - 16 for shade in shades]

    for one, other in combinations(lightness, 2):
        assert abs(one - other) >= 10, lightness


def test_parts_differ_in_pattern_where_no_shade_is_left() -> None:
    """A fax or a bad copy keeps black and white only: stripes, dots, full, empty."""
    runs = []
    for fill in (*Fill, None):
        black = (swatch(fill) @ GREY) < 0.5
        rows = np.abs(np.diff(black.astype(int), axis=1)).sum(axis=1)
        runs.append((round(float(rows.mean())), round(float(rows.std())), black.mean()))

    solid, stripes, dots, empty = runs
    assert solid[0] == empty[0] == 0
    assert solid[2] > 0.99 > 0.01 > empty[2]
    assert stripes[1] <= 2  # each row crosses about as many stripes
    assert dots[1] > 5  # rows between dots are empty


def texts_of(content: bytes) -> list[str]:
    root = ElementTree.fromstring(content)  # noqa: S314 -- our own file
    return [one.text or "" for one in root.iter(f"{SVG}text")]


@given(results())
@settings(max_examples=15, deadline=None)
def test_the_svg_says_every_figure_as_text(record: CampaignRecord) -> None:
    content = chart_svg(record)

    root = ElementTree.fromstring(content)  # noqa: S314 -- our own file
    words = texts_of(content)
    said = root.findtext(f"{SVG}desc") or ""
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "tieu-de mo-ta"
    assert (root.findtext(f"{SVG}title") or "").startswith(
        "Kết quả lấy phiếu tín nhiệm"
    )
    for outcome in record.outcomes:
        for level in Level:
            share = outcome.shares[level]
            assert share.percent() in words
            assert f"({share.percent()})" in said
    assert said.count(", trên ") == len(record.rated)


def test_the_svg_needs_nothing_from_elsewhere_and_runs_nothing() -> None:
    content = chart_svg(signed([(3, 1, 1, 0)], names=["<script>x</script>&amp;"]))

    text = content.decode()
    assert "<script" not in text
    assert "&lt;script&gt;x&lt;/script&gt;&amp;amp;" in text
    assert text.count("http") == 1  # the name of the format
    assert "href" not in text


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_name_makes_a_file_that_can_be_read(name: str) -> None:
    ElementTree.fromstring(chart_svg(signed([(1, 0, 0, 0)], names=[name])))  # noqa: S314


@given(st.text(st.sampled_from("ƯỜng WM i"), max_size=80))
def test_lines_of_a_name_never_run_into_the_bar(name: str) -> None:
    lines = wrapped(name, size=12, width=NAME_WIDTH, style="b")

    assert "".join(lines).replace(" ", "") == name.replace(" ", "")
    widths = [face("b").width_mm(line, size=12) for line in lines]
    assert max(widths) <= NAME_WIDTH


def test_a_rehearsals_chart_says_so() -> None:
    content = chart_svg(make_record(is_rehearsal=True))

    assert any("DIỄN TẬP" in words for words in texts_of(content))


def test_there_is_no_chart_before_the_signatures() -> None:
    with pytest.raises(NothingToShowError):
        chart_svg(make_record(outcomes=()))


def test_one_result_is_one_drawing() -> None:
    assert chart_svg(make_record()) == chart_svg(make_record())
    assert EDGE % 2 == 0  # or outlines would lie between two units


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(signed([(0, 0, 0, 0)]), id="an empty box"),
        pytest.param(signed([(0, 0, 0, 9)]), id="nobody valid"),
        pytest.param(signed([(4998, 1, 1, 0)]), id="5,000 sheets, two odd ones"),
        pytest.param(signed([(1, 1, 1, 0)], names=["X" * 80]), id="one word of 80"),
    ],
)
def test_extreme_results_are_printed_in_both_files(record: CampaignRecord) -> None:
    (report, *_) = result_reports(record)

    text = PdfReader(io.BytesIO(to_pdf(report, made_at=MADE_AT))).pages[-1]
    assert "BIỂU ĐỒ" in text.extract_text()
    assert to_docx(report, made_at=MADE_AT)[:2] == b"PK"
