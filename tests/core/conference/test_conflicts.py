"""The same person in two roles is shown, and refused where the law refuses."""

import pytest

from tests.strategies import cited, make_rulebook
from tinnhiem.core.conference.conflicts import Conflict, Role, conflicts
from tinnhiem.core.conference.practice import CONFLICT_OF_ROLES
from tinnhiem.core.rules.rulebook import Strength


def found(roles: dict[Role, frozenset[str]]) -> tuple[Conflict, ...]:
    return conflicts(roles, rulebook=make_rulebook())


def both(first: Role, second: Role) -> dict[Role, frozenset[str]]:
    return {first: frozenset({"chanh"}), second: frozenset({"chanh", "lan"})}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(Role.CHAIR, Role.RATED, id="the chair is rated too"),
        pytest.param(Role.CHAIR, Role.COMMITTEE, id="the chair counts"),
        pytest.param(Role.CHAIR, Role.TYPIST, id="the chair keys readings"),
        pytest.param(Role.CHAIR, Role.SECRETARY, id="the chair keeps the minutes"),
        pytest.param(Role.SECRETARY, Role.RATED, id="the secretary is rated"),
        pytest.param(Role.SECRETARY, Role.COMMITTEE, id="the secretary counts"),
        pytest.param(Role.RATED, Role.STEP_OWNER, id="a rated person leads a step"),
        pytest.param(Role.COMMITTEE, Role.STEP_OWNER, id="a counter leads a step"),
        pytest.param(Role.RATED, Role.ASKER, id="a rated person asks"),
        pytest.param(Role.RATED, Role.CLERK, id="a rated person prepares the vote"),
        pytest.param(Role.RATED, Role.INSPECTOR, id="a rated person inspects"),
        pytest.param(Role.RATED, Role.ADMIN, id="a rated person keeps the machine"),
        pytest.param(Role.COMMITTEE, Role.CLERK, id="a counter prepares the vote"),
        pytest.param(Role.COMMITTEE, Role.INSPECTOR, id="a counter inspects"),
        pytest.param(Role.COMMITTEE, Role.ADMIN, id="a counter keeps the machine"),
        pytest.param(Role.CHAIR, Role.INSPECTOR, id="the chair inspects"),
        pytest.param(Role.SECRETARY, Role.INSPECTOR, id="the secretary inspects"),
    ],
)
def test_a_doubtful_pair_is_warned_about(first: Role, second: Role) -> None:
    (conflict,) = found(both(first, second))

    assert conflict == Conflict(
        "chanh", (first, second), Strength.WARN, CONFLICT_OF_ROLES
    )


@pytest.mark.parametrize("strength", Strength)
@pytest.mark.parametrize("counting", [Role.COMMITTEE, Role.TYPIST])
def test_the_rulebook_rules_on_rated_counters(
    strength: Strength, counting: Role
) -> None:
    rule = cited(strength, "Điều 29")
    rulebook = make_rulebook(committee_excludes_officeholders=rule)

    (conflict,) = conflicts(both(Role.RATED, counting), rulebook=rulebook)

    assert conflict.strength is strength
    assert conflict.citation is rule.citation


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(Role.COMMITTEE, Role.TYPIST, id="a counter keys readings"),
        pytest.param(Role.CHAIR, Role.STEP_OWNER, id="the chair leads a step"),
        pytest.param(Role.CHAIR, Role.ASKER, id="the chair asks"),
    ],
)
def test_a_harmless_pair_is_not_mentioned(first: Role, second: Role) -> None:
    assert found(both(first, second)) == ()


def test_different_persons_are_no_conflict() -> None:
    assert found({Role.CHAIR: frozenset({"a"}), Role.RATED: frozenset({"b"})}) == ()


def test_what_is_refused_comes_first_and_persons_in_order() -> None:
    rulebook = make_rulebook(committee_excludes_officeholders=cited(Strength.REFUSE))
    rated = frozenset({"b", "a"})
    roles = {Role.CHAIR: frozenset({"a"}), Role.RATED: rated, Role.COMMITTEE: rated}

    listed = conflicts(roles, rulebook=rulebook)

    assert [(c.person, c.roles) for c in listed] == [
        ("a", (Role.RATED, Role.COMMITTEE)),
        ("b", (Role.RATED, Role.COMMITTEE)),
        ("a", (Role.CHAIR, Role.RATED)),
        ("a", (Role.CHAIR, Role.COMMITTEE)),
    ]
