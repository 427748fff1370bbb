"""Devices of the hall: who may confirm one, and how long a code is worth."""
