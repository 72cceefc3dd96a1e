"""What a plan, a constitution and a verdict are: pure values and functions; no clock, files, network or logging.

Inside, imports go upward only; the contracts in pyproject.toml hold the order.
"""
