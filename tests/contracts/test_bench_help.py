"""Every measurement says what it does when asked, and then measures nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

import bench

ROOT = Path(bench.__file__).parent
MODULES = sorted(path.stem for path in ROOT.glob("*.py") if path.stem != "__init__")


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.parametrize("word", ["--help", "-h"])
def test_a_measurement_that_is_asked_tells_and_ends(name: str, word: str) -> None:
    module = "bench" if name == "__main__" else f"bench.{name}"
    done = subprocess.run(
        [sys.executable, "-m", module, word],
        cwd=ROOT.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == bench.about(module)
    assert done.stdout.strip(), "a measurement without a docstring"


@pytest.mark.parametrize(
    ("words", "module"),
    [
        pytest.param(
            ["python", "-m", "bench.count", "--help"], "bench.count", id="asks"
        ),
        pytest.param(["python", "-m", "bench", "-h"], "bench", id="asks about all"),
        pytest.param(["python", "-m", "bench.count"], None, id="measures"),
        pytest.param(["python", "-m", "pytest", "--help"], None, id="another's help"),
        pytest.param(["python", "-m", "benches", "-h"], None, id="another's name"),
        pytest.param(["python", "--help"], None, id="no module"),
        pytest.param(["python", "-m"], None, id="cut off"),
    ],
)
def test_only_a_measurement_of_ours_is_asked(
    words: list[str], module: str | None
) -> None:
    assert bench.asked_about(words) == module
