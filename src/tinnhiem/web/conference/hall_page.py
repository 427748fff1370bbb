"""What the hall is doing now and what can be done next, as one person sees it."""

from dataclasses import dataclass
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

from django.utils.timezone import localtime
from django.utils.translation import gettext

from tinnhiem.core.access.duty import Duty
from tinnhiem.core.conference.phase import Missing, Phase
from tinnhiem.core.conference.phases import PhaseFacts, missing_for, next_act
from tinnhiem.core.conference.steps import WHO_MAY, may_take
from tinnhiem.core.wording import joined
from tinnhiem.messages.conference import MISSING_WORDS
from tinnhiem.messages.hall import HAND_WORDS, NOW_WORDS, STAGE_WORDS, STEP_WORDS
from tinnhiem.store.queries.campaigns import CampaignRow
from tinnhiem.store.queries.hall import HallMoment, hall_moment
from tinnhiem.store.queries.phases import phase_facts
from tinnhiem.web.conference.places import MISSING_PAGES, STEP_PAGES, place_of
from tinnhiem.web.figures import clock
from tinnhiem.web.parts.conference import PresenceLine, presence_line
from tinnhiem.web.saying import said
from tinnhiem.web.who import Who
from tinnhiem.web.words import source_words, stage_words

# From the opening of the box to the last signature the count is the committee's own.
IN_THE_COUNT: Final = frozenset({Phase.COUNTING, Phase.RECONCILED})
# Taken by the button; a step that cannot be taken back is asked about once more.
BY_BUTTON: Final = frozenset(
    {
        Phase.CHECK_IN,
        Phase.QUORATE,
        Phase.BALLOTS_ISSUED,
        Phase.VOTING,
        Phase.CLOSED,
        Phase.COUNTING,
        Phase.ANNOUNCED,
    }
)
ASKED_ABOUT: Final = frozenset({Phase.CLOSED, Phase.COUNTING, Phase.ANNOUNCED})


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingLine:
    """One thing that the next act still lacks.

    Attributes:
        rule: By what right it is asked for, with how well it is known.
        link: Where it is done; empty where this person has no page for it.
    """

    words: str
    rule: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextAct:
    """The one thing that can lawfully follow.

    Attributes:
        wanted: The phase it reaches.
        title: What the button says.
        hand: Who takes it, where this person does not.
        link: The page where it is done; empty where the button itself does it.
        key: Of the button: the same click twice does it once.
    """

    wanted: Phase
    title: str
    missing: tuple[MissingLine, ...]
    may_take: bool
    hand: str
    link: str
    key: UUID

    @property
    def is_ready(self) -> bool:
        """Say whether nothing is missing."""
        return not self.missing


@dataclass(frozen=True, slots=True, kw_only=True)
class HallPage:
    """Everything the hall's page shows and asks for again.

    Attributes:
        seq: Grows with every deed.
        since: When this phase was reached; empty when nobody wrote it down.
        why: Why it is suspended, or void.
        shows_devices: On a device, whose devices of the committee are bound.
        figures: What is counted in this phase: words, how many.
    """

    seq: int
    slug: str
    phase: Phase
    sitting: int
    stage: str
    sentence: str
    since: str
    why: str
    presence: PresenceLine | None
    figures: tuple[tuple[str, int], ...]
    act: NextAct | None
    shows_devices: bool = False


def hall_page(campaign: CampaignRow, *, who: Who) -> HallPage:
    """Ask what the hall is doing, for one person."""
    phase = Phase(campaign.phase)
    facts = phase_facts(campaign)
    moment = hall_moment(campaign)
    there = facts.attendance if phase not in {Phase.PLANNED, Phase.SUMMONED} else None
    return HallPage(
        seq=moment.seq,
        slug=campaign.slug,
        phase=phase,
        sitting=campaign.sitting,
        stage=hall_stage(phase),
        sentence=said(NOW_WORDS[phase]),
        since=clock(localtime(moment.since)) if moment.since else "",
        why=_why(campaign, moment),
        presence=presence_line(there, facts.rulebook, facts.members) if there else None,
        figures=_figures(facts),
        act=next_act_of(campaign, facts, who=who, moment=moment),
        shows_devices=who.device is not None and facts.committee is not None,
    )


