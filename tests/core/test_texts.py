"""Words that people type are there, and fit on a paper."""

import pytest

from tinnhiem.core.campaigns.errors import TextMissingError, TextTooLongError
from tinnhiem.core.campaigns.texts import LINE, limited, require_text


@pytest.mark.parametrize("words", ["", "   ", "\n\t"])
def test_no_words_are_not_kept(words: str) -> None:
    with pytest.raises(TextMissingError):
        require_text(words, what="ý kiến", limit=LINE)

    assert limited(words, what="ghi chú", limit=LINE) == ""


@pytest.mark.parametrize(
    ("length", "fits"),
    [
        pytest.param(LINE - 1, True, id="one below"),
        pytest.param(LINE, True, id="the most"),
        pytest.param(LINE + 1, False, id="one above"),
    ],
)
def test_words_fit_or_are_refused_with_both_lengths(length: int, *, fits: bool) -> None:
    words = " " + "ợ" * length + " "
    if fits:
        assert require_text(words, what="địa điểm", limit=LINE) == words.strip()
        return
    with pytest.raises(TextTooLongError) as refused:
        require_text(words, what="địa điểm", limit=LINE)
    assert (refused.value.length, refused.value.limit) == (length, LINE)
