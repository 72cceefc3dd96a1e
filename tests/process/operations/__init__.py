"""Tests of what an operator asks for: the doctor, and the set-up in a browser."""
