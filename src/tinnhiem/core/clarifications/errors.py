"""Every way the clarification desk says no."""

from tinnhiem.core.errors import VoteError


class ClarificationError(VoteError):
    """Something about asking for an explanation that cannot be done."""

    code = "clarification-error"


class NothingAskedError(ClarificationError):
    """A request without words."""

    code = "nothing-asked"

    def __init__(self) -> None:
        super().__init__("There is no question. Write one item per line.")


class TooManyItemsError(ClarificationError):
    """More items than one request takes."""

    code = "too-many-items"

    def __init__(self, *, items: int, most: int) -> None:
        self.items, self.most = items, most
        super().__init__(f"{items} items, at most {most}. Keep what matters most.")


class ItemTooLongError(ClarificationError):
    """One item is longer than a cell of the table."""

    code = "item-too-long"

    def __init__(self, place: int, *, length: int, limit: int) -> None:
        self.place, self.length, self.limit = place, length, limit
        super().__init__(f"Item {place} has {length} of {limit} signs. Shorten it.")


class AskedAboutOneselfError(ClarificationError):
    """Nobody asks themself."""

    code = "asked-about-oneself"

    def __init__(self) -> None:
        super().__init__("That is you. Choose another officeholder.")


class OfficeholderNotAskableError(ClarificationError):
    """Nobody of that number is rated."""

    code = "officeholder-not-askable"

    def __init__(self) -> None:
        super().__init__("Nobody of that number is rated. Choose from the list.")


class DeskShutError(ClarificationError):
    """Names of whoever asks are sealed, and the vault is shut."""

    code = "desk-shut"

    def __init__(self) -> None:
        super().__init__("The vault is shut. Open it, or hand the request in on paper.")


class RequestMovedError(ClarificationError):
    """Somebody did something with it meanwhile: sent, withdrawn, returned, merged."""

    code = "request-moved"

    def __init__(self) -> None:
        super().__init__("It has moved on meanwhile. Look at the page again.")


class NothingChosenError(ClarificationError):
    """A question is made of at least one request."""

    code = "nothing-chosen"

    def __init__(self) -> None:
        super().__init__("No request is chosen. Tick at least one.")


class NothingToSendError(ClarificationError):
    """No question of this officeholder waits to be sent."""

    code = "nothing-to-send"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"Nothing waits for {name}. Merge requests first.")


class NothingToGiveError(ClarificationError):
    """No answer of this officeholder waits to be given to the voters."""

    code = "nothing-to-give"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"No new answer of {name}. Wait for it.")


class AnswerGivenError(ClarificationError):
    """The voters have the answer; it stands."""

    code = "answer-given"

    def __init__(self, number: int) -> None:
        self.number = number
        super().__init__(f"Answer {number} was given out. Correct it in the hall.")
