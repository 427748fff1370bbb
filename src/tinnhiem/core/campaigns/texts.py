"""Words that people type into a campaign: there, and not longer than a paper takes."""

from typing import Final

from tinnhiem.core.campaigns.errors import TextMissingError, TextTooLongError

# Characters; what a line, a cell or a paragraph of a paper takes, and a column holds.
NAME: Final = 120
LINE: Final = 200
PARAGRAPH: Final = 2_000


def require_text(value: str, *, what: str, limit: int) -> str:
    """Return the words without blanks around them.

    Args:
        value: As typed.
        what: What it is, in Vietnamese, for the refusal: «ý kiến».
        limit: In characters.

    Raises:
        TextMissingError: There are no words.
        TextTooLongError: There are too many; the paper has no room for them.
    """
    text = limited(value, what=what, limit=limit)
    if not text:
        raise TextMissingError(what)
    return text


def limited(value: str, *, what: str, limit: int) -> str:
    """Return the words without blanks around them; they may be none.

    Raises:
        TextTooLongError: There are too many; the paper has no room for them.
    """
    text = value.strip()
    if len(text) > limit:
        raise TextTooLongError(what, length=len(text), limit=limit)
    return text
