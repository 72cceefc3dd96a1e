"""Who wrote what a pull request changes: asked only where that decides whether a file is judged."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plangate.domain.model.github.contributions import Contribution, FileHistory
from plangate.errors import AuthorError, TransientError
from plangate.github.api.client import Connection
from plangate.github.api.graphql_documents import Page, RepositoryQuery, in_batches, nodes
from plangate.github.read.existing_output import login_of
from plangate.github.read.pull_request import HeadMovedError

_HISTORY_WEIGHT = 10
"""What the history of a file weighs in fields."""


def read_contributions(github: Connection, number: int, head: str, paths: Sequence[str]) -> tuple[FileHistory, ...]:
    """The commits of a pull request at a head that touch each of some files.

    A call for about thirty files, and one for each further hundred commits of the pull request, or of a file. Raises
    AuthorError where GitHub does not list all commits of the pull request, HeadMovedError where it has another head.
    """
    histories: list[FileHistory] = []
    for batch in in_batches(paths, lambda path: _HISTORY_WEIGHT):
        histories += _read(github, number, head, batch)
    return tuple(histories)


def _read(github: Connection, number: int, head: str, paths: Sequence[str]) -> Iterator[FileHistory]:
    doing = f"reading who wrote the plans of {github.repository}#{number}"
    query = RepositoryQuery("Contributions")
    query.ask(
        f"pullRequest(number: {query.variable('Int!', number)}) "
        "{ headRefOid commits(first: 100) { ...Contributions } }"
    )
    oid = query.variable("GitObjectID!", head)
    asked = [query.variable("String!", path) for path in paths]
    histories = " ".join(
        f"h{place}: history(first: 100, path: {path}) {{ ...History }}" for place, path in enumerate(asked)
    )
    query.ask(f"object(oid: {oid}) {{ ... on Commit {{ {histories} }} }}")
    repository = github.ask(query.document(), query.variables, doing=doing)["repository"]
    commits = _commits(github, repository["pullRequest"], number, head, doing)
    found = _found(repository["object"], head, doing)
    for place, path in enumerate(paths):
        touching = [node["oid"] for node in _history(github, found[f"h{place}"], head, path, doing)]
        # What the base did to a file before the head left it is no part of the pull request.
        yield FileHistory(path, tuple(commits[sha] for sha in touching if sha in commits))


def _commits(
    github: Connection, pull: Mapping[str, Any], number: int, head: str, doing: str
) -> dict[str, Contribution]:
    """The commits of a pull request by their ids."""
    if pull["headRefOid"] != head:
        raise HeadMovedError(retry_after=1)

    def following(after: str) -> Page:
        data = github.ask_for("more_contributions", doing=doing, number=number, after=after)
        more = data["repository"]["pullRequest"]
        if more["headRefOid"] != head:
            raise HeadMovedError(retry_after=1)
        page: Page = more["commits"]
        return page

    listed = (_contribution(node["commit"]) for node in nodes(pull["commits"], following))
    commits = {commit.sha: commit for commit in listed}
    # Of a list that is cut, the head is not the last, whatever is counted.
    if head not in commits or len(commits) < pull["commits"]["totalCount"]:
        raise AuthorError(
            f"Split {github.repository}#{number}, since it has more commits than the {len(commits)} that GitHub lists: "
            "who wrote its plans cannot be seen."
        )
    return commits


def _history(github: Connection, first: Page, head: str, path: str, doing: str) -> Iterator[Mapping[str, Any]]:
    def following(after: str) -> Page:
        data = github.ask_for("more_history", doing=doing, oid=head, path=path, after=after)
        page: Page = _found(data["repository"]["object"], head, doing)["history"]
        return page

    return nodes(first, following)


def _found(commit: Mapping[str, Any] | None, head: str, doing: str) -> Mapping[str, Any]:
    if commit is None:
        raise TransientError(f"GitHub does not find the head {head} yet while {doing}.", may_be_lag=True)
    return commit


def _contribution(commit: Mapping[str, Any]) -> Contribution:
    user = (commit["author"] or {}).get("user")
    login = login_of(user) if user else None
    return Contribution(commit["oid"], login, _is_verified(commit["signature"], login))


def _is_verified(signature: Mapping[str, Any] | None, author: str | None) -> bool:
    """Whether a signature vouches for the author: a committer may sign what says that another wrote it."""
    if signature is None or not signature["isValid"] or signature["state"] != "VALID":
        return False
    signer = signature["signer"]
    return bool(signature["wasSignedByGitHub"]) or (signer is not None and login_of(signer) == author)
