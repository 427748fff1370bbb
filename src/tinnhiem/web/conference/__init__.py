"""The hall: one page that says what it is doing, and what can be done next."""
