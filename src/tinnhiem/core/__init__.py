"""What a confidence vote is. Standard library only: no I/O, no clock, no dice."""
