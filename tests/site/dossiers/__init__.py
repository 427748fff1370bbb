"""Tests of dossiers in the browser and in the store."""
