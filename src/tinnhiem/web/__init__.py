"""Pages on loopback that show a campaign; they read and never write."""
