"""Persons, roster and summons."""
