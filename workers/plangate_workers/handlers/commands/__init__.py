"""Slash commands: what each reads and decides, and what is left for it to write."""
