"""Handing a paper to the provincial document system (trục liên thông)."""
