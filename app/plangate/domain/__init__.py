"""What a plan, a constitution and a verdict are: pure values and functions; no clock, files, network or logging.

Inside, imports go upward only, from what is named first to what is named last (pyproject.toml has it as a contract):
frozen; markdown; cited, labelled, outgoing, findings, snapshot, yaml, diff, links, requirement, technologies, names,
numerals; plan, constitution, spec, tasks, data_model, contracts, research, quickstart; template, policy; commands,
waivers, repeal, feature_numbers; matching; rules; policy_findings; review; fixes, waiving, scaffold, impact; follow_up,
merge_group.
"""
