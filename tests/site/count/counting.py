"""A box that stands open before a committee of three, each with a device of his own."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.test import Client

from tests.site.builders import MORNING, counted_record, save_campaign
from tests.site.devices import bind
from tinnhiem.actions.count.key_batch import Draft, Place, finish_batch, keep_draft
from tinnhiem.actions.count.open_count import Opening, open_count
from tinnhiem.actions.count.sign_count import sign_count
from tinnhiem.actions.count.take_open_count import give_reasons, take_open_count
from tinnhiem.core.count.box import Stage
from tinnhiem.core.count.way import Part, Way
from tinnhiem.store import models
from tinnhiem.store.queries.open_count import box_of, require_open
from tinnhiem.store.queries.signing import seen_now
from tinnhiem.store.sealed_rows import key_with
from tinnhiem.web.who import DEVICE_COOKIE

WIDTH = 4  # officeholders of the builders
SIZES = (10, 14)  # 24 sheets returned
# What the builders' counts come to, sheet by sheet: 20/3/1, 14/7/2 and a blank one …
COLUMNS = (
    "1" * 20 + "2" * 3 + "3",
    "1" * 14 + "2" * 7 + "33" + "0",
    "1" * 6 + "2" * 5 + "3" * 13,
    "1" * 24,
)
SHEETS = tuple("".join(row) for row in zip(*COLUMNS, strict=True))


@dataclass(kw_only=True)
class Table:
    """The committee's table: who sits at it, and the browsers in front of them."""

    campaign: models.Campaign
    members: list[models.CommitteeMember]
    clients: list[Client] = field(default_factory=list)

    @property
    def key(self) -> bytes:
        """The key of the open count, as the head's device opens it."""
        token = self.clients[0].cookies[DEVICE_COOKIE].value
        device = self.members[0].devices.get(revoked_at=None)
        return key_with(self.campaign, device=device.pk, token=token)

    @property
    def seen(self) -> str:
        """What a page to sign shows now, as its form sends it back."""
        return str(seen_now(self.campaign, key=self.key))

    def place(self, batch: int, part: Part, *, member: int) -> Place:
        return Place(batch=batch, part=part, member=self.members[member])

    def keyed(
        self, batch: int, part: Part, rows: Sequence[Sequence[str]], *, member: int
    ) -> None:
        """Key a batch and say that it is finished."""
        place = self.place(batch, part, member=member)
        before = models.SealedRow.objects.filter(
            count__is_superseded=False, batch=batch, kind=part.value
        ).first()
        draft = Draft(rows=rows, based_on=before.version if before else 0)
        keep_draft(campaign=self.campaign, place=place, draft=draft, key=self.key)
        finish_batch(
            campaign=self.campaign, place=place, key=self.key, by="", now=MORNING
        )

    def key_everything(self) -> None:
        """Key every sheet twice, without a mistake."""
        for member, part in enumerate((Part.FIRST, Part.SECOND)):
            self.keyed(1, part, SHEETS[:10], member=member)
            self.keyed(2, part, SHEETS[10:], member=member)


def at_the_table(*, phase: str = "closed", devices: int = 3) -> Table:
    """Return the builders' campaign with its box brought, nothing counted yet."""
    campaign = save_campaign(counted_record(), phase=phase)
    campaign.count_rounds.all().delete()
    members = list(campaign.committee.select_related("entry__person"))
    table = Table(campaign=campaign, members=members)
    for member in members[:devices]:
        client = Client()
        bind(client, campaign, member=member, name="Máy tính bảng")
        table.clients.append(client)
    return table


def open_table(
    *, way: Way = Way.DOUBLE, sizes: Sequence[int] = SIZES, devices: int = 3
) -> Table:
    """Return the same with the count opened by its head."""
    table = at_the_table(devices=devices)
    reason = "mất điện, chỉ còn bảng kiểm phiếu" if way is Way.TOTALS else ""
    open_count(
        campaign=table.campaign,
        opening=Opening(way=way, sizes=sizes, reason=reason),
        by="",
        now=MORNING,
    )
    table.campaign.refresh_from_db()
    return table


def recorded(table: Table, *, keyed: bool = True) -> Table:
    """Key everything unless that is done, reconcile and record it."""
    if keyed:
        table.key_everything()
    give_reasons(campaign=table.campaign, reasons={"W-202": "đúng vậy"}, key=table.key)
    take_open_count(campaign=table.campaign, key=table.key, by="", now=MORNING)
    return table


def sign_all(table: Table) -> list[bool]:
    key = table.key
    return [
        sign_count(
            campaign=table.campaign,
            member=member,
            seen=table.seen,
            key=key,
            now=MORNING,
        )
        for member in table.members
    ]


def stages(table: Table) -> list[Stage]:
    box = box_of(require_open(table.campaign), key=table.key)
    return [box.stage(batch) for batch in box.batches]
