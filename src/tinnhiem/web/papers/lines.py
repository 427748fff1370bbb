"""Papers as the pages list them: where each stands, and its files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tinnhiem.core.papers.standing import PaperStanding
from tinnhiem.core.papers.states import PaperState
from tinnhiem.papers.catalogue.titles import TITLES
from tinnhiem.web.papers.words import STATE_WORDS, marking_words, number_words
from tinnhiem.web.parts.papers import Made, PaperLine, paper_lines

NAMES = {code: title.title for code, title in TITLES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingLine:
    """One paper of the catalogue: its state in words, its files to open."""

    code: str
    title: str
    state: str
    state_words: str
    number: str
    marking: str
    allotted: int
    printed: int
    handed_out: int
    files: tuple[PaperLine, ...]
    is_frozen: bool

    @property
    def only(self) -> PaperLine | None:
        """The one file; None while there is none, or several to choose from."""
        return self.files[0] if len(self.files) == 1 else None


def standing_line(one: PaperStanding, files: Sequence[PaperLine]) -> StandingLine:
    """Return one paper as a line."""
    return StandingLine(
        code=one.code,
        title=one.title,
        state=one.state.value,
        state_words=str(STATE_WORDS[one.state]),
        number=number_words(one),
        marking=marking_words(one.marking),
        allotted=len(one.copies),
        printed=one.printed,
        handed_out=one.handed_out,
        files=tuple(files),
        is_frozen=one.state is not PaperState.DRAFT,
    )


def standing_lines(
    standings: Iterable[PaperStanding], made: Iterable[Made]
) -> tuple[StandingLine, ...]:
    """Return every paper with its files, in the order of the catalogue."""
    files = files_by_code(made)
    return tuple(standing_line(one, files.get(one.code, ())) for one in standings)


def files_by_code(made: Iterable[Made]) -> Mapping[str, Sequence[PaperLine]]:
    """Return the files of each paper: «D16-2» is the second file of «D16»."""
    found: dict[str, list[PaperLine]] = {}
    for line in paper_lines(made):
        found.setdefault(line.code.partition("-")[0], []).append(line)
    for lines in found.values():
        lines.sort(key=_place)
    return found


def _place(line: PaperLine) -> int:
    number = line.code.partition("-")[2]
    return int(number) if number.isdecimal() else 0
