"""Taking in a table that adds to the people there are."""

from dataclasses import replace

from tinnhiem.core.people.people_sheet import PeopleSheet
from tinnhiem.core.people.preview import KnownPeople, PeoplePreview


def as_addition(preview: PeoplePreview, known: KnownPeople) -> PeoplePreview:
    """Return the preview with everybody kept whom the table does not name.

    Whoever is in the table is as the table says; the others stay as they are: in the
    campaign, in their categories, on the list of those who are rated.

    Args:
        preview: Of a table of everybody.
        known: What it was held against.
    """
    named = {person.key for person in preview.persons}
    holders = preview.officeholders
    if holders is not None:
        kept = [one for one in known.officeholders if one.person not in named]
        holders = PeopleSheet((), (*kept, *holders)).in_order_of(known.posts)
    return replace(
        preview,
        leaving=(),
        persons=(*preview.leaving, *preview.persons),
        officeholders=holders,
    )
