"""Pages about papers: where each stands, what may be done with it."""
