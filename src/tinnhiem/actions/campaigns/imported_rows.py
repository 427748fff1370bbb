"""Rows of an imported campaign. Part of `import_campaign`, never called alone."""

from collections.abc import Mapping, Sequence
from typing import Any

from tinnhiem.actions.campaigns.imported_after_count import save_after_count
from tinnhiem.actions.campaigns.imported_dossiers import save_dossiers
from tinnhiem.actions.campaigns.imported_papers import save_papers
from tinnhiem.actions.campaigns.imported_sheets import save_sheet_runs
from tinnhiem.actions.count.lines import save_lines
from tinnhiem.actions.people.import_people import save_persons
from tinnhiem.core.ballots.ledger import Movement
from tinnhiem.core.campaigns.acts import Act
from tinnhiem.core.conference.committee import CommitteeRole
from tinnhiem.core.conference.reply import AbsenceReason
from tinnhiem.core.count.way import Part, Way
from tinnhiem.core.papers.words.edits import lines_from_table
from tinnhiem.core.people.person import Gender, Person, Tenure
from tinnhiem.core.people.roster import Eligibility
from tinnhiem.store import models

Rows = Sequence[Mapping[str, Any]]
ANSWERED = ("absent_because", "absence", "is_coming", "on_paper", "replied_on")


def save_rows(campaign: models.Campaign, tables: Mapping[str, Any]) -> None:
    """Write every list of the file.

    Raises:
        KeyError: A row names a person that the file does not have.
        ValueError: A word is none of those the core knows.
        IntegrityError: Two rows claim the same place.
    """
    persons = _persons(campaign, tables.get("person", []))
    _officeholders(campaign, tables.get("officeholder", []), persons)
    for role in ("chair", "secretary"):
        if role in tables["campaign"]:
            setattr(campaign, role, persons[tables["campaign"][role]])
    campaign.save()
    for row in tables.get("adjustment", []):
        models.RosterAdjustment.objects.create(
            campaign=campaign, **{**row, "person": persons[row["person"]]}
        )
    entries = _roster(campaign, tables.get("voter", []), persons)
    for row in tables.get("presence", []):
        known = ("arrived_at", "left_at", "sitting", "desk")
        stay = {key: row[key] for key in known if key in row}
        models.PresenceInterval.objects.create(entry=entries[row["person"]], **stay)
    _committee(campaign, tables.get("committee", {}), entries)
    _questions(campaign, tables.get("question", []))
    _plain_rows(campaign, tables)
    save_sheet_runs(campaign, tables.get("sheet_run", []))
    for row in tables.get("count", []):
        _round(campaign, row)
    save_after_count(campaign, tables)
    save_dossiers(campaign, tables, persons=persons)
    save_papers(campaign, tables)


def _persons(campaign: models.Campaign, rows: Rows) -> dict[str, models.Person]:
    saved = save_persons(
        [
            Person(
                key=row["key"],
                name=row["name"],
                gender=Gender(row.get("gender", "")),
                birth_year=row.get("birth_year"),
                birth_on=row.get("birth_on"),
                tenures=tuple(Tenure(**tenure) for tenure in row.get("tenure", [])),
            )
            for row in rows
        ]
    )
    models.CategoryMember.objects.bulk_create(
        models.CategoryMember(
            campaign=campaign, person=saved[row["key"]], category=category
        )
        for row in rows
        for category in row["categories"]
    )
    return saved


def _officeholders(
    campaign: models.Campaign, rows: Rows, persons: Mapping[str, models.Person]
) -> None:
    for row in rows:
        models.Officeholder.objects.create(
            campaign=campaign,
            person=persons[row["person"]],
            order=row["order"],
            name=row["name"],
            title=row["title"],
            eligibility=Eligibility(row["eligibility"]).value,
            evidence=row.get("evidence", ""),
        )


def _roster(
    campaign: models.Campaign, rows: Rows, persons: Mapping[str, models.Person]
) -> dict[str, models.RosterEntry]:
    entries = {}
    for row in rows:
        facts = {k: v for k, v in row.items() if k not in {"person", *ANSWERED}}
        entry = models.RosterEntry.objects.create(
            campaign=campaign, person=persons[row["person"]], **facts
        )
        entries[row["person"]] = entry
        _reply(entry, row)
    return entries


def _reply(entry: models.RosterEntry, row: Mapping[str, Any]) -> None:
    if "absent_because" in row:
        code = AbsenceReason(row.get("absence", "other")).value
        reason = row["absent_because"]
        models.Absence.objects.create(entry=entry, code=code, reason=reason)
    if "is_coming" in row:
        facts = {key: row[key] for key in ("is_coming", "on_paper", "replied_on")}
        models.Reply.objects.create(entry=entry, **facts)


def _committee(
    campaign: models.Campaign,
    table: Mapping[str, Any],
    entries: Mapping[str, models.RosterEntry],
) -> None:
    if not table:
        return
    vote = {key: value for key, value in table.items() if key != "member"}
    models.CommitteeVote.objects.create(campaign=campaign, **vote)
    for place, row in enumerate(table.get("member", []), start=1):
        models.CommitteeMember.objects.create(
            campaign=campaign,
            entry=entries[row["person"]],
            place=place,
            role=CommitteeRole(row["role"]).value,
            signed_at=row.get("signed_at"),
        )


def _plain_rows(campaign: models.Campaign, tables: Mapping[str, Any]) -> None:
    """Write the lists whose keys are the columns."""
    for row in tables.get("sheets", []):
        Movement(row["kind"])
    for row in tables.get("act", []):
        Act(row["kind"])
    for row in tables.get("paper_edit", []):
        lines_from_table(row.get("lines", []))
    for name, table in (
        ("override", models.RuleOverride),
        ("step_done", models.StepDone),
        ("adjournment", models.Adjournment),
        ("sheets", models.BallotMovement),
        ("remark", models.Remark),
        ("act", models.RecordedAct),
        ("paper_edit", models.PaperEdit),
    ):
        for row in tables.get(name, []):
            table.objects.create(campaign=campaign, **row)
    if "sealing" in tables:
        models.Sealing.objects.create(campaign=campaign, **tables["sealing"])


def _questions(campaign: models.Campaign, rows: Rows) -> None:
    holders = {h.person.key: h for h in campaign.officeholders.select_related("person")}
    for row in rows:
        facts = {key: value for key, value in row.items() if key != "person"}
        models.ClarificationQuestion.objects.create(
            campaign=campaign, officeholder=holders[row["person"]], **facts
        )


def _round(campaign: models.Campaign, row: Mapping[str, Any]) -> None:
    inner = {"officeholder", "accepted", "hand"}
    facts = {k: v for k, v in row.items() if k not in inner}
    if "way" in row:
        Way(row["way"])
    declared = [int(sheets) for sheets in facts.pop("declared", [])]
    saved = models.CountRound.objects.create(
        campaign=campaign,
        **facts,
        declared=declared,
        hands=[_hand(hand) for hand in row.get("hand", [])],
    )
    holders = {h.person.key: h for h in campaign.officeholders.select_related("person")}
    counts = []
    for count in row.get("officeholder", []):
        numbers = {key: value for key, value in count.items() if key != "person"}
        counts.append(
            models.OfficeholderCount.objects.create(
                round=saved, officeholder=holders[count["person"]], **numbers
            )
        )
    for accepted in row.get("accepted", []):
        models.AcceptedWarning.objects.create(round=saved, **accepted)
    save_lines(counts)


def _hand(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "part": Part(row["part"]).value,
        "person": row["person"],
        "batches": [int(number) for number in row.get("batches", [])],
    }
