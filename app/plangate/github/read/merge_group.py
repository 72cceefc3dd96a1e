"""Gathering the head of a merge queue: the snapshot of what would stand on the base, in six calls.

First the head with the law below it (and the queue's branches), then what it changes, then its pull requests where a
plan or law is; the rest is read as a pull request's is (gather.Reading), and at last which plans are older than their
law (young_law). The queue's commits never change, so nothing is asked again.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from plangate.domain.documents.layout import POLICY_PATH, SPECIFY
from plangate.domain.model.existing_output import ExistingOutput
from plangate.domain.model.github.merge_group import MergeGroup, QueuedPullRequest
from plangate.domain.model.outgoing import CHECK_NAME
from plangate.domain.model.snapshot import ChangeKind, Snapshot
from plangate.domain.policy import Policy, PolicyReader, policy_in_force
from plangate.errors import GoneError, RefusedError, TransientError
from plangate.github.api.client import Connection
from plangate.github.api.graphql_documents import RepositoryQuery, in_batches
from plangate.github.read.branches.contributions import read_contributions
from plangate.github.read.changed_files import read_changes, without_companions
from plangate.github.read.existing_output import (
    check_run_on,
    known_since,
    login_of,
    others_unfinished,
    own_words,
)
from plangate.github.read.files import files_in
from plangate.github.read.gather import Reading, first_snapshot
from plangate.github.read.law.owner_policy import governed, is_to_be_asked, known_policy
from plangate.github.read.law.young_law import mark_queued
from plangate.github.read.pull_request import (
    ListedFile,
    PullRequestState,
    SpecsEntry,
    base_law,
    conversation,
    listed_head,
    policy_in,
    usual_law,
)
from plangate.github.read.text_cache import TextCache

MAX_COMPARED_FILES = 300
"""Files that GitHub lists of a comparison, on its first page only."""

COMMITS_PER_PAGE = 100
"""Of a comparison."""

CONVERSATION_WEIGHT = 20
"""What the conversation of one pull request weighs in fields."""

_HEADS = "refs/heads/"
_QUEUE_BRANCH = re.compile(r"refs/heads/gh-readonly-queue/.+/pr-([1-9]\d{0,9})-[0-9a-f]+")
_CHANGE_KINDS = {
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


@dataclass(frozen=True, slots=True)
class QueueHead:
    """A commit that a merge queue made, on a branch of the queue, to be put on the branch `base_ref`.

    `base` is the commit that it was made on, empty where that is not known: the tip of its base branch.
    """

    head: str
    head_ref: str
    base: str
    base_ref: str

    @property
    def branch(self) -> str:
        """The name of the base branch."""
        return self.base_ref.removeprefix(_HEADS)


def gather_merge_group(
    github: Connection, queued: QueueHead, cache: TextCache, read_policy: PolicyReader = policy_in_force
) -> Snapshot:
    """All that a review reads of a queue's head; its waivers stand in the words of its pull requests."""
    known = known_policy(cache)
    state, branches = _read_head(github, queued, home=is_to_be_asked(known))
    state = governed(github, state, known, cache, read_policy)
    compared = _compare(github, state)
    lists_all = len(compared.files) < MAX_COMPARED_FILES
    state = replace(
        state,
        merge_base=compared.merge_base,
        files=compared.files,
        changed_files=len(compared.files) + (not lists_all),
    )
    changes = read_changes(github, state, cache)
    numbers = numbers_in(queued.head_ref, branches, compared.commits)
    if not changes:
        return replace(first_snapshot(state, changes), group=MergeGroup(numbers))
    looked_at = without_companions(changes, state.policy)
    paths = [change.path for change in looked_at if change.kind is not ChangeKind.REMOVED]
    group = _read_group(github, numbers, paths, doing=f"reading the pull requests of {state.called}")
    group = replace(group, pull_requests=tuple(_with_contributions(github, state.policy, group, paths)))
    snapshot = replace(Reading(github, state, cache).snapshot(changes), group=group)
    return mark_queued(github, snapshot, doing=f"reading the law of {state.called}")


def _with_contributions(
    github: Connection, policy: Policy, group: MergeGroup, paths: Sequence[str]
) -> Iterator[QueuedPullRequest]:
    """The pull requests with who wrote what is changed, where an exemption of their author depends on that."""
    for pull in group.pull_requests:
        is_asked = bool(pull.files) and policy.exempts_author(pull.author)
        found = read_contributions(github, pull.number, pull.head, paths) if is_asked else ()
        yield replace(pull, contributions=found)


def read_existing_output(github: Connection, head: str) -> ExistingOutput:
    """What of ours stands on a queue's head."""
    doing = f"reading {github.repository} at {head[:12]}"
    data = github.ask_for("head_commit", doing=doing, oid=head, app=github.app_id, check=CHECK_NAME)
    commit = data["repository"]["object"]
    return _standing_on(commit) if commit else ExistingOutput()


def _standing_on(head: Mapping[str, Any]) -> ExistingOutput:
    return ExistingOutput(check_run_on(head), others_unfinished(head), since=known_since(head))


def numbers_in(head_ref: str, queue: Mapping[str, str], commits: Iterable[str]) -> tuple[int, ...]:
    """The pull requests of a group: of its own branch, and of each branch of the queue that ends at one of its commits.

    `queue` is the queue's branches with the commits that they end at; none when its own branch names none.
    """
    own = _QUEUE_BRANCH.fullmatch(head_ref)
    if own is None:
        return ()
    held = frozenset(commits)
    branches = (_QUEUE_BRANCH.fullmatch(name) for name, end in queue.items() if end in held)
    return tuple(sorted({int(branch[1]) for branch in (own, *branches) if branch}))


