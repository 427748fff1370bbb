"""Screens of the hall: made, switched, revoked."""
