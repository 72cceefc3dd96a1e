"""What a commit of ours is made from: the tree of another one, with the modes of the files that it changes."""

from collections.abc import Iterable, Mapping
from typing import Any

from plangate.domain.model.branch_commit import BaseTree
from plangate.errors import TransientError
from plangate.github.api.client import Connection
from plangate.github.api.graphql_documents import RepositoryQuery


def read_base_tree(github: Connection, commit: str, paths: Iterable[str]) -> BaseTree:
    """The tree of a commit, and the modes of MAX_WEIGHT files of it at most; one call."""
    query, doing = RepositoryQuery("BaseTree"), f"reading the tree of {github.repository}"
    oid = query.variable("GitObjectID!", commit)
    aliases = {f"file{place}": path for place, path in enumerate(paths)}
    files = " ".join(
        f"{alias}: file(path: {query.variable('String!', path)}) {{ mode }}" for alias, path in aliases.items()
    )
    query.ask(f"object(oid: {oid}) {{ ... on Commit {{ tree {{ oid }} {files} }} }}")
    node = github.ask(query.document(), query.variables, doing=doing)["repository"]["object"]
    return base_tree_of(commit, node, aliases, doing=doing)


def base_tree_of(commit: str, node: Mapping[str, Any] | None, aliases: Mapping[str, str], *, doing: str) -> BaseTree:
    """The tree that a commit answers with; `aliases` are the names in the answer of the files at some paths."""
    if node is None:
        raise TransientError(f"GitHub does not find {commit} {doing}.")
    files = {path: node[alias] for alias, path in aliases.items()}
    return BaseTree(commit, node["tree"]["oid"], {path: file["mode"] for path, file in files.items() if file})
