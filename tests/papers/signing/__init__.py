"""Digital signatures on papers."""
