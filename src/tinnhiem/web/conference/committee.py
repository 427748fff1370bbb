"""The tally committee: proposed from the floor, elected by a show of hands."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.conference.elect_committee import (
    elect_committee,
    record_failed_vote,
)
from tinnhiem.actions.once import once
from tinnhiem.core.conference.committee import CommitteeRole
from tinnhiem.core.conference.errors import CommitteeNotElectedError
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.conference.practice import MAJORITY_OF_HANDS, MEMBERS_ARE_VOTERS
from tinnhiem.core.errors import VoteError
from tinnhiem.core.rules.rulebook import Rulebook, Strength
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.conference import attendance_of, committee_of
from tinnhiem.store.queries.hall import present_names, sequence_of
from tinnhiem.store.queries.plans import rulebook_of
from tinnhiem.store.queries.voters import EntryRow, voter_meant
from tinnhiem.web.conference.committee_form import LINES, MORE, NAMES, CommitteeForm
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.once import content_of, key_of
from tinnhiem.web.parts.conference import committee_part
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request, posted
from tinnhiem.web.words import source_words

PAGE: Final = "hall-committee"
# More than this a browser offers nobody; a name can be typed all the same.
MOST_NAMES: Final = 300


@page(PAGE)
def committee(request: Request, slug: str) -> HttpResponse:
    """Show the committee; while the conference elects it, take proposal and hands."""
    campaign = campaign_or_404(slug)
    book = rulebook_of(campaign)
    elected = committee_of(campaign)
    form, failed = _form(request, book), False
    if form.is_bound and "more" not in request.POST and form.is_valid():
        try:
            if "failed" in request.POST:
                return _note_failed(request, campaign, form)
            return _elect(request, campaign, form)
        except VoteError as refusal:
            failed = isinstance(refusal, CommitteeNotElectedError)
            form.add_error(None, say_here(refusal))
    context = {
        "campaign": campaign,
        "elected": committee_part(elected) if elected else None,
        "is_open": campaign.phase == Phase.QUORATE and request.who.acts(PAGE),
        "form": form,
        "failed": failed,
        "names": present_names(campaign, most=MOST_NAMES),
        "list": NAMES,
        "rules": _rules(book),
        **_present(campaign),
    }
    return render(request, "conference/committee.html", context)


@page(PAGE)
def present(request: Request, slug: str) -> HttpResponse:
    """Answer the form's question how many hands there must be."""
    context = _present(campaign_or_404(slug))
    return render(request, "conference/_present.html", context | {"slug": slug})


def _present(campaign: CampaignRow) -> dict[str, object]:
    return {"there": attendance_of(campaign), "seq": sequence_of(campaign)}


def _form(request: Request, book: Rulebook) -> CommitteeForm:
    asked = posted(request)
    lines = sum(name.startswith("person_") for name in asked) if asked else LINES
    if asked and "more" in asked:
        lines += MORE
    rule = book.committee_excludes_officeholders
    return CommitteeForm(asked, lines=lines, may_accept=rule.value is Strength.WARN)


def _proposal(
    campaign: CampaignRow, form: CommitteeForm
) -> list[tuple[EntryRow, CommitteeRole]]:
    return [(voter_meant(campaign, who), role) for who, role in form.proposed()]


def _elect(
    request: Request, campaign: CampaignRow, form: CommitteeForm
) -> HttpResponse:
    def act() -> None:
        elect_committee(
            campaign=campaign,
            proposal=_proposal(campaign, form),
            hands=form.hands(),
            accepted=form.cleaned_data.get("accepted", ""),
            by=request.who.login,
            now=request.now,
        )

    once(
        key_of(request),
        campaign=campaign,
        deed="committee.elect",
        content=content_of(request),
        act=act,
    )
    messages.success(request, _("Đã bầu Ban Kiểm phiếu."))
    return redirect(PAGE, slug=campaign.slug)


def _note_failed(
    request: Request, campaign: CampaignRow, form: CommitteeForm
) -> HttpResponse:
    def act() -> None:
        record_failed_vote(
            campaign=campaign,
            proposal=_proposal(campaign, form),
            hands=form.hands(),
            by=request.who.login,
            now=request.now,
        )

    once(
        key_of(request),
        campaign=campaign,
        deed="committee.not-elected",
        content=content_of(request),
        act=act,
    )
    messages.success(
        request, _("Đã ghi lần biểu quyết không đạt vào biên bản. Giới thiệu lại.")
    )
    return redirect(PAGE, slug=campaign.slug)


def _rules(book: Rulebook) -> list[tuple[str, str]]:
    """Return what a proposal has to keep to, each with its rule."""
    size, rated = book.committee_min, book.committee_excludes_officeholders
    return [
        (
            _("Ít nhất {n} người, một Trưởng ban, nhiều nhất một Thư ký.").format(
                n=size.value
            ),
            source_words(size.citation),
        ),
        (
            _("Người được lấy phiếu tín nhiệm không tham gia."),
            source_words(rated.citation),
        ),
        (_("Quá nửa số người có mặt tán thành."), source_words(MAJORITY_OF_HANDS)),
        (
            _("Người được triệu tập, đang có mặt trong hội trường."),
            source_words(MEMBERS_ARE_VOTERS),
        ),
    ]
