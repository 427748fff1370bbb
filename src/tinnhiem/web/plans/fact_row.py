"""One fact of a plan as a row of fields, and one part of a plan as such rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from django import forms

from tinnhiem.core.plans.plan import Plan, Source

# A fact that no sentence of the file says: somebody added it here.
ADDED: Final = Source(0, "")
Typed = Mapping[str, Any]
Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: where the plan says it, and the fields that hold it.

    Attributes:
        key: First part of the names of its fields, as «post-0».
        source: None for a fact that has no sentence of its own.
        title: What the row is called where its fields do not say it.
    """

    key: str
    source: Source | None
    fields: Mapping[str, forms.Field] = field(default_factory=dict)
    title: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a plan: its rows, and the plan as they were filled in.

    Attributes:
        read: Takes the plan and what was typed, by row and field.
    """

    title: Any
    rows: Callable[[Plan], Iterable[Row]]
    read: Callable[[Plan, Mapping[str, Typed]], Plan]


def kept_rows(
    key: str, facts: Iterable[Fact], typed: Mapping[str, Typed]
) -> Iterator[tuple[Fact, Typed]]:
    """Yield each fact with what was typed for it, those taken away left out."""
    for place, fact in enumerate(facts):
        given = typed[f"{key}-{place}"]
        if not given["gone"]:
            yield fact, given
