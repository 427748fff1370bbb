"""Keeping what was done: backups."""
