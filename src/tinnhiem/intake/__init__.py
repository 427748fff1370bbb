"""Files that people bring, read into rows and lines. Never decides."""
