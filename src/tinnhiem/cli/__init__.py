"""The `tinnhiem` command."""
