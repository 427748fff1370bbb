"""Tín Nhiệm: a Vietnamese confidence vote, from the plan to the signed papers."""
