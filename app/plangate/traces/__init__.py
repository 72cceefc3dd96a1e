"""Traces of what happens, from a webhook to what is said on GitHub, where the operator names who takes them."""
