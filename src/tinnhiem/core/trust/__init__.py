"""What lets others check us: the journal's anchor, backups, the LAN certificate."""
