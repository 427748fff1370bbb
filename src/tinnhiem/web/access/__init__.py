"""The door: setting up, signing in, accounts, cards."""
