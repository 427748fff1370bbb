"""A clerk's first campaign, as the tutorial tells it, command by command.

The page is the test. In a block marked `console`, a line that begins with `$` is
run; the lines below it must appear in what it prints, in that order («…» stands for
anything). A last line such as `[1]` is the exit code, 0 when there is none. A block
marked with a file name, such as `csv people.csv`, is written to that file first.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.contracts.tree import ROOT, SOURCE

PAGE = ROOT / "docs" / "tutorial" / "first-campaign.md"
EXAMPLE = ROOT / "examples" / "quang-ngai-2023"
BLOCK = re.compile(r"^ *```(\w+)(?: (\S+))?\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Call:
    """One command of the page and what the page says about it."""

    line: str
    expected: tuple[str, ...]
    code: int


def calls_in(block: str) -> list[Call]:
    """Return the commands of one console block, in order."""
    joined = re.sub(r" *\\\n\s*", " ", block)
    calls = []
    for part in re.split(r"^\s*\$ ", joined, flags=re.MULTILINE)[1:]:
        line, *rest = [piece.strip() for piece in part.splitlines()]
        codes = [int(r[1:-1]) for r in rest if re.fullmatch(r"\[\d+\]", r)]
        shown = tuple(r for r in rest if r and not re.fullmatch(r"\[\d+\]", r))
        calls.append(Call(line, shown, codes[0] if codes else 0))
    return calls


def arguments_of(line: str) -> list[str]:
    """Return what a `tinnhiem …` line passes to the program."""
    program, *arguments = shlex.split(line)
    assert program == "tinnhiem", f"the tutorial runs only tinnhiem: {line}"
    return arguments


@contextmanager
def terminal_in(folder: Path) -> Iterator[Callable[[str], tuple[int, str]]]:
    """Give a function that runs a line in `folder` and returns (exit code, output)."""
    surroundings = {
        **{k: v for k, v in os.environ.items() if not k.startswith("TINNHIEM_")},
        "PYTHONPATH": os.pathsep.join([str(SOURCE.parent), str(ROOT)]),
        "PYTHONUTF8": "1",
        "COLUMNS": "200",
        "NO_COLOR": "1",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.shell"],
        cwd=folder,
        env=surroundings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as shell:
        assert shell.stdin
        assert shell.stdout
        asked, answered = shell.stdin, shell.stdout

        def run(line: str) -> tuple[int, str]:
            print(json.dumps(arguments_of(line)), file=asked, flush=True)
            answer = json.loads(answered.readline())
            return answer["code"], answer["output"]

        yield run
        asked.close()


def missing_in(output: str, expected: tuple[str, ...]) -> str:
    """Return the first expected piece that does not follow in `output`, or «»."""
    rest = " ".join(output.split())
    for line in expected:
        for piece in (" ".join(part.split()) for part in line.split("…")):
            before, found, rest = rest.partition(piece) if piece else ("", "…", rest)
            if not found:
                return f"{piece!r}, which should come in {before!r}"
    return ""


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    folder = tmp_path / EXAMPLE.name
    shutil.copytree(EXAMPLE, folder)
    page = PAGE.read_text(encoding="utf-8")

    with terminal_in(folder) as run:
        for kind, name, body in BLOCK.findall(page):
            if name:
                (folder / name).write_text(body, encoding="utf-8")
            for call in calls_in(body) if kind == "console" else []:
                code, output = run(call.line)
                assert code == call.code, f"$ {call.line}\n{output}"
                lacking = missing_in(output, call.expected)
                assert not lacking, f"$ {call.line}\nlacks {lacking}\n---\n{output}"


def test_the_tutorial_goes_from_the_plan_to_the_report() -> None:
    blocks = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    lines = [
        call.line
        for kind, _, body in blocks
        if kind == "console"
        for call in calls_in(body)
    ]

    told = {line.split()[1] for line in lines}

    assert len(lines) >= 12
    assert told >= {
        "plan",
        "campaign",
        "people",
        "conference",
        "ballots",
        "count",
        "papers",
    }


def test_the_reader_of_the_tutorial_notices_what_is_missing() -> None:
    block = "$ tinnhiem plan \\\n    check\nhai\nba … bốn\n[1]\n"

    assert calls_in(block) == [Call("tinnhiem plan check", ("hai", "ba … bốn"), 1)]
    assert missing_in("một hai ba và bốn", ("hai", "ba … bốn")) == ""
    assert "'bốn'" in missing_in("bốn hai ba", ("hai", "ba … bốn"))
