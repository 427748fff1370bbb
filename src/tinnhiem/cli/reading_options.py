"""What every command that reads a table of people asks for."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

import click

from tinnhiem.core.people.heading import Meaning
from tinnhiem.core.people.table_heading import ColumnChoice

C = TypeVar("C", bound=Callable[..., Any])

FIELDS: Final = ", ".join(meaning.value for meaning in Meaning)
SHEET = click.option("--sheet", help="Trang tính, hoặc bảng của tệp Word («Bảng 2»).")
HEADING = click.option(
    "--header",
    "heading_row",
    type=click.IntRange(min=1),
    help="Số dòng của tiêu đề, như Excel đánh số, khi tự tìm không đúng.",
)


class ColumnOption(click.ParamType[ColumnChoice]):
    """A column named by hand: `name=B` or `birth=Năm sinh`."""

    name = "MỤC=CỘT"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> ColumnChoice:
        """Return the choice, or refuse with the words that may be used."""
        if isinstance(value, ColumnChoice):
            return value
        field, equals, where = str(value).partition("=")
        known = {meaning.value: meaning for meaning in Meaning}
        if not equals or not where.strip() or field.strip() not in known:
            refused = (
                f"«{value}» không đúng. Viết như name=B hoặc «birth=Năm sinh»; "
                f"mục là một trong: {FIELDS}."
            )
            raise click.BadParameter(refused, ctx, param)
        return ColumnChoice(known[field.strip()], where.strip())


COLUMNS = click.option(
    "--column",
    "columns",
    type=ColumnOption(),
    multiple=True,
    help="Chỉ định cột, dùng được nhiều lần: name=B, «birth=Năm sinh», ignore=Lương.",
)


def reads_table(command: C) -> C:
    """Give a command `--sheet`, `--header` and `--column`."""
    return SHEET(HEADING(COLUMNS(command)))
