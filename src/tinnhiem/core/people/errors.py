"""Every way a roster, an officeholder or a sheet of people is refused."""

from collections.abc import Sequence

from tinnhiem.core.errors import VoteError
from tinnhiem.core.people.fault import PeopleFault
from tinnhiem.core.rules.citation import Citation


class PeopleError(VoteError):
    """The people of a campaign cannot be as somebody asks."""

    code = "people-error"


class PeopleRefusedError(PeopleError):
    """A sheet of people has faults; none of it has been used."""

    code = "roster-rows-refused"
    is_of_input = True

    def __init__(self, path: str, *, faults: Sequence[PeopleFault]) -> None:
        self.path, self.faults = path, tuple(faults)
        first = self.faults[0]
        super().__init__(
            f"{path}: {len(self.faults)} faults, the first at row {first.row}, column "
            f"{first.column!r}: {first.kind}. Correct them all and read it again."
        )


class UnknownCategoryError(PeopleError):
    """Somebody stands in a category that the plan does not have."""

    code = "category-unknown"

    def __init__(self, category: str, *, name: str, known: Sequence[str]) -> None:
        self.category, self.name, self.known = category, name, tuple(known)
        super().__init__(
            f"{name} stands in {category!r}, which the plan does not have. "
            f"Write one of {'; '.join(known)}."
        )


class UnknownPersonError(PeopleError):
    """Nobody of this key or name is among the people."""

    code = "person-unknown"

    def __init__(self, wanted: str, *, known: Sequence[str]) -> None:
        self.wanted, self.known = wanted, tuple(known)
        super().__init__(f"Nobody is {wanted!r}. Choose one of {', '.join(known)}.")


class AmbiguousPersonError(PeopleError):
    """Several people bear this name."""

    code = "person-ambiguous"

    def __init__(self, wanted: str, *, keys: Sequence[str]) -> None:
        self.wanted, self.keys = wanted, tuple(keys)
        super().__init__(f"{len(keys)} people are {wanted!r}. Name one by its key.")


class AdjustmentReasonMissingError(PeopleError):
    """Somebody is put on or taken off the roster without saying why."""

    code = "adjustment-reason-missing"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"No reason for changing the roster about {name}. Write one.")


class RosterEmptyError(PeopleError):
    """The formula brings in nobody."""

    code = "roster-empty"

    def __init__(self, *, persons: int, categories: Sequence[str]) -> None:
        self.persons, self.categories = persons, tuple(categories)
        super().__init__(
            f"None of {persons} persons is brought in by {len(categories)} categories. "
            "Give each person the categories of the plan."
        )


class RosterChangedError(PeopleError):
    """The roster is not the one that was shown when somebody agreed to it."""

    code = "roster-changed"

    def __init__(self, *, voters: int) -> None:
        self.voters = voters
        super().__init__(
            f"The roster has changed and has {voters} voters now; nothing was frozen. "
            "Look at it again, then freeze it."
        )


class EvidenceMissingError(PeopleError):
    """An officeholder is taken off the ballot without a document that proves why."""

    code = "evidence-missing"

    def __init__(self, name: str, *, reason: str, needed: str) -> None:
        self.name, self.reason, self.needed = name, reason, needed
        super().__init__(f"{name}: {reason} needs evidence: {needed}.")


class ExclusionUnknownError(PeopleError):
    """The rulebook does not have this reason for leaving somebody off the ballot."""

    code = "exclusion-unknown"

    def __init__(
        self, name: str, *, reason: str, known: Sequence[str], rulebook: str
    ) -> None:
        self.name, self.reason = name, reason
        self.known, self.rulebook = tuple(known), rulebook
        super().__init__(
            f"{rulebook} has no exclusion {reason!r} (for {name}). Choose one of "
            f"{', '.join(known)}."
        )


class OfficeholderMayNotVoteError(PeopleError):
    """An officeholder is put on a roster whose rule keeps officeholders off."""

    code = "officeholder-may-not-vote"

    def __init__(self, name: str, *, source: Citation) -> None:
        self.name, self.source = name, source
        super().__init__(
            f"{name} is rated and may not vote ({source}). Leave this person off, or "
            "depart from the rule on the record."
        )


class HeadingNotFoundError(PeopleError):
    """A table has no row that names a column of names."""

    code = "heading-not-found"
    is_of_input = True

    def __init__(self, sheet: str, *, searched: int, rows: int) -> None:
        self.sheet, self.searched, self.rows = sheet, searched, rows
        super().__init__(
            f"No heading with a column of names in {searched} of {rows} rows of "
            f"{sheet!r}. Name the row with --header or the column with --column."
        )


class ColumnNotFoundError(PeopleError):
    """A column that somebody named is not in the table."""

    code = "column-not-found"
    is_of_input = True

    def __init__(self, where: str, *, meaning: str, known: Sequence[str]) -> None:
        self.where, self.meaning, self.known = where, meaning, tuple(known)
        super().__init__(
            f"No column {where!r} for {meaning}. Choose one of {', '.join(known)}."
        )


class PreviewStaleError(PeopleError):
    """The people of the campaign changed after the preview was shown."""

    code = "preview-stale"

    def __init__(self, campaign: str) -> None:
        self.campaign = campaign
        super().__init__(
            f"The people of {campaign} changed after the preview. Look at it again."
        )


class NothingToUndoError(PeopleError):
    """No import of people is left to take back."""

    code = "nothing-to-undo"

    def __init__(self, campaign: str) -> None:
        self.campaign = campaign
        super().__init__(f"{campaign} has no import to take back. Import people first.")


class ImportOvertakenError(PeopleError):
    """Later facts rest on the last import, so that it cannot be taken back."""

    code = "import-overtaken"

    def __init__(self, *, file: str, changed: Sequence[str]) -> None:
        self.file, self.changed = file, tuple(changed)
        super().__init__(
            f"After the import of {file!r} these changed: {', '.join(changed)}. Take "
            "those back first, or correct the people by another import."
        )


class MergeReasonMissingError(PeopleError):
    """Two persons are merged without saying why."""

    code = "merge-reason-missing"

    def __init__(self, keep: str, *, drop: str) -> None:
        self.keep, self.drop = keep, drop
        super().__init__(f"No reason for merging {drop} into {keep}. Write one.")


class MergeWithSelfError(PeopleError):
    """A person is merged with the same person."""

    code = "merge-with-self"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} is one person already. Name two by their keys.")


class MergeAfterFreezeError(PeopleError):
    """One of two persons stands on the frozen roster of a vote that goes on."""

    code = "merge-after-freeze"

    def __init__(self, keep: str, *, drop: str, campaign: str) -> None:
        self.keep, self.drop, self.campaign = keep, drop, campaign
        super().__init__(
            f"The roster of {campaign} is frozen; {keep} and {drop} stay two until "
            "that vote is archived. Merge them then."
        )


class MergeRefusedError(PeopleError):
    """Two persons both stand where only one may, so that they cannot be one."""

    code = "merge-refused"

    def __init__(self, keep: str, *, drop: str, place: str, campaign: str) -> None:
        self.keep, self.drop = keep, drop
        self.place, self.campaign = place, campaign
        super().__init__(
            f"{keep} and {drop} both stand in {place} of {campaign}. Take one of them "
            "off there first; what is frozen stands."
        )
