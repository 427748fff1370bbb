"""Sentences for refusals about plans."""
