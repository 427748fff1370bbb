"""Sentences for refusals about count."""
