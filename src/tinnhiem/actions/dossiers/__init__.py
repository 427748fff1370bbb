"""Handing in, returning, releasing and reading dossiers."""
