"""The first round: the pull request, its files, its head with what stands there, and the law at its base's tip."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plangate.domain.documents.layout import OLD_CONSTITUTION, POLICY_PATH, SPECIFY
from plangate.domain.model.existing_output import ExistingOutput
from plangate.domain.model.outgoing import CHECK_NAME
from plangate.domain.model.snapshot import ChangeKind, File, OwnerPolicy
from plangate.errors import GoneError, TransientError
from plangate.github.api.client import Connection
from plangate.github.read.existing_output import (
    check_run_on,
    forced_at,
    known_since,
    login_of,
    own_comments,
    own_words,
    sharing,
)
from plangate.github.read.listings import TreeEntry, files_in
from plangate.github.read.texts import file_of

KINDS = {
    "ADDED": ChangeKind.ADDED,
    "COPIED": ChangeKind.ADDED,
    "DELETED": ChangeKind.REMOVED,
    "RENAMED": ChangeKind.RENAMED,
}
"""GitHub's words for how a file changed; any other is a modification."""


class HeadMovedError(TransientError):
    """The pull request's head moved while it was read."""


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A changed file as GitHub lists it; `no_lines` where it counts no line of it as changed.

    `previous` is where a renamed file lay before, where that is known.
    """

    path: str
    kind: ChangeKind
    no_lines: bool = False
    previous: str | None = None


@dataclass(frozen=True, slots=True)
class PullRequestState:
    """What the first round tells.

    `number` is None for the head of a merge queue. `merge_base` is None where the listed commits do not tell it. `law`
    are files at the base with their texts, `listed_law` those below `.specify`, not yet read. `sharing` are other open
    pull requests with this head. `threads_block`: the base branch wants every thread resolved. `owner_policy` is what
    the owner's `.github` repository holds, None where it was not asked for or is not to be seen.
    """

    repository: str
    number: int | None
    open: bool
    draft: bool
    author: str
    head_sha: str
    base_ref: str
    base_sha: str
    merge_base: str | None
    changed_files: int
    files: tuple[ListedFile, ...]
    law: tuple[File, ...]
    listed_law: tuple[TreeEntry, ...]
    standing: ExistingOutput
    sharing: tuple[int, ...]
    threads_block: bool = False
    owner_policy: OwnerPolicy | None = None
    merged: bool = False

    @property
    def called(self) -> str:
        """What is read, as messages call it."""
        return f"{self.repository}#{self.number}" if self.number else f"{self.repository} at {self.head_sha[:12]}"

    @property
    def split(self) -> str:
        """How messages begin where this is more than can be judged: what to do about it."""
        return f"Split {self.called}, since it" if self.number else "Make the queue's groups smaller, since this one"

    @property
    def own_policy(self) -> File | None:
        """The policy at the base's tip."""
        return next((file for file in self.law if file.path == POLICY_PATH), None)

    @property
    def policy(self) -> File | None:
        """The policy in force: the base's, else the owner's."""
        return self.own_policy or (self.owner_policy.file if self.owner_policy else None)


def read_pull_request(github: Connection, number: int, *, home: bool = False) -> PullRequestState:
    """What the first round tells; one call, and one more for each further hundred files or threads.

    `home` asks for the owner's policy, too, where this repository's token lets us see it.
    """
    doing = f"reading {github.repository}#{number}"
    data = github.ask_for(
        "pull_request", doing=doing, number=number, app=github.app_id, check=CHECK_NAME, policy=POLICY_PATH, home=home
    )
    repository = _identified(github, data["repository"], doing)
    pull = repository["pullRequest"]
    tip = (pull["baseRef"] or {}).get("target")
    if tip is None:
        raise GoneError(f"The base branch of {github.repository}#{number} is gone.")
    head = _head(github, pull, doing)
    viewer = data["viewer"]["login"]
    comments = own_comments(_threads(github, pull, number, doing), viewer)
    words = own_words(conversation(github, pull, number, doing), viewer)
    return PullRequestState(
        repository=repository["nameWithOwner"],
        number=number,
        open=pull["state"] == "OPEN",
        draft=pull["isDraft"],
        author=login_of(pull["author"]),
        head_sha=pull["headRefOid"],
        base_ref=pull["baseRefName"],
        base_sha=tip["oid"],
        merge_base=fork_point(pull["commits"]),
        changed_files=pull["changedFiles"],
        files=tuple(_files(github, pull, number, doing)),
        law=tuple(base_law(github, tip)),
        listed_law=files_in(SPECIFY, tip["specify"]),
        standing=ExistingOutput(
            check_run_on(head), tuple(comments), tuple(words), since=known_since(head), forced=forced_at(pull)
        ),
        sharing=sharing(head, repository["databaseId"], number),
        threads_block=threads_block(pull["baseRef"]),
        owner_policy=policy_in(github, data.get("home")),
        merged=pull["state"] == "MERGED",
    )


