"""Looking through a data folder as it lies on the disk, without a framework."""
