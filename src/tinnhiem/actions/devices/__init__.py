"""Devices of the hall: bound face to face, given up, replaced."""
