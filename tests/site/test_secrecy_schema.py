"""Secrecy as a property of the schema, as far as a schema reaches."""

import ast
from pathlib import Path
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models

from tinnhiem.store.models import (
    CommitteeMember,
    CountBatch,
    LineReading,
    OfficeholderCount,
    OpenCount,
    SealedPicture,
    SealedRow,
)

SOURCES = Path(__file__).parents[2] / "src" / "tinnhiem"
TABLES_OF_ANSWERS: list[type[models.Model]] = [LineReading]
MOMENTS = (models.DateField, models.TimeField, models.DateTimeField)
SEQUENCES = (models.AutoField, models.BigAutoField, models.IntegerField)


@pytest.mark.parametrize("table", TABLES_OF_ANSWERS)
def test_an_answer_leads_to_its_officeholders_count_and_nowhere_else(
    table: type[models.Model],
) -> None:
    fields = table._meta.get_fields()

    assert {f.related_model for f in fields if f.is_relation} == {OfficeholderCount}


@pytest.mark.parametrize("table", TABLES_OF_ANSWERS)
def test_an_answer_carries_no_moment_and_no_sequence(
    table: type[models.Model],
) -> None:
    fields = [f for f in table._meta.get_fields() if not f.is_relation]

    assert {f.name for f in fields} == {"id", "mark"}
    assert not [f for f in fields if isinstance(f, (*MOMENTS, *SEQUENCES))]


@pytest.mark.parametrize("table", TABLES_OF_ANSWERS)
def test_the_order_of_rows_is_not_the_order_of_voters(
    table: type[models.Model],
) -> None:
    key = table._meta.pk

    assert isinstance(key, models.UUIDField)
    assert UUID(str(key.get_default())).version == 4
    assert table._meta.ordering == ["id"]


def test_no_other_table_knows_what_a_mark_is() -> None:
    keepers = {
        table
        for table in apps.get_app_config("store").get_models()
        if any(field.name == "mark" for field in table._meta.get_fields())
    }

    assert keepers == set(TABLES_OF_ANSWERS)


def test_nothing_between_an_answer_and_a_voter_holds_both() -> None:
    """A count of lines may know its round and its officeholder, never a voter."""
    related = {
        f.related_model.__name__
        for f in OfficeholderCount._meta.get_fields()
        if f.is_relation and isinstance(f.related_model, type)
    }

    assert related == {"CountRound", "Officeholder", "LineReading"}


@pytest.mark.parametrize("table", [OpenCount, CountBatch, SealedRow, SealedPicture])
def test_an_open_count_keeps_no_moment(table: type[models.Model]) -> None:
    fields = table._meta.get_fields()

    assert not [f.name for f in fields if isinstance(f, MOMENTS)]


def test_a_sealed_row_says_in_clear_only_which_batch_and_who() -> None:
    """What was keyed, how much of it and what was decided is inside `sealed`."""
    fields = {f.name: f for f in SealedRow._meta.get_fields()}

    assert fields.keys() == {
        *("id", "count", "batch", "kind", "member", "state", "version", "sealed")
    }
    related = {f.related_model for f in fields.values() if f.is_relation}
    assert related == {OpenCount, CommitteeMember}
    assert isinstance(fields["sealed"], models.BinaryField)
    assert isinstance(SealedRow._meta.pk, models.UUIDField)


def test_a_sealed_picture_says_in_clear_only_whose_count_it_is_of() -> None:
    fields = {f.name: f for f in SealedPicture._meta.get_fields()}

    assert fields.keys() == {"id", "count", "sealed"}
    assert isinstance(fields["sealed"], models.BinaryField)
    assert isinstance(SealedPicture._meta.pk, models.UUIDField)


def test_commands_never_write_rows_themselves() -> None:
    """They may name the types of rows; deeds go through actions."""
    writes = {"save", "create", "bulk_create", "update", "delete", "update_or_create"}
    found = [
        f"{path.name}:{node.lineno} {node.func.attr}"
        for path in (SOURCES / "cli" / "campaign").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in writes
    ]

    assert found == []
