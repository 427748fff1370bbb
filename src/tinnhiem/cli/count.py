"""`tinnhiem count`: readings on file to counts, and sheets drawn to compare with them.

Both start without Django. `tinnhiem count TỆP` is short for `count readings TỆP`.
"""

from typing import Final

import click

from tinnhiem.cli.lazy import LazyGroup

USUAL: Final = "readings"
PLACES: Final[dict[str, str]] = {
    USUAL: "tinnhiem.cli.files.count:count",
    "sample": "tinnhiem.cli.files.count_sample:sample",
}


class CountGroup(LazyGroup):
    """A group that takes the name of a file for its usual command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant, and what is left for it."""
        if args[0] in PLACES:
            return super().resolve_command(ctx, args)
        return USUAL, self.get_command(ctx, USUAL), args


@click.group(
    cls=CountGroup, places=PLACES, context_settings={"ignore_unknown_options": True}
)
def count() -> None:
    """Kiểm phiếu từ tệp đọc phiếu (count TỆP), rút mẫu phiếu để đối chiếu."""
