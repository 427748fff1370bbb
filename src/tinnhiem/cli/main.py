"""The door of the `tinnhiem` command: loads only the module that is wanted."""

from importlib import import_module
from typing import Final

import click

from tinnhiem.cli.run import run

# Commands of `cli.files` must start without Django; so a command is named here
# and imported when it is called.
COMMANDS: Final[dict[str, str]] = {
    "rulebook": "tinnhiem.cli.files.rulebook:rulebook",
    "plan": "tinnhiem.cli.files.plan:plan",
    "count": "tinnhiem.cli.files.count:count",
    "campaign": "tinnhiem.cli.campaign.campaign:campaign",
    "people": "tinnhiem.cli.campaign.people:people",
    "conference": "tinnhiem.cli.campaign.conference:conference",
    "committee": "tinnhiem.cli.campaign.committee:committee",
    "ballots": "tinnhiem.cli.campaign.ballots:ballots",
    "papers": "tinnhiem.cli.campaign.papers:papers",
    "demo": "tinnhiem.cli.campaign.demo:demo",
    "serve": "tinnhiem.cli.campaign.serve:serve",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return every command, in the order of the process."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command; None when there is no such name."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, name = place.split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=LazyGroup)
@click.version_option(package_name="tinnhiem", message="tinnhiem %(version)s")
def tinnhiem() -> None:
    """Lấy phiếu tín nhiệm, từ kế hoạch đến báo cáo, không cần mạng."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    run(tinnhiem)
