"""The plans that an amendment may strike: those on the base branch, and those of other open pull requests.

One call lists all files of the base, one every 25 open pull requests; texts are asked for by blob id, and only those
that are not kept. What is looked at is bounded, and what is left out is counted.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from plangate.domain.documents.layout import (
    OLD_PLAN_TEMPLATE,
    POLICY_PATH,
    is_law_folder,
    is_law_text,
    name_of,
    target_of,
)
from plangate.domain.documents.plan.tree import paths as paths_named
from plangate.domain.model.snapshot import (
    MAX_AFFECTED_FEATURES,
    MAX_FILE_SIZE,
    AffectedPlan,
    AffectedPlans,
    Feature,
    File,
    Snapshot,
)
from plangate.domain.policy import Policy, policy_of
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import look_up
from plangate.github.read.governing_files import behind_folder
from plangate.github.read.listings import TreeEntry
from plangate.github.read.open_plans import FoundPlan, find_open_plans, is_judged
from plangate.github.read.symlinks import MOST_HOPS
from plangate.github.read.texts import SYMLINK, TextCache, text_of

MOST_TEXT = 4 * 1024 * 1024
"""Bytes of all plans together: judging them twice takes a worker about twelve seconds."""

MOST_LAW = 2 * 1024 * 1024
"""Bytes of all law together; a project's is about 50 kB."""

_NUMBER = re.compile(r"\d{3,}(?=-)")


def read_precedents(github: Connection, snapshot: Snapshot, cache: TextCache) -> AffectedPlans:
    """The plans that the pull request's amendment may strike. Raises TransientError as all reading does."""
    policy = policy_of(snapshot)
    doing = f"reading the plans of {github.repository}"
    tree = github.read(f"{github.path}/git/trees/{snapshot.base_sha}", doing=doing, recursive=1)
    if tree["truncated"]:
        return AffectedPlans(unread="GitHub does not list a repository as large as this")
    entries = {one["path"]: _entry(one) for one in tree["tree"] if one["type"] == "blob"}
    names = frozenset(one["path"] for one in tree["tree"])
    merged = [FoundPlan(one, snapshot.base_sha) for one in entries.values() if is_judged(one.path, policy)]
    opened, unlisted = find_open_plans(github, snapshot, policy, doing)
    chosen, left_out = _chosen((*merged, *opened))
    texts = _texts(github, cache, [one.entry.sha for one in chosen], doing)
    listed = sorted(entries)
    plans = tuple(_precedent(one, texts[one.entry.sha], _below(listed, one.folder), names) for one in chosen)
    return AffectedPlans(_law(github, cache, policy, entries, doing), plans, left_out, unlisted)


def _entry(node: Mapping[str, Any]) -> TreeEntry:
    return TreeEntry(node["path"], node["sha"], node.get("size", 0), symlink=int(node["mode"], 8) == SYMLINK)


def _chosen(found: Iterable[FoundPlan]) -> tuple[tuple[FoundPlan, ...], int]:
    """The plans of the features with the highest numbers that fit, and how many features are left out."""
    plans: dict[str, list[FoundPlan]] = {}
    for one in found:
        if not one.entry.symlink and one.entry.size <= MAX_FILE_SIZE:
            plans.setdefault(one.folder, []).append(one)
    chosen: list[FoundPlan] = []
    room, features = MOST_TEXT, 0
    for folder in sorted(plans, key=_rank, reverse=True)[:MAX_AFFECTED_FEATURES]:
        room -= sum(one.entry.size for one in plans[folder])
        if room < 0:
            break
        chosen += plans[folder]
        features += 1
    return tuple(chosen), len(plans) - features


def _rank(folder: str) -> tuple[int, str]:
    """A feature's number, zero where it has none; times are numbers too, and higher than all others."""
    number = _NUMBER.match(name_of(folder))
    return int(number[0][:18]) if number else 0, folder


def _texts(github: Connection, cache: TextCache, shas: Iterable[str], doing: str) -> dict[str, str | None]:
    wanted = list(dict.fromkeys(shas))
    kept = cache.get(wanted)
    missing = [sha for sha in wanted if sha not in kept]
    if not missing:
        return kept
    blobs = look_up(github, (), missing, doing=doing).blobs
    read = {sha: text_of(github, sha, blob) for sha, blob in blobs.items()}
    cache.put(read)
    return {**kept, **read}


def _below(listed: Sequence[str], folder: str) -> Sequence[str]:
    """Of sorted paths those below a folder."""
    return listed[bisect_left(listed, f"{folder}/") : bisect_left(listed, f"{folder}0")]


def _precedent(found: FoundPlan, text: str | None, beside: Sequence[str], names: frozenset[str]) -> AffectedPlan:
    entry, folder = found.entry, found.folder
    files = [path for path in (*beside, *sorted(found.added - names)) if path.startswith(f"{folder}/")]
    named = paths_named(text, folder) if text is not None else ()
    exist = frozenset(path for path in named if path.rstrip("/") in names or path.rstrip("/") in found.added)
    # Only their names are looked at: what stands in them says nothing about the law.
    others = tuple(File(path, "") for path in files if path != entry.path)
    return AffectedPlan(
        Feature(folder, entry.file(text), files=others), found.commit, found.number, found.author, exist
    )


def _law(
    github: Connection, cache: TextCache, policy: Policy, entries: Mapping[str, TreeEntry], doing: str
) -> tuple[File, ...]:
    """The law of all projects of the base, with what its links lead to."""
    wanted = [entry for entry in entries.values() if _is_law(entry, policy)]
    files: dict[str, File] = {}
    for _ in range(MOST_HOPS):
        read = _files(github, cache, wanted, doing)
        files |= {file.path: file for file in read}
        led_to = dict.fromkeys(entry for file in read if file.symlink for entry in _behind(file, entries, policy))
        wanted = [entry for entry in led_to if entry.path not in files]
        if not wanted:
            break
    return tuple(files.values())


def _behind(link: File, entries: Mapping[str, TreeEntry], policy: Policy) -> tuple[TreeEntry, ...]:
    """The file that a link leads to, or those of the law in the folder that it leads to."""
    target = target_of(link)
    if target is None:
        return ()
    if target in entries:
        return (entries[target],)
    if not is_law_folder(link.path):
        return ()
    return behind_folder(link, (entries[path] for path in _below(sorted(entries), target)), policy)


def _files(github: Connection, cache: TextCache, entries: Iterable[TreeEntry], doing: str) -> tuple[File, ...]:
    """The files with their texts as far as those fit."""
    told, read, room = tuple(entries), [], MOST_LAW
    for entry in told:
        room -= entry.size
        read += [entry.sha] if entry.size <= MAX_FILE_SIZE and room >= 0 else []
    texts = _texts(github, cache, read, doing)
    return tuple(replace(entry.file(), text=texts.get(entry.sha)) for entry in told)


def _is_law(entry: TreeEntry, policy: Policy) -> bool:
    path = entry.path
    if path == POLICY_PATH or f"/{path}".endswith(f"/{OLD_PLAN_TEMPLATE}"):
        return True
    return is_law_text(path, policy.constitution) or (entry.symlink and is_law_folder(path))
