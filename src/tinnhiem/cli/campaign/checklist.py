"""`tinnhiem campaign checklist`: what is missing before the conference."""

from pathlib import Path

import click

from tinnhiem.cli.campaign.options import on_campaign, open_campaign
from tinnhiem.cli.run import DONE, REFUSED
from tinnhiem.core.campaigns.checklist import Gate, PreparationLine, preparation_lines
from tinnhiem.messages.checklist import COMMANDS, GATE_WORDS, line_words, rule_words
from tinnhiem.papers.catalogue.titles import TITLES
from tinnhiem.store.queries.preparation import preparation_of


@click.command()
@on_campaign
def checklist(data: Path, slug: str | None) -> int:
    """Liệt kê mọi việc còn thiếu trước khi triệu tập và trước khi khai mạc.

    Mã thoát: 0 đã đủ; 1 còn việc phải làm.
    """
    lines = preparation_lines(preparation_of(open_campaign(data, slug)))
    for gate in Gate:
        click.echo(GATE_WORDS[gate])
        for line in lines:
            if line.gate is gate:
                _print(line)
    is_ready = all(line.is_done or line.only_warns for line in lines)
    return DONE if is_ready else REFUSED


def _print(line: PreparationLine) -> None:
    title = TITLES.get(line.about)
    words = line_words(line, about=f"«{title.title}»" if title else "")
    if line.is_done:
        click.echo(f"  [x] {words}")
        return
    click.echo(f"  [{'!' if line.only_warns else ' '}] {words}")
    click.echo(f"      Căn cứ: {rule_words(line.citation)}. {COMMANDS[line.item]}")
