"""The plan in the browser: what it says, its steps, its days, its corrections."""
