"""The door of the `tinnhiem` command: loads only the module that is wanted."""

from typing import Final

import click

from tinnhiem.cli.lazy import LazyGroup
from tinnhiem.cli.run import run

# Commands of `cli.files` must start without Django; so a command is named here
# and imported when it is called.
COMMANDS: Final[dict[str, str]] = {
    "rulebook": "tinnhiem.cli.files.rulebook:rulebook",
    "plan": "tinnhiem.cli.files.plan:plan",
    "count": "tinnhiem.cli.count:count",
    "campaign": "tinnhiem.cli.campaign.campaign:campaign",
    "people": "tinnhiem.cli.people:people",
    "conference": "tinnhiem.cli.campaign.conference:conference",
    "committee": "tinnhiem.cli.campaign.committee:committee",
    "ballots": "tinnhiem.cli.campaign.ballots:ballots",
    "scan": "tinnhiem.cli.scan:scan",
    "result": "tinnhiem.cli.result:result",
    "papers": "tinnhiem.cli.papers:papers",
    "archive": "tinnhiem.cli.archive:archive",
    "rehearsal": "tinnhiem.cli.campaign.rehearsal:rehearsal",
    "account": "tinnhiem.cli.campaign.account:account",
    "audit": "tinnhiem.cli.campaign.audit:audit",
    "backup": "tinnhiem.cli.campaign.backup:backup",
    "restore": "tinnhiem.cli.campaign.backup:restore",
    "secrecy": "tinnhiem.cli.files.secrecy:secrecy",
    "lan": "tinnhiem.cli.campaign.lan:lan",
    "vault": "tinnhiem.cli.campaign.vault:vault",
    "demo": "tinnhiem.cli.campaign.demo:demo",
    "serve": "tinnhiem.cli.campaign.serve:serve",
}


@click.group(cls=LazyGroup, places=COMMANDS)
@click.version_option(package_name="tinnhiem", message="tinnhiem %(version)s")
def tinnhiem() -> None:
    """Lấy phiếu tín nhiệm, từ kế hoạch đến báo cáo, không cần mạng."""


def main() -> None:
    """Run the command line and leave with its exit code."""
    run(tinnhiem)
