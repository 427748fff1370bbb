"""Deeds at the door: accounts, cards, signing in."""
