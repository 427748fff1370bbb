"""Ballots read by machine: where things lie on a sheet, and what a page came to."""
