"""Practising, on pages."""
