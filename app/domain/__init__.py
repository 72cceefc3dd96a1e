"""What a plan, a constitution and a verdict are: pure values and functions; no clock, files, network or logging.

Inside, imports go upward only:
markdown, snapshot, findings, outgoing; yaml; plan, constitution, spec; template, policy; matching; rules; review.
"""
