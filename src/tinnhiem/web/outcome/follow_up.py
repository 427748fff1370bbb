"""Use of results: what follows for each officeholder, who sees to it, by when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tinnhiem.actions.outcome.see_to_it import see_to_it
from tinnhiem.core.errors import VoteError
from tinnhiem.core.outcome.follow_ups import (
    Care,
    CareState,
    FollowUp,
    FollowUpKind,
    follow_ups,
    state_of,
)
from tinnhiem.core.outcome.outcome import Outcome
from tinnhiem.core.outcome.reporting import (
    complete_on,
    last_day_of,
    report_lines,
)
from tinnhiem.core.people.roster import Officeholder
from tinnhiem.core.record import CampaignRecord
from tinnhiem.exports.follow_up_calendar import CalendarEntry, follow_up_calendar
from tinnhiem.messages.after_count import CARE_WORDS, FOLLOW_UP_WORDS
from tinnhiem.store.queries.after_count import Cares, cares_of, reports_of
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.people import officeholders_of
from tinnhiem.store.queries.records import record_to_show
from tinnhiem.web.downloads import download
from tinnhiem.web.figures import day, percent
from tinnhiem.web.found import campaign_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.outcome.acts import doubt_of
from tinnhiem.web.outcome.forms import CareForm
from tinnhiem.web.parts.results import bound_words
from tinnhiem.web.saying import cited, said, say_here
from tinnhiem.web.who import Request, posted

DONE = frozenset({CareState.DONE, CareState.DONE_LATE})
BEHIND = frozenset({CareState.LATE, CareState.DONE_LATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpLine:
    """One thing that follows, as the page shows it.

    Attributes:
        due: The day that counts; empty where nobody has given one.
        due_by: Who gave it: the plan, or the office itself.
    """

    kind: str
    title: str
    words: str
    source: str
    doubt: str
    due: str
    due_by: str
    care: Care
    state: str
    is_done: bool
    is_late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One officeholder: the band, never a verdict, and what follows."""

    order: int
    name: str
    title: str
    low: str
    band: str
    lines: tuple[FollowUpLine, ...]


@page("use-of-results")
def use(request: Request, slug: str) -> HttpResponse:
    """Show what follows for each; nothing before the signatures."""
    campaign = campaign_or_404(slug)
    people = tuple(_people(campaign, today=localdate(request.now)))
    late = sum(line.is_late and not line.is_done for p in people for line in p.lines)
    context = {"campaign": campaign, "people": people, "late": late}
    return render(request, "outcome/use.html", context)


@page("use-of-results")
def one_follow_up(request: Request, slug: str, order: int, what: str) -> HttpResponse:
    """Set who sees to one thing, by when, and whether it is done."""
    campaign = campaign_or_404(slug)
    people = {one.order: one for one in _people(campaign, today=localdate(request.now))}
    person = people.get(order)
    line = next((x for x in person.lines if x.kind == what), None) if person else None
    if person is None or line is None:
        return redirect("use-of-results", slug=slug)
    care = line.care
    initial = {
        "owner": care.owner,
        "due_on": care.due_on,
        "done_on": care.done_on,
        "note": care.note,
    }
    form = CareForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            see_to_it(
                campaign=campaign,
                person=_key_of(campaign, order),
                kind=FollowUpKind(what),
                care=form.care(),
                by=request.who.login,
                now=request.now,
            )
        except VoteError as refusal:
            form.add_error(None, say_here(refusal))
        else:
            messages.success(request, _("Đã ghi."))
            return redirect("use-of-results", slug=slug)
    context = {"campaign": campaign, "person": person, "line": line, "form": form}
    return render(request, "outcome/follow_up.html", context)


@page("use-of-results")
def calendar(request: Request, slug: str) -> HttpResponse:
    """Send what has a day and is not done as a calendar."""
    campaign = campaign_or_404(slug)
    record, cares = record_to_show(campaign), cares_of(campaign)
    reported = complete_on(report_lines(record.plan, reports_of(campaign)))
    entries = [
        CalendarEntry(
            key=f"{holder.order}-{follow_up.kind.value}",
            title=f"{FOLLOW_UP_WORDS[follow_up.kind]}: {holder.name}",
            words=follow_up.words,
            day=care.due_on or follow_up.due,
        )
        for holder, outcome in _rated(record)
        for follow_up, care in _cared(
            record, holder=holder, outcome=outcome, cares=cares, reported=reported
        )
        if care.done_on is None
    ]
    content = follow_up_calendar(entries, series=slug, made_at=request.now)
    return download(content, name=f"{slug}-su-dung-ket-qua.ics")


def _people(campaign: CampaignRow, *, today: date) -> Iterator[PersonLine]:
    record, cares = record_to_show(campaign), cares_of(campaign)
    reported = complete_on(report_lines(record.plan, reports_of(campaign)))
    for holder, outcome in _rated(record):
        finding = outcome.finding
        bound = bound_words(finding.band) if finding.band else ""
        yield PersonLine(
            order=holder.order,
            name=holder.name,
            title=holder.title,
            low=percent(finding.low),
            band=bound,
            lines=tuple(
                _line(follow_up, care, today=today)
                for follow_up, care in _cared(
                    record,
                    holder=holder,
                    outcome=outcome,
                    cares=cares,
                    reported=reported,
                )
            ),
        )


def _rated(record: CampaignRecord) -> Iterator[tuple[Officeholder, Outcome]]:
    holders = {holder.key: holder for holder in record.officeholders}
    for outcome in record.outcomes:
        yield holders[outcome.count.officeholder], outcome


def _cared(
    record: CampaignRecord,
    *,
    holder: Officeholder,
    outcome: Outcome,
    cares: Cares,
    reported: date | None,
) -> Iterator[tuple[FollowUp, Care]]:
    """Yield what follows with who sees to it; reporting is done when all reports are.

    Args:
        record: Of the campaign.
        holder: Whose result.
        outcome: The result.
        cares: As people set them.
        reported: The day of the last report, once all are out.
    """
    for one in follow_ups(
        outcome, rulebook=record.rulebook, report_by=last_day_of(record.plan)
    ):
        care = cares.get((holder.key, one.kind), Care())
        if one.kind is FollowUpKind.REPORT and care.done_on is None:
            care = replace(care, done_on=reported)
        yield one, care


def _line(one: FollowUp, care: Care, *, today: date) -> FollowUpLine:
    state = state_of(care, due=one.due, today=today)
    due = care.due_on or one.due
    by_office = _("cơ quan đặt")
    return FollowUpLine(
        kind=one.kind.value,
        title=said(FOLLOW_UP_WORDS[one.kind]),
        words=one.words,
        source=cited(one.citation),
        doubt=doubt_of(one.citation),
        due=day(due) if due else "",
        due_by=by_office if care.due_on else cited(one.due_by) if one.due_by else "",
        care=care,
        state=said(CARE_WORDS[state]),
        is_done=state in DONE,
        is_late=state in BEHIND,
    )


def _key_of(campaign: CampaignRow, order: int) -> str:
    """Return the stable key of whoever stands there on the ballot."""
    return next(h.key for h in officeholders_of(campaign) if h.order == order)
