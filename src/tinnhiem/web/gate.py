"""Which page exists for whom: every view names its page, the table decides."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec, cast
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from tinnhiem.core.access.rights import PAGES
from tinnhiem.store.queries.access import has_accounts
from tinnhiem.web.who import Request, address_of

P = ParamSpec("P")
View = Callable[Concatenate[Request, P], HttpResponseBase]
Shown = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

READING: Final = frozenset({"GET", "HEAD"})
SENDING: Final = "POST"
# What works before there is an account: the first one is made in either language.
FIRST: Final = frozenset({"setup", "language"})
BINDING: Final = "device"
MARK: Final = "page_of_the_rights"  # a contract test asks every view for it
LOOPBACK: Final = frozenset({"127.0.0.1", "::1"})


def page(name: str) -> Callable[[View[P]], Shown[P]]:
    """Give a view its page: 404 for whom it does not exist, 405 for what it is not.

    A visitor is led to the door and back; whoever is signed in and may not see the
    page learns no more than whoever types an address at random.
    """
    right = PAGES[name]

    def guarded(view: View[P]) -> Shown[P]:
        @wraps(view)
        def answer(
            request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            asked = cast("Request", request)
            refusal = _refusal(asked, name)
            if refusal is not None:
                return refusal
            _require_own(asked, name, kwargs.get("slug"))
            if asked.method not in READING and not right.acts:
                return not_allowed(asked)
            return view(asked, *args, **kwargs)

        setattr(answer, MARK, name)
        return answer

    return guarded


def _refusal(request: Request, name: str) -> HttpResponseBase | None:
    who = request.who
    if name not in FIRST and not who.is_signed_in and not has_accounts():
        return redirect("setup")
    if not who.sees(name):
        if who.is_signed_in:
            raise Http404
        return redirect(f"{reverse('sign-in')}?{urlencode({'next': request.path})}")
    if request.method == SENDING and not who.acts(name) and PAGES[name].acts:
        raise Http404
    changing = name in {"account", "sign-out", "language"}
    if who.must_change_password and not changing:
        return redirect("account")
    return None


def _require_own(request: Request, name: str, slug: object) -> None:
    """Let a card and a device see their own campaign only.

    Raises:
        Http404: The page is of another one. A device may be bound anew for another.
    """
    own = request.who.campaign
    if own and slug is not None and slug != own and name != BINDING:
        raise Http404


def not_allowed(request: HttpRequest) -> HttpResponse:
    """Answer 405 with a page that says why."""
    refusal = render(request, "405.html", status=405)
    refusal["Allow"] = "GET, HEAD"
    return refusal


def is_this_machine(request: HttpRequest) -> bool:
    """Say whether the browser runs on the machine that serves."""
    return address_of(request) in LOOPBACK
