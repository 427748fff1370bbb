"""What each section of a campaign's page shows, as values ready to print."""
