"""Matching the category in a roster with the category of the plan."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

LEADING: Final = re.compile(r"^(?:(?:các|những|toàn thể|đồng chí|đ/c)\s+)+")
DASHES: Final = re.compile(r"\s*[-‐‑–—]\s*")


def same_category(written: str) -> str:
    """Return what is compared: without case, «các đồng chí», blanks and dash style."""
    plain = " ".join(unicodedata.normalize("NFC", written).casefold().split())
    return LEADING.sub("", DASHES.sub(" - ", plain)).strip(" .,;:")


def category_of_plan(written: str, *, categories: Sequence[str]) -> str | None:
    """Return the plan's own name of a category.

    None means that the plan has no such category, which whoever asks must refuse.
    """
    wanted = same_category(written)
    return next((c for c in categories if same_category(c) == wanted), None)
