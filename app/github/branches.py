"""Committing to a branch through the Git data API: the only place that writes into a repository's contents."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from app.errors import AuthorError
from app.github.client import Connection
from app.github.lookups import Look, Want, look_up
from app.github.trouble import InvalidError

PLAIN_FILE = 0o100644
"""Git's mode of a file that is no program."""


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


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit to make on top of another: files by path with their new text, all of which exist there."""

    parent: str
    texts: Mapping[str, str]
    message: str


def read_head_branch(github: Connection, number: int) -> Branch:
    """The head branch as of now; one call."""
    doing = f"reading the head branch of {github.repository}#{number}"
    pull = github.ask_for("recent_commits", doing=doing, number=number)["repository"]["pullRequest"]
    home = (pull["headRepository"] or {}).get("databaseId")
    messages = tuple(node["commit"]["message"] for node in pull["commits"]["nodes"])
    return Branch(pull["headRefName"], home == github.repository_id, messages)


def push(github: Connection, branch: str, commit: Commit) -> str:
    """Put a commit on a branch that stands at its parent; the commit's id.

    Raises AuthorError when the branch moved on or takes no push from us, RefusedError without the permission.
    Commits made so, without author or committer, are the App's and show as verified.
    """
    git, doing = f"{github.path}/git", f"committing to {github.repository}"
    tree = github.read(f"{git}/commits/{commit.parent}", doing=doing)["tree"]["sha"]
    modes = _modes(github, commit, doing)
    entries = [
        {"path": path, "mode": modes[path], "type": "blob", "content": text} for path, text in commit.texts.items()
    ]
    made = github.commit("POST", f"{git}/trees", {"base_tree": tree, "tree": entries}, doing=doing)
    body = {"message": commit.message, "tree": made["sha"], "parents": [commit.parent]}
    sha = str(github.commit("POST", f"{git}/commits", body, doing=doing)["sha"])
    ref = quote(f"heads/{branch}")
    try:
        github.commit("PATCH", f"{git}/refs/{ref}", {"sha": sha, "force": False}, doing=doing)
    except InvalidError as error:
        raise AuthorError(
            "The branch moved on meanwhile, or its rules keep us out. Look at its head, then write the command again."
        ) from error
    return sha


def _modes(github: Connection, commit: Commit, doing: str) -> dict[str, str]:
    """The mode of each file, so that a program stays one."""
    answers = look_up(github, [Look(commit.parent, path, Want.ENTRY) for path in commit.texts], doing=doing)
    nodes = {path: answers.at(commit.parent, path, Want.ENTRY) for path in commit.texts}
    return {path: f"{node['mode'] if node else PLAIN_FILE:06o}" for path, node in nodes.items()}
