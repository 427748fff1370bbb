"""Plans of every kind: the real one, the same said otherwise, and invented ones."""

import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from hypothesis import strategies as st

from tinnhiem.core.plans.compiler import compile_plan
from tinnhiem.core.plans.plan import (
    Basis,
    Criterion,
    Deadline,
    DeadlineKind,
    Head,
    MinutesRule,
    Paragraph,
    Plan,
    Post,
    QuorumRule,
    Source,
    Step,
    StepKind,
    VoterCategory,
)

SEED_FILE: Final = (
    Path(__file__).parents[1] / "examples" / "quang-ngai-2023" / "plan.txt"
)
SEED: Final = SEED_FILE.read_text(encoding="utf-8")

Rewrite = Callable[[str], str]


def compiled(text: str) -> Plan:
    """Compile a text as the intake would."""
    return compile_plan(text.split("\n"))


def saying(*pairs: tuple[str, str]) -> Rewrite:
    """Replace words; every one of them must stand in the text."""

    def rewrite(text: str) -> str:
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        return text

    return rewrite


def cut(first: str, last: str) -> Rewrite:
    """Leave out everything from `first` up to `last`."""

    def rewrite(text: str) -> str:
        start = text.index(first)
        return text[:start] + text[text.index(last, start) :]

    return rewrite


def filled(text: str) -> str:
    """Fill the blanks of the head."""
    text = text.replace("Số: /KH-VP", "Số: 45/KH-VP")
    return text.replace("ngày tháng 6", "ngày 15 tháng 6")


def other_year(year: int) -> Rewrite:
    """Move the whole plan to another year."""

    def rewrite(text: str) -> str:
        for month in (6, 7):
            text = text.replace(f"/{month}/2023", f"/{month}/{year}")
        return text.replace("tháng 6 năm 2023", f"tháng 6 năm {year}")

    return rewrite


def broken_at(words: str, place: int, *, page: bool = False) -> Rewrite:
    """Break a line inside `words` after `place` characters, or the page there."""

    def rewrite(text: str) -> str:
        assert words in text, words
        pieces = (words[:place].rstrip(), words[place:].lstrip())
        return text.replace(words, ("\n\n" if page else "\n").join(pieces), 1)

    return rewrite


def wrapped(width: int) -> Rewrite:
    """Set every paragraph in lines of at most `width` characters."""

    def rewrite(text: str) -> str:
        lines = (
            textwrap.wrap(line, width, break_on_hyphens=False) or [""]
            for line in text.split("\n")
        )
        return "\n".join(piece for pieces in lines for piece in pieces)

    return rewrite


def without_empty_lines(text: str) -> str:
    """Put one paragraph on a line, as Word does."""
    text = text.replace("Tỉnh\n\nủy", "Tỉnh ủy").replace(
        "Công đoàn,\nChi", "Công đoàn, Chi"
    )
    return "\n".join(line for line in text.split("\n") if line.strip())


def process_last(text: str) -> str:
    """Put voters, criteria and posts in another order; the process becomes item 4."""
    posts, voters = text.index("1.1. Số lượng"), text.index("1.2. Thành phần")
    criteria, process = text.index("2. Tiêu chí"), text.index("3. Quy trình")
    start, end = text.index("1. Về số lượng"), text.index("III. TỔ CHỨC")
    items = (
        text[criteria:process].replace("2. Tiêu", "1. Tiêu").replace("\n2.", "\n1."),
        text[voters:criteria].replace("1.2. ", "2. "),
        text[posts:voters].replace("1.1. ", "3. "),
        text[process:end].replace("3. Quy", "4. Quy").replace("\n3.", "\n4."),
    )
    return text[:start] + "".join(items) + text[end:]


def decomposed(text: str) -> str:
    """Write every letter and its marks apart, as some Macs do."""
    return unicodedata.normalize("NFD", text)


def new_tones(text: str) -> str:
    """Write «uỷ», «hoà» as many offices do."""
    return text.replace("ủy", "uỷ").replace("Ủy", "Uỷ").replace("hòa", "hoà")


# --- invented plans ----------------------------------------------------------

WORDS: Final = st.text(
    st.characters(categories=("L", "N", "P", "Zs")), min_size=0, max_size=30
)
NAMES: Final = WORDS.filter(str.strip)
COUNTS: Final = st.integers(min_value=1, max_value=99)
DAYS: Final = st.dates(min_value=date(1946, 1, 1), max_value=date(2199, 12, 31))


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def _some(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


SOURCES: Final = st.builds(Source, line=st.integers(1, 9999), text=WORDS)
DEADLINES: Final = st.one_of(
    st.builds(
        Deadline,
        kind=st.sampled_from([k for k in DeadlineKind if "vote" not in k]),
        day=DAYS,
    ),
    st.builds(
        Deadline,
        kind=st.just(DeadlineKind.DAYS_BEFORE_VOTE),
        day=st.none(),
        days=st.integers(0, 366),
    ),
)
STEPS: Final = st.builds(
    Step,
    number=NAMES,
    kind=st.sampled_from(StepKind),
    title=NAMES,
    body=_some(WORDS),
    directed_by=_maybe(WORDS),
    led_by=_maybe(WORDS),
    joined_by=_maybe(WORDS),
    deadline=_maybe(DEADLINES),
    deadline_text=WORDS,
    stage=WORDS,
    source=SOURCES,
)
HEADS: Final = st.builds(
    Head,
    issuer=WORDS,
    superior=WORDS,
    place=WORDS,
    number=WORDS,
    symbol=WORDS,
    day=_maybe(st.integers(1, 31)),
    month=_maybe(st.integers(1, 12)),
    year=_maybe(st.integers(1945, 2199)),
    kind=WORDS,
    subject=WORDS,
    signer_title=WORDS,
    signer_name=WORDS,
    recipients=_some(WORDS),
)
FRACTIONS: Final = st.fractions(min_value=Fraction(1, 99), max_value=1)
PARAGRAPHS: Final = st.builds(Paragraph, number=WORDS, text=WORDS, points=_some(WORDS))
CRITERIA: Final = st.builds(
    Criterion, number=WORDS, title=WORDS, points=_some(WORDS), source=SOURCES
)


def plans() -> st.SearchStrategy[Plan]:
    """Any plan that can be, most of them nonsense."""
    return st.builds(
        Plan,
        head=HEADS,
        preamble=_some(WORDS),
        bases=_some(st.builds(Basis, WORDS, WORDS, _maybe(DAYS), WORDS, SOURCES)),
        purposes=_some(PARAGRAPHS),
        officeholder_basis=WORDS,
        officeholders=_some(st.builds(Post, NAMES, COUNTS, SOURCES)),
        announced_count=_maybe(COUNTS),
        voter_basis=WORDS,
        voter_categories=_some(st.builds(VoterCategory, NAMES, SOURCES)),
        criteria_basis=WORDS,
        criteria=_some(CRITERIA),
        steps=_some(STEPS),
        quorum=_maybe(st.builds(QuorumRule, FRACTIONS, WORDS, SOURCES)),
        minutes=_maybe(st.builds(MinutesRule, COUNTS, _some(WORDS), WORDS, SOURCES)),
        duties=_some(PARAGRAPHS),
        closing=_some(WORDS),
        gaps=_some(SOURCES),
    )


def line_breaks(text: str) -> Iterator[int]:
    """Yield every place between two words of the body where a line may be broken."""
    yield from (place for place, letter in enumerate(text) if letter == " ")
