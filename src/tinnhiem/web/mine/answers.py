"""What an officeholder is asked and answers: the words of the desk, nothing else."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.clarifications.pass_on import answer
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.clarifications import sent_to
from tinnhiem.store.queries.voters import entry_of_card, rated_holder_of
from tinnhiem.web.clarifications.meant import clock_lines, key_in, today_of
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that was refused: it stays where it was typed."""

    question: UUID | None = None
    text: str = ""
    why: str = ""


@page("my-answers")
def answers(request: Request) -> HttpResponse:
    """Show what was sent to the reader, each with its answer or a form for one."""
    entry = entry_of_card(request.who.card)
    holder, refused = rated_holder_of(entry), Refused()
    if holder is None:
        raise Http404
    if request.method == "POST":
        text, question = request.POST.get("text", ""), None
        try:
            question = key_in(request.POST, "question")
            answer(
                campaign=entry.campaign,
                holder=holder,
                question=question,
                text=text,
                answered_on=today_of(request),
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            refused = Refused(question, text, say_here(refusal))
        else:
            messages.success(request, _("Đã gửi trả lời tới bộ phận tham mưu."))
            return redirect("my-answers")
    rows = sent_to(holder)
    context = {
        "clock": clock_lines(entry.campaign, now_day=today_of(request))[1],
        "paged": Paginator(rows, ON_A_PAGE).get_page(request.GET.get("trang")),
        "refused": refused,
    }
    return render(request, "mine/answers.html", context)
