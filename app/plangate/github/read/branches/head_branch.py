"""The head branch of a pull request, and what its last commits say."""

from dataclasses import dataclass

from plangate.github.api.client import Connection


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
