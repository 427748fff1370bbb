"""A vote in the hall as a small pure function: what every deed must do, said again.

Nothing here imports the product: it is the second opinion. A deed is a name and plain
arguments; `after` returns the vote after it and the code of the refusal, empty when it
was done. A key under which a deed was done makes the same deed do nothing again.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

VOTERS, RATED = 26, (1, 2, 3, 4)
ORDER = (
    *("planned", "summoned", "check-in", "quorate", "committee-elected"),
    *("ballots-issued", "voting", "closed", "counting", "reconciled", "signed"),
    *("announced", "reported", "archived"),
)
HALL = ORDER[2:12]
PREPARING = ORDER[:5]
ISSUING = ("committee-elected", "ballots-issued", "voting")
MOVES = {
    "printed": PREPARING,
    "damaged": PREPARING,
    "stamped": PREPARING,
    "issued": ISSUING,
    "exchanged": (*ISSUING, "closed"),
    "unused": (*ISSUING, "closed", "counting"),
    "returned": ("closed", "counting"),
    "foreign": ("closed", "counting"),
}
KEPT = ORDER[: ORDER.index("counting") + 1]
BOX = ("box-shown", "box-sealed", "box-opened")
BOX_PHASES = {
    "box-shown": ("committee-elected", "ballots-issued"),
    "box-sealed": ("committee-elected", "ballots-issued"),
    "box-opened": ("closed",),
}
MARKS = "1203XG"  # by turns, so that no column is all alike


@dataclass(frozen=True)
class Vote:
    """All that a deed may depend on."""

    phase: str = "summoned"
    left: str = ""
    sitting: int = 1
    inside: frozenset[int] = frozenset()
    came: frozenset[int] = frozenset()
    acts: frozenset[str] = frozenset({"summons-sent"})
    seal: str = ""
    committee: tuple[int, ...] = ()
    in_favour: int = 0
    sheets: Mapping[str, int] = field(default_factory=dict)
    receipts: frozenset[int] = frozenset()
    rounds: tuple[tuple[tuple[int, ...], ...], ...] = ()
    signed: frozenset[int] = frozenset()
    is_over: bool = False
    keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Deed:
    """One thing somebody does, under the key of the form it came with."""

    name: str
    args: tuple[Any, ...] = ()
    key: str = ""


Result = tuple[Vote, str]


def after(vote: Vote, deed: Deed) -> Result:
    """Return the vote after a deed, and why it was refused."""
    known = vote.keys.get(deed.key)
    if known is not None:
        return vote, "" if known == deed.name else "key-reused"
    done, refusal = RULES[deed.name](vote, *deed.args)
    if refusal:
        return vote, refusal
    return replace(done, keys={**vote.keys, deed.key: deed.name}), ""


def check_in(vote: Vote, numbers: tuple[int, ...]) -> Result:
    if vote.phase not in ("check-in", "quorate", "committee-elected"):
        return vote, "campaign-frozen"
    if vote.inside & {*numbers}:
        return vote, "already-present"
    coming = frozenset(numbers)
    return replace(vote, inside=vote.inside | coming, came=vote.came | coming), ""


def leave(vote: Vote, number: int) -> Result:
    if vote.phase not in HALL or vote.is_over:
        return vote, "campaign-frozen"
    if number not in vote.inside:
        return vote, "not-present"
    return replace(vote, inside=vote.inside - {number}), ""


def go(vote: Vote, wanted: str) -> Result:
    place = ORDER.index(vote.phase) if vote.phase in ORDER else -2
    following = vote.left if vote.phase == "suspended" else ORDER[place + 1]
    if vote.phase in ("void", "archived") or wanted != following:
        return vote, "wrong-phase"
    if vote.phase != "suspended":
        refusal = lacking(vote, wanted)
        if refusal:
            return vote, refusal
    return replace(vote, phase=wanted, left=""), ""


def lacking(vote: Vote, wanted: str) -> str:
    """Return the code of what a step lacks; the quorum is told before all else."""
    asks_quorum = wanted in ("quorate", "committee-elected", "ballots-issued")
    if asks_quorum and 3 * len(vote.inside) < 2 * VOTERS:
        return "quorum-not-reached"
    is_ready = {
        "summoned": {"day-accepted", "summons-sent"} <= vote.acts,
        "committee-elected": 2 * vote.in_favour > len(vote.inside),
        "ballots-issued": sheets_are_out(vote),
        "voting": "box-sealed" in vote.acts,
        "counting": vote.sheets.get("returned", 0) > 0 and balances(vote),
        "reconciled": bool(vote.rounds),
        "signed": bool(vote.committee) and vote.signed == {*vote.committee},
        "reported": False,
        "archived": False,
    }
    return "" if is_ready.get(wanted, True) else "not-yet"


def sheets_are_out(vote: Vote) -> bool:
    stamped, issued = vote.sheets.get("stamped", 0), vote.sheets.get("issued", 0)
    here = len(vote.inside)
    return stamped >= max(here, 1) and 0 < issued <= here


def balances(vote: Vote) -> bool:
    """Say whether every sheet is accounted for, as far as nothing blocks."""
    n = {kind: vote.sheets.get(kind, 0) for kind in MOVES}
    return (
        n["printed"] == n["damaged"] + n["stamped"]
        and n["stamped"] == n["issued"] + n["exchanged"] + n["unused"]
        and n["issued"] <= len(vote.came) <= VOTERS
        and n["returned"] - n["foreign"] <= n["issued"]
        and n["foreign"] <= n["returned"]
        and min(n.values()) >= 0
    )


def elect(vote: Vote, members: tuple[int, ...], hands: tuple[int, int, int]) -> Result:
    here, (favour, *_) = len(vote.inside), hands
    refusals = (
        ("committee-too-small", len(members) < 3),
        ("committee-member-absent", bool({*members} - vote.inside)),
        ("officeholder-on-committee", bool({*members} & {*RATED})),
        ("hands-impossible", sum(hands) > here),
        ("committee-not-elected", 2 * favour <= here),
        ("hands-missing", sum(hands) < here),
        ("wrong-phase", vote.phase != "quorate"),
        ("quorum-not-reached", 3 * here < 2 * VOTERS),
    )
    refusal = next((code for code, holds in refusals if holds), "")
    elected = replace(
        vote, phase="committee-elected", committee=members, in_favour=favour
    )
    return (vote, refusal) if refusal else (elected, "")


def keep(vote: Vote, kind: str, number: int, reason: str) -> Result:
    phases = MOVES[kind]
    is_later = vote.phase in KEPT and ORDER.index(vote.phase) > ORDER.index(phases[0])
    may = vote.phase in phases or (bool(reason) and is_later)
    needs_box = kind in ("returned", "foreign")
    total = vote.sheets.get(kind, 0) + number
    refusals = (
        ("ledger-not-yours", vote.phase not in KEPT),
        ("no-sheets", number == 0),
        ("box-out-of-turn", needs_box and "box-opened" not in vote.acts),
        ("correction-needs-reason", number < 0 and not reason),
        ("campaign-frozen", not may),
        ("ballots-unbalanced", total < 0),
    )
    refusal = next((code for code, holds in refusals if holds), "")
    kept = replace(vote, sheets={**vote.sheets, kind: total})
    return (vote, refusal) if refusal else (kept, "")


def hand_out(vote: Vote, numbers: tuple[int, ...]) -> Result:
    refusals = (
        ("ledger-not-yours", vote.phase not in KEPT),
        ("campaign-frozen", vote.phase not in ISSUING),
        ("not-present", bool({*numbers} - vote.inside)),
    )
    refusal = next((code for code, holds in refusals if holds), "")
    new = {*numbers} - vote.receipts
    if refusal or not new:
        return vote, refusal
    done, refusal = keep(vote, "issued", len(new), "")
    return replace(done, receipts=vote.receipts | new), refusal


def take_back(vote: Vote, number: int) -> Result:
    if number not in vote.receipts:
        return vote, ""
    done, refusal = keep(vote, "issued", -1, "nhầm")
    return replace(done, receipts=vote.receipts - {number}), refusal


def box(vote: Vote, act: str, seal: str) -> Result:
    place = BOX.index(act)
    lacks = place > 0 and BOX[place - 1] not in vote.acts
    is_out = act in vote.acts or lacks or vote.phase not in BOX_PHASES[act]
    refusals = (
        ("ledger-not-yours", vote.phase not in KEPT),
        ("box-out-of-turn", is_out),
        ("seal-differs", act == "box-opened" and seal != vote.seal),
    )
    refusal = next((code for code, holds in refusals if holds), "")
    if refusal:
        return vote, refusal
    put_on = seal if act == "box-sealed" else vote.seal
    return replace(vote, acts=vote.acts | {act}, seal=put_on), ""


def box_back(vote: Vote) -> Result:
    if vote.phase not in KEPT:
        return vote, "ledger-not-yours"
    last = next((act for act in reversed(BOX) if act in vote.acts), "")
    is_emptied = last == "box-opened" and vote.sheets.get("returned", 0) > 0
    if not last or vote.phase not in BOX_PHASES[last] or is_emptied:
        return vote, "box-out-of-turn"
    seal = "" if last == "box-sealed" else vote.seal
    return replace(vote, acts=vote.acts - {last}, seal=seal), ""


def marks_of(sheets: int, seed: int) -> tuple[str, ...]:
    """Return whole sheets, made up: the keys of four lines each."""
    return tuple(
        "".join(MARKS[(seed + 2 * sheet + line) % len(MARKS)] for line in range(4))
        for sheet in range(sheets)
    )


def count(vote: Vote, sheets: int, seed: int, reason: str, differs: int) -> Result:
    keyed = vote.sheets.get("returned", 0) - vote.sheets.get("foreign", 0)
    refusals = (
        ("campaign-frozen", vote.phase not in ("counting", "reconciled")),
        ("recount-needs-reason", bool(vote.signed) and not reason),
        ("differences-left", bool(differs)),
        ("count-not-reconciled", not balances(vote) or sheets != keyed),
    )
    refusal = next((code for code, holds in refusals if holds), "")
    if refusal:
        return vote, refusal
    columns = zip(*marks_of(sheets, seed), strict=True)
    totals = tuple(
        tuple(Counter(column)[mark] for mark in "1230XG") for column in columns
    )
    counted = replace(
        vote, phase="reconciled", rounds=(*vote.rounds, totals), signed=frozenset()
    )
    return counted, ""


def sign(vote: Vote, number: int) -> Result:
    if vote.phase != "reconciled":
        return vote, "campaign-frozen"
    if number not in vote.committee:
        return vote, "voter-unknown"
    signed = vote.signed | {number}
    phase = "signed" if signed == {*vote.committee} else vote.phase
    return replace(vote, signed=signed, phase=phase), ""


def suspend(vote: Vote) -> Result:
    if vote.phase not in HALL:
        return vote, "wrong-phase"
    return replace(vote, phase="suspended", left=vote.phase), ""


def adjourn(vote: Vote, reason: str) -> Result:
    """End the sitting; of the next one only the roster and the sheets are known."""
    place = vote.left if vote.phase == "suspended" else vote.phase
    if place not in ORDER[2:5] or vote.sheets.get("issued", 0) > 0:
        return vote, "wrong-phase"
    if not reason:
        return vote, "not-yet"
    # It begins again on a day outside the plan, accepted with the same reason.
    begun = replace(
        Vote(), phase="planned", acts=frozenset({"day-accepted"}), sheets=vote.sheets
    )
    return replace(begun, keys=vote.keys, sitting=vote.sitting + 1), ""


def summon(vote: Vote) -> Result:
    return replace(vote, acts=vote.acts | {"summons-sent"}), ""


def void(vote: Vote, reason: str) -> Result:
    if vote.phase in ("void", "archived"):
        return vote, "wrong-phase"
    if not reason:
        return vote, "not-yet"
    return replace(vote, phase="void", left=vote.phase), ""


def close(vote: Vote) -> Result:
    if vote.phase != "announced" or vote.is_over:
        return vote, "campaign-frozen"
    return replace(vote, is_over=True, inside=frozenset()), ""


RULES: dict[str, Callable[..., Result]] = {
    rule.__name__: rule
    for rule in (
        *(check_in, leave, go, elect, keep, hand_out, take_back, box, box_back),
        *(count, sign, suspend, adjourn, summon, void, close),
    )
}
