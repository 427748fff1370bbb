"""Who has answered the summons, and how."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from tinnhiem.store.models import Campaign, RosterEntry


@dataclass(frozen=True, slots=True)
class ReplyCounts:
    """How many come, do not come, and have not said.

    Attributes:
        reasons: How many absent by code of the reason.
    """

    coming: int
    absent: int
    silent: int
    reasons: dict[str, int]


def entries_with_replies(campaign: Campaign) -> QuerySet[RosterEntry]:
    """Return the voters by number, each with reply and absence where there are any."""
    return campaign.roster.select_related("reply", "absence").order_by("number")


def reply_counts(campaign: Campaign) -> ReplyCounts:
    """Count the replies; an absence that the desk noted counts as one."""
    absent = Q(absence__isnull=False)
    found = campaign.roster.aggregate(
        everybody=Count("pk"),
        absent=Count("pk", filter=absent),
        coming=Count("pk", filter=Q(reply__is_coming=True) & ~absent),
    )
    codes = campaign.roster.filter(absent).values_list("absence__code")
    reasons = dict(codes.annotate(n=Count("pk")).order_by("absence__code"))
    silent = found["everybody"] - found["absent"] - found["coming"]
    return ReplyCounts(found["coming"], found["absent"], silent, reasons)
