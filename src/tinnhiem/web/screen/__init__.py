"""The screen of the hall: no login, nothing partial."""
