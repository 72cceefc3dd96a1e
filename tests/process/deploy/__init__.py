"""Tests of what an operator is given in deploy/."""
