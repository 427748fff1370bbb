"""A signed result and a plan's days as files that other programs read."""
