"""The plans that an amendment may strike: those on the base branch, and those of other open pull requests.

One call lists all files of the base, one every 25 open pull requests; texts are asked for by blob id, and only those
that are not kept. What is looked at is bounded, and what is left out is counted.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from plangate.domain.documents.layout import (
    OLD_PLAN_TEMPLATE,
    POLICY_PATH,
    folder_of,
    is_law_folder,
    name_of,
    target_of,
)
from plangate.domain.documents.plan.named_paths import paths as paths_named
from plangate.domain.model.snapshot import (
    MAX_AFFECTED_FEATURES,
    MAX_FILE_SIZE,
    AffectedPlan,
    AffectedPlans,
    Feature,
    File,
    Snapshot,
)
from plangate.domain.policy import Policy
from plangate.github.api.client import Connection
from plangate.github.api.graphql_documents import Page, pages
from plangate.github.api.object_queries import ObjectQuery, Selection, look_up
from plangate.github.read.existing_output import login_of
from plangate.github.read.files import MAX_LINKS, SYMLINK, Tree, TreeEntry, read_texts, read_tree
from plangate.github.read.law.governing_files import behind_folder, is_read
from plangate.github.read.text_cache import TextCache

MAX_PLANS_SIZE = 4 * 1024 * 1024
"""Bytes of all plans together: judging them twice takes a worker about twelve seconds."""

MAX_LAW_SIZE = 2 * 1024 * 1024
"""Bytes of all law together; a project's is about 50 kB."""

MAX_OPEN_PULL_REQUESTS = 100
"""That are looked at, the last updated; of each the first hundred files."""

_NUMBER = re.compile(r"\d{3,}(?=-)")


@dataclass(frozen=True, slots=True)
class FoundPlan:
    """A plan that was found: its entry, at which commit, and which paths stand there besides those of the base."""

    entry: TreeEntry
    commit: str
    number: int | None = None
    author: str = ""
    added: frozenset[str] = frozenset()

    @property
    def folder(self) -> str:
        """The feature's folder."""
        return folder_of(self.entry.path)


@dataclass(frozen=True)
class Base:
    """All that the tip of the base branch holds."""

    tree: Tree

    @cached_property
    def entries(self) -> Mapping[str, TreeEntry]:
        """Its files by path."""
        return {entry.path: entry for entry in self.tree.files}

    @cached_property
    def paths(self) -> list[str]:
        """The paths of its files, sorted."""
        return sorted(self.entries)

    def below(self, folder: str) -> list[str]:
        """The paths of the files in a folder, sorted."""
        return self.paths[bisect_left(self.paths, f"{folder}/") : bisect_left(self.paths, f"{folder}0")]


def read_affected_plans(github: Connection, snapshot: Snapshot, cache: TextCache) -> AffectedPlans:
    """The plans that the pull request's amendment may strike. Raises TransientError as all reading does."""
    policy = snapshot.policy
    doing = f"reading the plans of {github.repository}"
    tree = read_tree(github, snapshot.base_sha, doing=doing)
    if tree.truncated:
        return AffectedPlans(unread="GitHub does not list a repository as large as this")
    base = Base(tree)
    merged = [FoundPlan(entry, snapshot.base_sha) for entry in tree.files if _is_judged(entry.path, policy)]
    opened, unlisted = find_open_plans(github, snapshot, policy, doing)
    chosen, left_out = _chosen((*merged, *opened))
    texts = read_texts(github, cache, [plan.entry.sha for plan in chosen], doing=doing)
    plans = tuple(_affected_plan(plan, texts[plan.entry.sha], base) for plan in chosen)
    return AffectedPlans(_law(github, cache, policy, base, doing), plans, left_out, unlisted)


def _is_judged(path: str, policy: Policy) -> bool:
    return policy.matches_plan(path) and not policy.exempts_path(path)


def _chosen(found: Iterable[FoundPlan]) -> tuple[tuple[FoundPlan, ...], int]:
    """The plans of the features with the highest numbers that fit, and how many features are left out."""
    plans: dict[str, list[FoundPlan]] = {}
    for plan in found:
        if not plan.entry.symlink and plan.entry.size <= MAX_FILE_SIZE:
            plans.setdefault(plan.folder, []).append(plan)
    chosen: list[FoundPlan] = []
    room, features = MAX_PLANS_SIZE, 0
    for folder in sorted(plans, key=_rank, reverse=True)[:MAX_AFFECTED_FEATURES]:
        room -= sum(plan.entry.size for plan in plans[folder])
        if room < 0:
            break
        chosen += plans[folder]
        features += 1
    return tuple(chosen), len(plans) - features


def _rank(folder: str) -> tuple[int, str]:
    """A feature's number, zero where it has none; times are numbers too, and higher than all others."""
    number = _NUMBER.match(name_of(folder))
    return int(number[0][:18]) if number else 0, folder


