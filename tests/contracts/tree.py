"""What the contracts look at: the files, modules and classes of this checkout.

Files are found by walking the folder, not by asking git, so that the contracts
also hold in an unpacked archive. What `.gitignore` names is not ours.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

from tinnhiem.core.errors import VoteError

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "tinnhiem"
BINARY = {
    ".ttf",
    ".png",
    ".jpg",
    ".pdf",
    ".docx",
    ".xlsx",
    ".ico",
    ".woff2",
    ".db",
    ".mo",
}
VIETNAMESE = re.compile(
    "[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]"
)


@cache
def our_files() -> tuple[Path, ...]:
    """Return every file of the project, without what `.gitignore` names."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    ignored = {line.strip("/") for line in lines} | {".git"}
    return tuple(sorted(_files_below(ROOT, ignored)))


def _files_below(folder: Path, ignored: set[str]) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name in ignored or entry.name.endswith((".egg-info", "_cache")):
            continue
        if entry.is_dir():
            yield from _files_below(entry, ignored)
        else:
            yield entry


def texts(*suffixes: str) -> list[tuple[Path, str]]:
    """Return (path relative to the root, content) of our text files."""
    return [
        (file.relative_to(ROOT), file.read_text(encoding="utf-8"))
        for file in our_files()
        if file.suffix not in BINARY and (not suffixes or file.suffix in suffixes)
    ]


def prose() -> list[tuple[Path, str]]:
    """Return every page a person reads: README, docs, changelog, contributing."""
    return texts(".md")


def trees(folder: Path) -> list[tuple[Path, ast.Module]]:
    """Return (path relative to the root, syntax tree) of Python files in `folder`."""
    return [
        (file.relative_to(ROOT), ast.parse(file.read_text(encoding="utf-8")))
        for file in our_files()
        if file.suffix == ".py" and folder in file.parents
    ]


@cache
def modules(package: str = "tinnhiem") -> tuple[ModuleType, ...]:
    """Import every module of a package, migrations and entry points left out."""
    top = import_module(package)
    found = walk_packages(top.__path__, f"{package}.")
    names = [
        m.name for m in found if not re.search(r"migrations|__main__|wsgi", m.name)
    ]
    return (top, *(import_module(name) for name in names))


def core_classes() -> dict[str, type]:
    """Return every public class that the core defines, by name."""
    return {
        name: value
        for module in modules("tinnhiem.core")
        for name, value in getmembers(module, isclass)
        if value.__module__ == module.__name__ and not name.startswith("_")
    }


def refusals() -> list[type[VoteError]]:
    """Return every class of refusal below VoteError, sorted by code."""
    modules()
    return sorted(_descendants(VoteError), key=lambda cls: (cls.code, cls.__name__))


def _descendants(cls: type[VoteError]) -> set[type[VoteError]]:
    children = {c for c in cls.__subclasses__() if c.__module__.startswith("tinnhiem.")}
    return children.union(*(_descendants(child) for child in children))


@cache
def raised_names() -> frozenset[str]:
    """Return the name of every class that some `raise` in the source names."""
    calls = (
        node.exc
        for _, tree in trees(SOURCE)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise)
    )
    named = (call.func if isinstance(call, ast.Call) else call for call in calls)
    return frozenset(
        n.id if isinstance(n, ast.Name) else n.attr
        for n in named
        if isinstance(n, ast.Name | ast.Attribute)
    )


def can_be_raised(refusal: type[VoteError]) -> bool:
    """Say whether somebody may meet this refusal, not only its descendants."""
    return not refusal.__subclasses__() or refusal.__name__ in raised_names()


def headings(markdown: str) -> list[str]:
    """Return the headings of a page, without code blocks and back-ticks."""
    lines = without_code_blocks(markdown).splitlines()
    found = (re.match(r"#{1,6}\s+(.*?)\s*#*$", line) for line in lines)
    return [match[1].replace("`", "") for match in found if match]


def without_code_blocks(markdown: str) -> str:
    """Return a page without its fenced blocks."""
    return re.sub(r"^(```|~~~).*?^\1\s*$", "", markdown, flags=re.MULTILINE | re.DOTALL)


def sections(markdown: str, *, level: int) -> dict[str, str]:
    """Return the text below each heading of one level, by heading."""
    parts = re.split(rf"^{'#' * level} (.*)$", markdown, flags=re.MULTILINE)
    return {
        title.replace("`", "").strip(): body
        for title, body in zip(parts[1::2], parts[2::2], strict=True)
    }
