"""Why a text is refused as a plan."""

from tinnhiem.core.errors import VoteError


class PlanError(VoteError):
    """A plan cannot be used."""

    code = "plan-error"
    is_of_input = True


class PlanNotRecognizedError(PlanError):
    """The text is not the plan of a confidence vote.

    `missing` names in Vietnamese what was looked for and not found. Choose the plan
    itself: not a report, minutes or a plan of something else.
    """

    code = "plan-not-recognized"

    def __init__(self, *, missing: tuple[str, ...]) -> None:
        self.missing = missing
        super().__init__(
            f"not a plan of a confidence vote, lacks {', '.join(missing)}: "
            "choose the plan itself."
        )


class PlanTableError(PlanError):
    """A plan written as TOML has a wrong, missing or unknown key.

    `key` is its path (`steps[3].deadline.kind`), `reason` one of the words of
    `messages/plans.py`. Correct that key.
    """

    code = "plan-table-wrong"

    def __init__(self, *, key: str, reason: str) -> None:
        self.key, self.reason = key, reason
        super().__init__(f"{key}: {reason}. Correct this key of the plan's TOML.")
