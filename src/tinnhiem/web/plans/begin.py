"""Beginning a campaign: the plan is uploaded, looked at, corrected, then begun."""

from pathlib import Path
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem import rulebooks
from tinnhiem.actions.campaigns.create_campaign import create_campaign, plan_text
from tinnhiem.core.campaigns.slug import slug_of
from tinnhiem.core.errors import VoteError
from tinnhiem.core.plans.findings_law import rulebook_cited
from tinnhiem.core.plans.plan import Plan
from tinnhiem.intake.plan_files import plan_in
from tinnhiem.intake.plan_toml_file import plan_in_toml
from tinnhiem.messages import say
from tinnhiem.web.gate import page
from tinnhiem.web.plans.begin_forms import BeginForm, PlanFileForm
from tinnhiem.web.plans.examined import examined
from tinnhiem.web.who import Request

# What refusals about typed words call them.
TYPED: Final = Path("nội dung đã đọc")


@page("begin")
def begin(request: Request) -> HttpResponse:
    """Take a plan as a file, and show what was read of it."""
    form = PlanFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            plan = plan_in(file.name, file.read())
        except VoteError as refusal:
            form.add_error("file", say(refusal))
        else:
            return _review(request, BeginForm(initial=_first_choices(plan)), plan)
    return render(request, "plans/begin.html", {"form": form})


@page("begin")
def review(request: Request) -> HttpResponse:
    """Look again at what was corrected, or begin the campaign."""
    if request.method != "POST":
        return redirect("begin")
    form = BeginForm(request.POST)
    plan = _typed_plan(form) if form.is_valid() else None
    if plan is not None and request.POST.get("deed") == "begin":
        slug = _begun(request, form, plan)
        if slug:
            return redirect("plan", slug=slug)
    return _review(request, form, plan)


def _begun(request: Request, form: BeginForm, plan: Plan) -> str:
    """Begin the campaign; return its name, empty when it was refused."""
    asked = form.cleaned_data
    try:
        made = create_campaign(
            plan=plan,
            rulebook=rulebooks.load(asked["rulebook"]),
            slug=slug_of(asked["name"]),
            by=request.who.login,
            now=request.now,
            is_rehearsal=asked["is_rehearsal"],
        )
    except VoteError as refusal:
        form.add_error("name", say(refusal))
        return ""
    messages.success(request, _("Đã lập cuộc lấy phiếu."))
    return made.slug


def _typed_plan(form: BeginForm) -> Plan | None:
    try:
        return plan_in_toml(TYPED, form.cleaned_data["text"])
    except VoteError as refusal:
        form.add_error("text", say(refusal))
        return None


def _review(request: Request, form: BeginForm, plan: Plan | None) -> HttpResponse:
    key = form["rulebook"].value()
    known = key in rulebooks.available()
    book = rulebooks.load(key) if known else None
    shown = examined(plan, rulebook=book, day=None) if plan else None
    return render(request, "plans/review.html", {"form": form, "plan": shown})


def _first_choices(plan: Plan) -> dict[str, str]:
    known = [rulebooks.load(key) for key in rulebooks.available()]
    cited = rulebook_cited(plan, known)
    name = f"{plan.head.issuer} {plan.head.year or ''}"
    return {
        "text": plan_text(plan),
        "rulebook": cited.key if cited else "",
        "name": slug_of(name),
    }
