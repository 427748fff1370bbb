"""How the same sentence is written on a paper of the State and on one of the Party.

The catalogue is written as the State writes; here its own words and forms are turned
into the Party's. What stands in the record is never touched: a name stays as signed.
"""

import re
from typing import Final

from tinnhiem.core.plans.plan import Head, PaperForm, Spelling

_SECTION: Final = re.compile(r"\[\[(?P<numeral>[IVX]+)\.\]\]")
# A form of `papers.forms` and what takes its place on a Party paper.
_PARTY_FORMS: Final = {"closing": "sentence", "undashed": "party_listed"}
_AUTHORITY: Final = re.compile(r"\b(TM|KT|TL|TUQ)\.\s*")
_PARTY_AUTHORITY: Final = {"TM": "T/M", "KT": "K/T", "TL": "T/L", "TUQ": "T/UQ"}


def is_party(head: Head) -> bool:
    """Say whether papers follow the Party's rules."""
    return head.form is PaperForm.PARTY


def form_of(form: str, head: Head) -> str:
    """Return the form in which a figure is written on papers of this issuer."""
    if is_party(head):
        form = _PARTY_FORMS.get(form, form)
    if form == "role" and head.spelling is Spelling.MARK_ON_Y:
        return "role_y"
    return form


def words_of(sentence: str, head: Head) -> str:
    """Return a sentence of the catalogue as this issuer writes it.

    The Party numbers sections «I-», ends a paper with a full stop, lists the kept copy
    without a colon and writes «T/M» where the State writes «TM.».
    """
    if is_party(head):
        sentence = _SECTION.sub(r"[[\g<numeral>-]]", sentence)
        sentence = sentence.replace("./.", ".").replace("Lưu: ", "Lưu ")
        sentence = _AUTHORITY.sub(_party_authority, sentence)
    if head.spelling is Spelling.MARK_ON_Y:
        sentence = mark_on_y(sentence)
    return sentence


def mark_on_y(text: str) -> str:
    """Return the words with «Uỷ» for «Ủy»."""
    for old, new in (("Ủy", "Uỷ"), ("ủy", "uỷ"), ("ỦY", "UỶ")):
        text = text.replace(old, new)
    return text


def _party_authority(found: re.Match[str]) -> str:
    return f"{_PARTY_AUTHORITY[found[1]]} "
