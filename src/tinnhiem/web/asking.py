"""Asking once before a deed that a single click must not do."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.http import HttpResponse
from django.shortcuts import render

from tinnhiem.web.who import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked, and what the second click sends.

    Attributes:
        title: What would be done.
        question: The same as a question, with the name of whom it is about.
        outcome: What happens to that person.
        button: The words of the click that does it.
        action: Whereto it is sent; `back`: whence the question was asked.
        fields: Sent again as they came, together with «sure».
    """

    title: str
    question: str
    outcome: str
    button: str
    action: str
    back: str
    fields: Mapping[str, str]


def is_sure(request: Request) -> bool:
    """Say whether the deed was asked about and confirmed."""
    return request.POST.get("sure") == "on"


def ask_once(request: Request, question: Question) -> HttpResponse:
    """Return the page that asks; it works without any script."""
    return render(request, "tinnhiem/ask_once.html", asdict(question))
