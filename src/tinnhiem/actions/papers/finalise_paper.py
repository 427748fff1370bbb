"""Freeze a paper that bears no number: lists, ballots, minutes of the committee."""

from dataclasses import replace
from datetime import datetime
from typing import Final

import structlog

from tinnhiem.actions.deed import deed
from tinnhiem.actions.papers.edited_files import require_not_edited_outside
from tinnhiem.actions.papers.freezing import (
    Signing,
    ToFreeze,
    draft_of,
    freeze,
    require_signer,
)
from tinnhiem.core.papers.errors import PaperNumberedError
from tinnhiem.core.papers.marking import Secrecy
from tinnhiem.papers.issuing import PaperFacts
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, FrozenPaper
from tinnhiem.store.queries.papers import ledger_of
from tinnhiem.store.queries.records import record_of

log = structlog.get_logger()
# Minutes that are only stamped «treo», without the office's seal on a signature, may
# do without a number; their room for it stays blank.
MINUTES: Final = ("BB-", "-BB/")


@deed
def finalise_paper(
    *, campaign: Campaign, code: str, signing: Signing, by: str, now: datetime
) -> FrozenPaper:
    """Render and freeze one paper without a number.

    Raises:
        PaperNumberedError: Papers of this kind are issued with number and day.
        PaperError: It is frozen, incomplete, or signed by somebody else.
    """
    return finalise_now(campaign, code, signing=signing, by=by, now=now)


def finalise_now(
    campaign: Campaign, code: str, *, signing: Signing, by: str, now: datetime
) -> FrozenPaper:
    """Finalise inside the transaction of the caller."""
    require_not_edited_outside(campaign, code)
    record = record_of(campaign)
    papers, facts = draft_of(code, record)
    if facts.symbol and not may_do_without_number(facts):
        raise PaperNumberedError(code)
    on = signing.signed_on or now.date()
    signed = signing if signing.signed_by else replace(signing, signed_by=facts.signer)
    require_signer(code, facts=facts, signing=signed, on=on)
    ledger = ledger_of().finalise(campaign.slug, code, on=on)
    marking = record.markings.get(code)
    frozen = ToFreeze(
        edition=ledger.editions[-1],
        signing=signing,
        facts=facts,
        papers=papers,
        secrecy=marking.secrecy if marking else Secrecy.NONE,
    )
    row = freeze(campaign, frozen, record=record, now=now)
    journal.write(
        campaign,
        "paper.finalised",
        at=now,
        by=by,
        code=code,
        sha256=[file.sha256 for file in row.files.all()],
    )
    log.info("paper.finalised", campaign=campaign.slug, code=code)
    return row


def may_do_without_number(facts: PaperFacts) -> bool:
    """Say whether a paper with room for a number may be made final without one."""
    return facts.symbol.startswith(MINUTES)
