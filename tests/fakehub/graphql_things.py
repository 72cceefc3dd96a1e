"""Things that GitHub's schema names and the model keeps no object for: git's objects, references, and pairs."""

import base64
from dataclasses import dataclass
from typing import Any

from tests.fakehub.model import CheckRun, PullRequest, Repository
from tests.fakehub.state import State


@dataclass(frozen=True, slots=True)
class GitThing:
    """A git object of a repository; `path` is where a tree was found, None when it was asked for by its id."""

    repository: Repository
    sha: str
    path: str | None = None


class CommitThing(GitThing):
    """A commit."""


class TreeThing(GitThing):
    """A tree."""


class BlobThing(GitThing):
    """A blob."""


KINDS = {"commit": CommitThing, "tree": TreeThing, "blob": BlobThing}
PREFIXES = {CommitThing: "C", TreeThing: "T", BlobThing: "B"}


def git_thing(repository: Repository, sha: str, path: str | None = None) -> GitThing | None:
    """The object with that id, None where the repository has none or GitHub's schema has no name for its kind."""
    made = KINDS.get(repository.git.kind(sha) or "")
    return made(repository, sha, path) if made else None


@dataclass(frozen=True, slots=True)
class EntryThing:
    """An entry of a tree; `path` is from the top of the tree that was asked for."""

    repository: Repository
    name: str
    path: str
    mode: str
    kind: str
    sha: str


@dataclass(frozen=True, slots=True)
class RuleThing:
    """A rule of a ruleset, in REST's shape."""

    told: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ParametersThing:
    """The parameters of a rule of that type, in REST's shape."""

    type: str
    told: dict[str, Any]


@dataclass(frozen=True, slots=True)
class RefThing:
    """A reference by its full name, such as `refs/heads/main`."""

    repository: Repository
    qualified: str


def ref_thing(repository: Repository | None, qualified: str) -> RefThing | None:
    """The reference of that full name, None when it (or its repository) is gone."""
    exists = repository is not None and repository.git.ref(qualified) is not None
    return RefThing(repository, qualified) if repository and exists else None


@dataclass(frozen=True, slots=True)
class PullCommit:
    """A commit as a part of a pull request."""

    pull: PullRequest
    sha: str


@dataclass(frozen=True, slots=True)
class Rollup:
    """The newest check-run of each App and name on a commit, taken together."""

    repository: Repository
    sha: str
    runs: tuple[CheckRun, ...]


def opaque_id(prefix: str, repository: Repository, name: str) -> str:
    """A node id for a thing that is named by a repository and a text."""
    return f"{prefix}_{base64.urlsafe_b64encode(f'{repository.id}:{name}'.encode()).decode().rstrip('=')}"


def named_thing(state: State, node_id: str) -> GitThing | RefThing | None:
    """The git object or reference that `opaque_id` named, None for any other id."""
    prefix, _, packed = node_id.partition("_")
    try:
        number, _, name = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode().partition(":")
        repository = state.repositories[int(number)]
    except (ValueError, KeyError):
        return None
    return ref_thing(repository, name) if prefix == "REF" else git_thing(repository, name)
