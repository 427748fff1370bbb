"""Ending a campaign: its bundle for the archive, its removal and the proof of it."""
