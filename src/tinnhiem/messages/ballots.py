"""Sentences for refusals about ballots."""
