"""Binding the devices of the hall."""
