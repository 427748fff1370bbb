"""Practising before the day (diễn tập)."""