def _affected_plan(plan: FoundPlan, text: str | None, base: Base) -> AffectedPlan:
    entry, folder = plan.entry, plan.folder
    added = sorted(path for path in plan.added - base.tree.paths if path.startswith(f"{folder}/"))
    # Only their names are looked at: what stands in them says nothing about the law.
    files = tuple(File(path, "") for path in (*base.below(folder), *added) if path != entry.path)
    named = paths_named(text, folder) if text is not None else ()
    feature = Feature(folder, entry.file(text), files=files)
    there = frozenset(path for path in named if path.rstrip("/") in base.tree.paths or path.rstrip("/") in plan.added)
    return AffectedPlan(feature, plan.commit, plan.number, plan.author, there)


def _law(github: Connection, cache: TextCache, policy: Policy, base: Base, doing: str) -> tuple[File, ...]:
    """The law of all projects of the base, with what its links lead to."""
    wanted = [entry for entry in base.tree.files if _is_law(entry, policy)]
    files: dict[str, File] = {}
    for _ in range(MAX_LINKS):
        read = _files(github, cache, wanted, doing)
        files |= {file.path: file for file in read}
        led_to = (entry for link in read for entry in _behind(link, base, policy))
        wanted = list({entry.path: entry for entry in led_to if entry.path not in files}.values())
        if not wanted:
            break
    return tuple(files.values())


def _is_law(entry: TreeEntry, policy: Policy) -> bool:
    is_old_template = f"/{entry.path}".endswith(f"/{OLD_PLAN_TEMPLATE}")
    return entry.path == POLICY_PATH or is_old_template or is_read(entry, policy)


def _behind(link: File, base: Base, policy: Policy) -> tuple[TreeEntry, ...]:
    """The file that a link leads to, or those of the law in the folder that it leads to."""
    target = target_of(link)
    if target is None:
        return ()
    if target in base.entries:
        return (base.entries[target],)
    held = (base.entries[path] for path in base.below(target))
    return behind_folder(link, held, policy) if is_law_folder(link.path) else ()


def _files(github: Connection, cache: TextCache, entries: Iterable[TreeEntry], doing: str) -> tuple[File, ...]:
    """The files with their texts as far as those fit."""
    named, read, room = tuple(entries), [], MAX_LAW_SIZE
    for entry in named:
        room -= entry.size
        if entry.size <= MAX_FILE_SIZE and room >= 0:
            read.append(entry.sha)
    texts = read_texts(github, cache, read, doing=doing)
    return tuple(replace(entry.file(), text=texts.get(entry.sha)) for entry in named)


def find_open_plans(
    github: Connection, snapshot: Snapshot, policy: Policy, doing: str
) -> tuple[tuple[FoundPlan, ...], int]:
    """The plans that other open pull requests into the same branch change, and how many of those were not looked at.

    A call for every 25 pull requests, and one for some hundreds of plans.
    """
    pulls, total = _open_pull_requests(github, snapshot.base_ref, doing)
    others = [pull for pull in pulls if pull["number"] != snapshot.number]
    asked = [(pull, query) for pull in others for query in _queries_for_plans(pull, policy)]
    answers = look_up(github, [query for _, query in asked], doing=doing)
    plans = (_found(pull, query, answers.paths[query]) for pull, query in asked)
    return tuple(plan for plan in plans if plan is not None), max(total - len(pulls), 0)


def _open_pull_requests(github: Connection, base: str, doing: str) -> tuple[list[Mapping[str, Any]], int]:
    """The open pull requests into a branch, about MAX_OPEN_PULL_REQUESTS at most, and how many there are."""

    def ask(after: str | None) -> Page:
        data = github.ask_for("open_plans", doing=doing, base=base, after=after)
        page: Page = data["repository"]["pullRequests"]
        return page

    pulls: list[Mapping[str, Any]] = []
    total = 0
    for page in pages(ask(None), ask):
        pulls, total = [*pulls, *page["nodes"]], page["totalCount"]
        if len(pulls) >= MAX_OPEN_PULL_REQUESTS:
            break
    return pulls, total


def _queries_for_plans(pull: Mapping[str, Any], policy: Policy) -> Iterator[ObjectQuery]:
    for path in sorted(_kept(pull)):
        if _is_judged(path, policy):
            yield ObjectQuery(pull["headRefOid"], path, Selection.SIZE)


def _found(pull: Mapping[str, Any], query: ObjectQuery, node: Mapping[str, Any] | None) -> FoundPlan | None:
    size = ((node or {}).get("object") or {}).get("byteSize")
    if node is None or size is None or node["mode"] == SYMLINK:
        return None
    entry = TreeEntry(query.path, node["oid"], size, symlink=False)
    return FoundPlan(entry, query.commit, pull["number"], login_of(pull["author"]), _kept(pull))


def _kept(pull: Mapping[str, Any]) -> frozenset[str]:
    """The paths that a pull request changes and leaves."""
    nodes = (pull["files"] or {}).get("nodes") or ()
    return frozenset(node["path"] for node in nodes if node["changeType"] != "DELETED")
