"""The ledger: its standing, what is recorded, what is put right, what the box saw."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinnhiem.actions.ballots.keep_ledger import correct_ledger, keep_ledger
from tinnhiem.actions.ballots.record_box import record_box, take_back_box
from tinnhiem.actions.once import once
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.conference.box import BoxDeed, last_deed, next_deed
from tinnhiem.core.conference.errors import LedgerNotYoursError
from tinnhiem.core.conference.keeping import ISSUING, keeper
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.errors import VoteError
from tinnhiem.messages.ballots import added
from tinnhiem.messages.box import BOX_WORDS
from tinnhiem.messages.conference import PHASE_WORDS
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.hall import sequence_of
from tinnhiem.web.ballots.account_page import (
    AccountPage,
    account_page,
    suggested_run,
    usual_spare,
)
from tinnhiem.web.ballots.forms import BoxForm, CorrectForm, ReasonForm, RecordForm
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.once import content_of, key_of
from tinnhiem.web.saying import said, say_here
from tinnhiem.web.who import Request, posted

RECORD, CORRECT, BOX, BACK = "record", "correct", "box", "box-back"


@dataclass(frozen=True, slots=True)
class Kept:
    """The forms of one visit to the ledger; the one that was sent is bound."""

    campaign: CampaignRow
    request: Request
    standing: AccountPage

    @property
    def phase(self) -> Phase:
        """Where the vote stands."""
        return Phase(self.campaign.phase)

    def _sent(self, deed: str) -> dict[str, Any]:
        is_sent = self.request.POST.get("deed") == deed
        return {
            "data": posted(self.request) if is_sent else None,
            "auto_id": f"{deed}-%s",
        }

    def _act_sent(self) -> BoxDeed | None:
        """Return the act at the box that the form was made for.

        Sent again, after an answer that was lost, it must not mean the next one.
        """
        if self.request.POST.get("deed") != BOX:
            return None
        acts = {act.value: act for act in BoxDeed}
        return acts.get(self.request.POST.get("act", ""))

    def forms(self) -> dict[str, forms.Form]:
        """Return every form that may be sent now, by its deed."""
        box = self.standing.box
        found: dict[str, forms.Form] = {
            RECORD: RecordForm(
                phase=self.phase,
                is_opened=box.opened is not None,
                **self._sent(RECORD),
            ),
            CORRECT: CorrectForm(
                phase=self.phase,
                initial=_to_undo(self.request),
                **self._sent(CORRECT),
            ),
        }
        if coming := self._act_sent() or next_deed(box, self.phase):
            found[BOX] = BoxForm(act=coming, **self._sent(BOX))
        is_sent = self.request.POST.get("deed") == BACK
        if is_sent or last_deed(box, self.phase):
            found[BACK] = ReasonForm(**self._sent(BACK))
        return found


@page("ballots")
def ledger(request: Request, slug: str) -> HttpResponse:
    """Show the account; record what was counted, put it right, keep the box."""
    campaign = campaign_or_404(slug)
    kept = Kept(campaign, request, account_page(campaign))
    found = kept.forms()
    sent = found.get(request.POST.get("deed", ""))
    if request.method == "POST" and sent is not None and sent.is_valid():
        try:
            words = DEEDS[request.POST["deed"]](kept, sent)
        except LedgerNotYoursError as refusal:
            # The forms are not shown to whoever may not send them.
            messages.error(request, say_here(refusal))
            return redirect("ballots", slug=slug)
        except VoteError as refusal:
            sent.add_error(None, say_here(refusal))
        else:
            messages.success(request, words)
            return redirect("ballots", slug=slug)
    elif request.method == "POST" and sent is None:
        messages.error(request, _("Việc này không còn làm được. Xem lại trang."))
        return redirect("ballots", slug=slug)
    return render(request, "ballots/ledger.html", _context(kept, found))


@page("ballots")
def standing(request: Request, slug: str) -> HttpResponse:
    """Return the part of the ledger that asks for itself again."""
    campaign = campaign_or_404(slug)
    kept = Kept(campaign, request, account_page(campaign))
    return render(request, "ballots/_standing.html", _context(kept, {}))


def _context(kept: Kept, found: Mapping[str, forms.Form]) -> dict[str, object]:
    whose = keeper(kept.phase)
    summoned = kept.standing.summoned
    spare = usual_spare(summoned)
    is_mine = whose in kept.request.who.duties
    box = found.get(BOX)
    coming = box.act if isinstance(box, BoxForm) else None
    last = last_deed(kept.standing.box, kept.phase)
    return {
        "campaign": kept.campaign,
        "slug": kept.campaign.slug,
        "seq": sequence_of(kept.campaign),
        "page": kept.standing,
        "phase": PHASE_WORDS[kept.phase],
        "whose": whose or "",
        "is_mine": is_mine,
        "may_hand_out": is_mine and kept.phase in ISSUING,
        "spare": spare,
        "run": suggested_run(summoned, spare=spare),
        "record": found.get(RECORD),
        "correct": found.get(CORRECT),
        "box": box,
        "box_words": said(BOX_WORDS[coming]) if coming else "",
        "back": found.get(BACK),
        "back_words": said(BOX_WORDS[last]) if last else "",
        "sent_key": kept.request.POST.get("once", ""),
    }


def _to_undo(request: Request) -> dict[str, str]:
    """Return what a line of the ledger asks to take off, as its link says."""
    asked = {
        "movement": request.GET.get("sua", ""),
        "sheets": request.GET.get("so", ""),
    }
    return {name: value for name, value in asked.items() if value}


def _record(kept: Kept, form: forms.Form) -> str:
    assert isinstance(form, RecordForm)  # noqa: S101 - `Kept.forms` made it
    done = once(
        key_of(kept.request),
        campaign=kept.campaign,
        deed="sheets.record",
        content=content_of(kept.request),
        act=lambda: keep_ledger(
            campaign=kept.campaign,
            sheets=form.sheets(),
            duties=kept.request.who.duties,
            by=kept.request.who.login,
            now=kept.request.now,
        ),
    )
    told = "; ".join(
        added(kind, before=getattr(kept.standing.account, kind), after=after)
        for kind, after in _after(kept, done).items()
    )
    return _("Đã ghi: {told}.").format(told=told)


def _after(kept: Kept, done: Mapping[str, int]) -> dict[str, int]:
    account = kept.standing.account
    return {kind: getattr(account, kind) + number for kind, number in done.items()}


def _correct(kept: Kept, form: forms.Form) -> str:
    asked = form.cleaned_data
    once(
        key_of(kept.request),
        campaign=kept.campaign,
        deed="sheets.correct",
        content=content_of(kept.request),
        act=lambda: correct_ledger(
            campaign=kept.campaign,
            movement=Movement(asked["movement"]),
            sheets=asked["sheets"],
            reason=asked["reason"],
            duties=kept.request.who.duties,
            by=kept.request.who.login,
            now=kept.request.now,
        ),
    )
    return _("Đã ghi sửa vào sổ phiếu, kèm lý do.")


def _box(kept: Kept, form: forms.Form) -> str:
    assert isinstance(form, BoxForm)  # noqa: S101 - `Kept.forms` made it
    act = form.act
    once(
        key_of(kept.request),
        campaign=kept.campaign,
        deed=act.value,
        content=content_of(kept.request),
        act=lambda: record_box(
            campaign=kept.campaign,
            act=act,
            words=form.words(),
            duties=kept.request.who.duties,
            by=kept.request.who.login,
            now=kept.request.now,
        ),
    )
    return _("Đã ghi: {what}.").format(what=said(BOX_WORDS[act]))


def _back(kept: Kept, form: forms.Form) -> str:
    once(
        key_of(kept.request),
        campaign=kept.campaign,
        deed="box.take-back",
        content=content_of(kept.request),
        act=lambda: {
            "act": take_back_box(
                campaign=kept.campaign,
                reason=form.cleaned_data["reason"],
                duties=kept.request.who.duties,
                by=kept.request.who.login,
                now=kept.request.now,
            ).value
        },
    )
    return _("Đã rút lại, kèm lý do. Làm lại trước sự chứng kiến của Hội nghị.")


DEEDS: Final[dict[str, Callable[[Kept, forms.Form], str]]] = {
    RECORD: _record,
    CORRECT: _correct,
    BOX: _box,
    BACK: _back,
}
