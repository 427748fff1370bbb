"""The header of the vault: read back as written, refused when it is anything else."""

import json
from typing import Any

import pytest

from tinnhiem.core.trust.errors import VaultHeaderBrokenError
from tinnhiem.core.trust.vault_header import (
    CODE_SIGNS,
    MOST_LANES,
    MOST_MEMORY,
    MOST_ROUNDS,
    NONCE,
    SALT,
    WRAPPED,
    Derivation,
    KeySlot,
    Secret,
    VaultHeader,
    as_code,
    bound_to,
    header_text,
    read_header,
)


def slot(*, rounds: int = 3, memory: int = 65536, lanes: int = 4) -> KeySlot:
    made = Derivation(salt=bytes(SALT), rounds=rounds, memory=memory, lanes=lanes)
    return KeySlot(derivation=made, nonce=bytes(NONCE), wrapped=bytes(WRAPPED))


def header(**figures: int) -> VaultHeader:
    return VaultHeader(dict.fromkeys(Secret, slot(**figures)))


def test_a_header_reads_back_as_it_was_written() -> None:
    assert read_header(header_text(header())) == header()


@pytest.mark.parametrize(
    ("figures", "is_sane"),
    [
        pytest.param({"rounds": MOST_ROUNDS}, True, id="as many passes as allowed"),
        pytest.param({"rounds": MOST_ROUNDS + 1}, False, id="one pass more"),
        pytest.param({"rounds": 0}, False, id="no pass"),
        pytest.param({"memory": MOST_MEMORY}, True, id="as much memory as allowed"),
        pytest.param({"memory": MOST_MEMORY + 1}, False, id="one KiB more"),
        pytest.param({"memory": 32}, True, id="8 KiB for each of four lanes"),
        pytest.param({"memory": 31}, False, id="less than Argon2 can work with"),
        pytest.param({"lanes": MOST_LANES}, True, id="as many lanes as allowed"),
        pytest.param({"lanes": MOST_LANES + 1}, False, id="one lane more"),
    ],
)
def test_absurd_figures_are_refused_before_they_cost_anything(
    figures: dict[str, int], is_sane: bool
) -> None:
    text = header_text(header(**figures))

    if is_sane:
        assert read_header(text) == header(**figures)
    else:
        with pytest.raises(VaultHeaderBrokenError):
            read_header(text)


def altered(change: dict[str, Any], *, slot_of: str = "") -> str:
    table = json.loads(header_text(header()))
    (table["slots"][slot_of] if slot_of else table).update(change)
    return json.dumps(table)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("[]", id="another shape"),
        pytest.param("{", id="cut"),
        pytest.param(altered({"format": "khac"}), id="another format"),
        pytest.param(altered({"version": 2}), id="a newer version"),
        pytest.param(altered({"slots": {}}), id="no slot"),
        pytest.param(altered({"derivation": "md5"}, slot_of="recovery"), id="md5"),
        pytest.param(altered({"salt": "00"}, slot_of="recovery"), id="short salt"),
        pytest.param(altered({"nonce": ""}, slot_of="passphrase"), id="no nonce"),
        pytest.param(altered({"wrapped": "zz"}, slot_of="passphrase"), id="no hex"),
        pytest.param(altered({"rounds": None}, slot_of="passphrase"), id="no figure"),
    ],
)
def test_what_is_no_header_is_refused(text: str) -> None:
    with pytest.raises(VaultHeaderBrokenError):
        read_header(text)


def test_a_wrapped_key_is_bound_to_every_figure_and_to_its_kind() -> None:
    made = [slot(), slot(rounds=4), slot(memory=65537), slot(lanes=5)]
    bound = {bound_to(name, one.derivation) for one in made for name in Secret}

    assert len(bound) == len(made) * len(Secret)


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [
        pytest.param("abcd-efgh-jkmn-pqrs-tuvw-xyz2", True, id="as printed"),
        pytest.param(" ABCD efgh jkmn PQRS tuvw xyz2 ", True, id="as people type"),
        pytest.param("abcd–efgh–jkmn–pqrs–tuvw–xyz2", True, id="with long dashes"),
        pytest.param("abcd-efgh-jkmn-pqrs-tuvw-xyz", False, id="one sign short"),
        pytest.param("abcd-efgh-jkmn-pqrs-tuvw-xyz22", False, id="one sign more"),
        pytest.param("abcd-efgh-jkmn-pqrs-tuvw-xyzl", False, id="a sign never used"),
        pytest.param("một câu dài dễ nhớ về con trâu", False, id="a passphrase"),
    ],
)
def test_a_recovery_code_is_known_however_it_is_spaced(
    typed: str, is_one: bool
) -> None:
    assert (as_code(typed) == "abcdefghjkmnpqrstuvwxyz2") is is_one


def test_no_sign_of_a_code_is_mistaken_for_another() -> None:
    assert not set(CODE_SIGNS) & set("il1o0")
    assert len(set(CODE_SIGNS)) == len(CODE_SIGNS)
