"""Printing JSON with many rows without holding all of it."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import click


def echo_rows(
    values: Mapping[str, Any], rows: Iterable[Mapping[str, Any]], *, last: str
) -> None:
    """Print one object whose `rows` come one by one, before its key `last`.

    Args:
        values: The other keys, in their order.
        rows: Made as they are printed; 57,000 of them at once would fill the memory
            of an office's laptop.
        last: The key of `values` that stands behind the rows.
    """
    before = {key: value for key, value in values.items() if key != last}
    click.echo(_plain(before)[:-1] + ', "rows": [')
    separator = ""
    for row in rows:
        click.echo(f"{separator}{_plain(row)}", nl=False)
        separator = ",\n"
    click.echo(f'\n], "{last}": {_plain(values[last])}}}')


def _plain(values: Any) -> str:
    return json.dumps(values, ensure_ascii=False)
