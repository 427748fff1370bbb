"""The tables, and questions to them."""
