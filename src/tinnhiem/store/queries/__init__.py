"""Questions to the tables: fetch and group, never decide."""
