"""Signing files: why not."""
