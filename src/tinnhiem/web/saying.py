"""Saying in the language of the page what the rest of the program says in Vietnamese.

Refusals have an English text of their own; sentences with figures keep their pattern,
which the catalogue knows; names and quotations stay Vietnamese and are marked as such,
so that a screen reader pronounces them (docs/adr/0026).
"""

import re
from typing import Final

from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from tinnhiem.core.errors import VoteError
from tinnhiem.core.rules.citation import Citation
from tinnhiem.core.wording import Wording, is_day
from tinnhiem.messages import say
from tinnhiem.web.figures import day
from tinnhiem.web.tongue import is_vietnamese

LETTER: Final = "À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ"
A_LETTER: Final = re.compile(f"[{LETTER}]")
# What stands in quotation marks is one quotation; else the words with such letters, up
# to two words between them, and capitals beside them: «Phạm Minh Đức», «được ghi rõ».
QUOTED: Final = rf"«[^«»]*[{LETTER}][^«»]*»|“[^“”]*[{LETTER}][^“”]*”"
WORD: Final = rf"[\w./\-]*[{LETTER}][\w./\-]*"
NEAR: Final = r"[A-Z0-9][\w./\-]*"
BETWEEN: Final = r"[\w./\-]+"
VIETNAMESE_RUN: Final = re.compile(
    rf"{QUOTED}|(?:{NEAR} )*{WORD}(?: (?:{BETWEEN} ){{0,2}}{WORD}| {NEAR})*"
)


def say_here(refusal: VoteError) -> str:
    """Return the sentence to show for `refusal`, in the language of the page."""
    words = say(refusal)
    if is_vietnamese():
        return words
    return said(words) if isinstance(words, Wording) else str(refusal)


def said(words: str | Promise) -> str:
    """Return a sentence in the language of the page; any other text as it is."""
    if not isinstance(words, Wording) or is_vietnamese():
        return str(words)
    pattern = gettext(words.pattern) if words.pattern else ""
    values = {name: _said(value) for name, value in words.values.items()}
    return pattern.format(**values) if values else pattern


def _said(value: object) -> object:
    if isinstance(value, Wording):
        return said(value)
    if isinstance(value, Citation):
        return cited(value)
    return day(value) if is_day(value) else value


def cited(citation: Citation) -> str:
    """Return where a rule comes from; an instrument keeps its Vietnamese name."""
    instrument = said(citation.instrument)
    return f"{citation.article} {instrument}" if citation.article else instrument


def marked(words: str | Promise) -> SafeString:
    """Return a text as HTML in which what stays Vietnamese says so.

    Nothing needs a mark on a Vietnamese page.
    """
    text = said(words)
    escaped = conditional_escape(text)
    if is_vietnamese() or isinstance(words, SafeString):
        return escaped
    return mark_safe(VIETNAMESE_RUN.sub(_in_vietnamese, escaped))  # noqa: S308 -- escaped above


def stays_vietnamese(text: str) -> bool:
    """Say whether a text is Vietnamese on a page that is not."""
    return not is_vietnamese() and bool(A_LETTER.search(text))


def _in_vietnamese(found: re.Match[str]) -> str:
    return f'<span lang="vi">{found[0]}</span>'
