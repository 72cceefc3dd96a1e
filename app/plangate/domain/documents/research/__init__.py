"""A feature's research.md: decisions with their reasons, and questions that are still open."""
