"""Beginning a campaign from last time's plan, which is then corrected."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tinnhiem import rulebooks
from tinnhiem.actions.campaigns.clone_campaign import clone_campaign
from tinnhiem.core.campaigns.slug import LONGEST, slug_of
from tinnhiem.core.errors import VoteError
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request, posted


class CloneForm(forms.Form):
    """What the new campaign is called, and the law it rests on."""

    name = forms.CharField(
        label=_("Tên ngắn của cuộc lấy phiếu mới"),
        max_length=LONGEST,
        help_text=_("Dùng trong địa chỉ trang, ví dụ: van-phong-ubnd-tinh-2026"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    rulebook = forms.ChoiceField(
        label=_("Quy định áp dụng"),
        help_text=_("Chọn sẵn như cuộc trước; lấy theo bản hiện nay của quy định."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        books = [rulebooks.load(key) for key in rulebooks.available()]
        cast("forms.ChoiceField", self.fields["rulebook"]).choices = [
            (book.key, f"{book.name} ({book.title})") for book in books
        ]


@page("clone")
def clone(request: Request, slug: str) -> HttpResponse:
    """Begin from the plan of `slug`; lead to the new plan, to be corrected."""
    older = campaign_or_404(slug)
    form = CloneForm(posted(request), initial=_first_choices(request, older))
    if request.method == "POST" and form.is_valid():
        made = _cloned(request, older, form)
        if made:
            return redirect("correct-plan", slug=made)
    return render(request, "plans/clone.html", {"campaign": older, "form": form})


def _cloned(request: Request, older: CampaignRow, form: CloneForm) -> str:
    """Return the name of the new campaign, empty when it was refused."""
    book = rulebooks.load(form.cleaned_data["rulebook"])
    try:
        made = clone_campaign(
            campaign=older,
            rulebook=book,
            slug=slug_of(form.cleaned_data["name"]),
            by=request.who.login,
            now=request.now,
        )
    except VoteError as refusal:
        form.add_error("name", say_here(refusal))
        return ""
    words = _now(
        "Đã lập «{new}» từ kế hoạch của «{old}». Số, ngày để trống; thời hạn các bước "
        "vẫn là của lần trước: sửa từng dòng dưới đây."
    )
    messages.success(request, words.format(new=made.slug, old=older.slug))
    if not book.is_in_force_on(request.now.date()):
        late = _now("{book} không còn hiệu lực hôm nay; xem lại quy định áp dụng.")
        messages.warning(request, late.format(book=book.name))
    return made.slug


def _first_choices(request: Request, older: CampaignRow) -> dict[str, str]:
    issuer = plan_of(older).head.issuer
    return {
        "name": slug_of(f"{issuer} {request.now.year}"),
        "rulebook": older.rulebook_key,
    }
