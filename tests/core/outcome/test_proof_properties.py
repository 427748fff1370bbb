"""No false alarm on a lawful result, no silence about a changed figure."""

from dataclasses import replace
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.core.outcome.rendering import (
    Vote,
    as_table,
    as_text,
    make_style,
    make_vote,
)
from tinnhiem.core.outcome.comparing import compare_results
from tinnhiem.core.outcome.percents import Fit, PrintedPercent, read_percent
from tinnhiem.core.outcome.proofreading import proofread

UNHURRIED = settings(deadline=None)  # a busy machine proves nothing
RANDOMS = st.integers(0, 2**32).map(Random)


def changed(vote: Vote, place: int, **changes: object) -> Vote:
    people = list(vote.people)
    people[place] = replace(people[place], **changes)  # type: ignore[arg-type]
    return replace(vote, people=tuple(people))


@UNHURRIED
@given(random=RANDOMS)
def test_a_lawful_result_has_no_fault_however_it_is_printed(random: Random) -> None:
    vote = make_vote(random, make_style(random))

    for result in (as_table(vote), as_text(vote, random)):
        proof = proofread(result)
        assert proof.faults == ()
        assert result.unread == ()
        assert [line.name for line in result.lines] == [p.name for p in vote.people]


@UNHURRIED
@given(random=RANDOMS)
def test_table_and_text_of_one_vote_agree_in_every_figure(random: Random) -> None:
    vote = make_vote(random, make_style(random))
    compared = compare_results(as_table(vote), as_text(vote, random))

    assert compared.findings == ()
    assert compared.persons == len(vote.people)
    assert compared.figures >= 3 * len(vote.people) + 1


@UNHURRIED
@given(random=RANDOMS)
def test_a_changed_digit_of_a_percent_is_found(random: Random) -> None:
    style = replace(make_style(random, least=2), drops_zeros=False)
    vote = make_vote(random, style)
    at = random.randrange(len(vote.people))
    level = random.randrange(3)
    one = vote.people[at]
    printed = read_percent(one.percents[level])
    assert printed is not None
    wrong = PrintedPercent(_other_digit(printed.digits, random), 2)
    # One that is merely cut off, or more than everything, has tests of its own.
    assume(not wrong.is_above_hundred)
    assume(wrong.fit(one.counts[level], vote.returned) is Fit.NONE)
    percents = list(one.percents)
    percents[level] = wrong.text
    vote = changed(vote, at, percents=tuple(percents))

    for result in (as_table(vote), as_text(vote, random)):
        faults = proofread(result).faults
        assert [fault.who.split(",")[0] for fault in faults] == [one.name]


def _other_digit(digits: int, random: Random) -> int:
    text = list(f"{digits:04d}")
    place = random.randrange(len(text))
    text[place] = random.choice([d for d in "0123456789" if d != text[place]])
    return int("".join(text))


@UNHURRIED
@given(random=RANDOMS, step=st.sampled_from([-1, 1, 10]))
def test_a_changed_count_is_found(random: Random, step: int) -> None:
    vote = make_vote(random, replace(make_style(random, least=2), drops_zeros=False))
    at = random.randrange(len(vote.people))
    level = random.randrange(3)
    counts = list(vote.people[at].counts)
    counts[level] += step
    assume(counts[level] >= 0)
    vote = changed(vote, at, counts=tuple(counts))

    for result in (as_table(vote), as_text(vote, random)):
        assert proofread(result).faults != ()


@UNHURRIED
@given(random=RANDOMS)
def test_a_comparison_says_the_same_from_either_side(random: Random) -> None:
    style = make_style(random)
    vote = make_vote(random, style)
    at = random.randrange(len(vote.people))
    other = changed(vote, at, counts=tuple(n + 1 for n in vote.people[at].counts))
    if random.random() < 0.5:
        other = replace(other, people=other.people[1:])
    one, two = as_table(vote), as_text(other, random)
    there, back = compare_results(one, two), compare_results(two, one)

    def told(found: object) -> list[tuple[object, ...]]:
        return sorted(
            (f.code.value, f.of or "", f.who.split(",")[0])
            for f in found.findings  # type: ignore[attr-defined]
        )

    assert told(there) == told(back)
    assert there.figures == back.figures
    assert told(there) != [] or at == 0
