"""Sessions in our own table, so that people see where they are signed in."""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from tinnhiem.store.models.access import WebSession

ACCOUNT = "account"
CARD = "card"
DEVICE = "device"
STARTED = "started"


class SessionStore(DatabaseStore):
    """Django's own store, with who and where beside the data.

    `row` is the session as it was read, with its account or card: who asks is known
    with the session, in one question.
    """

    row: WebSession | None = None

    @classmethod
    def get_model_class(cls) -> type[WebSession]:
        """Return the table of sessions."""
        return WebSession

    def _get_session_from_db(self) -> WebSession | None:
        # Django's own store looks at the clock here, too; a session is no deed.
        now = timezone.now()  # noqa: TID251
        living = WebSession.objects.filter(
            session_key=self.session_key, expire_date__gt=now
        )
        beside = ("account__person", "card__entry__campaign")
        self.row = living.select_related(*beside).first()
        if self.row is None:
            self._session_key = None
        return self.row

    def create_model_instance(self, data: dict[str, Any]) -> WebSession:
        """Copy who is signed in from the data to their own columns."""
        row: WebSession = super().create_model_instance(data)  # type: ignore[assignment]
        row.account_id = data.get(ACCOUNT)
        row.card_id = data.get(CARD)
        row.device = data.get(DEVICE, "")
        row.started_at = data.get(STARTED)
        return row