def _read_head(github: Connection, queued: QueueHead, *, home: bool) -> tuple[PullRequestState, Mapping[str, str]]:
    """What the first call tells, without what is changed; and the branches of the queue with their ends."""
    doing = f"reading {github.repository} at {queued.head[:12]}"
    data = github.ask_for(
        "merge_group", doing=doing, head=queued.head, base=queued.base or queued.base_ref,
        queue=f"{_HEADS}gh-readonly-queue/{queued.branch}/", app=github.app_id, check=CHECK_NAME, policy=POLICY_PATH,
        home=home,
    )  # fmt: skip
    repository = data["repository"]
    if repository["databaseId"] != github.repository_id:
        raise GoneError(f"{github.repository} is another repository now.")
    head, base = repository["head"], repository["base"]
    if not head or not base or "specify" not in base:
        raise TransientError(f"GitHub does not find head or base yet while {doing}.")
    state = _state(github, repository, head, base, queued.branch)
    return replace(state, owner_policy=policy_in(github, data.get("home"))), dict(_ends(repository["queue"]))


def _state(
    github: Connection, repository: Mapping[str, Any], head: Mapping[str, Any], base: Mapping[str, Any], branch: str
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
        law=tuple(base_law(github, base)),
        usual_law=tuple(usual_law(github, base)),
        listed_law=files_in(SPECIFY, base["specify"]),
        specs=SpecsEntry.of(base["specs"]),
        existing_output=_standing_on(head),
        sharing=(),
    )


def _ends(refs: Mapping[str, Any] | None) -> Iterator[tuple[str, str]]:
    if refs and refs["pageInfo"]["hasNextPage"]:
        raise RefusedError("The merge queue has more branches than GitHub lists at once.")
    for node in (refs or {}).get("nodes") or ():
        # GitHub takes the prefix that was asked for off the name; joined, they are the whole name either way.
        yield f"{node['prefix']}{node['name']}", (node["target"] or {}).get("oid", "")


def _compare(github: Connection, state: PullRequestState) -> Compared:
    """The comparison of base and head: a call, and one more for each further hundred commits."""
    path = f"{github.path}/compare/{quote(state.base_sha)}...{quote(state.head_sha)}"
    doing = f"comparing {state.called} with its base"
    first = github.read(path, doing=doing, per_page=COMMITS_PER_PAGE, page=1)
    commits = [commit["sha"] for commit in first["commits"]]
    for page in range(2, -(-first["total_commits"] // COMMITS_PER_PAGE) + 1):
        more = github.read(path, doing=doing, per_page=COMMITS_PER_PAGE, page=page)
        commits += [commit["sha"] for commit in more["commits"]]
    files = tuple(_listed(file) for file in first.get("files") or ())
    return Compared(str(first["merge_base_commit"]["sha"]), frozenset(commits), files)


def _listed(file: Mapping[str, Any]) -> ListedFile:
    kind = _CHANGE_KINDS.get(file["status"], ChangeKind.MODIFIED)
    no_lines = not file["additions"] and not file["deletions"]
    previous = file.get("previous_filename")
    return ListedFile(file["filename"], kind, no_lines, previous=previous, added=file["additions"])


def _read_group(github: Connection, numbers: Sequence[int], paths: Sequence[str], *, doing: str) -> MergeGroup:
    """The pull requests of those numbers, and those files' blobs at their heads; one call for a few."""
    weight = CONVERSATION_WEIGHT + len(paths)
    pulls: dict[int, QueuedPullRequest] = {}
    for batch in in_batches(numbers, lambda number: weight):
        pulls |= _read_pull_requests(github, batch, paths, doing)
    missing = tuple(number for number in numbers if number not in pulls)
    return MergeGroup(tuple(numbers), tuple(pulls.values()), missing)


def _read_pull_requests(
    github: Connection, numbers: Sequence[int], paths: Sequence[str], doing: str
) -> dict[int, QueuedPullRequest]:
    try:
        data = _ask_for_pull_requests(github, numbers, paths, doing)
    except GoneError:
        # One is not there, and the answer does not tell the others.
        apart = [_read_pull_requests(github, [number], paths, doing) for number in numbers] if numbers[1:] else []
        return {number: pull for pulls in apart for number, pull in pulls.items()}
    viewer, repository = data["viewer"]["login"], data["repository"]
    pulls: dict[int, QueuedPullRequest] = {}
    for place, number in enumerate(numbers):
        node = repository[f"pullRequest{place}"]
        words = tuple(own_words(conversation(github, node, number, doing), viewer))
        files = frozenset(_blobs(node, paths))
        pulls[number] = QueuedPullRequest(number, login_of(node["author"]), words, files, head=node["headRefOid"])
    return pulls


def _ask_for_pull_requests(
    github: Connection, numbers: Sequence[int], paths: Sequence[str], doing: str
) -> dict[str, Any]:
    query = RepositoryQuery("QueuedPullRequests")
    places = [query.variable("String!", path) for path in paths]
    blobs = " ".join(f"f{place}: file(path: {path}) {{ oid }}" for place, path in enumerate(places))
    head = f"headRefOid commits(last: 1) {{ nodes {{ commit {{ oid {blobs} }} }} }}"
    fields = f"author {{ __typename login }} {head} comments(first: 100) {{ ...Words }}"
    for place, number in enumerate(numbers):
        query.ask(f"pullRequest{place}: pullRequest(number: {query.variable('Int!', number)}) {{ {fields} }}")
    return github.ask(query.document("viewer { login }"), query.variables, doing=doing)


def _blobs(node: Mapping[str, Any], paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Path and blob id of the files at the head; none where the list of commits does not end with it."""
    head = listed_head(node) or {}
    files = ((path, head.get(f"f{place}")) for place, path in enumerate(paths))
    return ((path, file["oid"]) for path, file in files if file)
