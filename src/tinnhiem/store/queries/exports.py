"""A campaign as tables that TOML can write, in an order that diffs well.

Left out on purpose: the files of papers and the journal (history of this folder).
What is frozen travels as content, number, copies and fingerprints.
Lines are not written one by one: an officeholder's counts say exactly the same.
"""

from typing import Any

from tinnhiem.core.campaigns.errors import NothingToShowError
from tinnhiem.core.clarifications.question import Question
from tinnhiem.core.conference.phase import Phase
from tinnhiem.core.papers.words.edits import COMMITTEE_PAPERS
from tinnhiem.core.plans.plan_toml import plan_to_table
from tinnhiem.store import models
from tinnhiem.store.queries.after_count_exports import after_count_tables_of
from tinnhiem.store.queries.clarifications import sent_questions
from tinnhiem.store.queries.dossier_exports import dossier_tables_of
from tinnhiem.store.queries.paper_exports import paper_tables_of
from tinnhiem.store.queries.plans import plan_of
from tinnhiem.store.queries.results import is_signed
from tinnhiem.store.queries.rows import row_of, rows_of
from tinnhiem.store.queries.sheet_exports import sheet_tables_of

SITTING = ("sitting", "starts_at", "adjourned_at", "present", "summoned", "reason")
COUNTED = ("high", "confidence", "low", "blank", "several", "struck", "foreign")


def tables_of(
    campaign: models.Campaign, *, with_secret: bool = False
) -> dict[str, Any]:
    """Return every table of the campaign; empty ones are left out.

    Args:
        campaign: Which.
        with_secret: Take the content of classified papers along.

    Raises:
        NothingToShowError: The count is open. Nothing partial leaves the campaign,
            not even in an export; sign the minutes first.
    """
    if Phase(campaign.phase) in {Phase.COUNTING, Phase.RECONCILED}:
        raise NothingToShowError
    signed = is_signed(campaign)
    tables: dict[str, Any] = {
        "campaign": _campaign(campaign),
        "rulebook": {
            "key": campaign.rulebook_key,
            "version": campaign.rulebook_version,
            "text": campaign.rulebook_text,
        },
        "override": rows_of(
            campaign.overrides.all(), "rule", "value", "reason", "by", "decided_on"
        ),
        "plan": plan_to_table(plan_of(campaign)),
        "step_done": rows_of(campaign.steps_done.all(), "step", "done_on"),
        "person": _persons(campaign),
        "officeholder": _holders(campaign),
        "adjustment": [
            {"person": row.person.key, **row_of(row, "adds", "reason")}
            for row in campaign.adjustments.select_related("person")
        ],
        "voter": _voters(campaign),
        "presence": _presences(campaign),
        "adjournment": rows_of(campaign.adjournments.all(), *SITTING),
        "committee": _committee(campaign),
        "sheets": rows_of(campaign.movements.all(), "kind", "sheets", "at", "reason"),
        # A vote declared void before the signatures keeps its count to itself.
        "count": [_round(row) for row in campaign.count_rounds.all() if signed],
        "question": list(map(_question, sent_questions(campaign))),
        "remark": rows_of(campaign.remarks.all(), "text"),
        **sheet_tables_of(campaign),
        "act": list(map(_act, campaign.acts.all())),
        "sealing": _sealing(campaign),
        **after_count_tables_of(campaign),
        **dossier_tables_of(campaign),
        **paper_tables_of(campaign, with_secret=with_secret),
        "paper_edit": [
            _paper_edit(row)
            for row in campaign.paper_edits.all()
            # What was written into minutes that nobody signed stays with them.
            if signed or row.code not in COMMITTEE_PAPERS
        ],
    }
    return {name: content for name, content in tables.items() if content}


def _campaign(campaign: models.Campaign) -> dict[str, Any]:
    row = row_of(
        campaign,
        *("slug", "phase", "resumes_to", "void_reason", "is_rehearsal", "created_at"),
        "keeps_declarations",
        *("starts_at", "venue", "members", "sitting", "opened_at", "closed_at"),
        *("counting_from", "counting_to", "announced_at"),
    )
    if campaign.is_demonstration:
        row["is_demonstration"] = True
    for role in ("chair", "secretary"):
        person = getattr(campaign, role)
        if person is not None:
            row[role] = person.key
    return row


def _holders(campaign: models.Campaign) -> list[dict[str, Any]]:
    told = ("order", "name", "title", "eligibility", "evidence")
    return [
        {"person": row.person.key, **row_of(row, *told)}
        for row in campaign.officeholders.select_related("person")
    ]


