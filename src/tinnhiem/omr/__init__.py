"""Scanned pages into measures: files opened, markers found, ink measured.

Never decides: what a box holds is for `tinnhiem.core.scanning` to say.
"""
