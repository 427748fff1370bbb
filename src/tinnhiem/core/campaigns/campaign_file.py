"""The shape of a campaign as TOML: which tables, which keys, which types.

A person edits this file, so it is read strictly: what is unknown, missing or of
another type is refused with its place. Null is written by leaving a key out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from tinnhiem.core.campaigns.errors import CampaignFileError, FileProblem
from tinnhiem.core.campaigns.slug import slug_of

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shape:
    """The keys of one table.

    Attributes:
        needed, optional: Type by key. A date is not a moment, nor a yes a number.
        inner: Arrays of tables within each row.
    """

    needed: Mapping[str, type]
    optional: Mapping[str, type]
    inner: Mapping[str, "Shape"]


def _shape(
    needed: Mapping[str, type],
    optional: Mapping[str, type] | None = None,
    **inner: Shape,
) -> Shape:
    return Shape(needed, optional or {}, inner)


CAMPAIGN: Final = _shape(
    {"slug": str, "phase": str, "created_at": datetime, "is_rehearsal": bool},
    {
        "keeps_declarations": bool,
        "resumes_to": str,
        "void_reason": str,
        "starts_at": datetime,
        "members": int,
        "sitting": int,
        "venue": str,
        "chair": str,
        "secretary": str,
        "opened_at": datetime,
        "closed_at": datetime,
        "counting_from": datetime,
        "counting_to": datetime,
        "announced_at": datetime,
        "is_demonstration": bool,
    },
)
RULEBOOK: Final = _shape({"key": str, "version": int, "text": str})
SEALING: Final = _shape(
    {
        "packets": int,
        "keeper_name": str,
        "keeper_title": str,
        "place": str,
        "sealed_at": datetime,
    }
)
COMMITTEE: Final = _shape(
    {"in_favour": int, "against": int, "abstained": int, "elected_at": datetime},
    member=_shape({"person": str, "role": str}, {"signed_at": datetime}),
)
COUNTS: Final = dict.fromkeys(
    ("high", "confidence", "low", "blank", "several", "struck", "foreign"), int
)
# Lists of numbers: sheets of each batch, numbers of batches. All others are of words.
OF_NUMBERS: Final = frozenset({"declared", "batches"})
FROZEN_FILE: Final = ("sha256", "pdf", "docx", "pdf_sha256", "docx_sha256")
TABLES: Final[Mapping[str, Shape]] = {
    "campaign": CAMPAIGN,
    "rulebook": RULEBOOK,
    "committee": COMMITTEE,
    "sealing": SEALING,
}
LISTS: Final[Mapping[str, Shape]] = {
    "override": _shape(
        {"rule": str, "value": str, "reason": str, "by": str, "decided_on": date}
    ),
    "step_done": _shape({"step": str, "done_on": date}),
    "person": _shape(
        {"key": str, "name": str, "categories": list},
        {"gender": str, "birth_year": int, "birth_on": date},
        tenure=_shape(
            {"title": str}, {"unit": str, "held_from": date, "held_to": date}
        ),
    ),
    "officeholder": _shape(
        {"person": str, "order": int, "name": str, "title": str, "eligibility": str},
        {"evidence": str},
    ),
    "adjustment": _shape({"person": str, "adds": bool, "reason": str}),
    "voter": _shape(
        {"person": str, "number": int, "name": str, "reasons": list},
        {
            **dict.fromkeys(("title", "unit", "absent_because", "absence"), str),
            **dict.fromkeys(("is_officeholder", "is_coming", "on_paper"), bool),
            "replied_on": date,
        },
    ),
    "presence": _shape(
        {"person": str, "arrived_at": datetime},
        {"left_at": datetime, "sitting": int, "desk": str},
    ),
    "adjournment": _shape(
        {
            "sitting": int,
            "adjourned_at": datetime,
            "present": int,
            "summoned": int,
            "reason": str,
        },
        {"starts_at": datetime},
    ),
    "sheets": _shape({"kind": str, "sheets": int, "at": datetime}),
    "sheet_run": _shape(
        {"batch": int, "is_large": bool, "made_at": datetime, "origin": str},
        {"superior": str, "watermark": str, "organ": str, "dated": str, "subject": str},
        person=_shape({"name": str}, {"title": str}),
    ),
    "count": _shape(
        {"number": int, "sheets": int, "foreign": int, "entered_twice": bool},
        {"way": str, "reason": str, "declared": list},
        hand=_shape({"part": str, "person": str}, {"batches": list}),
        officeholder=_shape({"person": str, **COUNTS}),
        accepted=_shape({"code": str, "reason": str}),
    ),
    "question": _shape(
        {"person": str, "number": int, "text": str, "sent_on": date, "is_late": bool},
        {"answer": str, "answered_on": date, "given_on": date},
    ),
    "remark": _shape({"text": str}),
    "act": _shape({"kind": str, "at": datetime}, {"note": str}),
    "publication": _shape(
        {"audience": str, "form": str, "published_on": date},
        dict.fromkeys(("rule", "right", "note", "by"), str),
    ),
    "report": _shape(
        {"recipient": str, "sent_on": date, "way": str, "sent_by": str},
        {"receipt": str},
    ),
    "follow_up": _shape(
        {"person": str, "kind": str},
        {"owner": str, "note": str, "due_on": date, "done_on": date},
    ),
    "dossier_release": _shape(
        {"number": int, "at": datetime}, {"by": str, "reason": str}
    ),
    "filing": _shape(
        {
            **dict.fromkeys(("item", "kind", "state"), str),
            **dict.fromkeys(("number", "pages"), int),
            "received_on": date,
            "handed_in_at": datetime,
        },
        {
            **dict.fromkeys(("person", "sha256", "receiver", "form_version"), str),
            **dict.fromkeys(("reason", "handed_in_by"), str),
            "release": int,
        },
    ),
    "marking": _shape(
        {
            "code": str,
            "secrecy": str,
            "is_internal": bool,
            "decided_by": str,
            "decided_on": date,
        },
        {"listed_in": str, "item": str},
    ),
    "frozen": _shape(
        {
            "code": str,
            "edition": int,
            "state": str,
            "kind": str,
            "secrecy": str,
            "is_secret": bool,
            "frozen_on": date,
            "frozen_at": datetime,
        },
        {
            **dict.fromkeys(("issuer", "period", "series_kind", "symbol"), str),
            **dict.fromkeys(("subject", "signed_by", "kept_by", "reason"), str),
            "number": int,
            "signed_on": date,
        },
        share=_shape({"recipient": str, "copies": int}),
        # Of a classified paper the content may have stayed behind.
        file=_shape({"copy": int, **dict.fromkeys(FROZEN_FILE, str)}, {"content": str}),
    ),
    "copy": _shape(
        {"code": str, "edition": int, "number": int, "recipient": str},
        {"handed_to": str, "handed_at": datetime},
        print_out=_shape({"at": datetime, "by": str, "prints": int}, {"reason": str}),
    ),
    "paper_edit": _shape(
        {"code": str, "key": str, "accepted_by": str, "accepted_at": datetime},
        {"block": str, "old": str, "new": str},
        lines=_shape(
            {},
            {"is_body": bool},
            runs=_shape({}, {"text": str, "figure": int, "bold": bool, "italic": bool}),
        ),
    ),
}
NEEDED: Final = ("campaign", "rulebook", "plan")


def require_campaign_file(tables: Mapping[str, Any], *, path: str) -> None:
    """Refuse tables that are not a campaign.

    Args:
        tables: As parsed from TOML. `plan` is checked by its own reader.
        path: The file's name, for the refusal.

    Raises:
        CampaignFileError: The first fault, with its place in the file.
    """
    for name in NEEDED:
        if name not in tables:
            raise CampaignFileError(path=path, place=f"[{name}]", problem=_MISSING)
    for name, content in tables.items():
        if name == "plan":
            continue
        if name in TABLES:
            _require_row(content, TABLES[name], place=f"[{name}]", path=path)
        elif name in LISTS:
            _require_rows(content, LISTS[name], place=f"[[{name}]]", path=path)
        else:
            raise CampaignFileError(path=path, place=f"[{name}]", problem=_UNKNOWN)


_MISSING = FileProblem.MISSING
_UNKNOWN = FileProblem.UNKNOWN
_TYPE = FileProblem.TYPE
_VALUE = FileProblem.VALUE
# Far more than any office counts, and less than a database column takes.
LARGEST: Final = 1_000_000


def _require_rows(content: Any, shape: Shape, *, place: str, path: str) -> None:
    if not isinstance(content, list):
        raise CampaignFileError(path=path, place=place, problem=_TYPE)
    for number, row in enumerate(content, start=1):
        _require_row(row, shape, place=f"{place} #{number}", path=path)


def _require_row(row: Any, shape: Shape, *, place: str, path: str) -> None:
    if not isinstance(row, dict):
        raise CampaignFileError(path=path, place=place, problem=_TYPE)
    for key in shape.needed:
        if key not in row:
            raise CampaignFileError(path=path, place=f"{place} {key}", problem=_MISSING)
    types = {**shape.needed, **shape.optional}
    for key, content in row.items():
        where = f"{place} {key}"
        if key in shape.inner:
            _require_rows(content, shape.inner[key], place=where, path=path)
            continue
        problem = _problem_of(key, content, types)
        if problem is not None:
            raise CampaignFileError(path=path, place=where, problem=problem)


def _problem_of(
    key: str, content: Any, types: Mapping[str, type]
) -> FileProblem | None:
    if key not in types:
        return _UNKNOWN
    # Exactly: in Python a bool is an int and a moment is a date; here they differ.
    if type(content) is not types[key]:
        return _TYPE
    return None if _possible(key, content) else _VALUE


def _possible(key: str, content: Any) -> bool:
    """Say whether a value of the right type can be meant at all."""
    if key == "slug":
        # It names a folder: nothing that could lead out of the data folder.
        return bool(content) and slug_of(content) == content
    if isinstance(content, int):
        return abs(content) <= LARGEST
    if isinstance(content, datetime):
        return content.tzinfo is not None
    if isinstance(content, list):
        return _possible_parts(content, part=int if key in OF_NUMBERS else str)
    return True


def _possible_parts(content: list[Any], *, part: type) -> bool:
    """Say whether each part is of that type, and each number one that can be."""
    return all(
        type(one) is part and (not isinstance(one, int) or 0 <= one <= LARGEST)
        for one in content
    )
