"""Readings in, signatures on."""
