"""Sentences for refusals about people."""
