"""People of a campaign: the roster, taking tables in, freezing, cards."""
