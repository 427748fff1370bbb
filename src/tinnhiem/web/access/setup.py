"""The first steps of an office, each of which can be left and come back to."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.access.set_office import set_office
from tinnhiem.actions.demonstration.load import Until, load_demonstration
from tinnhiem.actions.demonstration.wipe import wipe_demonstration
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.certificates import authority_there
from tinnhiem.store.queries.office import (
    demonstration_there,
    folder_facts,
    has_own_campaign,
    the_office,
)
from tinnhiem.store.queries.vault import vault_state
from tinnhiem.web.access.setup_forms import LoadForm, OfficeForm, WipeForm
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class SetupStep:
    """One step as the list shows it.

    Attributes:
        page: Name of the address where it is done.
        is_needed: Not to be left out.
    """

    title: str
    what: str
    page: str
    is_done: bool
    is_needed: bool = False


@page("setup-steps")
def steps(request: Request) -> HttpResponse:
    """List the steps, done or not, and name the next one."""
    listed = setup_steps()
    waiting = next((step for step in listed if not step.is_done), None)
    context = {"steps": listed, "next": waiting}
    return render(request, "access/setup_steps.html", context)


@page("setup-office")
def office(request: Request) -> HttpResponse:
    """Write down the name of the office and of its superior."""
    row = the_office()
    initial = {"name": row.name, "superior": row.superior}
    form = OfficeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        set_office(**form.cleaned_data, by=request.who.login, now=request.now)
        messages.success(request, _("Đã ghi tên cơ quan."))
        return redirect("setup-steps")
    return render(request, "access/setup_office.html", {"form": form})


@page("setup-folder")
def folder(request: Request) -> HttpResponse:
    """Show where the data lie, who can read them, and how to back them up."""
    return render(request, "access/setup_folder.html", {"folder": folder_facts()})


@page("demonstration")
def demonstration(request: Request) -> HttpResponse:
    """Load the demonstration, or wipe it."""
    deed = request.POST.get("deed", "")
    load = LoadForm(request.POST if deed == "load" else None)
    wipe = WipeForm(request.POST if deed == "wipe" else None)
    if deed == "load" and load.is_valid() and (slug := _loaded(request, load)):
        return redirect("campaign", slug=slug)
    if deed == "wipe" and wipe.is_valid() and _wiped(request, wipe):
        return redirect("demonstration")
    there = demonstration_there()
    context = {"there": there, "load": load, "wipe": wipe}
    return render(request, "access/demonstration.html", context)


def setup_steps() -> tuple[SetupStep, ...]:
    """Return the steps in the order in which they help."""
    state = vault_state()
    return (
        SetupStep(
            title=_("Tài khoản quản trị"),
            what=_("Người chuẩn bị cuộc lấy phiếu và cấp tài khoản cho người khác."),
            page="accounts",
            is_done=True,
            is_needed=True,
        ),
        SetupStep(
            title=_("Cơ quan"),
            what=_("Tên cơ quan và cơ quan cấp trên, như in ở đầu văn bản."),
            page="setup-office",
            is_done=bool(the_office().name),
        ),
        SetupStep(
            title=_("Thư mục dữ liệu và sao lưu"),
            what=_("Dữ liệu nằm ở đâu, ai đọc được, sao lưu lần gần nhất khi nào."),
            page="setup-folder",
            is_done=folder_facts().backed_up_at is not None,
        ),
        SetupStep(
            title=_("Kho tài liệu hạn chế"),
            what=_("Mật khẩu kho để cất bản kê khai tài sản, thu nhập."),
            page="vault",
            is_done=state != "absent",
        ),
        SetupStep(
            title=_("Chứng thư mạng nội bộ"),
            what=_("Để điện thoại trong cơ quan vào trang làm việc bằng HTTPS."),
            page="certificate",
            is_done=authority_there() is not None,
        ),
        SetupStep(
            title=_("Cuộc lấy phiếu đầu tiên"),
            what=_("Lập từ kế hoạch của cơ quan; hoặc xem thử dữ liệu trình diễn."),
            page="begin",
            is_done=has_own_campaign(),
            is_needed=True,
        ),
    )


def _loaded(request: Request, form: LoadForm) -> str:
    """Load; return the name of the campaign, empty when it was refused."""
    until = Until[form.cleaned_data["until"]]
    try:
        made = load_demonstration(until=until, by=request.who.login, now=request.now)
    except VoteError as refusal:
        form.add_error(None, say_here(refusal))
        return ""
    messages.success(request, _("Đã nạp dữ liệu trình diễn."))
    return made.slug


def _wiped(request: Request, form: WipeForm) -> bool:
    there = demonstration_there()
    try:
        wipe_demonstration(
            slug=there.slug if there else "",
            typed=form.cleaned_data["typed"],
            by=request.who.login,
            now=request.now,
        )
    except VoteError as refusal:
        form.add_error("typed", say_here(refusal))
        return False
    messages.success(request, _("Đã xóa hết dữ liệu trình diễn."))
    return True
