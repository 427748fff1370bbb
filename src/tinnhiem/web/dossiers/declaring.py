"""How declarations of assets are kept, and who may open them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.dossiers.declarations import (
    drop_reader,
    keep_declarations,
    name_reader,
)
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.dossier_readers import declaration_readers_of
from tinnhiem.store.queries.vault import vault_state
from tinnhiem.web.dossiers.forms import ReaderForm
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


@page("declarations")
def declarations(request: Request, slug: str) -> HttpResponse:
    """Choose how declarations are kept; name who may open them, and drop them."""
    campaign = campaign_or_404(slug)
    deed = request.POST.get("deed", "")
    form = ReaderForm(request.POST if deed == "name" else None)
    if request.method == "POST" and _done(request, campaign, form):
        return redirect("declarations", slug=slug)
    context = {
        "campaign": campaign,
        "readers": declaration_readers_of(campaign),
        "form": form,
        "vault": vault_state(),
    }
    return render(request, "dossiers/declarations.html", context)


def _done(request: Request, campaign: CampaignRow, form: ReaderForm) -> bool:
    """Do what was asked; say why not on the form."""
    deed, by, now = request.POST.get("deed", ""), request.who.login, request.now
    if deed in {"files", "receipts"}:
        keep_declarations(campaign=campaign, as_files=deed == "files", by=by, now=now)
        messages.success(request, _("Đã ghi cách lưu bản kê khai."))
        return True
    if deed == "drop":
        login = request.POST.get("login", "")
        drop_reader(campaign=campaign, login=login, by=by, now=now)
        messages.success(request, _("Đã thu quyền đọc."))
        return True
    if not form.is_valid():
        return False
    try:
        name_reader(campaign=campaign, **form.cleaned_data, by=by, now=now)
    except VoteError as refusal:
        form.add_error(None, say_here(refusal))
        return False
    messages.success(request, _("Đã ghi người được đọc."))
    return True
