"""The whole data folder as one encrypted file, and back."""
