"""What a plan, a constitution and a verdict are: pure values and functions; no clock, files, network or logging.

Inside, imports go upward only:
markdown; snapshot, findings, outgoing, yaml, cited, labelled; plan, constitution, spec, tasks, data_model, contracts,
research, quickstart; template, policy; matching; rules; review; scaffold, fixes, impact.
"""
