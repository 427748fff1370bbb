"""The clarification desk: for whoever prepares, and not for whoever is asked about."""
