"""A drill: the real server, killed in the middle of a conference, again and again."""
