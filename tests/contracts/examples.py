"""Example values by type, so that a contract can build what it has never seen.

Deterministic: the same class always gives the same example. Reference pages quote
the sentences made from these.
"""

import dataclasses
import types
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum
from fractions import Fraction
from inspect import signature
from pathlib import Path
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from tinnhiem.core.access.duty import Duty
from tinnhiem.core.ballots.fault import FaultCode
from tinnhiem.core.rules.citation import Citation, Status

HANOI = timezone(timedelta(hours=7))

VALUES: dict[Any, Any] = {
    str: "…",
    int: 2,
    bool: True,
    bytes: b"x",
    Fraction: Fraction(2, 3),
    date: date(2023, 7, 11),
    datetime: datetime(2023, 7, 11, 7, 30, tzinfo=HANOI),
    time: time(7, 30),
    timedelta: timedelta(days=1),
    Path: Path("tep.txt"),
    Citation: Citation("Quy định 96-QĐ/TW", "Điều 6.3", "…", Status.SEEN),
    object: "…",
    Any: "…",
}
# By the name of an argument, where its type alone gives an unlikely figure or word.
BY_NAME: dict[str, Any] = {
    "summoned": 26,
    "present": 16,
    "minimum": 18,
    "required": 18,
    "whole": 26,
    "part": 27,
    "issued": 24,
    "returned": 25,
    "in_favour": 7,
    "hands": 17,
    "lines": 3,
    "officeholders": 4,
    "members": 2,
    "path": "tep.txt",
    "line": 12,
    "row": 12,
    "port": 8000,
    "least": 12,
    "most": 200,
    "digits": 6,
    "act": "day-accepted",
    "phase": "signed",
    "track": "party",
}
# By class, where the fields must agree with each other.
BY_CLASS: dict[str, dict[str, Any]] = {
    "Fault": {
        "code": FaultCode.PRINTED_UNEXPLAINED,
        "figures": (("printed", 30), ("damaged", 1), ("stamped", 28)),
    },
    "CommitteeTooSmallError": {"minimum": 3},
    "BoxOutOfTurnError": {
        "deed": "box-sealed",
        "lacks": "box-shown",
        "is_done": False,
    },
    "ConfirmerRefusedError": {"wanted": (Duty.HEAD,)},
    "SealDiffersError": {"put_on": "07", "found": "09"},
}


def example(annotation: Any, *, name: str = "") -> Any:
    """Return one value of a type; `name` is the argument it is for.

    Raises:
        TypeError: No example is known; teach `VALUES` one.
    """
    if annotation in VALUES:
        return _plain(VALUES[annotation], name=name)
    if get_origin(annotation) is not None:
        return _composed(annotation, name=name)
    if isinstance(annotation, type):
        if issubclass(annotation, Enum):
            return next(iter(annotation.__members__.values()))
        return instance(annotation)
    message = f"no example for {annotation!r}"
    raise TypeError(message)


def _plain(value: Any, *, name: str) -> Any:
    """Return the value for this argument's name, if it is of the same type."""
    by_name = BY_NAME.get(name, value)
    return by_name if type(by_name) is type(value) else value


def _composed(annotation: Any, *, name: str) -> Any:
    """Return an example of `X | None`, `Literal[…]`, `type[X]` or a collection."""
    origin = get_origin(annotation)
    arguments = [a for a in get_args(annotation) if a is not type(None)]
    if origin is Literal or origin is type:
        return arguments[0]
    if origin in {Union, types.UnionType}:
        return example(arguments[0], name=name)
    return _collection(origin, arguments)


def _collection(origin: Any, arguments: list[Any]) -> Any:
    """Return a collection of one example; a tuple of fixed shape in full."""
    if dataclasses.is_dataclass(origin):  # a generic one, such as Rule[int]
        return instance(cast("type[Any]", origin), first=example(arguments[0]))
    if issubclass(origin, dict) or origin.__name__ == "Mapping":
        return {example(arguments[0]): example(arguments[1])}
    items = [example(a) for a in arguments if a is not Ellipsis]
    if issubclass(origin, tuple) and Ellipsis not in arguments:
        return tuple(items)
    return (origin if origin in {tuple, list, set, frozenset} else tuple)(items[:1])


def instance(cls: type[Any], **known: Any) -> Any:
    """Build an instance of a class from examples of what its constructor takes."""
    make: Callable[..., Any] = cls
    hints = get_type_hints(cls if dataclasses.is_dataclass(cls) else cls.__init__)
    positional, named = [], {}
    fixed = BY_CLASS.get(cls.__name__, {})
    spare = list(known.values())
    for parameter in signature(cls).parameters.values():
        if parameter.kind in {parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD}:
            continue
        if parameter.name in fixed:
            value = fixed[parameter.name]
        elif spare:
            value = spare.pop(0)
        else:
            value = example(hints.get(parameter.name, str), name=parameter.name)
        if parameter.kind is parameter.KEYWORD_ONLY:
            named[parameter.name] = value
        else:
            positional.append(value)
    return make(*positional, **named)
