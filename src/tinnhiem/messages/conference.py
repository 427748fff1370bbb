"""Sentences for refusals about conference."""
