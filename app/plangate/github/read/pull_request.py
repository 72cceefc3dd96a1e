"""The first round: the pull request, its files, its head with what stands there, and the law at its base's tip."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plangate.domain.documents.layout import OLD_CONSTITUTION, POLICY_PATH, SPECIFY, is_misnamed_policy
from plangate.domain.model.default_paths import USUAL_CONSTITUTIONS
from plangate.domain.model.existing_output import ExistingOutput
from plangate.domain.model.outgoing import CHECK_NAME
from plangate.domain.model.policy import DEFAULTS, Policy
from plangate.domain.model.snapshot import ChangeKind, File, OwnerPolicy
from plangate.errors import GoneError, TransientError
from plangate.github.api.client import Connection
from plangate.github.api.graphql_documents import Page, nodes
from plangate.github.read.existing_output import (
    check_run_on,
    forced_at,
    known_since,
    login_of,
    own_comments,
    own_words,
    sharing,
)
from plangate.github.read.files import SYMLINK, TreeEntry, file_of, files_in

CHANGE_KINDS = {
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
    """A changed file as GitHub lists it, with the number of lines added; `no_lines` where none was changed.

    `previous` is where a renamed file lay before, where that is known.
    """

    path: str
    kind: ChangeKind
    no_lines: bool = False
    previous: str | None = None
    added: int = 0


@dataclass(frozen=True, slots=True)
class SpecsEntry:
    """What is called `specs` at the root of a commit: a folder's tree, or a link or submodule that leads elsewhere."""

    oid: str
    leads_elsewhere: bool

    @classmethod
    def of(cls, node: Mapping[str, Any] | None) -> "SpecsEntry | None":
        """What GitHub answers; None where there is none, or a plain file."""
        if node is None or (node["type"] == "blob" and node["mode"] != SYMLINK):
            return None
        return cls(node["oid"], leads_elsewhere=node["type"] != "tree")


@dataclass(frozen=True, slots=True)
class PullRequestState:
    """What the first round tells.

    `number` is None for the head of a merge queue. `merge_base` is None where the listed commits do not tell it. `law`
    are files at the base with their texts, `usual_law` those at the constitution's usual places, and `listed_law` those
    below `.specify`, not yet read. `specs` is the base's entry of that name. `sharing` are other open pull requests
    with this head, by number and base branch. `threads_block`: the base branch wants every thread resolved.
    `owner_policy` is what the owner's `.github` repository holds, None where it was not asked for or is not to be seen.
    `policy` is the one in force.
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
    usual_law: tuple[File, ...]
    listed_law: tuple[TreeEntry, ...]
    specs: SpecsEntry | None
    existing_output: ExistingOutput
    sharing: tuple[tuple[int, str], ...]
    threads_block: bool = False
    owner_policy: OwnerPolicy | None = None
    policy: Policy = DEFAULTS
    merged: bool = False

    @property
    def bases(self) -> tuple[tuple[int, str], ...]:
        """The open pull requests with this head, by number and base branch."""
        return ((self.number, self.base_ref), *self.sharing) if self.number else ()

    @property
    def called(self) -> str:
        """What is read, as messages call it."""
        return f"{self.repository}#{self.number}" if self.number else f"{self.repository} at {self.head_sha[:12]}"

    @property
    def split(self) -> str:
        """How messages begin where this is more than can be judged: what to do about it."""
        return f"Split {self.called}, since it" if self.number else "Make the queue's groups smaller, since this one"

    @property
    def lists_all_files(self) -> bool:
        """Whether GitHub lists as many files as it says are changed."""
        return len(self.files) >= self.changed_files

    @property
    def misnamed_policies(self) -> Iterator[str]:
        """The paths of listed files that are called nearly as the policy."""
        return (
            file.path for file in self.files if file.kind is not ChangeKind.REMOVED and is_misnamed_policy(file.path)
        )

    @property
    def own_policy(self) -> File | None:
        """The policy at the base's tip."""
        return next((file for file in self.law if file.path == POLICY_PATH), None)


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
        raise GoneError(f"The base branch of {github.repository}#{number} is gone.", may_be_lag=True)
    head = _head(github, pull, doing)
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
        usual_law=tuple(usual_law(github, tip)),
        listed_law=files_in(SPECIFY, tip["specify"]),
        specs=SpecsEntry.of(tip["specs"]),
        existing_output=_existing_output(github, number, pull, head, data["viewer"]["login"]),
        sharing=sharing(github, head, repository["databaseId"], number),
        threads_block=threads_block(pull["baseRef"]),
        owner_policy=policy_in(github, data.get("home")),
        merged=pull["state"] == "MERGED",
    )


def _existing_output(
    github: Connection, number: int, pull: Mapping[str, Any], head: Mapping[str, Any], viewer: str
) -> ExistingOutput:
    """What of ours stands on the pull request and on its head."""
    doing = f"reading {github.repository}#{number}"
    return ExistingOutput(
        check_run_on(head),
        tuple(own_comments(_threads(github, pull, number, doing), viewer)),
        tuple(own_words(conversation(github, pull, number, doing), viewer)),
        since=known_since(head),
        forced=forced_at(pull),
        locked=pull["locked"],
    )


