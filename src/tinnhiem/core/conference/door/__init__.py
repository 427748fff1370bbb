"""The door of the hall: what a desk scans, and what follows."""
