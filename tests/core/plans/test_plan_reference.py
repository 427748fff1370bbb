"""The reference names every finding, and no other."""

import re
from pathlib import Path

CORE = Path(__file__).parents[3] / "src" / "tinnhiem" / "core" / "plans"
PAGE = Path(__file__).parents[3] / "docs" / "reference" / "plan-check.md"


def test_every_finding_has_its_row() -> None:
    table = PAGE.read_text(encoding="utf-8").split("## Findings")[1]
    documented = set(re.findall(r"`([a-z]+(?:-[a-z0-9]+)*)`", table)) - {"seen"}
    sources = "".join(p.read_text(encoding="utf-8") for p in CORE.glob("findings_*.py"))
    written = set(re.findall(r'^\s*"([a-z]+(?:-[a-z]+)+)",', sources, re.MULTILINE))
    written |= set(re.findall(r'PlanFinding\(\s*"([a-z-]+)"', sources))
    written |= set(re.findall(r'StepKind\.\w+, "([a-z-]+)"', sources))

    assert documented == written | {"unread"}
