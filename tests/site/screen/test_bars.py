"""The bar of a result is as long as its figures say, to the last vote."""

from hypothesis import given
from hypothesis import strategies as st

from tinnhiem.core.levels import Level
from tinnhiem.web.parts.results import BAR, LevelLine, bar_parts_of

VOTES = st.integers(0, 500)


@given(votes=st.tuples(VOTES, VOTES, VOTES), more=st.integers(0, 9))
def test_the_parts_of_a_bar_meet_and_never_leave_it(
    votes: tuple[int, int, int], more: int
) -> None:
    whole = sum(votes) + more or 1
    starts = (0, votes[0], votes[0] + votes[1])
    levels = tuple(
        LevelLine(level, "", number, "", (), starts_at=start)
        for level, number, start in zip(Level, votes, starts, strict=True)
    )

    parts = bar_parts_of(levels, whole=whole)

    ends = [part.begin + part.width for part in parts]
    assert [part.begin for part in parts[1:]] == ends[:-1]
    assert all(part.width >= 0 for part in parts)
    assert not ends or ends[-1] <= BAR
    if not more and parts:
        assert ends[-1] == BAR
