"""A member before scanned pages: the batches, their piles, pictures by their keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse

from tinnhiem.actions.count.known_pages import spent_keys
from tinnhiem.actions.count.look import look
from tinnhiem.core.count.box import KeyedBatch, OpenBox
from tinnhiem.core.count.errors import CountNotOpenError
from tinnhiem.core.count.looking import Looking
from tinnhiem.core.count.scanned import ScannedPile
from tinnhiem.core.scanning.errors import NotScannedError
from tinnhiem.store.queries.scans import looking_of, picture_in
from tinnhiem.web.count.seat import Seat, batch_in, or_back, seat_or_404
from tinnhiem.web.gate import page
from tinnhiem.web.who import Request

JPEG = "image/jpeg"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanDesk:
    """One member, the box, and the piles of its batches by number."""

    seat: Seat
    box: OpenBox
    piles: Mapping[int, ScannedPile]

    def looking(self) -> Looking:
        """Return what this member has in front of him."""
        assert self.seat.count is not None  # noqa: S101 - the desk asked
        return looking_of(self.seat.count, self.seat.person, key=self.seat.key)

    def look(self, looking: Looking) -> None:
        """Have him look at something else; no address says at what."""
        look(
            campaign=self.seat.campaign,
            looking=looking,
            member=self.seat.member,
            key=self.seat.key,
        )

    def batch(self, number: int) -> KeyedBatch:
        """Return a batch of the box.

        Raises:
            BatchUnknownError: It has none of that number.
        """
        return batch_in(self.box, number)


def scan_desk(request: Request, slug: str) -> ScanDesk:
    """Return the desk while the count takes scans and answers.

    Raises:
        Http404: Not the device of a member of this campaign's committee.
        CountNotOpenError: None is open, or it is recorded.
        NotScannedError: It is keyed.
        CountKeyMissingError: The device has no key.
    """
    seat = seat_or_404(request, slug)
    if seat.count is None or seat.count.is_recorded:
        raise CountNotOpenError
    box = seat.box()
    piles = box.piles
    if not piles:
        raise NotScannedError
    return ScanDesk(seat=seat, box=box, piles=piles)


@page("scan-picture")
@or_back
def picture(request: Request, slug: str, key: str, row: int = 0) -> HttpResponse:
    """Return a page as a picture, or one row of it."""
    seat = seat_or_404(request, slug)
    if seat.count is None:
        raise CountNotOpenError
    try:
        if UUID(key) in spent_keys(seat.count, key=seat.key):
            raise Http404  # its batch was dropped; noise lies there now
        found = picture_in(seat.count, UUID(key), with_key=seat.key)
    except ValueError as error:
        raise Http404 from error
    jpeg = b"" if found is None else found.rows.get(row, b"") if row else found.sheet
    if not jpeg:
        raise Http404
    return HttpResponse(jpeg, content_type=JPEG)
