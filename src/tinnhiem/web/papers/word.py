"""A paper edited in Word comes back: what changed, what a person accepts of it.

The file waits in memory between looking and accepting, as a table of people does; what
is accepted is compared again with the paper as it then stands.
"""

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tinnhiem.actions.papers.bring_back import (
    BroughtPaper,
    accept_edits,
    brought_content,
    lost_edits,
)
from tinnhiem.actions.papers.print_papers import reprint
from tinnhiem.actions.papers.undo_edits import edit_name, undo_edits
from tinnhiem.core.errors import VoteError
from tinnhiem.intake.plan_docx import LIMIT
from tinnhiem.intake.text_files import require_size
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.records import record_of
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.papers.word_diff import words_of
from tinnhiem.web.people.held import Key, Shelf
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request, posted


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPaper:
    """A file that somebody brought, until it is accepted or dropped."""

    name: str
    content: bytes = field(repr=False)
    at: datetime

    @property
    def mark(self) -> str:
        """What tells this file from every other."""
        return sha256(self.content).hexdigest()


MARK: Final = "Mã kiểm tra"
SHELF: Final[Shelf[HeldPaper]] = Shelf()


class WordForm(forms.Form):
    """The file as Word saved it."""

    file = forms.FileField(
        label=_("Tệp Word đã sửa"),
        help_text=_("Tệp .docx của chính văn bản này, tải về từ trang Văn bản."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )


@page("word-edits")
def bring(request: Request, slug: str) -> HttpResponse:
    """Take a file; list what was accepted before."""
    campaign = campaign_or_404(slug)
    form = WordForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            require_size(upload.name, upload.size, limit=LIMIT)
            held = HeldPaper(name=upload.name, content=upload.read(), at=request.now)
            _brought(campaign, held)
        except VoteError as refusal:
            form.add_error("file", say_here(refusal))
        else:
            SHELF.put(_key(request, slug), held)
            return redirect("word-edits", slug=slug)
    lost = {(one.code, one.key) for one in lost_edits(record_of(campaign))}
    accepted = [
        (edit_name(row), row, words_of(row.old, row.new), (row.code, row.key) in lost)
        for row in campaign.paper_edits.all()
    ]
    context = {"slug": slug, "form": form, "accepted": accepted}
    return render(request, "papers/bring_back.html", context)


@page("word-edits")
def look(request: Request, slug: str) -> HttpResponse:
    """Show what differs; store the places that were chosen."""
    campaign = campaign_or_404(slug)
    held = SHELF.look(_key(request, slug), now=request.now)
    if held is None:
        words = _now("Không có tệp nào đang chờ: đã quá 30 phút hoặc đã bỏ. Chọn lại.")
        messages.warning(request, words)
        return redirect("bring-back", slug=slug)
    if request.method == "POST":
        _accepted(request, campaign, held)
        return redirect("word-edits", slug=slug)
    try:
        brought = _brought(campaign, held)
    except VoteError as refusal:
        SHELF.drop(_key(request, slug))
        messages.error(request, say_here(refusal))
        return redirect("bring-back", slug=slug)
    context = {
        "slug": slug,
        "name": held.name,
        "brought": brought,
        "found": [(one, words_of(one.old, one.new)) for one in brought.found],
        # The mark at the foot of each page is ours, and says nothing to a clerk.
        "margins": [
            text for text in dict.fromkeys(brought.margins) if MARK not in text
        ],
        "refused": [(one.block, say_here(one)) for one in brought.refused],
    }
    return render(request, "papers/word_edits.html", context)


@page("word-edits")
def drop(request: Request, slug: str) -> HttpResponse:
    """Forget the file; what was accepted of it stays."""
    campaign_or_404(slug)
    if request.method == "POST":
        SHELF.drop(_key(request, slug))
        words = _now("Đã bỏ tệp; những chỗ chưa chấp nhận không được ghi.")
        messages.success(request, words)
    return redirect("bring-back", slug=slug)


@page("word-edits")
def undo(request: Request, slug: str) -> HttpResponse:
    """Take one accepted edit back and make the paper again."""
    campaign = campaign_or_404(slug)
    if request.method == "POST":
        by, now = request.who.login, request.now
        try:
            rows = undo_edits(
                campaign=campaign, names=[request.POST.get("name", "")], by=by, now=now
            )
            for row in rows:
                reprint(campaign=campaign, code=row.code, by=by, now=now)
        except VoteError as refusal:
            messages.error(request, say_here(refusal))
        else:
            messages.success(request, _now("Đã bỏ; văn bản trở lại câu chữ cũ."))
    return redirect("bring-back", slug=slug)


def _accepted(request: Request, campaign: CampaignRow, held: HeldPaper) -> None:
    blocks = request.POST.getlist("block")
    if not blocks:
        messages.warning(request, _now("Chưa chọn chỗ nào nên chưa ghi gì."))
        return
    try:
        stored = accept_edits(
            campaign=campaign,
            path=Path(held.name),
            content=held.content,
            blocks=blocks,
            by=request.who.login,
            now=request.now,
        )
        for code in sorted({one.edit.code for one in stored}):
            reprint(campaign=campaign, code=code, by=request.who.login, now=request.now)
    except VoteError as refusal:
        messages.error(request, say_here(refusal))
        return
    words = _now("Đã chấp nhận {count} chỗ sửa và lập lại văn bản.")
    messages.success(request, words.format(count=len(stored)))


def _brought(campaign: CampaignRow, held: HeldPaper) -> BroughtPaper:
    return brought_content(
        campaign=campaign, path=Path(held.name), content=held.content
    )


def _key(request: Request, slug: str) -> Key:
    return str(request.session.session_key), slug
