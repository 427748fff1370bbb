"""Ballot papers as objects to account for (phiếu). Never what is marked on them."""
