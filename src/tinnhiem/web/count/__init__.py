"""The count, on the committee's own devices; to everybody else it does not exist."""
