"""The regulations as data, and reading them strictly."""