def _identified(github: Connection, repository: Mapping[str, Any] | None, doing: str) -> Mapping[str, Any]:
    """The repository that was asked for, with its pull request; raises TransientError and GoneError."""
    if repository is None or repository["pullRequest"] is None:
        raise TransientError(f"GitHub's answer was incomplete while {doing}.")
    if repository["databaseId"] != github.repository_id:
        raise GoneError(f"{github.repository} is another repository now.")
    return repository


def policy_in(github: Connection, home: Mapping[str, Any] | None) -> OwnerPolicy | None:
    """What a `Home` answers with; None where the repository is not to be seen, or has no commit."""
    tip = ((home or {}).get("defaultBranchRef") or {}).get("target")
    if home is None or tip is None:
        return None
    return OwnerPolicy(home["nameWithOwner"], tip["oid"], file_of(github, POLICY_PATH, tip.get("policy")))


def threads_block(base: Mapping[str, Any]) -> bool:
    """Whether a branch takes only pull requests whose threads are resolved: classic protection, or a ruleset.

    What GitHub does not let us see counts as no.
    """
    rules = [rule for rule in (base["rules"] or {"nodes": ()})["nodes"] or () if rule]
    by_rules = any((rule["parameters"] or {}).get("requiredReviewThreadResolution") for rule in rules)
    return by_rules or bool((base["refUpdateRule"] or {}).get("requiresConversationResolution"))


def fork_point(commits: Mapping[str, Any]) -> str | None:
    """The merge base as the pull request's commits tell it; None when they do not.

    It is where the commits leave what they were built on, if that is one place only: all that head and base have in
    common then lies behind it. A merge from the base makes it two places, and which is later cannot be seen.
    """
    listed = [node["commit"] for node in commits["nodes"]]
    if not listed or commits["totalCount"] != len(listed):
        return None
    if any(commit["parents"]["totalCount"] != len(commit["parents"]["nodes"]) for commit in listed):
        return None
    own = {commit["oid"] for commit in listed}
    places = {parent["oid"] for commit in listed for parent in commit["parents"]["nodes"]} - own
    return places.pop() if len(places) == 1 else None


def _head(github: Connection, pull: Mapping[str, Any], doing: str) -> Mapping[str, Any]:
    """The head's commit: the last of the list, asked for by its id where the list is shorter than the branch."""
    oid = pull["headRefOid"]
    for node in pull["head"]["nodes"]:
        if node["commit"]["oid"] == oid:
            return dict(node["commit"])
    data = github.ask_for("head_commit", doing=doing, oid=oid, app=github.app_id, check=CHECK_NAME)
    if data["repository"]["object"] is None:
        raise TransientError(f"GitHub does not find the head {oid} yet while {doing}.")
    return dict(data["repository"]["object"])


def _files(github: Connection, pull: Mapping[str, Any], number: int, doing: str) -> Iterator[ListedFile]:
    page = pull["files"]
    while page is not None:
        for node in page["nodes"] or ():
            kind = KINDS.get(node["changeType"], ChangeKind.MODIFIED)
            yield ListedFile(node["path"], kind, no_lines=not node["additions"] and not node["deletions"])
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]
        more = github.ask_for("more_changed_files", doing=doing, number=number, after=after)["repository"][
            "pullRequest"
        ]
        if more["headRefOid"] != pull["headRefOid"]:
            raise HeadMovedError(retry_after=1)
        page = more["files"]


def _threads(github: Connection, pull: Mapping[str, Any], number: int, doing: str) -> Iterator[Mapping[str, Any]]:
    page = pull["reviewThreads"]
    while True:
        yield from page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]
        more = github.ask_for("more_threads", doing=doing, number=number, after=after)
        page = more["repository"]["pullRequest"]["reviewThreads"]


def conversation(github: Connection, pull: Mapping[str, Any], number: int, doing: str) -> Iterator[Mapping[str, Any]]:
    """All comments of a pull request, of which `pull` has the first hundred; a call for each further hundred."""
    page = pull["comments"]
    while True:
        yield from page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            return
        after = page["pageInfo"]["endCursor"]
        more = github.ask_for("more_words", doing=doing, number=number, after=after)
        page = more["repository"]["pullRequest"]["comments"]


def base_law(github: Connection, tip: Mapping[str, Any]) -> Iterator[File]:
    """The law's files whose texts the first round has."""
    for path, node in ((POLICY_PATH, tip["policy"]), (OLD_CONSTITUTION, tip["memory"])):
        file = file_of(github, path, node)
        if file is not None:
            yield file
