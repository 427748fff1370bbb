"""Matching the category in a roster with the category of the plan."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

LEADING: Final = re.compile(r"^(?:(?:các|những|toàn thể|đồng chí|đ/c)\s+)+")
DASHES: Final = re.compile(r"\s*[-‐‑–—]\s*")


@lru_cache(maxsize=1024)  # a roster repeats a handful of categories
def same_category(written: str) -> str:
    """Return what is compared: without case, «các đồng chí», blanks and dash style."""
    plain = " ".join(unicodedata.normalize("NFC", written).casefold().split())
    return LEADING.sub("", DASHES.sub(" - ", plain)).strip(" .,;:")


def by_same_words(categories: Sequence[str]) -> dict[str, str]:
    """Return the plan's own names by what is compared; the first of two wins."""
    return {same_category(category): category for category in reversed(categories)}
