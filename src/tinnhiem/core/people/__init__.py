"""Persons, their posts, who votes and who is rated (nhân sự)."""
