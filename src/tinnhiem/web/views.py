"""The pages: each asks one question of the store and shows the answer."""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils.translation import gettext as _

from tinnhiem.actions.papers.note_opening import note_opening
from tinnhiem.config.clock import current_day
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.campaigns import CampaignRow, all_campaigns
from tinnhiem.store.queries.papers import is_secret_paper
from tinnhiem.store.queries.records import record_to_show
from tinnhiem.web.campaign_page import CampaignPage, Standing, page_of
from tinnhiem.web.endpoints import OF_PROGRAMS, refused
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request
from tinnhiem.web.words import stage_words

PDF: Final = "pdf"
CONTENT_TYPES: Final = {
    PDF: "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
# A browser draws a PDF with a viewer that styles itself; no page of ours needs this.
VIEWER_POLICY: Final = (
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


@page("front")
def front(request: Request) -> HttpResponse:
    """Show every campaign of the folder, or the only one; a card leads to its own."""
    who = request.who
    if not who.is_staff:
        return redirect("mine") if who.sees("mine") else redirect("hall", who.campaign)
    campaigns = all_campaigns()
    if len(campaigns) == 1:
        return redirect("campaign", slug=campaigns[0].slug)
    lines = [(row, stage_words(Phase(row.phase))) for row in campaigns]
    return render(request, "tinnhiem/front.html", {"campaigns": lines})


def icon(_request: HttpRequest) -> HttpResponse:
    """Lead a browser that shows a PDF, and so has read no page, to the icon."""
    return redirect(static("tinnhiem/icon.svg"))


@page("campaign")
def campaign(request: Request, slug: str) -> HttpResponse:
    """Show one campaign."""
    row = campaign_or_404(slug)
    try:
        shown = _page(row)
    except VoteError as refusal:
        return render(request, "500.html", {"sentence": say_here(refusal)}, status=500)
    return render(request, "tinnhiem/campaign.html", {"page": shown, "campaign": row})


@page("paper")
def paper(request: Request, slug: str, code: str, kind: str) -> HttpResponseBase:
    """Open one paper of one campaign: a PDF in the browser, a .docx as a download."""
    meant = campaign_or_404(slug)
    row = meant.papers.filter(code=code).first()
    if row is None or kind not in CONTENT_TYPES:
        words = _("Cuộc lấy phiếu này không có văn bản «{name}».")
        raise Http404(words.format(name=f"{code}.{kind}"))
    if is_secret_paper(row.campaign, code.partition("-")[0]):
        words = _(
            "Văn bản «{title}»: văn bản có độ mật, mỗi lần in phải ghi vào sổ; dùng "
            "`tinnhiem papers print-out`."
        )
        raise Http404(words.format(title=row.title))
    file = _file_in_folder(row.pdf if kind == PDF else row.docx, title=row.title)
    who = request.who.login
    note_opening(campaign=meant, file=code, kind=kind, by=who, now=request.now)
    response = FileResponse(
        file.open("rb"),
        as_attachment=kind != PDF,
        filename=f"{slug}-{code}.{kind}",
        content_type=CONTENT_TYPES[kind],
    )
    response["Content-Security-Policy"] = VIEWER_POLICY
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say what is not there, in the words of whoever looked: a person or a program."""
    if request.content_type in OF_PROGRAMS or "/json/" in request.path:
        return refused("not-found", _("Không có địa chỉ này."), status=404)
    words = next((arg for arg in exception.args if isinstance(arg, str)), "")
    return render(request, "404.html", {"sentence": words}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """Say that the program failed, without the tables that may be the reason."""
    return render(request, "500.html", status=500)


def _page(row: CampaignRow) -> CampaignPage:
    standing = Standing(
        phase=Phase(row.phase),
        today=current_day(),
        left_from=Phase(row.resumes_to or Phase.PLANNED),
        void_reason=row.void_reason,
        members=row.members,
        steps_done=dict(row.steps_done.values_list("step", "done_on")),
        papers=tuple(row.papers.all()),
    )
    return page_of(record_to_show(row), standing=standing)


def _file_in_folder(place: str, *, title: str) -> Path:
    folder = Path(settings.DATA_FOLDER).resolve()
    file = (folder / place).resolve()
    if not (place and file.is_relative_to(folder) and file.is_file()):
        words = _(
            "Không thấy tệp của văn bản «{title}» trong thư mục dữ liệu: tệp đã bị "
            "xóa hoặc chuyển đi. In lại bằng lệnh: tinnhiem papers make."
        )
        raise Http404(words.format(title=title))
    return file


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form was open for too long, and that nothing was written."""
    del reason  # for developers; a clerk can do nothing with it
    if request.content_type in OF_PROGRAMS:
        words = _("Trang đã mở quá lâu. Tải lại trang; những lượt đang chờ vẫn còn.")
        return refused("page-too-old", words, status=403)
    return render(request, "403_form.html", status=403)
