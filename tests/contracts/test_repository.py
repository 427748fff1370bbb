"""What must never be committed, and what every dependency owes a reader."""

import re
import tomllib

import pytest

from tests.contracts.tree import ROOT, our_files, texts

# Written in pieces, or this file would break its own rule.
REGISTRIES = [
    *("pypi" + ".org", "files.python" + "hosted", "npm" + "js.", "npm" + "js.org"),
    *("deb." + "debian", "archive." + "ubuntu", "crates" + ".io", "proxy." + "golang"),
    *("mirror" + "s.", "devpi" + ".", "artif" + "actory"),
]
PLACES = re.compile(
    "(?<![\\w.}>])/(" + "|".join(["w" + "ork", "r" + "oot", "t" + "mp"]) + ")/"
)
NEIGHBOUR = "../" + "shared"


@pytest.mark.parametrize("address", REGISTRIES)
def test_no_file_names_a_package_registry(address: str) -> None:
    assert [str(path) for path, text in texts() if address in text] == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    wrong = [
        f"{path}: {text[max(0, found.start() - 20) : found.end() + 20]!r}"
        for path, text in texts()
        for found in PLACES.finditer(text)
    ]

    assert not wrong


def test_nothing_reads_the_folder_beside_the_project() -> None:
    assert [str(path) for path, text in texts() if NEIGHBOUR in text] == []


def test_every_run_time_dependency_has_its_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.split("\ndependencies = [\n")[1].split("\n]\n")[0]
    wanted = len(tomllib.loads(text)["project"]["dependencies"])
    reasoned = re.findall(r'^\s*"[^"]+",\s*# \S.*\S$', block, re.MULTILINE)

    assert len(reasoned) == wanted, f"a reason beside each of:\n{block}"


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_locked_requirements_carry_hashes_and_no_address(name: str) -> None:
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
    pins = re.split(r"\n(?=\S)", text.strip())

    assert "://" not in text
    assert "--index-url" not in text
    assert len(pins) > 10
    assert [pin for pin in pins if "==" not in pin or "--hash=sha256:" not in pin] == []


def test_the_licence_is_the_one_that_pyproject_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert project["project"]["license"] == "EUPL-1.2"
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "Compatible Licences" in licence


def test_every_changelog_fragment_has_a_kind_that_operators_know() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    kinds = {kind["directory"] for kind in project["tool"]["towncrier"]["type"]}
    fragments = [f for f in our_files() if f.parent.name == "changelog.d"]

    assert fragments
    wrong = [
        f.name
        for f in fragments
        if f.name != "README.md"
        and not re.fullmatch(rf"\+?\w[\w-]*\.({'|'.join(kinds)})(\.\d+)?\.md", f.name)
    ]
    assert not wrong
