"""Who of the committee may key, settle and decide what: nobody checks himself."""

from collections.abc import Iterable, Mapping, Sequence

from tinnhiem.core.count.errors import (
    NotTheThirdError,
    SameTypistError,
    TakenByOtherError,
)
from tinnhiem.core.count.way import Part, Way


def part_for(
    member: str,
    named: Part,
    *,
    typists: Mapping[Part, str],
    way: Way,
    names: Mapping[str, str],
) -> Part:
    """Return which entry of a batch a member keys who asks for `named`.

    Two typists may open the same fresh batch in the same second: whoever keys first
    has the first entry, and the other one goes on as the second without noticing.

    Args:
        member: Who wants to key, by key.
        named: The entry that his page was opened for.
        typists: Who keys which entry so far, by key.
        way: How many entries there are.
        names: Of the committee by key, for the refusal.

    Raises:
        SameTypistError: The same member as both typists; two are needed, each blind.
        TakenByOtherError: Others key every entry of this batch.
    """
    other = Part.SECOND if named is Part.FIRST else Part.FIRST
    if typists.get(named) in (None, member):
        if typists.get(other) == member:
            raise SameTypistError(names[member])
        return named
    is_open = typists.get(other) in (None, member) and way.entries > 1
    if not is_open:
        raise TakenByOtherError(names[typists[named]])
    return other


def thirds(typists: Iterable[str | None], *, members: Sequence[str]) -> tuple[str, ...]:
    """Return who may settle a difference between two typists.

    A member who keyed neither entry, where there is one; a committee of fewer than
    three has none, and there everybody may.
    """
    keyed = {typist for typist in typists if typist is not None}
    others = tuple(member for member in members if member not in keyed)
    return others or tuple(members)


def require_third(
    member: str,
    *,
    typists: Iterable[str | None],
    members: Sequence[str],
    names: Sequence[str],
) -> None:
    """Refuse whoever keyed one of the entries while another member did not.

    Args:
        member: Who wants to settle, by key.
        typists: Who keyed the batch.
        members: The committee.
        names: Of the committee, in the same order.

    Raises:
        NotTheThirdError: With those who may.
    """
    may = thirds(typists, members=members)
    if member not in may:
        known = dict(zip(members, names, strict=True))
        raise NotTheThirdError([known[one] for one in may])
