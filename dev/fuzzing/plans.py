"""Plans, damaged and read again."""

from functools import cache
from pathlib import Path
from random import Random  # noqa: TID251 - seeded, so that a fault can be repeated

from dev.fuzzing.mutations import damaged, damaged_package
from tinnhiem.core.plans.plan_toml import plan_to_table
from tinnhiem.intake.plan_files import read_plan

EXAMPLE = Path("examples/quang-ngai-2023/plan.txt")


def trial(chance: Random, folder: Path) -> None:
    """Read a damaged plan as text, Word or TOML."""
    suffix = chance.choice([".txt", ".txt", ".toml", ".docx"])
    seed = seeds()[suffix]
    damage = damaged_package if suffix == ".docx" else damaged
    path = folder / f"plan{suffix}"
    path.write_bytes(damage(seed, chance))
    read_plan(path)


@cache
def seeds() -> dict[str, bytes]:
    """Return the example plan in each of the forms that are read."""
    import io

    import docx
    import tomli_w

    text = EXAMPLE.read_text(encoding="utf-8")
    made = docx.Document()
    for line in text.splitlines():
        made.add_paragraph(line)
    packed = io.BytesIO()
    made.save(packed)
    return {
        ".txt": text.encode(),
        ".toml": tomli_w.dumps(plan_to_table(read_plan(EXAMPLE))).encode(),
        ".docx": packed.getvalue(),
    }
