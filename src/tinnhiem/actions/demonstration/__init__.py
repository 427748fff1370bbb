"""A campaign with invented people to look at, told act by act, and wiped again."""
