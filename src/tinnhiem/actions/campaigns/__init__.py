"""Beginning, moving and changing a campaign."""
