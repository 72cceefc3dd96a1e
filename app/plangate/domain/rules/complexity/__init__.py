"""Complexity Tracking: the reasons for what departs from the constitution."""
