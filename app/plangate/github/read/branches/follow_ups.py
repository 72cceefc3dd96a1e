"""Follow-up pull requests as they stand on GitHub, and what tasks are made of besides the plans."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from plangate.domain.model.branch_commit import BaseTree
from plangate.domain.model.follow_up import (
    BRANCH_PREFIX,
    ExistingBranch,
    ExistingPullRequest,
    FollowUpState,
    OpenFollowUp,
    PullState,
    read_trailer,
)
from plangate.domain.model.snapshot import File
from plangate.github.api.client import Connection
from plangate.github.api.graphql_documents import pages
from plangate.github.api.object_queries import ObjectQuery, Selection, look_up
from plangate.github.read.branches.base_tree import base_tree_of
from plangate.github.read.existing_output import login_of
from plangate.github.read.files import file_of, files_at, read_tree

COMMITTER = "GitHub"
"""Who GitHub names as committer where it signs a commit itself."""

Node = Mapping[str, Any]


def read_follow_up(github: Connection, branch: str, path: str, plan: str) -> tuple[FollowUpState, BaseTree]:
    """What stands of the follow-up with that branch, which holds the tasks.md at a path; one call.

    The tree is that of the plan's commit, which the follow-up's next one would be made from.
    """
    doing = f"reading the branch {branch} of {github.repository}"
    data = github.ask_for("follow_up", doing=doing, ref=f"refs/heads/{branch}", path=path, plan=plan)
    base = base_tree_of(plan, data["repository"]["object"], {"file": path}, doing=doing)
    return _standing(github, data["repository"]["ref"], data["viewer"]["login"], path), base


def _standing(github: Connection, ref: Node | None, viewer: str, path: str) -> FollowUpState:
    if ref is None:
        return FollowUpState()
    target = ref["target"]
    origin = read_trailer(target["message"]) if _is_our_commit(target, viewer) else None
    found = ExistingBranch(target["oid"], origin, file_of(github, path, target["file"]))
    pull = next(_ours(github, ref["associatedPullRequests"]["nodes"], viewer), None)
    return FollowUpState(found, None if pull and _is_over(pull, found) else pull)


def _is_over(pull: ExistingPullRequest, branch: ExistingBranch) -> bool:
    """Whether a pull request ended before we made what is on the branch now: a worker died before opening another."""
    return pull.state is not PullState.OPEN and branch.origin is not None and pull.head != branch.tip


def list_follow_ups(github: Connection) -> Iterator[OpenFollowUp]:
    """The open follow-ups of the repository; a call for every hundred branches of ours."""
    doing, prefix = f"listing the follow-ups of {github.repository}", f"refs/heads/{BRANCH_PREFIX}"

    def ask(after: str | None) -> Node:
        data = github.ask_for("follow_ups", doing=doing, prefix=prefix, after=after)
        return {**data["repository"]["refs"], "viewer": data["viewer"]["login"]}

    for page in pages(ask(None), ask):
        for branch in page["nodes"]:
            yield from _follow_ups_from(github, branch, page["viewer"])


def _follow_ups_from(github: Connection, branch: Node, viewer: str) -> Iterator[OpenFollowUp]:
    # GitHub gives the name without the prefix that was asked for.
    name = BRANCH_PREFIX + branch["name"].removeprefix(BRANCH_PREFIX)
    for pull in _ours(github, branch["associatedPullRequests"]["nodes"], viewer):
        yield OpenFollowUp(name, pull, _is_our_commit(branch["target"], viewer))


def plan_is_gone(github: Connection, number: int, plan: str) -> bool:
    """Whether a pull request no longer brings that plan: it was closed, or there is nothing at its path any more."""
    doing = f"looking for the plan of {github.repository}#{number}"
    pull = github.ask_for("planned", doing=doing, number=number)["repository"]["pullRequest"]
    if pull["state"] == PullState.CLOSED.value:
        return True
    tip = ((pull["baseRef"] or {}).get("target") or {}).get("oid")
    commit = pull["headRefOid"] if pull["state"] == PullState.OPEN.value else tip
    if commit is None:
        # Where the base branch went cannot be told.
        return False
    query = ObjectQuery(commit, plan, Selection.ID)
    return look_up(github, [query], doing=doing).paths[query] is None


def read_paths(github: Connection, commit: str) -> frozenset[str]:
    """All files of the repository at a commit; one call, which lists 100,000 entries at most."""
    tree = read_tree(github, commit, doing=f"reading all file names of {github.repository}")
    return frozenset(entry.path for entry in tree.files)


def read_files(github: Connection, commit: str, paths: Iterable[str]) -> dict[str, File]:
    """The files at some paths of a commit, by their paths; one call for a hundred of them, none for none."""
    queries = [ObjectQuery(commit, path, Selection.ENTRY) for path in paths]
    answers = look_up(github, queries, doing=f"reading the manifests of {github.repository}")
    files = files_at(github, answers, commit, [query.path for query in queries])
    return {file.path: file for file in files}


def _ours(github: Connection, pulls: Iterable[Node], viewer: str) -> Iterator[ExistingPullRequest]:
    """Those of the pull requests that we opened from a branch of the repository."""
    here = (pull for pull in pulls if (pull["headRepository"] or {}).get("databaseId") == github.repository_id)
    own = (pull for pull in here if pull["viewerDidAuthor"] or login_of(pull["author"]) == viewer)
    return map(_existing_pull_request, own)


def _existing_pull_request(pull: Node) -> ExistingPullRequest:
    labeled = (pull["labels"] or {"totalCount": 0})["totalCount"] > 0
    state, base = PullState(pull["state"]), pull["baseRefName"]
    return ExistingPullRequest(pull["number"], state, base, pull["body"], pull["headRefOid"], labeled)


def _is_our_commit(commit: Node, viewer: str) -> bool:
    """Whether we made a commit: a rebase by a person changes the committer, an edit on the page the author."""
    author, committer = (((commit[role] or {}).get("name") or "") for role in ("author", "committer"))
    return author == viewer and committer in (viewer, COMMITTER)
