"""Publishing a result: to whom, when, in which form, by what right.

Counted, announced and published are three acts: the committee counts and signs, reads
the result out at the conference, and somebody makes it known beyond that.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tinnhiem.core.campaigns.texts import LINE, limited, require_text
from tinnhiem.core.plans.plan import Plan
from tinnhiem.core.rules.citation import Citation, Status
from tinnhiem.core.rules.rulebook import Rulebook


class PublicationForm(StrEnum):
    """In which form a result is made known (hình thức công khai)."""

    WRITTEN = "written"
    READ_OUT = "read-out"
    POSTED = "posted"
    ONLINE = "online"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One act of publishing (một lần công khai).

    Attributes:
        rule: The key of the rulebook's sentence it rests on; empty where a person
            named another right, in `right`.
    """

    audience: str
    form: PublicationForm
    published_on: date
    rule: str = ""
    right: str = ""
    note: str = ""


def publicity_in(plan: Plan) -> tuple[str, ...]:
    """Return the sentences of the plan that speak of publicity, as it has them."""
    texts = [text for duty in plan.duties for text in (duty.text, *duty.points)]
    texts += [text for step in plan.steps for text in step.body]
    return tuple(text for text in texts if "công khai" in text.casefold())


def basis_of(publication: Publication, rulebook: Rulebook) -> Citation:
    """Return what a publication rests on; what a person named is not verified."""
    for rule in rulebook.publication:
        if rule.key == publication.rule:
            return rule.citation
    return Citation(
        instrument=publication.right or "chưa nêu căn cứ",
        article="",
        source="người ghi nhận nêu",
        status=Status.UNVERIFIED,
    )


def require_publication(publication: Publication) -> Publication:
    """Return the publication with its words trimmed.

    Raises:
        TextMissingError: Nobody says to whom, or by what right.
        TextTooLongError: The words are too long.
    """
    right = limited(publication.right, what="căn cứ", limit=LINE)
    if not publication.rule:
        right = require_text(right, what="căn cứ công khai", limit=LINE)
    return Publication(
        audience=require_text(
            publication.audience, what="phạm vi công khai", limit=LINE
        ),
        form=publication.form,
        published_on=publication.published_on,
        rule=publication.rule,
        right=right,
        note=limited(publication.note, what="ghi chú", limit=LINE),
    )
