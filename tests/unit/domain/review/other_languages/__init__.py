"""Whole plans in other languages, each with its law."""
