"""Paths that a plan names, in its header and its trees: which are meant as written, and which exist."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from posixpath import basename, dirname

from plangate.domain.analysis.case import Case
from plangate.domain.documents.layout import SPEC
from plangate.domain.documents.plan.model import Field, Tree, TreePath
from plangate.domain.documents.plan.named_paths import MARKDOWN_PATH, is_address, meant_by, places
from plangate.domain.text.markdown import Span

_ON_A_MACHINE = ("~", "/home/", "/users/", "/mnt/", "/root/", "/tmp/", "/var/", "/private/")
"""How a place on somebody's machine begins, in lower case."""
_OPEN_SIGNS = frozenset("*[]<>{}?…|,")
"""Signs of patterns, placeholders and lists."""


def is_concrete(path: str) -> bool:
    """Whether a path names one file or folder: no pattern, no placeholder, no ellipsis."""
    return bool(path.strip("/.")) and _OPEN_SIGNS.isdisjoint(path) and ".." not in path


def bare(path: str) -> str:
    """The path as it is compared: from the root, without slashes around it."""
    return path.strip("/").removeprefix("./")


def lies_in(case: Case, tree: Tree, path: TreePath, existing: frozenset[str]) -> bool:
    """Whether one of the places that a tree's path may mean is among paths, bare."""
    return any(bare(place) in existing for place in places(tree, path, case.feature.folder))


def paths_at_head(case: Case) -> frozenset[str]:
    """The paths that are known to exist at the head, bare."""
    return _bare((*case.snapshot.head_paths, *_own(case)))


def paths_at_base(case: Case) -> frozenset[str]:
    """The paths that are known to exist at the merge base, bare."""
    return _bare(case.snapshot.base_paths)


def _bare(paths: Iterable[str]) -> frozenset[str]:
    return frozenset(map(bare, paths))


def _own(case: Case) -> tuple[str, ...]:
    """The paths of the feature's own files."""
    return case.feature.plan.path, *(file.path for file in case.feature.files)


@dataclass(frozen=True, slots=True)
class Reference:
    """A path that a header field points at, as written without its anchor; `key` is the field's."""

    key: str
    target: str
    span: Span


def references(case: Case, key: str) -> tuple[Reference, ...]:
    """The paths of this repository that a header field names: its links, else the paths in its words."""
    return tuple(chain.from_iterable(map(_in_field, _fields(case, key))))


def main_references(case: Case, key: str) -> tuple[Reference, ...]:
    """The path that each such field is about: this feature's specification, else any, else its first path.

    What a field names besides is a source, a draft, another feature's specification that this one builds on.
    """
    named = filter(None, (list(_in_field(field)) for field in _fields(case, key)))
    return tuple(min(paths, key=lambda path: _rank(case, path)) for paths in named)


def _fields(case: Case, key: str) -> list[Field]:
    return [field for field in case.plan.header if field.key == key]


def _rank(case: Case, reference: Reference) -> int:
    if basename(reference.target) != SPEC:
        return 2 if points_somewhere(case, reference) else 3
    return 0 if f"{case.feature.folder}/{SPEC}" in resolved(case, reference) else 1


def resolved(case: Case, reference: Reference) -> tuple[str, ...]:
    """The paths that a reference may mean, relative to the root."""
    return meant_by(reference.target, case.feature.folder)


def is_there(case: Case, path: str) -> bool:
    """Whether the repository holds something at that path at the head."""
    whole = path.rstrip("/")
    at_head = case.snapshot.head_paths
    is_own = any(f"{file}/".startswith(f"{whole}/") for file in _own(case))
    return is_own or whole in at_head or f"{whole}/" in at_head


def points_somewhere(case: Case, reference: Reference) -> bool:
    """Whether one of the paths that a reference may mean exists."""
    return any(is_there(case, path) for path in resolved(case, reference))


def feature_named(case: Case, reference: Reference) -> str | None:
    """The feature folder that a path to a spec.md names, when it is not this plan's; None otherwise."""
    folder = dirname(reference.target.rstrip("/"))
    if basename(reference.target) != SPEC or not folder.strip("./"):
        return None
    named = {dirname(path) for path in resolved(case, reference)}
    if case.feature.folder in named or basename(folder) == basename(case.feature.folder):
        return None
    return folder.lstrip("./")


def _in_field(field: Field) -> Iterator[Reference]:
    for target, span in _targets(field):
        path = target.partition("#")[0].partition("?")[0].strip()
        if path and not _is_elsewhere(target):
            yield Reference(field.key, path, Span(span.line, span.end_line))


def _is_elsewhere(target: str) -> bool:
    """Whether it is no path of this repository: a placeholder, an address, a place on somebody's machine."""
    is_placeholder = target.lstrip().startswith("[")
    return is_placeholder or is_address(target) or target.lower().startswith(_ON_A_MACHINE)


def _targets(field: Field) -> list[tuple[str, Span]]:
    """The targets of a field's links, else the paths among its words."""
    if field.links:
        return [(link.target, link.span) for link in field.links]
    return [(match.group(), field.span) for match in MARKDOWN_PATH.finditer(field.value)]
