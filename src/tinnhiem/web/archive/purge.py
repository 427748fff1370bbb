"""The end of a campaign: what would go, the second step, certificates."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tinnhiem.actions.archive.certify_removal import prove_later
from tinnhiem.actions.archive.purge_campaign import purge_campaign
from tinnhiem.core.archive.errors import ArchiveError, CertificateUnknownError
from tinnhiem.core.archive.retention import require_asked, require_purgeable
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.errors import VoteError
from tinnhiem.messages.archive import search_words, table_words, trace_words
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.removal_counts import rows_below
from tinnhiem.store.queries.removals import (
    CertificateRow,
    asked_for,
    certificate_file,
    certificate_meant,
    certificates,
    removal_of,
    retention_of,
)
from tinnhiem.web.archive.forms import PurgeForm
from tinnhiem.web.downloads import download
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import said, say_here
from tinnhiem.web.who import Request, posted


@page("purge")
def purge(request: Request, slug: str) -> HttpResponse:
    """Show what would go; take the second step."""
    campaign = campaign_or_404(slug)
    form = PurgeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            row = purge_campaign(
                slug=slug,
                typed=form.cleaned_data["typed"],
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            messages.success(request, _("Đã xóa, đã tìm lại và in chứng nhận."))
            return redirect("certificate-of-removal", certificate=row.code)
    why_not = _why_not(campaign, request)
    # Counting asks every table: only when somebody is about to decide.
    counted = () if why_not else rows_below(campaign)
    context = {
        "campaign": campaign,
        "form": form,
        "why_not": why_not,
        "rows": [(said(table_words(t)), n) for t, n in counted],
        "retention": retention_of(campaign),
        "asked_by": asked_for(campaign)[1],
    }
    return render(request, "archive/purge.html", context)


@page("certificates")
def all_certificates(request: Request) -> HttpResponse:
    """List every certificate; what they speak of is gone."""
    found = [(row, removal_of(row)) for row in certificates()]
    return render(request, "archive/certificates.html", {"found": found})


@page("certificates")
def one_certificate(request: Request, certificate: str) -> HttpResponse:
    """Show one certificate in words; finish one that the machine stopped in."""
    row = _meant(certificate)
    if request.method == "POST":
        prove_later(code=row.code, by=request.who.login, now=request.now)
        messages.success(request, _("Đã tìm lại và in chứng nhận."))
        return redirect("certificate-of-removal", certificate=row.code)
    removal = removal_of(row)
    search = removal.search
    context = {
        "row": row,
        "removal": removal,
        "rows": [(said(table_words(t)), n) for t, n in removal.rows],
        "found": said(search_words(search)) if search else "",
        "traces": [said(trace_words(one)) for one in search.traces] if search else [],
    }
    return render(request, "archive/certificate.html", context)


@page("certificates")
def certificate_pdf(request: Request, certificate: str) -> HttpResponse:
    """Send the certificate as it was printed."""
    content = certificate_file(_meant(certificate))
    if not content:
        raise Http404(_("Chứng nhận này chưa in được."))
    return download(content, name=f"chung-nhan-xoa-{certificate}.pdf")


def _meant(code: str) -> CertificateRow:
    try:
        return certificate_meant(code)
    except CertificateUnknownError as refusal:
        raise Http404(say_here(refusal)) from refusal


def _why_not(campaign: CampaignRow, request: Request) -> str:
    """Return why the second step cannot be taken now; empty where it can."""
    try:
        require_purgeable(
            campaign.slug,
            phase=Phase(campaign.phase),
            retention=retention_of(campaign),
            today=localdate(request.now),
        )
        require_asked(campaign.slug, asked_at=asked_for(campaign)[0], now=request.now)
    except ArchiveError as refusal:
        return say_here(refusal)
    return ""
