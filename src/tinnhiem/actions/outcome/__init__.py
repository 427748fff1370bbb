"""Deeds about the signed result (kết quả)."""
