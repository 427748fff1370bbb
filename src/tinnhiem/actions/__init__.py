"""What people do, one module per deed."""
