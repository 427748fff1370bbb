"""Commands called through the real door, on a data folder of the test's own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from tinnhiem.cli import run as door
from tinnhiem.cli.main import tinnhiem
from tinnhiem.core.errors import VoteError

DONE, REFUSED, UNREADABLE = 0, 1, 2


@dataclass(frozen=True)
class Answer:
    """What a command said and how it left."""

    code: int
    said: str


Ask = Callable[..., Answer]


@pytest.fixture
def ask(folder: Path) -> Ask:
    """Call a command on this test's data folder, as `run` would."""

    def call(*arguments: str | Path, data: bool = True) -> Answer:
        words = [str(argument) for argument in arguments]
        if data:
            words += ["--data", str(folder)]
        try:
            done = CliRunner().invoke(
                tinnhiem, words, catch_exceptions=False, standalone_mode=False
            )
        except VoteError as refusal:
            sentence = door.sentence_for_refusal(refusal)
            return Answer(door.exit_code_of(refusal), sentence)
        if done.exception is not None:
            raise done.exception
        value = done.return_value
        return Answer(value if isinstance(value, int) else DONE, done.output)

    return call
