"""Is this copy what the office made? The answer about a file, or about a code."""

from datetime import datetime
from typing import Any, Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tinnhiem.actions.papers.verify_copy import verify_brought, verify_typed
from tinnhiem.core.errors import VoteError
from tinnhiem.core.papers.proofs import LENGTH, grouped
from tinnhiem.intake.text_files import require_size
from tinnhiem.messages.papers_verdict import ENDED, SAID, STATES
from tinnhiem.papers.forms import clock, short_day
from tinnhiem.papers.opening import LARGEST
from tinnhiem.papers.verifying import Standing, Verdict
from tinnhiem.web.gate import page
from tinnhiem.web.saying import say_here
from tinnhiem.web.who import Request, posted

GOOD: Final = {Standing.INTACT}
DOUBTFUL: Final = {Standing.LISTED, Standing.UNPROVEN, Standing.UNLISTED}
LONGEST_CODE: Final = 4 * LENGTH


class VerifyForm(forms.Form):
    """A file, or the code at the foot of a paper."""

    file = forms.FileField(
        label=_("Tệp văn bản"),
        required=False,
        help_text=_("PDF hoặc Word (.docx), tối đa 20 MB. Tệp không được lưu lại."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
    )
    code = forms.CharField(
        label=_("Hoặc mã in ở chân bản giấy"),
        required=False,
        max_length=LONGEST_CODE,
        help_text=_("16 chữ và số, ví dụ 7K3D-9QXZ-1M4T-P2RC."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        asked = super().clean() or {}
        if not self.errors and bool(asked.get("file")) == bool(asked.get("code")):
            raise forms.ValidationError(_("Chọn một tệp, hoặc gõ một mã."))
        return asked


@page("verify")
def verify(request: Request) -> HttpResponse:
    """Take a file or a code and say what it is."""
    form = VerifyForm(posted(request), request.FILES or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        try:
            context["verdict"] = _answer(_verdict(form))
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
    return render(request, "papers/verify.html", context)


def _verdict(form: VerifyForm) -> Verdict:
    upload = form.cleaned_data["file"]
    if upload is None:
        return verify_typed(form.cleaned_data["code"])
    require_size(upload.name, upload.size, limit=LARGEST)
    return verify_brought(name=upload.name, content=upload.read())


def _answer(verdict: Verdict) -> dict[str, object]:
    entry = verdict.entry
    copy = ""
    if entry and entry.copy:
        words = _now(", bản số {copy}/{total}")
        copy = words.format(copy=entry.copy, total=entry.of)
    what = f"{entry.title} ({entry.paper}){copy}" if entry else ""
    ended = ENDED.get(entry.state, "") if entry else ""
    is_doubtful = bool(ended) or verdict.standing in DOUBTFUL
    return {
        "sentence": SAID[verdict.standing.value].format(what=what),
        "ended": ended,
        "css": "warning" if is_doubtful else _class(verdict.standing),
        "what": what,
        "code": grouped(verdict.code) if verdict.code else "",
        "entry": entry,
        "state": STATES.get(entry.state, entry.state) if entry else "",
        "made": _when(entry.made_at) if entry else "",
        "newer": verdict.latest if entry and verdict.latest > entry.version else 0,
        "only_code": verdict.by == "code",
        "places": verdict.places,
    }


def _class(standing: Standing) -> str:
    return "" if standing in GOOD else "error"


def _when(written: str) -> str:
    try:
        at = datetime.fromisoformat(written)
    except ValueError:
        return written
    return f"{clock(at)}, {short_day(at)}"
