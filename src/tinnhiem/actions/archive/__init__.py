"""Making, restoring and removing what is kept of a campaign."""