def _persons(campaign: models.Campaign) -> list[dict[str, Any]]:
    categories: dict[Any, list[str]] = {}
    for member in campaign.category_members.all():
        categories.setdefault(member.person_id, []).append(member.category)
    wanted = set(categories).union(
        campaign.officeholders.values_list("person_id", flat=True),
        campaign.adjustments.values_list("person_id", flat=True),
        campaign.roster.values_list("person_id", flat=True),
        [pk for pk in (campaign.chair_id, campaign.secretary_id) if pk],
    )
    rows = models.Person.objects.filter(pk__in=wanted).prefetch_related("tenures")
    # In the order of the office's list, which numbers the voters; then by key.
    place = {pk: place for place, pk in enumerate(categories)}
    return [
        {
            **row_of(row, "key", "name", "gender", "birth_year", "birth_on"),
            "categories": categories.get(row.pk, []),
            **_if_any(
                tenure=rows_of(
                    row.tenures.all(), "title", "unit", "held_from", "held_to"
                )
            ),
        }
        for row in sorted(
            rows.order_by("key"), key=lambda row: place.get(row.pk, len(place))
        )
    ]


def _voters(campaign: models.Campaign) -> list[dict[str, Any]]:
    rows = campaign.roster.select_related("person", "absence", "reply")
    return [
        {
            **row_of(
                row, "number", "name", "title", "unit", "reasons", "is_officeholder"
            ),
            "person": row.person.key,
            **_reply(row),
        }
        for row in rows
    ]


def _reply(row: models.RosterEntry) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if hasattr(row, "absence"):
        told |= {"absent_because": row.absence.reason, "absence": row.absence.code}
    if hasattr(row, "reply"):
        told |= {"is_coming": row.reply.is_coming, "on_paper": row.reply.on_paper}
        told["replied_on"] = row.reply.replied_on
    return told


def _question(one: Question) -> dict[str, Any]:
    """Return a question that was sent; who asked for it stays in this folder."""
    days = {"answered_on": one.answered_on, "given_on": one.given_on}
    return {
        "person": one.officeholder,
        "number": one.number,
        "text": one.text,
        "sent_on": one.sent_on,
        "is_late": one.is_late,
        **({"answer": one.answer} if one.answer else {}),
        **{name: day for name, day in days.items() if day is not None},
    }


def _presences(campaign: models.Campaign) -> list[dict[str, Any]]:
    rows = models.PresenceInterval.objects.filter(entry__campaign=campaign)
    return [
        {
            "person": row.entry.person.key,
            **row_of(row, "arrived_at", "left_at", "sitting", "desk"),
        }
        for row in rows.select_related("entry__person")
    ]


def _committee(campaign: models.Campaign) -> dict[str, Any]:
    vote = getattr(campaign, "committee_vote", None)
    if vote is None:
        return {}
    members = campaign.committee.select_related("entry__person")
    return {
        **row_of(vote, "in_favour", "against", "abstained", "elected_at"),
        "member": [
            {"person": row.entry.person.key, **row_of(row, "role", "signed_at")}
            for row in members
        ],
    }


def _round(row: models.CountRound) -> dict[str, Any]:
    counts = row.counts.select_related("officeholder__person")
    return {
        **row_of(row, "number", "sheets", "foreign", "entered_twice", "way", "reason"),
        **_if_any(declared=row.declared, hand=row.hands),
        "officeholder": [
            {"person": count.officeholder.person.key, **row_of(count, *COUNTED)}
            for count in counts
        ],
        **_if_any(accepted=rows_of(row.accepted.all(), "code", "reason")),
    }


def _act(row: models.RecordedAct) -> dict[str, Any]:
    facts = {"facts": row.facts} if row.facts else {}
    return {**row_of(row, "kind", "at", "note"), **facts}


def _sealing(campaign: models.Campaign) -> dict[str, Any]:
    row = getattr(campaign, "sealing", None)
    if row is None:
        return {}
    return row_of(row, "packets", "keeper_name", "keeper_title", "place", "sealed_at")


def _paper_edit(row: models.PaperEdit) -> dict[str, Any]:
    # A block that was taken out has no line, which is not the same as no edit.
    written = row_of(
        row, "code", "key", "block", "old", "new", "accepted_by", "accepted_at"
    )
    return {**written, "lines": row.lines}


def _if_any(**lists: list[Any]) -> dict[str, list[Any]]:
    return {name: rows for name, rows in lists.items() if rows}
