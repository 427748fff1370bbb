"""The page of what is still missing."""
