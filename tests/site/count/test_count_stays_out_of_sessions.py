"""Refusals of the count name figures; none of it may lie in a session, in clear."""

import json
import re
from collections.abc import Callable
from html import unescape
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import BinaryField

from tests.site.builders import SLUG
from tests.site.count.counting import SHEETS, Table, open_table, recorded
from tinnhiem.core.count.way import Part, Way
from tinnhiem.store import models

AT = f"/cuoc/{SLUG}/kiem-phieu/"
KEYED = "7Q7Q7"  # no key of a ballot, and found nowhere else


def post(table: Table, path: str, **form: object) -> str:
    """Send a form and do not follow: what waits in a session waits now."""
    answer = table.clients[0].post(AT + path, form)
    return unescape(answer.content.decode())


def unanimous(folder: Path) -> tuple[Table, str]:
    table = open_table()
    table.key_everything()
    return table, post(table, "doi-soat/")


def totals_that_do_not_add_up(folder: Path) -> tuple[Table, str]:
    table = open_table(way=Way.TOTALS, sizes=())
    rows = [["23", "0", "0", "0", "0", "0"]] * 4
    table.keyed(1, Part.FIRST, rows, member=1)
    table.keyed(1, Part.SECOND, rows, member=2)
    return table, post(table, "doi-soat/")


def reason_too_long(folder: Path) -> tuple[Table, str]:
    table = open_table()
    table.key_everything()
    return table, post(table, "doi-soat/", **{"reason-W-202": "dài " * 2000})


def wrong_key(folder: Path) -> tuple[Table, str]:
    table = open_table()
    return table, post(table, "nhap/1/first/", key=[KEYED, "1", "1", "1"])


def short_sheet(folder: Path) -> tuple[Table, str]:
    table = open_table()
    return table, post(table, "nhap/1/first/", key=["1", "1"])


def unfinished_sheet(folder: Path) -> tuple[Table, str]:
    table = open_table()
    draft = {"rows": [], "row": "12", "version": 0, "writer": "a", "turn": 1}
    table.clients[0].post(
        f"{AT}nhap/1/first/luu/", json.dumps(draft), content_type="application/json"
    )
    return table, post(table, "nhap/1/first/xong/")


def totals_not_kept(folder: Path) -> tuple[Table, str]:
    table = open_table(way=Way.TOTALS, sizes=())
    return table, post(table, "nhap/1/first/xong/")


def wrong_decision(folder: Path) -> tuple[Table, str]:
    table = open_table()
    table.keyed(1, Part.FIRST, SHEETS[:10], member=1)
    table.keyed(1, Part.SECOND, ["X111", *SHEETS[1:10]], member=2)
    form = {"cell-1,1": "other", "other-1,1": KEYED, "seen-1,1": "1,X"}
    return table, post(table, "lo/1/o-lech/", **form)


def print_of_no_copy(folder: Path) -> tuple[Table, str]:
    table = recorded(open_table())
    post(table, "ky/in/99/", seen=table.seen)
    return table, "ky/in"


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (unanimous, "W-202"),
        (totals_that_do_not_add_up, "E-201"),
        (reason_too_long, "vượt mức"),
        (wrong_key, KEYED),
        (short_sheet, "có 2 dòng"),
        (unfinished_sheet, "mới có 2 trong 4"),
        (totals_not_kept, "mới lưu số của 0 người"),
        (wrong_decision, KEYED),
        (print_of_no_copy, ""),
    ],
)
def test_a_refusal_of_the_count_leaves_nothing_of_it_in_a_session(
    refused: Callable[[Path], tuple[Table, str]], said: str, folder: Path
) -> None:
    _table, page = refused(folder)

    assert said in page
    for session in models.WebSession.objects.all():
        kept = [words for _, words in _messages(decoded(session))]
        assert not re.search(r"\d", " ".join(kept)), kept
    for name, text in _everything_in_clear():
        assert KEYED not in text, name


def decoded(session: models.WebSession) -> dict[str, object]:
    """Return what anybody with the database file reads in a session."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    found: dict[str, object] = store.decode(session.session_data)
    return found


def _messages(decoded: dict[str, object]) -> list[tuple[int, str]]:
    found = json.loads(str(decoded.get("_messages", "[]")))
    return [(level, words) for _kind, _safe, level, words, *_ in found]


def _everything_in_clear() -> list[tuple[str, str]]:
    found = []
    for model in apps.get_models():
        sealed = {f.name for f in model._meta.fields if isinstance(f, BinaryField)}
        for row in model._default_manager.values():
            clear = {name: value for name, value in row.items() if name not in sealed}
            found.append((model.__name__, repr(clear)))
    found += [
        ("decoded session", repr(decoded(session)))
        for session in models.WebSession.objects.all()
    ]
    return found
