"""What the holder of a card sees: their own campaign and nothing else."""
