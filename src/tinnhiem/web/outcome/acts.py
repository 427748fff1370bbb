"""The three acts as a page shows them: counted, announced, published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from tinnhiem.core.outcome.publishing import Publication, basis_of
from tinnhiem.core.rules.citation import Citation
from tinnhiem.core.rules.rulebook import Rulebook
from tinnhiem.messages.after_count import FORM_WORDS
from tinnhiem.store.queries.after_count import publications_of
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.web.figures import clock, day
from tinnhiem.web.saying import cited, said
from tinnhiem.web.words import DOUBTS


@dataclass(frozen=True, slots=True, kw_only=True)
class ActLine:
    """One of the three acts.

    Attributes:
        when: As the page writes it; empty where it is not done.
        page: Name of the address where it is done or shown.
    """

    title: str
    what: str
    when: str
    page: str = ""

    @property
    def is_done(self) -> bool:
        """Say whether there is a record of it."""
        return bool(self.when)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationLine:
    """One act of publishing, with what it rests on."""

    number: int
    audience: str
    form: str
    day: str
    basis: str
    doubt: str
    note: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What the instrument says of publicity, and how well that is known."""

    key: str
    words: str
    source: str
    doubt: str
    note: str


def act_lines(campaign: CampaignRow, *, signed_at: datetime) -> tuple[ActLine, ...]:
    """Return the three acts in their order; the first is the last signature."""
    announced = campaign.announced_at
    published = publications_of(campaign)
    return (
        ActLine(
            title=_("Kiểm phiếu"),
            what=_("Ban Kiểm phiếu kiểm, đối chiếu, ký biên bản."),
            when=_moment(signed_at),
            page="minutes",
        ),
        ActLine(
            title=_("Công bố tại Hội nghị"),
            what=_("Trưởng Ban Kiểm phiếu đọc kết quả trước Hội nghị."),
            when=_moment(announced),
        ),
        ActLine(
            title=_("Công khai"),
            what=_("Đưa kết quả ra ngoài Hội nghị: đến ai, bằng cách nào, căn cứ nào."),
            when=day(published[0][1].published_on) if published else "",
            page="publications",
        ),
    )


def publication_lines(
    campaign: CampaignRow, rulebook: Rulebook
) -> tuple[PublicationLine, ...]:
    """Return every act of publishing."""
    return tuple(_lines(campaign, rulebook))


def rules_of(rulebook: Rulebook) -> tuple[Rule, ...]:
    """Return what the instrument says of publicity."""
    return tuple(
        Rule(
            key=rule.key,
            words=rule.value,
            source=cited(rule.citation),
            doubt=doubt_of(rule.citation),
            note=rule.note,
        )
        for rule in rulebook.publication
    )


def doubt_of(citation: Citation) -> str:
    """Return how well a rule is known, where it is not known well."""
    return str(DOUBTS[citation.status])


def _lines(campaign: CampaignRow, rulebook: Rulebook) -> Iterator[PublicationLine]:
    for number, one in publications_of(campaign):
        basis = basis_of(one, rulebook)
        yield PublicationLine(
            number=number,
            audience=one.audience,
            form=said(FORM_WORDS[one.form]),
            day=day(one.published_on),
            basis=_basis(one, rulebook, basis),
            doubt=doubt_of(basis),
            note=one.note,
        )


def _basis(one: Publication, rulebook: Rulebook, basis: Citation) -> str:
    words = next((r.value for r in rulebook.publication if r.key == one.rule), "")
    return f"{words} ({cited(basis)})" if words else one.right


def _moment(at: datetime | None) -> str:
    if at is None:
        return ""
    local = localtime(at)
    return f"{clock(local)}, {day(local.date())}"
