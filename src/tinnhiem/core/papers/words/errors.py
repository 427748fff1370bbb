"""Refusals of a paper that comes back from Word.

The words of the form may be changed; a figure, a name or a date is changed in the
record, and only there («sửa số liệu, không sửa văn bản»).
"""

from collections.abc import Sequence

from tinnhiem.core.papers.errors import PaperError


class BroughtFileError(PaperError):
    """A file as a whole cannot be brought back."""

    code = "brought-file"
    is_of_input = True

    def __init__(self, path: str, *, detail: str = "") -> None:
        self.path, self.detail = path, detail
        super().__init__(f"{path}: {self.code}{f' ({detail})' if detail else ''}")


class TrackedChangesError(BroughtFileError):
    """Changes are still tracked; accept or reject them in Word first."""

    code = "tracked-changes"

    def __init__(self, path: str, *, changes: int) -> None:
        self.changes = changes
        super().__init__(path, detail=f"{changes} tracked changes")


class CommentsLeftError(BroughtFileError):
    """Comments are still in the file; settle and delete them in Word first."""

    code = "comments-left"

    def __init__(self, path: str, *, comments: int) -> None:
        self.comments = comments
        super().__init__(path, detail=f"{comments} comments")


class ForeignContentError(BroughtFileError):
    """The file holds what no paper can: pictures, text boxes, footnotes, formulas.

    `detail` names it in Vietnamese. Take it out in Word.
    """

    code = "foreign-content"


class MarksLostError(BroughtFileError):
    """The bookmarks of the blocks are gone; make the paper again and edit that."""

    code = "marks-lost"


class PaperUnidentifiedError(BroughtFileError):
    """The properties do not say which paper this is; make it again and edit that."""

    code = "paper-unidentified"


class PaperOutdatedError(BroughtFileError):
    """The paper has changed since this file was made; make it again and edit that."""

    code = "paper-outdated"


class PaperOfAnotherError(BroughtFileError):
    """The file was made by another campaign; `detail` names it. Choose that one."""

    code = "paper-of-another"


class WordsFrozenError(PaperError):
    """The words of this paper may not be changed.

    Attributes:
        paper: Its code.
        why: `form` (the law's own form), `signed` or `issued`.
    """

    code = "words-frozen"

    def __init__(self, *, paper: str, why: str) -> None:
        self.paper, self.why = paper, why
        super().__init__(
            f"The words of {paper} are fixed ({why}). Issue a replacement instead."
        )


class BlockRefusedError(PaperError):
    """What was done to one block cannot be taken over.

    Attributes:
        block: Its bookmark, «blk_003».
        text: The beginning of what it says.
    """

    code = "block-refused"

    def __init__(self, *, block: str, text: str) -> None:
        self.block, self.text = block, text
        super().__init__(f"{block} ({text!r}): {self.code}; undo it in Word.")


class FigureEditedError(BlockRefusedError):
    """A figure was changed or taken out; correct the record, not the paper.

    Attributes:
        figure: As the record has it.
        place: Its path in the record, `conference.account.issued`.
    """

    code = "figure-edited"

    def __init__(self, *, block: str, text: str, figure: str, place: str) -> None:
        self.figure, self.place = figure, place
        super().__init__(block=block, text=text)


class FiguresSwappedError(BlockRefusedError):
    """Figures changed places with each other, so each would say what another means."""

    code = "figures-swapped"

    def __init__(self, *, block: str, text: str, figures: Sequence[str]) -> None:
        self.figures = tuple(figures)
        super().__init__(block=block, text=text)


class FigureTypedError(BlockRefusedError):
    """A number was typed into a paper that reports the result; record it instead.

    Attributes:
        typed: The numbers, in digits or in words.
    """

    code = "figure-typed"

    def __init__(self, *, block: str, text: str, typed: Sequence[str]) -> None:
        self.typed = tuple(typed)
        super().__init__(block=block, text=text)


class VerdictEditedError(BlockRefusedError):
    """The block says what the law makes of the figures; only the figures change it."""

    code = "verdict-edited"


class HeadEditedError(BlockRefusedError):
    """The head was changed: organs, number, place and day follow the decree."""

    code = "head-edited"


class TableReshapedError(BlockRefusedError):
    """A table has more or fewer rows, cells or paragraphs in a cell."""

    code = "table-reshaped"


class BlocksMergedError(BlockRefusedError):
    """Two blocks are one paragraph now; part them again."""

    code = "blocks-merged"


class BlockMovedError(BlockRefusedError):
    """A block stands elsewhere than before; move its words, not the block."""

    code = "block-moved"


class BlockUnclearError(BlockRefusedError):
    """Bookmarks are lost here and the words differ; undo that in Word."""

    code = "block-unclear"


class AutomaticNumberError(BlockRefusedError):
    """Word numbers this paragraph by itself; type the number instead."""

    code = "automatic-number"


class BlockTooLongError(BlockRefusedError):
    """The block has grown beyond what can be compared; bring it back in parts."""

    code = "block-too-long"


class EditedOutsideError(PaperError):
    """A Word file of the paper was edited on the disk and not brought back.

    Attributes:
        paper: The paper's code with its copy, «D21-1».
        file: The file, within the data folder.
    """

    code = "edited-outside"

    def __init__(self, *, paper: str, file: str) -> None:
        self.paper, self.file = paper, file
        super().__init__(
            f"{file} of {paper} was edited on the disk. Bring it back, or make it "
            "again; the edited file is then set aside."
        )


class NoSuchEditError(PaperError):
    """Nothing was changed in a block of that name."""

    code = "no-such-edit"

    def __init__(self, asked: str, *, known: Sequence[str]) -> None:
        self.asked, self.known = asked, tuple(known)
        super().__init__(f"No edit {asked!r}; choose one of {', '.join(known)}.")


class NamelessAcceptanceError(PaperError):
    """An edit is accepted by a person; nobody was named."""

    code = "nameless-acceptance"

    def __init__(self) -> None:
        super().__init__("Nobody is named as accepting. Give a name with --by.")