def _identified(github: Connection, repository: Mapping[str, Any] | None, doing: str) -> Mapping[str, Any]:
    """The repository that was asked for, with its pull request; raises TransientError and GoneError."""
    if repository is None or repository["pullRequest"] is None:
        raise TransientError(f"GitHub's answer was incomplete while {doing}.", may_be_lag=True)
    if repository["databaseId"] != github.repository_id:
        raise GoneError(f"{github.repository} is another repository now.")
    return repository


def policy_in(github: Connection, home: Mapping[str, Any] | None) -> OwnerPolicy | None:
    """What a `Home` answers with; None where the repository is not to be state, or has no commit."""
    tip = ((home or {}).get("defaultBranchRef") or {}).get("target")
    if home is None or tip is None:
        return None
    return OwnerPolicy(home["nameWithOwner"], tip["oid"], file_of(github, POLICY_PATH, tip.get("policy")))


def threads_block(base: Mapping[str, Any]) -> bool:
    """Whether a branch takes only pull requests whose threads are resolved: classic protection, or a ruleset.

    What GitHub does not let us see counts as no.
    """
    if (base["refUpdateRule"] or {}).get("requiresConversationResolution"):
        return True
    rules = filter(None, (base["rules"] or {}).get("nodes") or ())
    return any((rule["parameters"] or {}).get("requiredReviewThreadResolution") for rule in rules)


def fork_point(commits: Mapping[str, Any]) -> str | None:
    """The merge base as the pull request's commits tell it; None when they do not.

    It is where the commits leave what they were built on, if that is one place only: all that head and base have in
    common then lies behind it. A merge from the base makes it two places, and which is later cannot be state.
    """
    listed = [node["commit"] for node in commits["nodes"]]
    parents = [parent["oid"] for commit in listed for parent in commit["parents"]["nodes"]]
    all_parents = sum(commit["parents"]["totalCount"] for commit in listed)
    if (len(listed), len(parents)) != (commits["totalCount"], all_parents):
        return None
    places = set(parents) - {commit["oid"] for commit in listed}
    return places.pop() if len(places) == 1 else None


def listed_head(pull: Mapping[str, Any], commits: str = "commits") -> Mapping[str, Any] | None:
    """The head's commit, where the list of a pull request's last commits ends with it; that list may be late."""
    heads = (node["commit"] for node in pull[commits]["nodes"])
    return next((commit for commit in heads if commit["oid"] == pull["headRefOid"]), None)


def _head(github: Connection, pull: Mapping[str, Any], doing: str) -> Mapping[str, Any]:
    """The head's commit, asked for by its id where the list of commits does not end with it."""
    head = listed_head(pull, "head")
    if head is not None:
        return head
    oid = pull["headRefOid"]
    data = github.ask_for("head_commit", doing=doing, oid=oid, app=github.app_id, check=CHECK_NAME)
    if data["repository"]["object"] is None:
        raise TransientError(f"GitHub does not find the head {oid} yet while {doing}.", may_be_lag=True)
    return dict(data["repository"]["object"])


def _files(github: Connection, pull: Mapping[str, Any], number: int, doing: str) -> Iterator[ListedFile]:
    def following(after: str) -> Page | None:
        data = github.ask_for("more_changed_files", doing=doing, number=number, after=after)
        more = data["repository"]["pullRequest"]
        if more["headRefOid"] != pull["headRefOid"]:
            raise HeadMovedError(retry_after=1)
        page: Page | None = more["files"]
        return page

    for node in nodes(pull["files"], following):
        kind = CHANGE_KINDS.get(node["changeType"], ChangeKind.MODIFIED)
        no_lines = not node["additions"] and not node["deletions"]
        yield ListedFile(node["path"], kind, no_lines, added=node["additions"])


def _threads(github: Connection, pull: Mapping[str, Any], number: int, doing: str) -> Iterator[Mapping[str, Any]]:
    return nodes(pull["reviewThreads"], _following(github, "more_threads", "reviewThreads", number, doing))


def conversation(github: Connection, pull: Mapping[str, Any], number: int, doing: str) -> Iterator[Mapping[str, Any]]:
    """All comments of a pull request, of which `pull` has the first hundred; a call for each further hundred."""
    return nodes(pull["comments"], _following(github, "more_words", "comments", number, doing))


def _following(
    github: Connection, document: str, connection: str, number: int, doing: str
) -> Callable[[str], Page | None]:
    """How the next page of a pull request's connection is asked for."""

    def following(after: str) -> Page | None:
        data = github.ask_for(document, doing=doing, number=number, after=after)
        page: Page | None = data["repository"]["pullRequest"][connection]
        return page

    return following


def base_law(github: Connection, tip: Mapping[str, Any]) -> Iterator[File]:
    """The law's files whose texts the first round has."""
    files = (file_of(github, POLICY_PATH, tip["policy"]), file_of(github, OLD_CONSTITUTION, tip["memory"]))
    return filter(None, files)


def usual_law(github: Connection, tip: Mapping[str, Any]) -> Iterator[File]:
    """The files at the constitution's usual places."""
    files = (file_of(github, path, tip[f"usual{at}"]) for at, path in enumerate(USUAL_CONSTITUTIONS))
    return filter(None, files)
