"""Who of the committee may key, settle and decide what: nobody checks himself."""

from collections.abc import Iterable, Sequence

from tinnhiem.core.count.errors import (
    NotTheThirdError,
    SameTypistError,
    TakenByOtherError,
)


def require_typist(
    member: str, *, own: str | None, other: str | None, name: str
) -> None:
    """Refuse a typist of an entry.

    Args:
        member: Who wants to key, by key.
        own: Who has begun this entry; None when nobody has.
        other: Who keys the other entry of the same batch; None likewise.
        name: Of whoever stands in the way, for the refusal.

    Raises:
        TakenByOtherError: Somebody else has begun this entry.
        SameTypistError: The same member keys both; two are needed, each blind.
    """
    if own is not None and own != member:
        raise TakenByOtherError(name)
    if member == other:
        raise SameTypistError(name)


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
