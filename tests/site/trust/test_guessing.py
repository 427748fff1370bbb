"""How many guesses anybody has: at a card, a password, a link, the vault."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.site.builders import (
    MORNING,
    PASSWORD,
    counted_record,
    make_account,
    save_campaign,
)
from tinnhiem.actions.access.cards import PrintedCard, enter_by_card, issue_cards
from tinnhiem.actions.access.sign_in import sign_in
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.access.errors import (
    CardRefusedError,
    DoorShutError,
    SignInRefusedError,
)
from tinnhiem.core.access.lockout import ADDRESS, CARD
from tinnhiem.core.access.lockout import PASSWORD as OF_PASSWORDS
from tinnhiem.store import models

pytestmark = pytest.mark.usefixtures("folder")


def cards(number: int) -> tuple[PrintedCard, ...]:
    campaign = save_campaign(counted_record(), phase="summoned")
    entries = list(campaign.roster.all()[:number])
    return issue_cards(campaign=campaign, entries=entries, by="", now=MORNING)


def wrong_pin(card: PrintedCard) -> str:
    return "000000" if card.pin != "000000" else "000001"


def guess(card: PrintedCard, *, address: str, second: int = 0) -> None:
    with pytest.raises(CardRefusedError):
        enter_by_card(
            token=card.token,
            pin=wrong_pin(card),
            address=address,
            now=MORNING + timedelta(seconds=second),
        )


def test_one_card_has_so_many_guesses_from_all_machines_together() -> None:
    (card,) = cards(1)
    for number in range(CARD.tries):
        guess(card, address=f"192.168.1.{number}", second=number)

    with pytest.raises(DoorShutError):
        enter_by_card(
            token=card.token, pin=card.pin, address="192.168.1.200", now=MORNING
        )
    later = MORNING + CARD.within
    entered = enter_by_card(
        token=card.token, pin=card.pin, address="192.168.1.200", now=later
    )
    assert entered.entry.number == card.number


def test_one_machine_has_so_many_guesses_at_all_cards_together() -> None:
    made = cards(ADDRESS.tries // (CARD.tries - 1) + 2)
    guesses = [(card, turn) for card in made for turn in range(CARD.tries - 1)]
    for number, (card, _) in enumerate(guesses[: ADDRESS.tries]):
        guess(card, address="192.168.1.9", second=number)
    fresh = made[-1]

    with pytest.raises(DoorShutError):
        enter_by_card(
            token=fresh.token,
            pin=fresh.pin,
            address="192.168.1.9",
            now=MORNING + timedelta(minutes=1),
        )
    # Nobody else is kept waiting by that machine.
    enter_by_card(token=fresh.token, pin=fresh.pin, address="192.168.1.10", now=MORNING)


def test_one_machine_has_so_many_guesses_at_all_accounts_together() -> None:
    make_account(Duty.CLERK)
    asked = {"password": "sai", "code": "", "address": "192.168.1.9"}
    for number in range(ADDRESS.tries):
        with pytest.raises(SignInRefusedError):
            sign_in(login=f"ai.do{number}", **asked, now=MORNING)

    with pytest.raises(DoorShutError):
        sign_in(login="lan.hcqt", **(asked | {"password": PASSWORD}), now=MORNING)
    right = asked | {"password": PASSWORD, "address": "192.168.1.10"}
    assert sign_in(login="lan.hcqt", **right, now=MORNING).login == "lan.hcqt"


def test_cards_and_passwords_of_one_machine_are_counted_together() -> None:
    make_account(Duty.CLERK)
    made = cards(8)
    for number in range(ADDRESS.tries - 1):
        guess(made[number % len(made)], address="a", second=number)
    wrong = {"login": "lan.hcqt", "password": "sai", "code": "", "address": "a"}
    with pytest.raises(SignInRefusedError):
        sign_in(**wrong, now=MORNING)

    with pytest.raises(DoorShutError):
        sign_in(**wrong, now=MORNING)


def test_a_card_that_does_not_exist_is_counted_too() -> None:
    for number in range(CARD.tries):
        with pytest.raises(CardRefusedError):
            enter_by_card(token="khong-co", pin="000000", address="a", now=MORNING)
        assert models.WrongAnswer.objects.count() == 2 * (number + 1)

    with pytest.raises(DoorShutError):
        enter_by_card(token="khong-co", pin="000000", address="b", now=MORNING)


def test_the_page_of_a_card_says_to_wait_and_sounds_the_same_for_every_card() -> None:
    (card,) = cards(1)
    make_account(Duty.CLERK)
    pages = []
    for token in (card.token, "khong-co"):
        client = Client(REMOTE_ADDR="192.168.1.9")
        for _ in range(CARD.tries):
            client.post(f"/the/{token}/", {"pin": wrong_pin(card)})
        shut = client.post(f"/the/{token}/", {"pin": card.pin}).content.decode()
        assert "Tạm khóa" in shut
        pages.append(shut.replace(token, "…").split("<main")[1])

    assert without_tokens(pages[0]) == without_tokens(pages[1])


def without_tokens(page: str) -> str:
    lines = page.splitlines()
    return "\n".join(line for line in lines if "csrfmiddlewaretoken" not in line)


def test_a_right_answer_forgives_the_card_but_not_the_machine() -> None:
    (card,) = cards(1)
    for number in range(CARD.tries - 1):
        guess(card, address="a", second=number)

    enter_by_card(token=card.token, pin=card.pin, address="a", now=MORNING)

    assert models.WrongAnswer.objects.count() == CARD.tries - 1


def test_a_million_pins_take_longer_than_any_vote() -> None:
    tries_a_day = timedelta(days=1) // CARD.within * CARD.tries

    assert 1_000_000 / tries_a_day > 5 * 365 / 2
    assert OF_PASSWORDS.tries <= CARD.tries


def test_a_link_of_the_terminal_is_not_even_asked_for_from_elsewhere() -> None:
    make_account(Duty.CLERK)
    far = Client(REMOTE_ADDR="192.168.1.9")

    answers = [far.post(f"/vao/doan-{number}/").status_code for number in range(40)]

    assert set(answers) == {404}
    assert not models.WrongAnswer.objects.exists()  # there was nothing to guess at
