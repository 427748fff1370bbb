"""Who asks: an account, the holder of a card, or a visitor."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from tinnhiem.config.clock import current_time
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.access.rights import may_act, may_see
from tinnhiem.core.access.signing import card_words
from tinnhiem.store.sessions import ACCOUNT, CARD, DEVICE, STARTED, SessionStore

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
class Who:
    """Somebody at the other end.

    Attributes:
        key: Primary key of the account or of the card; None for a visitor.
        login: As the journal names who did something; «thẻ số 12» for a card.
        person: Primary key among the people of the office, where it is known.
        person_key: The key of an account's person, which is stable over imports.
        campaign: Slug of the only campaign a card opens.
    """

    duties: frozenset[Duty]
    key: object = None
    login: str = ""
    name: str = ""
    person: UUID | None = None
    person_key: str = ""
    campaign: str = ""
    must_change_password: bool = False

    @property
    def is_signed_in(self) -> bool:
        """Say whether this is somebody we know."""
        return self.key is not None

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
        request.who = _who(request.session)  # type: ignore[attr-defined, arg-type]
        return get_response(request)

    return answer


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


def _device(agent: str) -> str:
    system = next((name for sign, name in DEVICES.items() if sign in agent), "")
    browser = next((name for sign, name in BROWSERS.items() if sign in agent), "")
    return ", ".join(name for name in (browser, system) if name)
