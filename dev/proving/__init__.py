"""Proves the reader of scanned ballots on made pages, and reports with bounds."""
