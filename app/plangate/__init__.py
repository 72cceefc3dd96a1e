"""Plangate: a GitHub App that reviews spec-kit implementation plans in pull requests.

The map of the house, one line per room:

settings        what the operator decides, read from the environment once
errors          whose turn is it: AuthorError, TransientError; anything else is a bug
logs            what happened, line by line, without secrets
traces          what took how long, from a webhook to what is said on GitHub, where the operator asks for it
interpreter     how seldom Python looks for garbage, and what it compiles once for all starts
parent_death    a process that ends when its parent does
queue           what is to be done: jobs, the inbox that holds them, metrics, watched paths, Redis
cli             plangate check · fix · tasks · init · rules · explain · setup · up · run · doctor
standalone      receiver, dispatcher, worker and an embedded Redis in one terminal
domain          pure: what a plan, a constitution and a verdict are; never touches the world
presentation    pure: a report becomes what is said on GitHub and in the terminal
github          effects on GitHub; the only room that knows githubkit
local           effects on a working copy: the same snapshot from disk and git
operations      the doctor, and the App's set-up in a browser
web             effects over HTTP: the webhook receiver, health and metrics, the rules' pages

The workers live in the package `plangate_workers`. Data goes one way:
receive, inbox, dispatch, gather, parse, judge, compose, publish.
"""

__version__ = "0.1.0"
