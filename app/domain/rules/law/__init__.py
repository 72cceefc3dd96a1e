"""The constitution itself."""
