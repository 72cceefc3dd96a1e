"""The file as a filled template: what must not be left of it, and what must not be missing."""
