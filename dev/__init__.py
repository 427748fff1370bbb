"""What a developer's machine needs before the project's own code can run."""
