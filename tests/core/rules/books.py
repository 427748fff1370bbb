"""A small whole rulebook to spoil, one fault at a time."""

from pathlib import Path

SHIPPED = Path(__file__).parents[3] / "src/tinnhiem/rulebooks"
KEYS = tuple(sorted(path.stem for path in SHIPPED.glob("*.toml")))


def shipped(key: str) -> str:
    return (SHIPPED / f"{key}.toml").read_text(encoding="utf-8")


def spoiled(old: str, new: str, *, key: str = "party-96-qd-tw-2023") -> tuple[str, int]:
    """Replace the first `old` and say on which line it stood."""
    text = shipped(key)
    assert old in text, f"{old!r} is no longer in {key}"
    return text.replace(old, new, 1), text[: text.index(old)].count("\n") + 1
