"""The first citation of an instrument is complete, the later ones are short.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II, khoản 6, điểm b.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from tinnhiem.papers.figures import Facts
from tinnhiem.papers.model import Block, Document, Figure, Paragraph, Run, Runs, Text

# As one run, or as a number and a symbol.
PLAN: Final = ("issued[D01]", "issued[D01].symbol")
Completion = Callable[[Facts, str], Runs]


def complete_first_citation(document: Document, facts: Facts) -> Document:
    """Return the document with what a first citation must have.

    Where it first names the rulebook's instrument, and where it first names the plan
    once that is issued, day and issuer follow; the title too, unless the sentence goes
    on with it.
    """
    name = facts.record.rulebook.name
    blocks = list(document.blocks)
    _complete(blocks, lambda run: run.text.endswith(name), _instrument, facts)
    _complete(blocks, lambda run: run.path in PLAN, _plan, facts)
    return replace(document, blocks=tuple(blocks))


def _complete(
    blocks: list[Block],
    is_cited: Callable[[Figure], bool],
    completion: Completion,
    facts: Facts,
) -> None:
    """Put the completion behind the first run that cites."""
    for place, block in enumerate(blocks):
        if not isinstance(block, Paragraph):
            continue
        for i, run in enumerate(block.runs):
            if isinstance(run, Figure) and is_cited(run):
                following = "".join(one.text for one in block.runs[i + 1 :]).lstrip()
                added = _styled(completion(facts, following), like=run)
                runs = (*block.runs[: i + 1], *added, *block.runs[i + 1 :])
                blocks[place] = replace(block, runs=runs)
                return


def _styled(runs: Runs, *, like: Figure) -> Iterator[Run]:
    return (replace(run, bold=like.bold, italic=like.italic) for run in runs)


def _instrument(facts: Facts, following: str) -> Runs:
    if following.startswith("ngày "):
        return ()
    form = "dated" if following.startswith("về ") else "dated_about"
    return (facts.figure("rulebook", form),)


def _plan(facts: Facts, following: str) -> Runs:
    if following.startswith("ngày "):
        return ()
    about = "" if following.startswith("về ") else " {plan.head.subject:about}"
    return (
        Text(" ngày "),
        *facts.runs("{issued[D01].issued_on:short_day} của {plan.head.issuer}"),
        *facts.runs(about),
    )
