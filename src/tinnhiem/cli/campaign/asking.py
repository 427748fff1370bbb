"""One question before a deed that is hard to take back, asked in Vietnamese."""

import sys
from typing import Final

import click

YES: Final = {"có", "co", "c", "y", "yes"}
NO: Final = {"không", "khong", "k", "n", "no", ""}


def is_watched() -> bool:
    """Say whether somebody sits before the screen and can answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def agreed(question: str) -> bool:
    """Ask until the answer is có or không; whoever breaks off has not agreed."""
    while True:
        try:
            told = click.prompt(
                f"{question} (có/không)",
                default="",
                show_default=False,
                prompt_suffix=" ",
            )
        except click.Abort:
            click.echo()
            return False
        answer = " ".join(told.casefold().split())
        if answer in YES:
            return True
        if answer in NO:
            return False
        click.echo("Trả lời «có» hoặc «không».")
