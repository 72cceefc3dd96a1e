"""What the header points at: targets of its links and paths, and whether anything lies there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import basename, dirname, join, normpath

from plangate.domain.analysis.case import Case
from plangate.domain.documents.layout import SPEC
from plangate.domain.documents.plan.model import Field
from plangate.domain.documents.plan.tree import project_of
from plangate.domain.text.markdown import Span

_PATH = re.compile(r"(?<![\w/.\-])(?:\.{0,2}/)?[\w.@+\-]+(?:/[\w.@+\-]+)*\.md\b")
_ELSEWHERE = re.compile(
    r"^(?:[a-z][a-z0-9+.\-]*:|//|#|~|[A-Za-z]:\\|/(?:home|Users|mnt|root|tmp|var|private)/)", re.IGNORECASE
)
"""What is no path of this repository: an address, an anchor, a place on somebody's machine."""


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
    return tuple(reference for field in fields for reference in _of_field(case, field))


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
    own = {case.feature.plan.path, *(file.path for file in case.feature.files)}
    bare = path.rstrip("/")
    paths = case.snapshot.head_paths
    return bare in own or bare in paths or f"{bare}/" in paths or any(file.startswith(f"{bare}/") for file in own)


def points_somewhere(case: Case, reference: Reference) -> bool:
    """Whether one of the paths that a reference may mean exists, or nobody looked.

    What a snapshot knows is the feature's own folder, and where relative links lead.
    """
    paths = resolved(case, reference)
    is_known = reference.is_link and not reference.target.startswith("/")
    own = f"{case.feature.folder}/"
    return any(is_there(case, path) for path in paths) or not (is_known or any(path.startswith(own) for path in paths))


def feature_named(case: Case, reference: Reference) -> str | None:
    """The feature folder that a path to a spec.md names, when it is not this plan's; None otherwise."""
    folder = dirname(reference.target.rstrip("/"))
    if basename(reference.target) != SPEC or not folder.strip("./"):
        return None
    named = {dirname(path) for path in resolved(case, reference)}
    if case.feature.folder in named or basename(folder) == basename(case.feature.folder):
        return None
    return folder.lstrip("./")


def _of_field(case: Case, field: Field) -> Iterator[Reference]:
    targets = [(link.target, link.span, True) for link in field.links]
    if not targets:
        targets = [(match.group(), field.span, False) for match in _PATH.finditer(field.value)]
    for target, span, is_link in targets:
        path = target.partition("#")[0].partition("?")[0].strip()
        if path and not _ELSEWHERE.match(target) and not path.startswith("["):
            yield Reference(field.key, path, Span(span.line, span.end_line), is_link)


def _inside(*paths: str) -> tuple[str, ...]:
    normal = (normpath(path) for path in paths)
    return tuple(dict.fromkeys(path for path in normal if not path.startswith("..")))
