"""Settings, addresses, clock and logs."""
