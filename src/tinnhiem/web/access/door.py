"""Setting up, signing in and out, entering by card or link, choosing a language."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language

from tinnhiem.actions.access.cards import enter_by_card
from tinnhiem.actions.access.entry_link import enter_by_link
from tinnhiem.actions.access.make_account import NewAccount, begin_office
from tinnhiem.actions.access.set_office import set_office
from tinnhiem.actions.access.sign_in import sign_in as answer_door
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.access import has_accounts
from tinnhiem.web.access.forms import CardForm, SetupForm, SignInForm
from tinnhiem.web.gate import is_this_machine, page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request, address_of, enter


@page("setup")
def setup(request: Request) -> HttpResponse:
    """Make the first account; only from the machine itself, and only once."""
    if has_accounts():
        return redirect("sign-in")
    if not is_this_machine(request):
        return render(request, "access/setup_elsewhere.html", status=403)
    form = SetupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        new = NewAccount(
            login=asked["login"],
            name=asked["name"],
            title=asked["title"],
            password=asked["password"],
            duties=(Duty.ADMIN, Duty.CLERK),
            is_temporary=False,
        )
        try:
            account = begin_office(new, now=request.now)
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            if asked["office"]:
                set_office(
                    name=asked["office"],
                    superior=asked["superior"],
                    by=account.login,
                    now=request.now,
                )
            enter(request, account=account.pk)
            return redirect("setup-steps")
    return render(request, "access/setup.html", {"form": form})


@page("sign-in")
def sign_in(request: Request) -> HttpResponse:
    """Ask for name and password, then lead to where the person wanted to go."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            account = answer_door(
                **form.cleaned_data, address=address_of(request), now=request.now
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            enter(request, account=account.pk)
            return redirect(_wanted(request))
    wanted = request.POST.get("next") or request.GET.get("next", "")
    return render(request, "access/sign_in.html", {"form": form, "next": wanted})


@page("sign-out")
def sign_out(request: Request) -> HttpResponse:
    """End this session; a link alone must not, or any page could sign people out."""
    if request.method != "POST":
        return redirect("front")
    request.session.flush()
    return redirect("sign-in")


@page("card")
def card(request: Request, token: str) -> HttpResponse:
    """Ask for the PIN of a card."""
    form = CardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        pin = form.cleaned_data["pin"]
        address = address_of(request)
        try:
            found = enter_by_card(
                token=token, pin=pin, address=address, now=request.now
            )
        except VoteError as refusal:
            form.add_error("pin", say_here(refusal))
        else:
            enter(request, card=found.pk)
            return redirect("front")
    return render(request, "access/card.html", {"form": form})


@page("card")
def link(request: Request, token: str) -> HttpResponse:
    """Enter by a link from the machine's terminal: a question, then a button.

    Opening alone does nothing: a program that looks ahead must not spend the link.
    """
    if not is_this_machine(request):
        raise Http404
    if request.method != "POST":
        return render(request, "access/link.html")
    try:
        account = enter_by_link(token=token, now=request.now)
    except VoteError as refusal:
        return render(
            request, "access/link.html", {"sentence": say_here(refusal)}, status=410
        )
    enter(request, account=account.pk)
    return redirect("front")


@page("language")
def language(request: Request) -> HttpResponse:
    """Remember the language of this browser and go back to the page."""
    answer = redirect(_wanted(request))
    code = request.POST.get("language", "")
    if request.method == "POST" and check_for_language(code):
        answer.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            code,
            max_age=settings.SESSION_COOKIE_AGE,
            samesite="Lax",
            httponly=True,
        )
    return answer


def _wanted(request: Request) -> str:
    """Return where to go next: an address of ours, or the front page."""
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return wanted
    return "/"
