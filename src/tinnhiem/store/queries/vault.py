"""What can be asked about the vault without opening it."""

from dataclasses import dataclass
from typing import Literal

from tinnhiem.store.vault import SEALED, has_vault, is_open, vault_folder

VaultState = Literal["absent", "shut", "open"]


@dataclass(frozen=True, slots=True)
class VaultContents:
    """How much lies in the vault.

    Attributes:
        files: How many.
        size: In bytes, as they lie.
    """

    files: int
    size: int


def vault_state() -> VaultState:
    """Say whether there is a vault, and whether this process can read it."""
    if not has_vault():
        return "absent"
    return "open" if is_open() else "shut"


def vault_contents() -> VaultContents:
    """Count the files; their names say nothing and are not told."""
    sizes = [file.stat().st_size for file in vault_folder().rglob(f"*{SEALED}")]
    return VaultContents(len(sizes), sum(sizes))
