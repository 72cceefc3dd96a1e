"""The paths that a plan names, by its trees and its links, and where in the repository each may lie."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, takewhile

from plangate.domain.documents.plan.headings import read_sections
from plangate.domain.documents.plan.model import Section, Tree, TreePath
from plangate.domain.documents.plan.tree import read_trees
from plangate.domain.text.markdown import Document, read_markdown, texts_of
from plangate.domain.text.words import is_name

MARKDOWN_PATH = re.compile(r"(?<![\w/.\-\]}>…*])(?:\.{0,2}/)?[\w.@+\-]+(?:/[\w.@+\-]+)*\.md\b")
"""A path among words: of Markdown files only, since others may be spoken of."""


def paths(text: str, folder: str = "") -> tuple[str, ...]:
    """Every path that a plan names and that may exist in the repository: by its trees, relative links, and header.

    Links are resolved against `folder`, the plan's own. A tree whose first line may be the project's own folder gives
    its paths with and without it; in a project inside the repository, a tree may be drawn from the project.
    """
    document = read_markdown(text)
    sections = read_sections(document)
    drawn = (
        place for tree in read_trees(document, sections) for path in tree.paths for place in places(tree, path, folder)
    )
    linked = map(partial(resolve, folder=folder), link_targets(document))
    headed = chain.from_iterable(map(partial(meant_by, folder=folder), _header_targets(document, sections)))
    return tuple(dict.fromkeys((*drawn, *filter(None, linked), *headed)))


def meant_by(target: str, folder: str) -> tuple[str, ...]:
    """The paths that a header's target may mean, relative to the root: from the plan's folder, and from the root."""
    if target.startswith("/"):
        return _inside(target.lstrip("/"), posixpath.join(project_of(folder), target.lstrip("/")))
    beside = posixpath.join(folder, target)
    if target.startswith("."):
        return _inside(beside)
    return _inside(beside, target, posixpath.join(project_of(folder), target))


def _inside(*paths: str) -> tuple[str, ...]:
    normal = (posixpath.normpath(path) for path in paths)
    return tuple(dict.fromkeys(path for path in normal if not path.startswith("..")))


def _header_targets(document: Document, sections: Sequence[Section]) -> Iterator[str]:
    """The targets of links, and the paths among words, above the first section."""
    end = sections[0].span.line if sections else document.span.end_line + 1
    blocks = takewhile(lambda block: block.span.line < end, document.blocks)
    for inline in chain.from_iterable(map(texts_of, blocks)):
        yield from (link.target.partition("#")[0] for link in inline.links if not is_address(link.target))
        yield from MARKDOWN_PATH.findall(inline.text)


def places(tree: Tree, path: TreePath, folder: str = "") -> tuple[str, ...]:
    """Where a tree's path may lie: as drawn, and without the first line's folder, which may be the project itself.

    Both may be meant from the repository's root, or from the project that the feature's folder lies in.
    """
    drawn = _drawn(tree, path)
    project = project_of(folder)
    return (*drawn, *(f"{project}/{place}" for place in drawn)) if project else drawn


def _drawn(tree: Tree, path: TreePath) -> tuple[str, ...]:
    root = tree.root.rstrip("/") + "/" if tree.root else ""
    below = path.path.removeprefix(root)
    return (path.path,) if below in ("", path.path) else (path.path, below)


def project_of(folder: str) -> str:
    """The folder that a feature's specs root lies in: `ui` for `ui/specs/001-x`, empty for the repository's root."""
    return f"/{folder}".rpartition("/specs/")[0].lstrip("/")


def link_targets(document: Document) -> tuple[str, ...]:
    """The targets of all links that are relative, without anchors, as written."""
    inlines = chain.from_iterable(map(texts_of, document.blocks))
    targets = (mark.target.partition("#")[0] for inline in inlines for mark in inline.links)
    return tuple(dict.fromkeys(filter(_is_relative, targets)))


def is_address(target: str) -> bool:
    """Whether a target leads out of the repository, or to a place in the same document: an address, an anchor."""
    scheme, colon, _ = target.partition(":")
    return (
        not target or target.startswith(("//", "#")) or bool(colon and scheme[:1].isalpha() and is_name(scheme, "+.-"))
    )


def _is_relative(target: str) -> bool:
    return not (target.startswith("/") or is_address(target))


def resolve(target: str, folder: str) -> str | None:
    """The path from the repository's root that a relative target names, None where it leads out of it."""
    path = posixpath.normpath(posixpath.join(folder, target.partition("?")[0].replace("%20", " ")))
    return None if path.startswith(("../", "/")) or path in (".", "..") else path
