"""Tests of the pure rules of dossiers."""
