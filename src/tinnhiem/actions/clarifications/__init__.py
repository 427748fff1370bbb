"""Deeds of the clarification desk, and of whoever asks and answers."""
