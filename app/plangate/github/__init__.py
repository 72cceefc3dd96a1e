"""Effects on GitHub; the only room that knows githubkit.

client opens what a job may do, tokens keeps what it may do it with, pace how often, trouble says what went wrong.
gather reads a pull request (read_pull_request, changed_files, lookups, features, law), publish writes, deliveries and
repositories are for what nobody told us. comments, permissions, requirement and branches are for commands.
"""
