"""The paper, and the copy, that an address names."""

from django.http import Http404

from tinnhiem.core.papers.errors import PaperUnknownError
from tinnhiem.core.papers.standing import PaperStanding
from tinnhiem.papers.catalogue.titles import TITLES
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.papers import standings_of
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.papers.lines import NAMES
from tinnhiem.web.saying import say_here


def paper_or_404(slug: str, code: str) -> tuple[CampaignRow, PaperStanding]:
    """Return the campaign and where its paper `code` stands."""
    campaign = campaign_or_404(slug)
    if code not in TITLES:
        raise Http404(say_here(PaperUnknownError(code, known=list(TITLES))))
    (standing,) = standings_of(campaign, titles={code: NAMES[code]})
    return campaign, standing
