"""Beginning a campaign: the plan is uploaded, looked at, corrected, then begun."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from tinnhiem import rulebooks
from tinnhiem.actions.campaigns.create_campaign import create_campaign, plan_text
from tinnhiem.core.campaigns.slug import slug_of
from tinnhiem.core.errors import VoteError
from tinnhiem.core.plans.findings_law import rulebook_cited
from tinnhiem.core.plans.plan import Plan
from tinnhiem.intake.plan_files import plan_in
from tinnhiem.intake.plan_toml_file import plan_in_toml
from tinnhiem.store.queries.office import the_office
from tinnhiem.web.gate import page
from tinnhiem.web.plans.begin_forms import BeginForm, PlanFileForm
from tinnhiem.web.plans.examined import examined
from tinnhiem.web.plans.fact_form import FactForm
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request

# What refusals about typed words call them.
TYPED: Final = gettext_noop("nội dung đã đọc")


@page("begin")
def begin(request: Request) -> HttpResponse:
    """Take a plan as a file, and show what was read of it."""
    form = PlanFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            plan = _headed(plan_in(file.name, file.read()))
        except VoteError as refusal:
            form.add_error("file", say_here(refusal))
        else:
            return _review(request, BeginForm(initial=_first_choices(plan)), plan)
    return render(request, "plans/begin.html", {"form": form})


@page("begin")
def review(request: Request) -> HttpResponse:
    """Look again at what was corrected, or begin the campaign."""
    if request.method != "POST":
        return redirect("begin")
    form = BeginForm(request.POST)
    read = _plan_sent(request.POST.get("text", ""))
    if read is None:
        messages.error(request, _("Trang đã cũ. Chọn lại tệp kế hoạch."))
        return redirect("begin")
    facts = FactForm(request.POST, plan=read)
    if not facts.is_valid():
        form.is_valid()
        return _review(request, form, read, facts)
    plan = facts.corrected()
    wanted = request.POST.get("deed") == "begin"
    if wanted and form.is_valid() and (slug := _begun(request, form, plan)):
        return redirect("plan", slug=slug)
    if not wanted:
        form = BeginForm(initial={name: form[name].value() for name in form.fields})
    form.set_text(plan_text(plan))
    return _review(request, form, plan)


def _headed(plan: Plan) -> Plan:
    """Fill a head that the plan leaves blank with the office of this folder."""
    office = the_office()
    head = replace(
        plan.head,
        issuer=plan.head.issuer or office.name,
        superior=plan.head.superior or office.superior,
    )
    return replace(plan, head=head)


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
        form.add_error("name", say_here(refusal))
        return ""
    messages.success(request, _("Đã lập cuộc lấy phiếu."))
    return made.slug


def _plan_sent(text: str) -> Plan | None:
    """Return the plan that a page sent back; None where that page was tampered with."""
    try:
        return plan_in_toml(Path(_(TYPED)), text)
    except VoteError:
        return None


def _review(
    request: Request, form: BeginForm, plan: Plan, facts: FactForm | None = None
) -> HttpResponse:
    key = form["rulebook"].value()
    book = rulebooks.load(key) if key in rulebooks.available() else None
    context = {
        "form": form,
        "facts": facts or FactForm(plan=plan),
        "plan": examined(plan, rulebook=book, day=None),
    }
    return render(request, "plans/review.html", context)


def _first_choices(plan: Plan) -> dict[str, str]:
    known = [rulebooks.load(key) for key in rulebooks.available()]
    cited = rulebook_cited(plan, known)
    name = f"{plan.head.issuer} {plan.head.year or ''}"
    return {
        "text": plan_text(plan),
        "rulebook": cited.key if cited else "",
        "name": slug_of(name),
    }
