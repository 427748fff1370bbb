"""Texts for the proof-reader, as reports, minutes and newspapers write them."""

from tinnhiem.core.outcome.published import PublishedResult, words_of_share
from tinnhiem.core.outcome.result_text import read_result_text
from tinnhiem.core.outcome.text_lines import TextLine


def read(text: str) -> PublishedResult:
    lines = [TextLine(text=t, line=n) for n, t in enumerate(text.split("\n"), start=1)]
    return read_result_text(lines, file="văn bản")


def said(text: str) -> list[tuple[str, dict[str, str]]]:
    """Return each person with every figure as print writes it."""
    return [
        (
            line.name or line.post,
            {
                one.of.value if one.of else "?": words_of_share(one)
                for one in line.figures
            },
        )
        for line in read(text).lines
    ]


def totals(text: str) -> dict[str, str]:
    return {one.of.value: words_of_share(one) for one in read(text).totals if one.of}
