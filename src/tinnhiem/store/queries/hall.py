"""What the hall is doing now, for pages that ask again every other second."""

from django.db.models import Max

from tinnhiem.store.models import Campaign, JournalEntry


def sequence_of(campaign: Campaign) -> int:
    """Return a number that grows with every deed of the campaign and never falls.

    A page that got a later answer drops an earlier one that was slow on its way.
    """
    entries = JournalEntry.objects.filter(campaign=campaign).order_by()
    return entries.aggregate(last=Max("pk"))["last"] or 0
