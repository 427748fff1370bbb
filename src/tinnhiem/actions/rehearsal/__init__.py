"""Practising with a campaign that leaves nothing behind."""
