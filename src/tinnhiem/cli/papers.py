"""`tinnhiem papers`: printed papers, from a campaign and as files.

What a recipient does with a file starts without Django; what belongs to a campaign
loads it when it is called.
"""

from typing import Final

import click

from tinnhiem.cli.lazy import LazyGroup

PLACES: Final[dict[str, str]] = {
    "list": "tinnhiem.cli.campaign.papers:list_all",
    "kinds": "tinnhiem.cli.campaign.papers:kinds",
    "form": "tinnhiem.cli.campaign.papers:form",
    "make": "tinnhiem.cli.campaign.papers:make",
    "issue": "tinnhiem.cli.campaign.issuing:issue",
    "finalise": "tinnhiem.cli.campaign.issuing:finalise",
    "replace": "tinnhiem.cli.campaign.issuing:replace",
    "cancel": "tinnhiem.cli.campaign.issuing:cancel",
    "classify": "tinnhiem.cli.campaign.issuing:classify",
    "status": "tinnhiem.cli.campaign.issuing:status",
    "allot": "tinnhiem.cli.campaign.copies:allot",
    "print-out": "tinnhiem.cli.campaign.copies:print_one",
    "hand-over": "tinnhiem.cli.campaign.copies:hand_one_over",
    "slip": "tinnhiem.cli.campaign.copies:slip",
    "receipts": "tinnhiem.cli.campaign.copies:receipts",
    "register": "tinnhiem.cli.campaign.registers:register",
    "bring-back": "tinnhiem.cli.campaign.paper_edits:bring_back",
    "edits": "tinnhiem.cli.campaign.paper_edits:edits",
    "export-folder": "tinnhiem.cli.campaign.exchange:export_one",
    "sign": "tinnhiem.cli.files.signing:sign",
    "signatures": "tinnhiem.cli.files.signing:signatures",
    "lint": "tinnhiem.cli.files.papers_lint:lint_files",
    "verify": "tinnhiem.cli.files.papers_verify:verify",
}


@click.group(cls=LazyGroup, places=PLACES)
def papers() -> None:
    """Văn bản: in, sửa câu chữ, ban hành, thay thế, quản lý từng bản."""
