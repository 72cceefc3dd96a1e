"""Generated Constitution Checks, whose truth is known because they were made of it."""
