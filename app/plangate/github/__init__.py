"""Effects on GitHub.

api is the way there: what a job may do, how often, and what went wrong. read gathers what a review looks at. write
makes stand what should stand.
"""
