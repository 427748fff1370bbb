"""What the committee signs, in one short word that travels with its form."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256

from tinnhiem.store import models
from tinnhiem.store.queries.conference import account_of
from tinnhiem.store.queries.open_count import RoundResult, results_of

SHOWN = 8  # characters of the digest that a person compares


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A result as a page showed it.

    Attributes:
        digest: SHA-256 over every figure, warning and remark and the account of
            sheets. It is guessed from few figures: never into a journal or a log.
    """

    number: int
    digest: str

    def __str__(self) -> str:
        return f"{self.number}-{self.digest}"

    @property
    def short(self) -> str:
        """The beginning of the digest, to be compared by eye."""
        return self.digest[:SHOWN]


def seen_now(campaign: models.Campaign, *, key: bytes) -> Seen:
    """Return what a page that is made now shows to be signed.

    Raises:
        CountSealBrokenError: A row was altered.
    """
    return seen_of(campaign, results_of(campaign, key=key)[-1])


def seen_of(campaign: models.Campaign, result: RoundResult) -> Seen:
    """Return the same of a result that was read already."""
    account = account_of(campaign)
    shown = {
        "result": asdict(result),
        "account": asdict(account) if account else None,
    }
    text = json.dumps(shown, ensure_ascii=False, sort_keys=True)
    return Seen(number=result.number, digest=sha256(text.encode()).hexdigest())
