"""Paths that a plan names, in its header and its trees: which are meant as written, and which exist."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from posixpath import basename, dirname, join, normpath

from plangate.domain.analysis.case import Case
from plangate.domain.documents.layout import SPEC
from plangate.domain.documents.plan.model import Field, Tree, TreePath
from plangate.domain.documents.plan.tree import places, project_of
from plangate.domain.text.markdown import Span

_PATH = re.compile(r"(?<![\w/.\-])(?:\.{0,2}/)?[\w.@+\-]+(?:/[\w.@+\-]+)*\.md\b")
_ELSEWHERE = re.compile(
    r"^(?:\s*\[|[a-z][a-z0-9+.\-]*:|//|#|~|[A-Za-z]:\\|/(?:home|Users|mnt|root|tmp|var|private)/)", re.IGNORECASE
)
"""What is no path of this repository: a placeholder, an address, an anchor, a place on somebody's machine."""
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
    """A path that a header field points at, as written without its anchor; `key` is the field's.

    `is_link`: it is the target of a link, and not a path among words.
    """

    key: str
    target: str
    span: Span
    is_link: bool


def references(case: Case, key: str) -> tuple[Reference, ...]:
    """The paths of this repository that a header field names: its link, else a path in its words."""
    fields = [field for field in case.plan.header if field.key == key]
    return tuple(chain.from_iterable(map(_in_field, fields)))


def resolved(case: Case, reference: Reference) -> tuple[str, ...]:
    """The paths that a reference may mean, relative to the root: from the plan's folder, and from the root."""
    target = reference.target
    folder = case.feature.folder
    if target.startswith("/"):
        return _inside(target.lstrip("/"), join(project_of(folder), target.lstrip("/")))
    if target.startswith("."):
        return _inside(join(folder, target))
    return _inside(join(folder, target), target, join(project_of(folder), target))


def is_there(case: Case, path: str) -> bool:
    """Whether the repository holds something at that path at the head."""
    whole = path.rstrip("/")
    at_head = case.snapshot.head_paths
    is_own = any(f"{file}/".startswith(f"{whole}/") for file in _own(case))
    return is_own or whole in at_head or f"{whole}/" in at_head


def points_somewhere(case: Case, reference: Reference) -> bool:
    """Whether one of the paths that a reference may mean exists, or nobody looked."""
    paths = resolved(case, reference)
    return any(is_there(case, path) for path in paths) or not _is_known(case, reference, paths)


def _is_known(case: Case, reference: Reference, paths: Iterable[str]) -> bool:
    """Whether the snapshot tells what lies there: it knows the feature's own folder, and where relative links lead."""
    if reference.is_link and not reference.target.startswith("/"):
        return True
    return any(path.startswith(f"{case.feature.folder}/") for path in paths)


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
        if path and not _ELSEWHERE.match(target):
            yield Reference(field.key, path, Span(span.line, span.end_line), bool(field.links))


def _targets(field: Field) -> list[tuple[str, Span]]:
    """The targets of a field's links, else the paths among its words."""
    if field.links:
        return [(link.target, link.span) for link in field.links]
    return [(match.group(), field.span) for match in _PATH.finditer(field.value)]


def _inside(*paths: str) -> tuple[str, ...]:
    normal = (normpath(path) for path in paths)
    return tuple(dict.fromkeys(path for path in normal if not path.startswith("..")))
