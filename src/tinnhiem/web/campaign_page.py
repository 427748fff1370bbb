"""One campaign as a page shows it: every word and figure ready, nothing to decide."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tinnhiem.core.conference.phase import ORDER, Phase
from tinnhiem.core.record import CampaignRecord
from tinnhiem.web.parts.conference import ConferencePart, conference_part
from tinnhiem.web.parts.head import HeadPart, head_part
from tinnhiem.web.parts.papers import Made, PaperLine, paper_lines
from tinnhiem.web.parts.people import PeoplePart, people_part
from tinnhiem.web.parts.results import ResultLine, result_lines
from tinnhiem.web.parts.stages import StagesPart, stages_part
from tinnhiem.web.parts.steps import StepLine, step_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a campaign stands today, besides what its record says.

    Attributes:
        left_from: The phase that a suspended or void campaign had reached.
        members: Seats of the body, where the law counts of them.
        steps_done: By number of the step, the day it was reported as done.
        papers: In the order of their codes.
    """

    phase: Phase
    today: date
    left_from: Phase = Phase.PLANNED
    void_reason: str = ""
    members: int | None = None
    steps_done: Mapping[str, date] = field(default_factory=dict)
    papers: tuple[Made, ...] = ()

    def has_reached(self, phase: Phase) -> bool:
        """Say whether `phase` is behind the campaign or its present one."""
        now = self.phase if self.phase in ORDER else self.left_from
        return ORDER.index(now) >= ORDER.index(phase)


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignPage:
    """The sections of the page, top to bottom."""

    slug: str
    head: HeadPart
    stages: StagesPart
    steps: tuple[StepLine, ...]
    people: PeoplePart
    conference: ConferencePart | None
    results: tuple[ResultLine, ...]
    papers: tuple[PaperLine, ...]


def page_of(record: CampaignRecord, *, standing: Standing) -> CampaignPage:
    """Return everything the page of `record` shows."""
    return CampaignPage(
        slug=record.slug,
        head=head_part(record),
        stages=stages_part(
            standing.phase,
            left_from=standing.left_from,
            void_reason=standing.void_reason,
        ),
        steps=step_lines(
            record,
            done=standing.steps_done,
            today=standing.today,
            is_reported=standing.has_reached(Phase.REPORTED),
        ),
        people=people_part(record, is_frozen=standing.has_reached(Phase.SUMMONED)),
        conference=conference_part(
            record.conference,
            rulebook=record.rulebook,
            members=standing.members,
            is_settled=standing.has_reached(Phase.COUNTING),
            is_signed=bool(record.outcomes),
        ),
        results=result_lines(record),
        papers=paper_lines(standing.papers),
    )
