"""The journal, to be read by whoever prepares, chairs or inspects."""
