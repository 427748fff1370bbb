"""The ledger of ballot papers and the box, kept on pages."""
