"""Old encodings of Vietnamese."""
