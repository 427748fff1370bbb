"""Commands that work on a campaign. They go through actions and load Django."""