def _why(campaign: CampaignRow, moment: HallMoment) -> str:
    """Return why the hall stands still; an earlier sitting has a page of its own."""
    if campaign.phase == Phase.SUSPENDED:
        return moment.why
    return campaign.void_reason


def hall_stage(phase: Phase) -> str:
    """Return what is going on, in a word or two."""
    return said(STAGE_WORDS[phase]) if phase in STAGE_WORDS else stage_words(phase)


def wanted_after(phase: Phase, facts: PhaseFacts) -> Phase | None:
    """Return the phase that the one button leads to."""
    return facts.left_from if phase is Phase.SUSPENDED else next_act(phase)


def next_act_of(
    campaign: CampaignRow, facts: PhaseFacts, *, who: Who, moment: HallMoment
) -> NextAct | None:
    """Return the one lawful act with all it lacks; None when nothing follows."""
    phase = Phase(campaign.phase)
    wanted = wanted_after(phase, facts)
    if wanted is None:
        return None
    resumes = phase is Phase.SUSPENDED
    lacking = () if resumes else missing_for(wanted, facts)
    title = gettext("Tiếp tục Hội nghị") if resumes else said(STEP_WORDS[wanted])
    may = may_take(who.duties, Phase.SUSPENDED if resumes else wanted)
    link = (
        ""
        if resumes
        else place_of(STEP_PAGES.get(wanted, ""), slug=campaign.slug, who=who)
    )
    return NextAct(
        wanted=wanted,
        title=title,
        missing=_lines(lacking, campaign.slug, wanted=wanted, who=who),
        may_take=may and (resumes or wanted in BY_BUTTON or bool(link)),
        hand=_hand(wanted),
        link=link,
        key=step_key(campaign, wanted, who=who, moment=moment),
    )


def step_key(
    campaign: CampaignRow, wanted: Phase, *, who: Who, moment: HallMoment
) -> UUID:
    """Return the key of the button that this person sees until the phase changes.

    The button is drawn anew every other second. Were its key new each time, a double
    click across a refresh would be two deeds.
    """
    return uuid5(
        NAMESPACE_URL,
        f"{campaign.pk}/{moment.entered}/{campaign.phase}/{wanted}/{who.login}",
    )


def _hand(wanted: Phase) -> str:
    hands = [HAND_WORDS[duty] for duty in Duty if duty in WHO_MAY[wanted]]
    return said(joined(hands, ", "))


def _lines(
    lacking: tuple[Missing, ...], slug: str, *, wanted: Phase, who: Who
) -> tuple[MissingLine, ...]:
    # What the count still lacks is for the committee; to others it is simply going on.
    if wanted in {Phase.RECONCILED, Phase.SIGNED} and Duty.COMMITTEE not in who.duties:
        words = gettext("Ban Kiểm phiếu đang làm việc; số liệu chỉ có sau khi ký.")
        return (MissingLine(words=words, rule="", link=""),) if lacking else ()
    return tuple(
        MissingLine(
            words=_words(lack),
            rule=source_words(lack.citation),
            link=place_of(MISSING_PAGES.get(lack.code, ""), slug=slug, who=who),
        )
        for lack in lacking
    )


def _words(lack: Missing) -> str:
    words = said(MISSING_WORDS[lack.code])
    words = words[:1].upper() + words[1:]
    return f"{words} ({lack.have}/{lack.need})" if lack.need else words


def _figures(facts: PhaseFacts) -> tuple[tuple[str, int], ...]:
    account = facts.account
    if account is None or not account.issued:
        return ()
    return (
        (gettext("Phiếu đã phát"), account.issued),
        (gettext("Phiếu thu về"), account.returned),
    )
