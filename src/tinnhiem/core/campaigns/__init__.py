"""Campaigns of one office: telling them apart, naming them."""
