"""The documentation says what is there: links, commands, exit codes, settings."""

import re
from pathlib import Path

import click
import pytest

from tests.contracts.tree import (
    ROOT,
    SOURCE,
    VIETNAMESE,
    headings,
    prose,
    texts,
    without_code_blocks,
)
from tinnhiem.cli import run
from tinnhiem.cli.main import COMMANDS, tinnhiem
from tinnhiem.core.access.duty import Duty
from tinnhiem.core.access.rights import rights_rows

REFERENCE = ROOT / "docs" / "reference"
LINK = re.compile(
    r"(?<!!)\[[^\]]*\]\(<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\)|!\[[^\]]*\]\(([^)\s]+)\)"
)


def anchor(heading: str) -> str:
    """Return the anchor that a Markdown viewer gives a heading."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    kept = re.sub(r"[^\w\- ]", "", plain.strip().lower())
    return kept.replace(" ", "-")


def dead_links(path: Path, text: str) -> list[str]:
    dead = []
    for first, second in LINK.findall(without_code_blocks(text)):
        target = first or second
        if re.match(r"[a-z]+:", target):
            continue
        place, _, name = target.partition("#")
        page = (ROOT / path).parent / place if place else ROOT / path
        if not page.exists():
            dead.append(f"{path}: {target}")
        elif name and page.suffix == ".md":
            known = {anchor(h) for h in headings(page.read_text(encoding="utf-8"))}
            if name not in known:
                dead.append(f"{path}: {target} (no such heading)")
    return dead


def test_every_link_leads_somewhere() -> None:
    dead = [line for path, text in prose() for line in dead_links(path, text)]

    assert not dead, "\n".join(dead)


def test_every_page_can_be_reached_from_the_index() -> None:
    docs = ROOT / "docs"
    reached, waiting = set(), [docs / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or not page.is_file() or page.suffix != ".md":
            continue
        reached.add(page)
        text = page.read_text(encoding="utf-8")
        waiting += [
            (page.parent / (a or b).partition("#")[0]).resolve()
            for a, b in LINK.findall(without_code_blocks(text))
            if not re.match(r"[a-z]+:", a or b)
        ]

    lost = sorted(str(p.relative_to(ROOT)) for p in set(docs.rglob("*.md")) - reached)
    assert not lost, f"link these from docs/index.md or a page below it: {lost}"


def all_commands() -> list[tuple[str, click.Command]]:
    """Return every command with its full name, groups before what they contain."""
    context = click.Context(tinnhiem)
    found: list[tuple[str, click.Command]] = []
    waiting = [
        (f"tinnhiem {name}", tinnhiem.get_command(context, name)) for name in COMMANDS
    ]
    while waiting:
        name, command = waiting.pop(0)
        assert command is not None, name
        found.append((name, command))
        if isinstance(command, click.Group):
            names = command.commands or command.list_commands(context)
            children = [(f"{name} {n}", command.get_command(context, n)) for n in names]
            waiting = [*children, *waiting]
    return found


def as_section(name: str, command: click.Command) -> str:
    """Return what the page of commands says about one command."""
    context = click.Context(command, info_name=name)
    pieces = " ".join(command.collect_usage_pieces(context))
    explained = "\n\n".join(
        " ".join(part.split()) for part in (command.help or "").strip().split("\n\n")
    )
    lines = [f"## `{name}`", "", explained, "", "```text", f"{name} {pieces}", "```"]
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        lines += ["", "| Tuỳ chọn | Nghĩa |", "|---|---|"]
        lines += [f"| {as_words(option)} | {option.help} |" for option in options]
    return "\n".join(lines) + "\n"


def as_words(option: click.Option) -> str:
    """Return an option as it is typed, with what it asks for."""
    typed = ", ".join(f"`{name}`" for name in option.opts)
    shown = option.metavar or option.type.name
    asks = "" if option.is_flag else f" {shown}"
    return f"{typed}{asks}"


def test_every_command_is_in_the_reference() -> None:
    page = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    wanted = [as_section(name, command) for name, command in all_commands()]
    lacking = [section for section in wanted if section not in page]

    assert not lacking, "docs/reference/commands.md should say:\n\n" + "\n".join(
        lacking
    )


def test_the_reference_has_no_command_that_is_gone() -> None:
    page = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    written = {h for h in headings(page) if h.startswith("tinnhiem ")}

    assert sorted(written - {name for name, _ in all_commands()}) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_vietnamese(name: str) -> None:
    mine = [(n, c) for n, c in all_commands() if n.split()[1] == name]
    silent = [n for n, c in mine if not VIETNAMESE.search((c.help or "").lower())]
    options = [
        f"{n} {parameter.opts[0]}"
        for n, c in mine
        for parameter in c.params
        if isinstance(parameter, click.Option)
        and not VIETNAMESE.search((parameter.help or "").lower())
    ]

    assert not silent, f"help in Vietnamese, with diacritics: {silent}"
    assert not options, f"help of these options: {options}"


def test_every_exit_code_is_explained() -> None:
    page = (REFERENCE / "exit-codes.md").read_text(encoding="utf-8")
    codes = {run.DONE, run.REFUSED, run.UNREADABLE, run.INTERRUPTED}

    assert {
        int(found) for found in re.findall(r"^\| `(\d+)` \|", page, re.MULTILINE)
    } == codes


def test_every_setting_is_explained() -> None:
    page = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    code = "".join(
        text for path, text in texts(".py") if ROOT / path in SOURCE.rglob("*")
    )
    used = set(re.findall(r"\bTINNHIEM_[A-Z_]+\b", code))
    explained = set(re.findall(r"\bTINNHIEM_[A-Z_]+\b", page))

    assert used == explained


RIGHT_WORDS = {"acts": "xem, làm", "sees": "xem", "": "·"}
DUTY_WORDS = {
    Duty.ADMIN: "quản trị",
    Duty.CLERK: "bộ phận tham mưu",
    Duty.CHAIR: "chủ trì",
    Duty.INSPECTOR: "giám sát",
    Duty.VOTER: "người ghi phiếu",
    Duty.OFFICEHOLDER: "người được lấy phiếu",
    Duty.DESK: "thiết bị bàn điểm danh",
    Duty.COMMITTEE: "thiết bị Ban Kiểm phiếu",
    Duty.HEAD: "thiết bị Trưởng Ban Kiểm phiếu",
    Duty.VISITOR: "chưa đăng nhập",
}


def roles_table() -> str:
    """Return the table of rights as the page of roles shows it."""
    duties = " | ".join(DUTY_WORDS[duty] for duty in Duty)
    lines = [f"| Trang | | {duties} |", f"|---|---|{'---|' * len(Duty)}"]
    for name, title, rights in rights_rows():
        cells = " | ".join(RIGHT_WORDS[right] for right in rights)
        lines.append(f"| `{name}` | {title} | {cells} |")
    return "\n".join(lines) + "\n"


def test_the_page_of_roles_is_the_table_of_rights() -> None:
    page = (REFERENCE / "roles.md").read_text(encoding="utf-8")

    assert page.endswith(roles_table())


ADR_PARTS = [
    "What forced a decision",
    "Decision",
    "What we gave up",
    "Considered and left",
    "We would reconsider if",
]


@pytest.mark.parametrize(
    "page", sorted((ROOT / "docs" / "adr").glob("[0-9]*.md")), ids=lambda p: p.stem
)
def test_a_decision_fits_one_screen_and_says_what_it_cost(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    number = int(page.name[:4])

    assert text.startswith(f"# {number}. ")
    assert re.search(r"^Accepted, \d{4}-\d\d-\d\d\. Replaces ", text, re.MULTILINE)
    assert headings(text)[1:] == ADR_PARTS
    assert len(text.splitlines()) <= 70


def test_decisions_are_numbered_without_gaps() -> None:
    numbers = sorted(int(p.name[:4]) for p in (ROOT / "docs" / "adr").glob("[0-9]*.md"))

    assert numbers == list(range(1, len(numbers) + 1))
