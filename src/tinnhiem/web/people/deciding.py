"""Decisions about single persons: who is rated, who votes, who is one person."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.people.adjust_roster import adjust_roster
from tinnhiem.actions.people.merge_persons import merge_persons
from tinnhiem.actions.people.save_eligibility import save_eligibility
from tinnhiem.core.errors import VoteError
from tinnhiem.core.people.duplicates import LIKELY, duplicate_hints
from tinnhiem.core.people.eligibility import exclude
from tinnhiem.core.people.roster import Adjustment, Eligibility
from tinnhiem.messages.people import say_hint
from tinnhiem.messages.people_duplicates import say_duplicate
from tinnhiem.store.queries.people import person_meant
from tinnhiem.store.queries.people_state import known_people
from tinnhiem.store.queries.records import roster_facts
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.people.decision_forms import (
    AdjustForm,
    EligibilityForm,
    MergeForm,
)
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

SHOWN = 50


@page("people-eligibility")
def eligibility(request: Request, slug: str) -> HttpResponse:
    """Take somebody off the ballot with reason and document, or put them back."""
    campaign = campaign_or_404(slug)
    facts = roster_facts(campaign)
    form = EligibilityForm(request.POST or None, facts=facts)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            decided = exclude(
                facts.officeholders,
                asked["holder"],
                reason=Eligibility(asked["reason"]),
                evidence=asked["evidence"],
                rulebook=facts.rulebook,
            )
            save_eligibility(
                campaign=campaign,
                decided=decided,
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Đã ghi quyết định đối với {name}.")
            messages.success(request, words.format(name=decided.name))
            return redirect("people", slug=slug)
    hints = tuple(map(say_hint, facts.hints()))
    context = {"campaign": campaign, "form": form, "hints": hints}
    return render(request, "people/eligibility.html", context)


@page("people-adjust")
def adjust(request: Request, slug: str) -> HttpResponse:
    """Put somebody on the roster or take them off, with the ground for it."""
    campaign = campaign_or_404(slug)
    form = AdjustForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            person = person_meant(asked["person"])
            voters = adjust_roster(
                campaign=campaign,
                change=Adjustment(person.key, asked["reason"]),
                adds=asked["change"] == "add",
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Đã ghi. Danh sách hiện có {count} người ghi phiếu.")
            messages.success(request, words.format(count=voters))
            return redirect("people", slug=slug)
    context = {"campaign": campaign, "form": form}
    return render(request, "people/adjust.html", context)


@page("people-duplicates")
def duplicates(request: Request, slug: str) -> HttpResponse:
    """Show who may be one person; merge two because somebody says why."""
    campaign = campaign_or_404(slug)
    form = MergeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        try:
            kept, dropped = person_meant(asked["keep"]), person_meant(asked["drop"])
            merge_persons(
                campaign=campaign,
                keep=kept,
                drop=dropped,
                reason=asked["reason"],
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            words = _("Đã gộp hồ sơ {drop} vào {keep}.")
            messages.success(request, words.format(drop=dropped.name, keep=kept.name))
            return redirect("duplicates", slug=slug)
    persons = list(known_people(campaign).persons.values())
    hints = duplicate_hints(persons, at_least=LIKELY)
    context = {
        "campaign": campaign,
        "form": form,
        "hints": [(hint, say_duplicate(hint)) for hint in hints[:SHOWN]],
        "found": len(hints),
        "persons": len(persons),
    }
    return render(request, "people/duplicates.html", context)
