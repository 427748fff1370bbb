"""The registers of outgoing documents, as books to print; the secret one apart."""

from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from tinnhiem.actions.papers.make_register import (
    RegisterWanted,
    Sheet,
    register_files,
)
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.registers import numbered_count, periods_of
from tinnhiem.web.downloads import download_all
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request, posted

PAPER_KINDS: Final = (("pdf", _("PDF để in")), ("docx", _("Word (.docx)")))
TABLE_KINDS: Final = (("xlsx", _("Excel (.xlsx)")), ("csv", _("CSV")))


class RegisterForm(forms.Form):
    """Which book, as what."""

    period = forms.RegexField(
        r"^\d{4}(-\d{4})?$",
        label=_("Năm của sổ"),
        help_text=_("Sổ của tổ chức đảng: ghi nhiệm kỳ, ví dụ 2020-2025."),
    )
    kind = forms.ChoiceField(
        label=_("Tải về dạng"),
        choices=(*PAPER_KINDS, *TABLE_KINDS),
        initial="pdf",
        widget=forms.RadioSelect,
    )


class SecretRegisterForm(RegisterForm):
    """The secret book goes on paper only: no table of it leaves by a page."""

    kind = forms.ChoiceField(
        label=_("Tải về dạng"),
        choices=PAPER_KINDS,
        initial="pdf",
        widget=forms.RadioSelect,
    )


@page("register")
def register(request: Request, slug: str) -> HttpResponse:
    """Show which books there are; send one as a file."""
    return _register(request, slug, is_secret=False)


@page("secret-register")
def secret_register(request: Request, slug: str) -> HttpResponse:
    """Send the book of classified papers."""
    return _register(request, slug, is_secret=True)


def _register(request: Request, slug: str, *, is_secret: bool) -> HttpResponse:
    campaign_or_404(slug)
    periods = periods_of(is_secret=is_secret)
    initial = {"period": periods[-1] if periods else str(request.now.year)}
    form_of = SecretRegisterForm if is_secret else RegisterForm
    form = form_of(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            return _sent(request, form, is_secret=is_secret)
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
    counts = [(one, numbered_count(one, is_secret=is_secret)) for one in periods]
    context = {"slug": slug, "form": form, "is_secret": is_secret, "books": counts}
    return render(request, "papers/register.html", context)


def _sent(request: Request, form: RegisterForm, *, is_secret: bool) -> HttpResponse:
    kind, period = form.cleaned_data["kind"], form.cleaned_data["period"]
    sheets = (Sheet(kind),) if kind in {sheet.value for sheet in Sheet} else ()
    wanted = RegisterWanted(period=period, is_secret=is_secret, sheets=sheets)
    made = register_files(wanted=wanted, by=request.who.login, now=request.now)
    chosen = {name: one for name, one in made.items() if name.endswith(f".{kind}")}
    return download_all(chosen, name=f"so-van-ban-di-{period}.zip")
