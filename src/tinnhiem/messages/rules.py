"""Sentences for refusals about rules."""
