"""Regulations shipped with the product, as TOML beside this file."""
