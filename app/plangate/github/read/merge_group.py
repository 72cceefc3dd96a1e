"""Gathering the head of a merge queue: the snapshot of what would stand on the base, in five calls.

First the head with the law below it (and the queue's branches), then what it changes, then its pull requests where a
plan or law is; the rest is read as a pull request's is (gather.Reading). The queue's commits never change, so nothing
is asked again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from plangate.domain.documents.layout import POLICY_PATH, SPECIFY
from plangate.domain.model.existing_output import ExistingOutput
from plangate.domain.model.outgoing import CHECK_NAME
from plangate.domain.model.snapshot import ChangeKind, File, MergeGroup, Snapshot
from plangate.domain.policy import parse_policy
from plangate.errors import GoneError, TransientError
from plangate.github.api.client import Connection
from plangate.github.read.changed_files import read_changes
from plangate.github.read.existing_output import check_run_on, known_since
from plangate.github.read.gather import Reading, first_snapshot
from plangate.github.read.listings import files_in
from plangate.github.read.owner_policy import governed, is_to_be_asked, remembered
from plangate.github.read.pull_request import ListedFile, PullRequestState, base_law, policy_in
from plangate.github.read.queued_pull_requests import read_queued
from plangate.github.read.texts import TextCache
from plangate.queue.jobs import ReviewMergeGroup

MOST_COMPARED = 300
"""Files that GitHub lists of a comparison, on its first page only."""

COMMITS = 100
"""Commits of a comparison on one page."""

_HEADS = "refs/heads/"
_ENTRY = re.compile(r"refs/heads/gh-readonly-queue/.+/pr-([1-9]\d{0,9})-[0-9a-f]+")
_KINDS = {
    "added": ChangeKind.ADDED,
    "copied": ChangeKind.ADDED,
    "removed": ChangeKind.REMOVED,
    "renamed": ChangeKind.RENAMED,
}


@dataclass(frozen=True, slots=True)
class Compared:
    """What lies between base and head of a group: where the diff starts, the ids of the commits, the changed files."""

    merge_base: str
    commits: frozenset[str]
    files: tuple[ListedFile, ...]


def gather_merge_group(github: Connection, letter: ReviewMergeGroup, cache: TextCache) -> Snapshot:
    """All that a review reads of a queue's head; its waivers stand in the words of its pull requests."""
    kept = remembered(cache)
    seen, queue = _read_head(github, letter, home=is_to_be_asked(kept))
    seen = governed(github, seen, kept, cache)
    compared = _compare(github, seen)
    listed_all = len(compared.files) < MOST_COMPARED
    seen = replace(
        seen,
        merge_base=compared.merge_base,
        files=compared.files,
        changed_files=len(compared.files) + (not listed_all),
    )
    policy = parse_policy(seen.policy)
    changes = read_changes(github, seen, policy)
    group = MergeGroup(numbers_in(letter.head_ref, queue, compared.commits))
    if not changes:
        return replace(first_snapshot(seen, changes), group=group)
    paths = [change.path for change in changes if change.kind is not ChangeKind.REMOVED]
    group = read_queued(github, group.numbers, paths, doing=f"reading the pull requests of {seen.called}")
    return replace(Reading(github, seen, policy, cache).snapshot(changes), group=group)


def standing_on(github: Connection, head: str) -> ExistingOutput:
    """What of ours stands on a queue's head."""
    doing = f"reading {github.repository} at {head[:12]}"
    data = github.ask_for("head_commit", doing=doing, oid=head, app=github.app_id, check=CHECK_NAME)
    commit = data["repository"]["object"]
    return ExistingOutput(check_run_on(commit), since=known_since(commit)) if commit else ExistingOutput()


def numbers_in(head_ref: str, queue: Mapping[str, str], commits: Iterable[str]) -> tuple[int, ...]:
    """The pull requests of a group: of its own branch, and of each branch of the queue that ends at one of its commits.

    `queue` is the queue's branches with the commits that they end at; none when its own branch names none.
    """
    own = _ENTRY.fullmatch(head_ref)
    if own is None:
        return ()
    held = frozenset(commits)
    found = (_ENTRY.fullmatch(name) for name, end in queue.items() if end in held)
    return tuple(sorted({int(entry[1]) for entry in (own, *found) if entry}))


def _read_head(
    github: Connection, letter: ReviewMergeGroup, *, home: bool
) -> tuple[PullRequestState, Mapping[str, str]]:
    """What the first call tells, without what is changed; and the branches of the queue with their ends."""
    branch = letter.base_ref.removeprefix(_HEADS)
    doing = f"reading {letter.target.repository} at {letter.head[:12]}"
    data = github.ask_for(
        "merge_group", doing=doing, head=letter.head, base=letter.base or letter.base_ref,
        queue=f"{_HEADS}gh-readonly-queue/{branch}/", app=github.app_id, check=CHECK_NAME, policy=POLICY_PATH,
        home=home,
    )  # fmt: skip
    repository = data["repository"]
    if repository["databaseId"] != github.repository_id:
        raise GoneError(f"{github.repository} is another repository now.")
    head, base = repository["head"], repository["base"]
    if not head or not base or "specify" not in base:
        raise TransientError(f"GitHub does not find head or base yet while {doing}.")
    law = tuple(base_law(github, base))
    seen = _seen(repository, head, base, branch, law)
    return replace(seen, owner_policy=policy_in(github, data.get("home"))), dict(_ends(repository["queue"]))


def _seen(
    repository: Mapping[str, Any], head: Mapping[str, Any], base: Mapping[str, Any], branch: str, law: tuple[File, ...]
) -> PullRequestState:
    return PullRequestState(
        repository=repository["nameWithOwner"],
        number=None,
        open=True,
        draft=False,
        author="",
        head_sha=head["oid"],
        base_ref=branch,
        base_sha=base["oid"],
        merge_base=None,
        changed_files=0,
        files=(),
        law=law,
        listed_law=files_in(SPECIFY, base["specify"]),
        standing=ExistingOutput(check_run_on(head), since=known_since(head)),
        sharing=(),
    )


def _ends(refs: Mapping[str, Any] | None) -> Iterator[tuple[str, str]]:
    for node in (refs or {}).get("nodes") or ():
        # GitHub takes the prefix that was asked for off the name; joined, they are the whole name either way.
        yield f"{node['prefix']}{node['name']}", (node["target"] or {}).get("oid", "")


def _compare(github: Connection, seen: PullRequestState) -> Compared:
    """The comparison of base and head: a call, and one more for each further hundred commits."""
    path = f"{github.path}/compare/{quote(seen.base_sha)}...{quote(seen.head_sha)}"
    doing = f"comparing {seen.called} with its base"
    first = github.read(path, doing=doing, per_page=COMMITS, page=1)
    commits = [commit["sha"] for commit in first["commits"]]
    for page in range(2, -(-first["total_commits"] // COMMITS) + 1):
        more = github.read(path, doing=doing, per_page=COMMITS, page=page)
        commits += [commit["sha"] for commit in more["commits"]]
    files = tuple(_listed(file) for file in first.get("files") or ())
    return Compared(str(first["merge_base_commit"]["sha"]), frozenset(commits), files)


def _listed(file: Mapping[str, Any]) -> ListedFile:
    kind = _KINDS.get(file["status"], ChangeKind.MODIFIED)
    no_lines = not file["additions"] and not file["deletions"]
    return ListedFile(file["filename"], kind, no_lines, previous=file.get("previous_filename"))
