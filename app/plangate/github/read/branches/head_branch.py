"""The head branch of a pull request, what its last commits say, and whether it moved."""

import time
from dataclasses import dataclass

from plangate.github.api.client import Connection

HEAD_TTL = 3.0
"""Seconds for which the head is taken to be where it was seen."""


@dataclass(frozen=True, slots=True)
class Branch:
    """The head branch of a pull request; `ours` where it lies in the repository itself, and not in a fork."""

    name: str
    ours: bool
    messages: tuple[str, ...]
    """Of its last commits."""

    def holds(self, trailer: str) -> bool:
        """Whether one of its last commits ends with that line."""
        return any(message.rstrip().split("\n")[-1] == trailer for message in self.messages)


def read_head_branch(github: Connection, number: int) -> Branch:
    """The head branch as of now; one call."""
    doing = f"reading the head branch of {github.repository}#{number}"
    pull = github.ask_for("recent_commits", doing=doing, number=number)["repository"]["pullRequest"]
    home = (pull["headRepository"] or {}).get("databaseId")
    messages = tuple(node["commit"]["message"] for node in pull["commits"]["nodes"])
    return Branch(pull["headRefName"], home == github.repository_id, messages)


def head_of(github: Connection, number: int) -> str:
    """The pull request's head as of now; one call."""
    data = github.ask_for("head_again", doing=f"asking for the head of {github.repository}#{number}", number=number)
    return str(data["repository"]["pullRequest"]["headRefOid"])


def has_moved(github: Connection, number: int, head: str, confirmed: float) -> bool:
    """Whether the head is another one by now; `confirmed` is when it was seen, in `time.monotonic()` seconds.

    GitHub is asked where that was longer than HEAD_TTL ago.
    """
    return time.monotonic() - confirmed > HEAD_TTL and head_of(github, number) != head
