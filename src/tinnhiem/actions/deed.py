"""One deed: one transaction, on the campaign as it stands now."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from tinnhiem.actions.turn import writing
from tinnhiem.store.journal import locked_campaigns
from tinnhiem.store.models import Campaign

P = ParamSpec("P")
R = TypeVar("R")


def deed(action: Callable[P, R]) -> Callable[P, R]:
    """Run `action` in one transaction, with its `campaign` read again first.

    Somebody else may have acted since the caller read the campaign. From here until
    the end nobody can: what the action finds is what it changes. SQLite's transactions
    begin IMMEDIATE; PostgreSQL locks the campaign's row, and readers go on reading.
    """

    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        with writing():
            campaign = kwargs["campaign"]
            if isinstance(campaign, Campaign):
                campaign.refresh_from_db(from_queryset=locked_campaigns())
            return action(*args, **kwargs)

    return run
