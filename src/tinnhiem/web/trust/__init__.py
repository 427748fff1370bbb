"""Keeping the office's data: the vault of restricted files, the LAN certificate."""
