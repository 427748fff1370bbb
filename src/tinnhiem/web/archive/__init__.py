"""The bundle of a campaign, its time of keeping and its end, on pages."""
