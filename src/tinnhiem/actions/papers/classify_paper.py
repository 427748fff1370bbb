"""Say how far a paper may be known: a level of secrecy, or within the office."""

from datetime import datetime

from tinnhiem.actions.deed import deed
from tinnhiem.core.campaigns.texts import LINE, NAME, limited, require_text
from tinnhiem.core.papers.errors import PaperFrozenError, PaperUnknownError
from tinnhiem.core.papers.marking import Marking, require_basis
from tinnhiem.papers.catalogue.titles import TITLES
from tinnhiem.store import journal
from tinnhiem.store.models import Campaign, PaperMarking
from tinnhiem.store.queries.papers import frozen_paper


@deed
def classify_paper(
    *, campaign: Campaign, code: str, marking: Marking, by: str, now: datetime
) -> None:
    """Record what a named person decided; a second decision replaces the first.

    Raises:
        PaperUnknownError: No such paper.
        PaperFrozenError: It has gone out as it was; replace it.
        ClassificationBasisError: No list, no entry or no person.
    """
    if code not in TITLES:
        raise PaperUnknownError(code, known=list(TITLES))
    frozen = frozen_paper(campaign, code)
    if frozen is not None:
        raise PaperFrozenError(code, number=frozen.number, frozen_on=frozen.frozen_on)
    require_basis(marking, code=code)
    # Without a level there is nothing that a list could be the basis of.
    listed_in, item = (
        (marking.listed_in, marking.item) if marking.is_secret else ("", "")
    )
    facts = {
        "secrecy": marking.secrecy.value,
        "listed_in": limited(listed_in, what="danh mục", limit=LINE),
        "item": limited(item, what="mục trong danh mục", limit=LINE),
        "is_internal": marking.is_internal,
        "decided_by": require_text(
            marking.decided_by, what="người xác định (--decided-by)", limit=NAME
        ),
    }
    PaperMarking.objects.update_or_create(
        campaign=campaign,
        code=code,
        defaults={**facts, "decided_on": marking.decided_on},
    )
    journal.write(
        campaign,
        "paper.classified",
        at=now,
        by=by,
        code=code,
        decided_on=marking.decided_on.isoformat(),
        **facts,
    )
