"""The Technical Context: its fields, its open questions."""
