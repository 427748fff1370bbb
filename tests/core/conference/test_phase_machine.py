"""Any clicks in any order, against a plain list of the places already visited."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.strategies import ALL_DONE, make_rulebook
from tinnhiem.core.conference.errors import ConferenceError, NotYetError
from tinnhiem.core.conference.phase import ORDER, Phase
from tinnhiem.core.conference.phases import PhaseFacts, advance, missing_for, next_act

NOTHING = PhaseFacts(rulebook=make_rulebook())


class VoteMachine(RuleBasedStateMachine):
    """A vote in careless hands; `place` and `stopped` are the reference."""

    def __init__(self) -> None:
        super().__init__()
        self.phase = Phase.PLANNED
        self.place = 0
        self.stopped = ""
        self.facts = NOTHING

    @rule(name=st.sampled_from(sorted(ALL_DONE)), there=st.booleans())
    def something_happens(self, name: str, there: bool) -> None:
        value = ALL_DONE[name] if there else getattr(NOTHING, name)
        self.facts = replace(self.facts, **{name: value})

    @rule(reason=st.sampled_from(["", "mất điện"]))
    def a_reason_is_written(self, reason: str) -> None:
        self.facts = replace(self.facts, void_reason=reason)

    @rule(reason=st.sampled_from(["", "không đủ người"]))
    def too_few_came(self, reason: str) -> None:
        """Adjourn: only from the hall before sheets are issued, only with a reason."""
        facts = replace(self.facts, adjourn_reason=reason)
        in_time = self.stopped in {"", "suspended"} and 2 <= self.place <= 4
        if in_time and reason and not self.facts.account:
            self.phase = advance(self.phase, Phase.PLANNED, facts)
            self.place, self.stopped = 0, ""
        else:
            with pytest.raises(ConferenceError):
                advance(self.phase, Phase.PLANNED, facts)

    @rule(wanted=st.sampled_from(ORDER))
    def somebody_clicks(self, wanted: Phase) -> None:
        lacks = missing_for(wanted, self.facts)
        running = not self.stopped and wanted is not ORDER[0]
        lawful = running and wanted is ORDER[min(self.place + 1, 13)]
        resumes = self.stopped == "suspended" and wanted is ORDER[self.place]
        if resumes or (lawful and self.place < 13 and not lacks):
            self.phase = advance(self.phase, wanted, self.facts)
            self.place, self.stopped = ORDER.index(wanted), ""
        else:
            with pytest.raises(ConferenceError):
                advance(self.phase, wanted, self.facts)

    @rule()
    def the_next_act_is_taken(self) -> None:
        if (wanted := next_act(self.phase)) and not missing_for(wanted, self.facts):
            self.phase = advance(self.phase, wanted, self.facts)
            self.place += 1

    @precondition(lambda self: not self.stopped and 2 <= self.place <= 11)
    @rule()
    def the_light_goes_out(self) -> None:
        left = self.phase
        self.phase = advance(left, Phase.SUSPENDED, self.facts)
        self.facts, self.stopped = replace(self.facts, left_from=left), "suspended"

    @precondition(lambda self: self.stopped != "void" and self.place < 13)
    @rule()
    def somebody_gives_up(self) -> None:
        if self.facts.void_reason:
            self.phase = advance(self.phase, Phase.VOID, self.facts)
            self.stopped = "void"
        else:
            with pytest.raises(NotYetError):
                advance(self.phase, Phase.VOID, self.facts)

    @invariant()
    def the_machine_stands_where_the_reference_stands(self) -> None:
        assert self.phase == (self.stopped or ORDER[self.place])


# Slow only under coverage on a busy machine; speed is not what this test is about.
VoteMachine.TestCase.settings = settings(
    max_examples=40,
    stateful_step_count=40,
    suppress_health_check=[HealthCheck.too_slow],
    deadline=None,
)
TestVoteMachine = VoteMachine.TestCase
