"""Rows of a table as TOML can write them."""

from collections.abc import Iterable
from typing import Any

from django.db import models as fields
from django.utils import timezone


def rows_of(rows: Iterable[fields.Model], *names: str) -> list[dict[str, Any]]:
    """Return the columns `names` of every row."""
    return [row_of(row, *names) for row in rows]


def row_of(row: fields.Model, *names: str) -> dict[str, Any]:
    """Return the columns `names` of a row; null and empty text are left out."""
    values = {name: getattr(row, name) for name in names}
    return {
        name: timezone.localtime(value) if hasattr(value, "tzinfo") else value
        for name, value in values.items()
        if value is not None and value != ""
    }
