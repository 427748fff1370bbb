"""Opening a version: our own copy with the reader's name, drawn in the browser."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from tinnhiem.actions.dossiers.view_filing import (
    Reader,
    open_declaration,
    print_of,
    view_as_voter,
    view_at_desk,
    view_own,
)
from tinnhiem.core.dossiers.due import ASSETS
from tinnhiem.core.dossiers.errors import DossierUnknownError
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.dossier_readers import is_named_reader
from tinnhiem.web.dossiers.forms import OpenForm
from tinnhiem.web.dossiers.meant import (
    filing_or_404,
    word_of,
)
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.views import VIEWER_POLICY
from tinnhiem.web.who import Request


@page("dossier")
def at_desk(request: Request, slug: str, filing: UUID) -> HttpResponse:
    """Show the staff a version, their login across it."""
    campaign = campaign_or_404(slug)
    row = filing_or_404(campaign, filing)
    back = redirect("dossier", slug=slug, person=word_of(row.person_key))
    if row.item == ASSETS:
        return back
    return _shown(
        request,
        lambda: view_at_desk(
            campaign=campaign, filing=filing, reader=_staff(request), now=request.now
        ),
        back,
    )


@page("my-dossier")
def own(request: Request, slug: str, filing: UUID) -> HttpResponse:
    """Show an officeholder a version of their own."""
    campaign = campaign_or_404(slug)
    row = filing_or_404(campaign, filing)
    if row.person_id != request.who.person:
        raise Http404(say_here(DossierUnknownError(str(filing))))
    reader = Reader(name=request.who.name, below=request.who.login)
    return _shown(
        request,
        lambda: view_own(
            campaign=campaign,
            filing=filing,
            person=row.person_id,
            reader=reader,
            now=request.now,
        ),
        redirect("my-dossier", slug=slug),
    )


@page("dossier-desk")
def print_at_desk(request: Request, slug: str, filing: UUID) -> HttpResponse:
    """Print a report written in the browser, to be signed by hand."""
    campaign = campaign_or_404(slug)
    row = filing_or_404(campaign, filing)
    return _shown(
        request,
        lambda: print_of(campaign=campaign, filing=filing, person=None),
        redirect("dossier", slug=slug, person=word_of(row.person_key)),
    )


@page("my-dossier")
def print_own(request: Request, slug: str, filing: UUID) -> HttpResponse:
    """Print one's own report, to be signed by hand."""
    campaign = campaign_or_404(slug)
    row = filing_or_404(campaign, filing)
    if row.person_id != request.who.person:
        raise Http404(say_here(DossierUnknownError(str(filing))))
    return _shown(
        request,
        lambda: print_of(
            campaign=campaign, filing=filing, person=str(request.who.person)
        ),
        redirect("my-dossier", slug=slug),
    )


@page("read-dossiers")
def as_voter(request: Request, slug: str, filing: UUID) -> HttpResponse:
    """Show a voter a released version, and note the day of the first opening."""
    campaign = campaign_or_404(slug)
    filing_or_404(campaign, filing)
    return _shown(
        request,
        lambda: view_as_voter(
            campaign=campaign,
            filing=filing,
            voter=str(request.who.person),
            now=request.now,
        ),
        redirect("read-dossiers", slug=slug),
    )


@page("declaration-file")
def declaration(request: Request, slug: str, filing: UUID) -> HttpResponse:
    """Ask a named reader why, then show the declaration; to others there is none."""
    campaign = campaign_or_404(slug)
    row = filing_or_404(campaign, filing)
    if row.item != ASSETS:
        return redirect("dossier", slug=slug, person=word_of(row.person_key))
    if not is_named_reader(campaign, request.who.key):
        raise Http404(say_here(DossierUnknownError(str(filing))))
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            pdf = open_declaration(
                campaign=campaign,
                filing=filing,
                account=str(request.who.key),
                reader=_staff(request),
                reason=form.cleaned_data["reason"],
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            return _pdf(pdf)
    context = {"campaign": campaign, "filing": row, "form": form}
    context["word"] = word_of(row.person_key)
    return render(request, "dossiers/open_declaration.html", context)


def _staff(request: Request) -> Reader:
    return Reader(name=request.who.name, below=request.who.login)


def _shown(
    request: Request, look: Callable[[], bytes], back: HttpResponse
) -> HttpResponse:
    """Return the copy; when it cannot be shown now, say why where they came from."""
    try:
        return _pdf(look())
    except VoteError as refusal:
        messages.error(request, say_here(refusal))
        return back


def _pdf(content: bytes) -> HttpResponse:
    """Return a PDF that we drew ourselves; no cache keeps it, nothing in it runs."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="ho-so.pdf"'
    response["Content-Security-Policy"] = VIEWER_POLICY
    response["Cache-Control"] = "no-store"
    return response
