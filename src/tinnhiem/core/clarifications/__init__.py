"""Asking officeholders to explain: questions, their states and two clocks."""
