"""The pull requests that a merge queue's commit holds: authors, our words in them, the blobs of what they change."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from plangate.domain.model.snapshot import MergeGroup, QueuedPullRequest
from plangate.errors import GoneError
from plangate.github.api.client import Connection
from plangate.github.api.graphql_documents import with_fragments
from plangate.github.read.existing_output import login_of, own_words
from plangate.github.read.pull_request import conversation

MOST_FIELDS = 300
"""Fields of one document; GitHub gives an answer about ten seconds."""

_WORDS = 20
"""What the conversation of one pull request weighs in fields."""


def read_queued(github: Connection, numbers: Sequence[int], paths: Sequence[str], *, doing: str) -> MergeGroup:
    """The pull requests of those numbers, and those files' blobs at their heads; one call for a few."""
    found: dict[int, QueuedPullRequest] = {}
    at_once = max(MOST_FIELDS // (_WORDS + len(paths)), 1)
    for start in range(0, len(numbers), at_once):
        found |= _read(github, numbers[start : start + at_once], paths, doing)
    missing = tuple(number for number in numbers if number not in found)
    return MergeGroup(tuple(numbers), tuple(found.values()), missing)


def _read(github: Connection, numbers: Sequence[int], paths: Sequence[str], doing: str) -> dict[int, QueuedPullRequest]:
    query, variables = write_document(numbers, paths)
    try:
        data = github.ask(query, variables, doing=doing)
    except GoneError:
        if len(numbers) == 1:
            return {}
        # One is not there, and the answer does not tell the others.
        apart = [_read(github, [number], paths, doing) for number in numbers]
        return {number: pull for found in apart for number, pull in found.items()}
    viewer, repository = data["viewer"]["login"], data["repository"]
    nodes = {number: repository[f"pullRequest{place}"] for place, number in enumerate(numbers)}
    return {number: _queued(github, number, node, paths, viewer, doing) for number, node in nodes.items()}


def write_document(numbers: Sequence[int], paths: Sequence[str]) -> tuple[str, dict[str, Any]]:
    """A document that asks for pull requests, and its variables: paths are hostile, and so never written into it."""
    variables: dict[str, Any] = {f"n{place}": number for place, number in enumerate(numbers)}
    variables |= {f"f{place}": path for place, path in enumerate(paths)}
    types = " ".join(f"${name}: {'Int!' if name[0] == 'n' else 'String!'}" for name in variables)
    blobs = " ".join(f"f{place}: file(path: $f{place}) {{ oid }}" for place in range(len(paths)))
    head = f"headRefOid commits(last: 1) {{ nodes {{ commit {{ oid {blobs} }} }} }}"
    fields = f"author {{ __typename login }} {head} comments(first: 100) {{ ...Words }}"
    pulls = " ".join(
        f"pullRequest{place}: pullRequest(number: $n{place}) {{ {fields} }}" for place in range(len(numbers))
    )
    repository = f"repository(owner: $owner, name: $name) {{ {pulls} }}"
    declared = f"$owner: String! $name: String! {types}"
    return with_fragments(f"query QueuedPullRequests({declared}) {{ viewer {{ login }} {repository} }}"), variables


def _queued(
    github: Connection, number: int, node: Mapping[str, Any], paths: Sequence[str], viewer: str, doing: str
) -> QueuedPullRequest:
    words = own_words(conversation(github, node, number, doing), viewer)
    return QueuedPullRequest(number, login_of(node["author"]), tuple(words), frozenset(_blobs(node, paths)))


def _blobs(node: Mapping[str, Any], paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Path and blob id of the files at the head; none where the list of commits does not end with it."""
    for commit in (entry["commit"] for entry in node["commits"]["nodes"]):
        if commit["oid"] == node["headRefOid"]:
            files = ((path, commit[f"f{place}"]) for place, path in enumerate(paths))
            yield from ((path, file["oid"]) for path, file in files if file)
