"""Answers are kept for the same value, and for no other."""

import json
from dataclasses import replace

from tests.papers.reading import one_paper
from tinnhiem.papers.encoding import encode
from tinnhiem.papers.remembering import remembered


def test_the_same_value_is_answered_once_and_another_anew() -> None:
    asked: list[list[int]] = []

    @remembered(2)
    def total(numbers: list[int]) -> int:
        asked.append(numbers)
        return sum(numbers)

    one, two = [1, 2], [1, 2]

    assert [total(one), total(one), total(two), total(one)] == [3, 3, 3, 3]
    assert len(asked) == 2


def test_the_oldest_answer_goes_first() -> None:
    asked: list[str] = []

    @remembered(1)
    def letters(word: str) -> int:
        asked.append(word)
        return len(word)

    first, second = "phiếu", "tín nhiệm"
    for word in (first, second, first):
        letters(word)

    assert asked == [first, second, first]


def test_an_encoded_paper_is_canonical_json() -> None:
    content = encode(one_paper("D16"))
    canonical = json.dumps(
        json.loads(content), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )

    assert content == canonical


def test_a_changed_document_is_encoded_anew() -> None:
    paper = one_paper("D16")
    (document,) = paper.documents
    changed = replace(document, kind=f"{document.kind} KHÁC")

    assert encode(paper) == encode(paper)
    assert encode(replace(paper, documents=(changed,))) != encode(paper)
    assert "KHÁC" in encode(replace(paper, documents=(changed,)))
