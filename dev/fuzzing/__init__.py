"""What `python -m dev.fuzz` throws at each reader, and what must hold afterwards."""
