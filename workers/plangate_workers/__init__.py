"""The workers: they take jobs from the inbox, and do what they ask for.

runtime gives each free worker the next job, runs it in a process of its own and catches what goes wrong; handlers do
the work, one file a job; context is what they work with.
"""
