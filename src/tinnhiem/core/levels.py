"""The answers a ballot may give, in statutory wording (mức tín nhiệm)."""

from enum import StrEnum

from tinnhiem.core.wording import Wording, wordings


class Level(StrEnum):
    """One of three levels. There is no «medium»: the law has no such word."""

    HIGH = "high"
    CONFIDENCE = "confidence"
    LOW = "low"


LEVEL_WORDS: dict[Level, Wording] = wordings(
    {
        Level.HIGH: "tín nhiệm cao",
        Level.CONFIDENCE: "tín nhiệm",
        Level.LOW: "tín nhiệm thấp",
    }
)
