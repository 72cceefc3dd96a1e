"""Files and folders behind symbolic links: followed inside the repository only, a bounded number of times."""

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from plangate.domain.model.snapshot import Change, ChangeKind, File
from plangate.domain.text.globs import Globs

MAX_LINKS = 10
"""Links followed for one path."""


MAX_SEEN = 300_000
"""Paths of a commit that are looked at behind links."""


class NodeKind(StrEnum):
    """What lies at a path of a commit, folders aside."""

    FILE = "file"
    LINK = "link"
    SUBMODULE = "submodule"


@dataclass(frozen=True, slots=True)
class Node:
    """What git keeps at a path: an id, and of a link the path that it leads to; None where that was not read."""

    sha: str
    kind: NodeKind = NodeKind.FILE
    target: str | None = None


@dataclass(frozen=True, slots=True)
class LinkedPlan:
    """A plan that is seen at one path and lies at another, with the id of its text.

    `path` may be a link itself in a folder that is real. A link that leads out, or a submodule, below which plans may
    be, stands for them all; its `sha` are the ids of all that is passed.
    """

    seen_as: str
    path: str
    sha: str


def follow(files: Sequence[File], path: str) -> File | None:
    """The regular file that a path leads to, through linked files and folders.

    None where nothing is there, a link leads out of the repository, or the links go around.
    """
    place = place_of(files, path)
    return next((file for file in files if file.path == place), None)


def place_of(files: Sequence[File], path: str) -> str | None:
    """The path behind all links on it, whether anything is there or not; None for links that lead out or around."""
    links = {file.path: file for file in files if file.symlink}
    for _ in range(MAX_LINKS):
        parts = path.split("/")
        above = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
        link = next((links[place] for place in above if place in links), None)
        if link is None:
            return path
        target = link.text or "/"
        kept = path.removeprefix(link.path).split("/")
        moved = _inside([*link.path.split("/")[:-1], *target.strip().split("/"), *kept], target)
        if moved is None:
            return None
        path = moved
    return None


def _inside(parts: Sequence[str], target: str) -> str | None:
    if target.startswith("/"):
        return None
    kept: list[str] = []
    for part in parts:
        if part == "..":
            if not kept:
                return None
            kept.pop()
        elif part not in ("", "."):
            kept.append(part)
    return "/".join(kept)


@dataclass
class LinkedPlans:
    """The plans of one commit that stand behind links, or behind a link or submodule that nobody here can follow.

    `nodes` are all paths of the commit but folders, of which `most` are looked at behind links.
    """

    nodes: Mapping[str, Node]
    plans: Globs
    most: int = MAX_SEEN

    def __post_init__(self) -> None:
        """Set out."""
        self._paths = sorted(self.nodes)
        self._left = 0
        self._unread: set[str] = set()

    def all(self) -> dict[str, LinkedPlan]:
        """The plans by the paths that they are seen at."""
        self._left = self.most
        starts = [path for path, node in self.nodes.items() if node.kind is not NodeKind.FILE and self._matters(path)]
        return {plan.seen_as: plan for path in starts for plan in self._at(path, path, ())}

    def find_unread(self) -> frozenset[str]:
        """The ids of links whose targets must be known before `all` is; none when it is."""
        self.all()
        return frozenset(self._unread)

    def _matters(self, path: str) -> bool:
        return self.plans.may_hold(path) or self.plans.match(path)

    def _at(self, seen_as: str, path: str, passed: tuple[str, ...]) -> Iterator[LinkedPlan]:
        """The plans at and below a link or submodule, behind the folders that were passed."""
        place, shas = self._place_of(path)
        if place is None or len(passed) > MAX_LINKS:
            # A link that could not be read yet is none that cannot be followed.
            if not self._unread and self._matters(seen_as):
                yield LinkedPlan(seen_as, path, ".".join(shas))
        elif place in self.nodes:
            if self.plans.match(seen_as):
                yield LinkedPlan(seen_as, path, self.nodes[place].sha)
        elif place not in passed:
            yield from self._below(LinkedPlan(seen_as, path, ""), place, (*passed, place))

    def _below(self, link: LinkedPlan, folder: str, passed: tuple[str, ...]) -> Iterator[LinkedPlan]:
        start = f"{folder}/" if folder else ""
        for index in range(bisect_left(self._paths, start), len(self._paths)):
            path = self._paths[index]
            if not path.startswith(start):
                break
            if not self._left:
                # Any change may be one of what was not looked at.
                yield replace(link, sha=sha256(repr(self.nodes).encode("utf-8", "surrogatepass")).hexdigest())
                break
            self._left -= 1
            below, node = f"{link.seen_as}/{path.removeprefix(start)}", self.nodes[path]
            if node.kind is not NodeKind.FILE:
                yield from self._at(below, path, passed)
            elif self.plans.match(below):
                yield LinkedPlan(below, path, node.sha)

    def _place_of(self, path: str) -> tuple[str | None, list[str]]:
        """Where a path leads behind all links on it, None where that is outside; with the ids of what was passed."""
        ahead, done, shas = path.split("/")[::-1], list[str](), list[str]()
        while ahead:
            part = ahead.pop()
            if part == ".." and not done:
                return None, shas
            if part == "..":
                done.pop()
            elif part not in ("", "."):
                done.append(part)
                target = self._pass("/".join(done), shas)
                if target is None or len(shas) > MAX_LINKS:
                    return None, shas
                if target:
                    done.pop()
                    ahead += target.split("/")[::-1]
        return "/".join(done), shas

    def _pass(self, path: str, shas: list[str]) -> str | None:
        """Where what lies at a path leads on to: nowhere else for a file or folder, None for outside."""
        node = self.nodes.get(path)
        if node is None or node.kind is NodeKind.FILE:
            return ""
        shas.append(node.sha)
        if node.kind is NodeKind.LINK and node.target is None:
            self._unread.add(node.sha)
        return node.target if node.target and not node.target.startswith("/") else None


def linked_changes(before: LinkedPlans, after: Mapping[str, LinkedPlan], judged: Container[str]) -> Iterator[Change]:
    """What changed of plans behind links, each by where it lies; those that are judged anyway are left out.

    `after` are those of now, by the paths that they are seen at.
    """
    earlier, given = before.all(), set[str]()
    for seen_as, plan in after.items():
        was = earlier.get(seen_as) or _plain(before.nodes, seen_as)
        if (was and was.sha == plan.sha) or plan.path in judged or plan.path in given:
            continue
        given.add(plan.path)
        if was is None:
            yield Change(plan.path, ChangeKind.ADDED, seen_as=seen_as)
        else:
            yield Change(plan.path, ChangeKind.MODIFIED, was.path if was.path != plan.path else None, seen_as=seen_as)


def _plain(nodes: Mapping[str, Node], path: str) -> LinkedPlan | None:
    node = nodes.get(path)
    return LinkedPlan(path, path, node.sha) if node and node.kind is NodeKind.FILE else None


def with_targets(nodes: Mapping[str, Node], texts: Mapping[str, str | None]) -> dict[str, Node]:
    """The nodes with what those of their links say whose texts are given, by id; a text that is none leads nowhere."""
    known = {path: texts[node.sha] or "/" for path, node in nodes.items() if node.sha in texts}
    return {path: replace(node, target=known.get(path, node.target)) for path, node in nodes.items()}
