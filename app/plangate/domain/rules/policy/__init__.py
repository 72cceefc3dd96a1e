"""The repository's policy file."""
