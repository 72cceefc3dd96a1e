"""A constitution: principles, clauses and version, whatever its dialect."""
