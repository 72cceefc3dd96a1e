"""Gathering a working copy: the snapshot of a review from disk, and where a base is named, from git."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from plangate.domain.documents.layout import (
    LAW_ENDINGS,
    LINKED_FOLDERS,
    PLAN,
    POLICY_PATH,
    TEMPLATE_FOLDERS,
    folder_of,
    inside,
    is_companion,
    projects,
    siblings_after_merge,
    target_of,
)
from plangate.domain.documents.plan.tree import paths as paths_named
from plangate.domain.model.snapshot import AmendedLaw, Change, ChangeKind, Feature, File, Snapshot
from plangate.domain.policy import Policy, parse_policy
from plangate.errors import AuthorError
from plangate.local.companion_changes import touched
from plangate.local.git import Commit, head_sha, open_commit, open_merge_base, renamed_since
from plangate.local.working_copy import WorkingCopy, open_working_copy

_MOST_FILES = 2000
"""Files of one feature folder, or of one law folder, that are looked at."""

_MOST_HOPS = 8
"""Symbolic links that lead one to the next."""


def gather(paths: Sequence[Path], base: str | None = None) -> Snapshot:
    """All that a review reads of the plans at or below the paths.

    With a base, only plans that differ from the commit where this branch left it are judged, of the others what
    changed beside them, and the law is the base's; without one, every plan is, by the law of the working copy. Raises
    AuthorError for what a person can mend.
    """
    copy = open_working_copy(paths)
    tip = open_commit(copy.root, base) if base is not None else None
    start = open_merge_base(copy.root, base) if base is not None else None
    policy = _policy(copy, tip)
    plans = tuple(_plans(copy, paths, policy))
    origins = _origins(copy, start, plans, policy) if start else {}
    features = tuple(
        f for plan in plans if (f := _feature(copy, plan, start, tip, origins.get(plan, plan))) is not None
    )
    named = _named(features)
    return Snapshot(
        repository=copy.root.name,
        head_sha=head_sha(copy.root),
        base_sha=tip.sha if tip else "",
        merge_base_sha=start.sha if start else "",
        base_ref=base or "",
        changed_files=len(features),
        changes=tuple(_change(feature) for feature in features),
        law=_law(copy, tip, policy, features),
        amended=tuple(_amended(copy, start, policy, paths)) if start else (),
        proposed_policy=_proposed_policy(copy, start, paths) if start else None,
        features=features,
        touched=tuple(touched(copy, start, plans, policy)) if start else (),
        head_paths=frozenset(path for path in named if copy.exists(path)),
        base_paths=_at(start, named) if start else frozenset(),
    )


def _policy(copy: WorkingCopy, tip: Commit | None) -> Policy:
    files = tip.read([POLICY_PATH]) if tip else tuple(filter(None, [copy.read(POLICY_PATH)]))
    return parse_policy(files[0] if files else None)


def _plans(copy: WorkingCopy, paths: Sequence[Path], policy: Policy) -> Iterator[str]:
    """The plans below folders that the policy takes for plans, and every plan file that is named itself."""
    seen: set[str] = set()
    for path in paths:
        place = copy.relative(path)
        named = not (copy.root / place).is_dir()
        if named and path.name != PLAN and not policy.matches_plan(place):
            raise AuthorError(f"{path} is no plan. Name a {PLAN}, or a folder with plans in it.")
        for plan in copy.plans(place, policy.matches_plan):
            if plan not in seen:
                seen.add(plan)
                yield plan


def _origins(copy: WorkingCopy, start: Commit, plans: Sequence[str], policy: Policy) -> dict[str, str]:
    """Where plans lay at the merge base that were renamed; one that was no plan, or an exempt one, is new."""
    if all(plan in start.entries for plan in plans):
        return {}
    renamed = renamed_since(copy.root, start.sha)
    were = ((plan, renamed[plan]) for plan in plans if plan in renamed)
    return {plan: was for plan, was in were if policy.matches_plan(was) and not policy.exempts_path(was)}


def _feature(copy: WorkingCopy, plan: str, start: Commit | None, tip: Commit | None, was: str) -> Feature | None:
    """The feature of a plan that lay at `was` at the merge base; None when it does not differ from that."""
    file = copy.read_through(plan)
    if file is None:
        raise AuthorError(f"{plan} is no file. Name a {PLAN}, or a folder with plans in it.")
    before = start.read([was]) if start else ()
    if before and (before[0].sha == file.sha or (before[0].text is not None and before[0].text == file.text)):
        return None
    if not file.sha and start and any(path.startswith(f"{plan}/") for path in start.entries):
        # A folder in the plan's place, and it was one before.
        return None
    folder = folder_of(plan)
    beside = [path for path in copy.files(folder)[:_MOST_FILES] if path != plan]
    files = tuple(f for path in beside if (f := copy.read(path, text=is_companion(folder, path))) is not None)
    siblings = _siblings(copy, start, tip, folder) if start and tip and not before else ()
    earlier = _before(start, folder, was, files)
    return Feature(folder, file, before[0] if before else None, files, earlier, siblings)


def _siblings(copy: WorkingCopy, start: Commit, tip: Commit, folder: str) -> tuple[str, ...]:
    """The folders beside the feature's that a merge would leave there: the copy's, and what the base got meanwhile."""
    root = folder_of(folder)
    return siblings_after_merge(folder, copy.folders(root), start.folders(root), tip.folders(root)) if root else ()


def _before(start: Commit | None, folder: str, was: str, files: Sequence[File]) -> tuple[File, ...]:
    """The folder's files at the merge base, with texts where they differ and a rule reads them.

    Of a folder that moved, they are told by where they are now.
    """
    if start is None:
        return ()
    then = folder_of(was)
    now = {file.path: file.sha for file in files}
    moved = {path: f"{folder}{path.removeprefix(then)}" for path in start.entries if path.startswith(f"{then}/")}
    paths = {path: place for path, place in moved.items() if path != was}
    differ = [path for path, at in paths.items() if is_companion(folder, at) and now.get(at) != start.entries[path].sha]
    texts = {file.path: file for file in start.read(differ)}
    return tuple(
        replace(texts.get(path) or File(path, start.entries[path].sha), path=place) for path, place in paths.items()
    )


def _change(feature: Feature) -> Change:
    return Change(feature.plan.path, ChangeKind.MODIFIED if feature.before else ChangeKind.ADDED)


def _named(features: Sequence[Feature]) -> frozenset[str]:
    texts = ((feature.plan.text, feature.folder) for feature in features)
    return frozenset(path for text, folder in texts if text is not None for path in paths_named(text, folder))


def _at(commit: Commit, named: frozenset[str]) -> frozenset[str]:
    held = commit.paths()
    return frozenset(path for path in named if path in held or f"{path.rstrip('/')}/" in held)


def _law(copy: WorkingCopy, tip: Commit | None, policy: Policy, features: Sequence[Feature]) -> tuple[File, ...]:
    """Policy, constitutions and templates of every project that holds one of the features."""
    wanted = [POLICY_PATH]
    for project in projects(feature.folder for feature in features):
        wanted += [inside(project, path) for path in (*policy.constitution, *LINKED_FOLDERS)]
        for name in TEMPLATE_FOLDERS:
            wanted += _below(copy, tip, inside(project, name))
    return tuple(_with_targets(copy, tip, list(dict.fromkeys(wanted))))


def _amended(copy: WorkingCopy, start: Commit, policy: Policy, paths: Sequence[Path]) -> Iterator[AmendedLaw]:
    """The constitutions below the paths that differ from the merge base, those behind links aside."""
    held = {path for path in start.entries if policy.matches_constitution(path)} | set(policy.constitution)
    for path in sorted(held):
        after = copy.read(path) if _is_within(copy, path, paths) else None
        before = next(iter(start.read([path])), None)
        if after is None or after.symlink or (before is not None and before.symlink):
            continue
        if _differ(before, after):
            yield AmendedLaw(after, before)


def _proposed_policy(copy: WorkingCopy, start: Commit, paths: Sequence[Path]) -> AmendedLaw | None:
    """The policy, where it lies below the paths and differs from the merge base."""
    after = copy.read(POLICY_PATH) if _is_within(copy, POLICY_PATH, paths) else None
    before = next(iter(start.read([POLICY_PATH])), None)
    return AmendedLaw(after, before) if after is not None and _differ(before, after) else None


def _is_within(copy: WorkingCopy, file: str, paths: Sequence[Path]) -> bool:
    places = (copy.relative(path) for path in paths)
    return any(place == "." or f"{file}/".startswith(f"{place}/") for place in places)


def _differ(before: File | None, after: File) -> bool:
    return before is None or (before.sha != after.sha and (before.text is None or before.text != after.text))


def _below(copy: WorkingCopy, tip: Commit | None, folder: str) -> list[str]:
    """The law's files in a folder."""
    held = tip.entries if tip else copy.files(folder)
    return [path for path in held if path.startswith(f"{folder}/") and path.endswith(LAW_ENDINGS)][:_MOST_FILES]


def _with_targets(copy: WorkingCopy, tip: Commit | None, wanted: list[str]) -> Iterator[File]:
    """The files, and those that symbolic links among them lead to."""
    seen = set(wanted)
    for _ in range(_MOST_HOPS):
        files = tip.read(wanted) if tip else tuple(f for path in wanted if (f := copy.read(path)) is not None)
        yield from files
        led_to = [
            path for target in filter(None, map(target_of, files)) for path in (target, *_below(copy, tip, target))
        ]
        wanted = [path for path in dict.fromkeys(led_to) if path not in seen]
        seen.update(wanted)
        if not wanted:
            return
