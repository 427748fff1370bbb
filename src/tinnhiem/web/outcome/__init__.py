"""What follows the count, on pages: announced, published, reported, followed up."""
