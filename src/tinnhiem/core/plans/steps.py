"""The steps of the process: numbers, duties and deadlines."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tinnhiem.core.plans.deadlines import Reading, deadlines_in
from tinnhiem.core.plans.outline import DECIMAL, STAGE, Item, Labelled, marker_of
from tinnhiem.core.plans.plan import Deadline, Source, Step
from tinnhiem.core.plans.words import Label, kind_of

SENTENCE_END: Final = re.compile(r"(?<=[.;])\s+(?=[A-ZÀ-ỸĐ(])")
STAGE_HEAD: Final = re.compile(r"(Bước \d{1,2}\s*[:.,-]?)\s+")


@dataclass(frozen=True, slots=True)
class Duties:
    """The labelled values of a step; a label given twice with two values is a gap."""

    directed_by: str | None
    led_by: str | None
    joined_by: str | None
    deadline: Deadline | None
    deadline_text: str
    gaps: tuple[Source, ...]


def steps_in(
    process: Item, *, year: int | None
) -> tuple[tuple[Step, ...], tuple[Source, ...]]:
    """Return the steps of the process item, and sentences that could not be read.

    Args:
        process: The item that holds the stages (Bước 1, 2, 3).
        year: The plan's own year, or None when the plan leaves it blank.
    """
    steps: list[Step] = []
    gaps: list[Source] = []
    for item, number, stage in _step_items(process):
        duties = _duties(item, year=year)
        steps.append(_step(item, number, stage=stage, duties=duties))
        gaps += duties.gaps
    return tuple(steps), tuple(gaps)


def _step_items(process: Item) -> Iterator[tuple[Item, str, str]]:
    """Yield (item, number, heading of its stage) of every step."""
    for stage in process.numbered:
        number, heading = stage.number, stage.text
        if _is_one_step(stage):
            found = STAGE_HEAD.match(heading)
            yield stage, number, found[1] if found else ""
            continue
        if stage.labels:
            yield Item(stage.style, number, stage.text, stage.source), number, heading
        for item in stage.numbered:
            yield item, _number_below(number, item), heading


def _number_below(number: str, item: Item) -> str:
    return item.number if item.style == DECIMAL else f"{number}{item.number}"


def _is_one_step(stage: Item) -> bool:
    """Say whether a stage is a single step.

    It is when it has no items, or when only its last item carries labels and no other
    item speaks of a deadline: then those labels belong to the whole stage.
    """
    if not stage.numbered:
        return True
    *others, last = stage.numbered
    if not last.labels or stage.labels or not others:
        return False
    return not any(other.labels or deadlines_in(other.text) for other in others)


def _step(item: Item, number: str, *, stage: str, duties: Duties) -> Step:
    _, _, text = marker_of(item.text) if item.style != STAGE else ("", "", item.text)
    title, rest = _first_sentence(text)
    body = (*([rest] if rest else []), *_body(item))
    return Step(
        number=number,
        stage=stage,
        kind=kind_of(title, " ".join(body)),
        title=title,
        body=body,
        directed_by=duties.directed_by,
        led_by=duties.led_by,
        joined_by=duties.joined_by,
        deadline=duties.deadline,
        deadline_text=duties.deadline_text,
        source=Source(item.source.line, item.source.text),
    )


def _body(item: Item) -> Iterator[str]:
    texts = [(passage.line, passage.text) for passage in item.paragraphs]
    texts += [(below.source.line, below.source.text) for below in item.items]
    for below in item.items:
        texts += [(p.line, p.text) for i in below.items for p in i.passages()]
        texts += [(p.line, p.text) for p in below.paragraphs]
    yield from (text for _, text in sorted(texts))


def _first_sentence(text: str) -> tuple[str, str]:
    first, *rest = SENTENCE_END.split(text, maxsplit=1)
    return first.rstrip(" .;:"), " ".join(rest)


def _duties(item: Item, *, year: int | None) -> Duties:
    gaps: list[Source] = []
    labels = [
        *item.labels,
        *(found for below in item.numbered for found in below.labels),
    ]
    said = {label: _value(labels, label) for label in Label}
    deadline, words = _deadline(item, labels, year=year, gaps=gaps)
    return Duties(
        directed_by=said[Label.DIRECTED_BY],
        led_by=said[Label.LED_BY],
        joined_by=said[Label.JOINED_BY],
        deadline=deadline,
        deadline_text=words,
        gaps=tuple(gaps),
    )


def _value(labels: Sequence[Labelled], label: Label) -> str | None:
    found = [entry for entry in labels if entry.label is label]
    values = dict.fromkeys(entry.value.rstrip(" .;") for entry in found)
    if label is not Label.DEADLINE and len(values) > 1:
        return "; ".join(values)
    return next(iter(values), None) or None


def _deadline(
    item: Item, labels: Sequence[Labelled], *, year: int | None, gaps: list[Source]
) -> tuple[Deadline | None, str]:
    """Return the deadline and its words; a labelled one wins over the prose."""
    labelled = [entry for entry in labels if entry.label is Label.DEADLINE]
    if labelled:
        words = " ".join(entry.value for entry in labelled).rstrip(" .;")
        readings = [r for e in labelled for r in deadlines_in(e.value, year=year)]
        deadline = _only(readings)
        if deadline is None:
            gaps += [Source(e.source.line, e.source.text) for e in labelled]
        return deadline, words
    return _deadline_in_prose(item, year=year, gaps=gaps)


def _deadline_in_prose(
    item: Item, *, year: int | None, gaps: list[Source]
) -> tuple[Deadline | None, str]:
    found = [
        (sentence, line, reading)
        for line, sentence in _sentences(item)
        for reading in deadlines_in(sentence, year=year)
    ]
    if not found:
        return None, ""
    readings = [reading for _, _, reading in found]
    deadline = _only(readings) if all(r.bound for r in readings) else None
    if deadline is None:
        gaps += dict.fromkeys(Source(line, text) for text, line, _ in found)
        return None, found[0][0]
    return deadline, found[0][0]


def _only(readings: Iterable[Reading]) -> Deadline | None:
    """Return the one deadline all readings agree on; None when they do not."""
    different = set(readings)
    deadlines = {reading.deadline for reading in different}
    return deadlines.pop() if len(deadlines) == 1 else None


def _sentences(item: Item) -> Iterator[tuple[int, str]]:
    for passage in item.passages():
        for sentence in SENTENCE_END.split(passage.text):
            yield passage.line, sentence.rstrip(" .;")
