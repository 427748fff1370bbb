"""Who asks: an account, the holder of a card, or a visitor."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from tinnhiem.actions.devices.renew_token import device_in_force
from tinnhiem.config.clock import current_time
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.access.rights import may_act, may_see
from tinnhiem.core.access.signing import card_words, device_words
from tinnhiem.core.conference.committee import CommitteeRole
from tinnhiem.core.conference.devices import DeviceKind, duties_of
from tinnhiem.store.sessions import ACCOUNT, CARD, DEVICE, STARTED, SessionStore

DEVICE_COOKIE = "thiet-bi"
# As long as a conference with a second sitting may take, and no longer.
DEVICE_LASTS = 14 * 24 * 3600

DEVICES = {
    "Windows": "Windows",
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Mac OS": "macOS",
    "Linux": "Linux",
}
BROWSERS = {
    "Edg/": "Edge",
    "coc_coc": "Cốc Cốc",
    "Firefox": "Firefox",
    "Chrome": "Chrome",
    "Safari": "Safari",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceOf:
    """The bound device that asks: of a desk, or of a member of the committee.

    Attributes:
        key: Primary key of its row.
        campaign: Slug of the only campaign it works for.
        name: «Bàn 1», or the member's name.
        member: Primary key of the member of the committee; None for a desk.
        token: What opens the key of the count; never written anywhere.
    """

    key: UUID
    campaign: str
    kind: DeviceKind
    name: str
    member: int | None = None
    is_head: bool = False
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Somebody at the other end.

    Attributes:
        key: Primary key of the account or of the card; None for a visitor.
        login: As the journal names who did something; «thẻ số 12» for a card.
        person: Primary key among the people of the office, where it is known.
        person_key: The key of an account's person, which is stable over imports.
        campaign: Slug of the only campaign a card or a device opens.
        device: The bound device, where there is one.
    """

    duties: frozenset[Duty]
    key: object = None
    login: str = ""
    name: str = ""
    person: UUID | None = None
    person_key: str = ""
    campaign: str = ""
    must_change_password: bool = False
    device: DeviceOf | None = None

    @property
    def is_signed_in(self) -> bool:
        """Say whether this is somebody we know."""
        return self.key is not None

    @property
    def has_session(self) -> bool:
        """Say whether there is something to sign out of; a device is given up."""
        return self.is_signed_in and (
            self.device is None or self.key != self.device.key
        )

    @property
    def is_staff(self) -> bool:
        """Say whether this is an account, not a card."""
        return self.is_signed_in and not self.campaign

    @property
    def card(self) -> UUID:
        """The card this person entered with; asked only where pages are for cards."""
        assert isinstance(self.key, UUID)  # noqa: S101 - the table of rights says so
        assert self.campaign  # noqa: S101
        return self.key

    def sees(self, page: str) -> bool:
        """Say whether a page exists for this person."""
        return may_see(self.duties, page)

    def acts(self, page: str) -> bool:
        """Say whether this person may send the forms of a page."""
        return may_act(self.duties, page)


VISITOR = Who(duties=frozenset({Duty.VISITOR}))


class Request(HttpRequest):
    """A request after the middleware: who asks, and the one moment it happens at."""

    who: Who
    now: datetime
    session: SessionStore


Answer = Callable[[HttpRequest], HttpResponseBase]


def who_asks(get_response: Answer) -> Answer:
    """Set `request.who` and `request.now`, once for all that a click causes."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        request.now = current_time()  # type: ignore[attr-defined]
        token = request.COOKIES.get(DEVICE_COOKIE, "")
        who = _who(request.session)  # type: ignore[arg-type]
        who = _on_device(who, token)
        request.who = who  # type: ignore[attr-defined]
        held = who.device.token if who.device else token
        request.COOKIES |= {DEVICE_COOKIE: held} if held != token else {}
        response = get_response(request)
        if held != token and DEVICE_COOKIE not in response.cookies:
            keep_token(response, held)
        return response

    return answer


def keep_token(answer: HttpResponseBase, token: str) -> None:
    """Let the browser keep the device's token where no script reads it."""
    answer.set_cookie(
        DEVICE_COOKIE, token, max_age=DEVICE_LASTS, httponly=True, samesite="Lax"
    )


def enter(request: Request, *, account: object = None, card: object = None) -> None:
    """Sign the browser in under a new session key, so that no older one is worth it."""
    request.session.flush()
    request.session[DEVICE] = _device(request.headers.get("User-Agent", ""))
    request.session[STARTED] = request.now.isoformat()
    if account is not None:
        request.session[ACCOUNT] = str(account)
    if card is not None:
        request.session[CARD] = str(card)


def posted(request: Request) -> QueryDict | None:
    """Return what a form was sent with, though it be nothing; None when it was not."""
    return request.POST if request.method == "POST" else None


def address_of(request: HttpRequest) -> str:
    """Return whence the browser asks; we stand behind no proxy."""
    return str(request.META.get("REMOTE_ADDR", ""))


def _who(session: SessionStore) -> Who:
    if ACCOUNT in session:  # reads the session, and with it whose it is
        account = session.row.account if session.row else None
        if account is not None and account.is_active:
            return Who(
                duties=frozenset(Duty(duty) for duty in account.duties),
                key=account.pk,
                login=account.login,
                name=account.name,
                person=account.person_id,
                person_key=account.person.key if account.person else "",
                must_change_password=account.must_change_password,
            )
    if CARD in session:
        card = session.row.card if session.row else None
        if card is not None and card.revoked_at is None:
            entry = card.entry
            also = {Duty.OFFICEHOLDER} if entry.is_officeholder else set()
            return Who(
                duties=frozenset({Duty.VOTER} | also),
                key=card.pk,
                login=card_words(entry.number),
                name=entry.name,
                person=entry.person_id,
                campaign=entry.campaign.slug,
            )
    return VISITOR


def _on_device(who: Who, token: str) -> Who:
    """Add what a bound device may do.

    Whoever has signed in with an account works as that: staff have no right in the
    count, also where the browser holds a device. A card and a device go together.
    """
    if not token or who.is_staff:
        return who
    row, token = device_in_force(token)
    if row is None or who.campaign not in {"", row.campaign.slug}:
        return who
    member = row.member
    device = DeviceOf(
        key=row.pk,
        campaign=row.campaign.slug,
        kind=DeviceKind(row.kind),
        name=member.entry.name if member else row.name,
        member=member.pk if member else None,
        is_head=member is not None and member.role == CommitteeRole.HEAD,
        token=token,
    )
    duties = duties_of(device.kind, is_head=device.is_head)
    if who.is_signed_in:
        return replace(who, duties=who.duties | duties, device=device)
    return Who(
        duties=duties,
        key=row.pk,
        login=device_words(device.name),
        name=device.name,
        campaign=device.campaign,
        device=device,
    )


def _device(agent: str) -> str:
    system = next((name for sign, name in DEVICES.items() if sign in agent), "")
    browser = next((name for sign, name in BROWSERS.items() if sign in agent), "")
    return ", ".join(name for name in (browser, system) if name)
