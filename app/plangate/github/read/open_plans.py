"""The plans that open pull requests change, for looking at them beside those on the base branch."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plangate.domain.documents.layout import folder_of
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.policy import Policy
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import ObjectQuery, Selection, look_up
from plangate.github.read.existing_output import login_of
from plangate.github.read.listings import TreeEntry
from plangate.github.read.texts import SYMLINK

MOST_OPEN = 100
"""Open pull requests that are looked at, the last updated; of each the first hundred files."""


@dataclass(frozen=True, slots=True)
class FoundPlan:
    """A plan that was found: its entry, at which commit, and which paths stand there besides those of the base."""

    entry: TreeEntry
    commit: str
    number: int | None = None
    author: str = ""
    added: frozenset[str] = frozenset()

    @property
    def folder(self) -> str:
        """The feature's folder."""
        return folder_of(self.entry.path)


def is_judged(path: str, policy: Policy) -> bool:
    """Whether the file at a path is a plan that is judged."""
    return policy.matches_plan(path) and not policy.exempts_path(path)


def find_open_plans(
    github: Connection, snapshot: Snapshot, policy: Policy, doing: str
) -> tuple[tuple[FoundPlan, ...], int]:
    """The plans that other open pull requests into the same branch change, and how many of those were not looked at.

    A call for every 25 pull requests, and one for some hundreds of plans.
    """
    pulls, total = _pull_requests(github, snapshot.base_ref, doing)
    others = [pull for pull in pulls if pull["number"] != snapshot.number]
    looks = [
        (pull, ObjectQuery(pull["headRefOid"], path, Selection.SIZE))
        for pull in others
        for path in sorted(_kept(pull))
        if is_judged(path, policy)
    ]
    answers = look_up(github, [look for _, look in looks], doing=doing)
    found = (_found(pull, look, answers.looks[look]) for pull, look in looks)
    return tuple(plan for plan in found if plan is not None), max(total - len(pulls), 0)


def _found(pull: Mapping[str, Any], look: ObjectQuery, node: Mapping[str, Any] | None) -> FoundPlan | None:
    size = ((node or {}).get("object") or {}).get("byteSize")
    if node is None or size is None or node["mode"] == SYMLINK:
        return None
    entry = TreeEntry(look.path, node["oid"], size, symlink=False)
    return FoundPlan(entry, look.commit, pull["number"], login_of(pull["author"]), _kept(pull))


def _kept(pull: Mapping[str, Any]) -> frozenset[str]:
    """The paths that a pull request changes and leaves."""
    nodes = (pull["files"] or {}).get("nodes") or ()
    return frozenset(node["path"] for node in nodes if node["changeType"] != "DELETED")


def _pull_requests(github: Connection, base: str, doing: str) -> tuple[list[Mapping[str, Any]], int]:
    """The open pull requests into a branch, at most MOST_OPEN, and how many there are."""
    pulls: list[Mapping[str, Any]] = []
    after = None
    while True:
        page = github.ask_for("open_plans", doing=doing, base=base, after=after)["repository"]["pullRequests"]
        pulls += page["nodes"]
        if not page["pageInfo"]["hasNextPage"] or len(pulls) >= MOST_OPEN:
            return pulls, page["totalCount"]
        after = page["pageInfo"]["endCursor"]
