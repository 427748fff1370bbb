"""The function every area registers its sentences on."""

from functools import singledispatch

from tinnhiem.core.errors import VoteError


@singledispatch
def say(refusal: VoteError) -> str:
    """Return the Vietnamese sentence to show for `refusal`.

    It says what stopped, with which figures or where, by what right, and what to
    do now.
    """
    raise NotImplementedError(type(refusal).__name__)
