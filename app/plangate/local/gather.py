"""Gathering a working copy: the snapshot of a review from disk, and where a base is named, from git."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plangate.domain.documents.constitution.lookup import MAY_HOLD_DEFAULT, with_usual_place
from plangate.domain.documents.layout import (
    PLAN,
    POLICY_PATH,
    WATCHED_COMPANIONS,
    folder_of,
    inside,
    is_companion,
    plan_beside,
    siblings_after_merge,
)
from plangate.domain.documents.plan.named_paths import paths as paths_named
from plangate.domain.documents.symlinks import LinkedPlan, LinkedPlans, linked_changes
from plangate.domain.model.default_paths import USUAL_CONSTITUTIONS
from plangate.domain.model.snapshot import AmendedLaw, Change, ChangeKind, Feature, File, Snapshot
from plangate.domain.policy import Policy, PolicyReader, policy_in_force
from plangate.errors import AuthorError
from plangate.local.git import Commit, KeptFiles, head_of, open_commit, open_merge_base, renamed_since
from plangate.local.law import MAX_FILES, read_law
from plangate.local.plan_history import as_of_last_commits
from plangate.local.scope import Scope, find_scope
from plangate.local.working_copy import Files, WorkingCopy, open_working_copy


@dataclass(frozen=True, slots=True)
class Base:
    """What a working copy is compared with: the tip of the base, and where this branch left it."""

    ref: str
    tip: Commit
    start: Commit


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan that is not written yet, and where it would lie."""

    path: Path
    data: bytes


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a review reads, and where it was looked for."""

    snapshot: Snapshot
    scope: Scope


def gather(
    paths: Sequence[Path],
    base: str | None = None,
    read_policy: PolicyReader = policy_in_force,
    *,
    today: bool = False,
) -> Snapshot:
    """All that a review reads of the plans that the paths stand for: the snapshot of `gather_scope`."""
    return gather_scope(paths, base, read_policy, today=today).snapshot


def gather_scope(
    paths: Sequence[Path],
    base: str | None = None,
    read_policy: PolicyReader = policy_in_force,
    *,
    today: bool = False,
    draft: Draft | None = None,
) -> Gathered:
    """All that a review reads of the plans that the paths stand for; without a path, of the whole working copy.

    With a base, only plans that differ from the commit where this branch left it are judged, of the others what
    changed beside them, and the law is the base's. Without one, every plan is: one that stands as its last commit left
    it by the law and the tree of that commit, any other, and with `today` all, by those of the working copy. Raises
    AuthorError for what a person can mend.
    """
    copy = open_working_copy(paths or [Path()]) if draft is None else _with_draft(draft)
    asked = paths or [copy.root]
    if base is None:
        return _standing(copy, asked, read_policy, today)
    root = copy.root
    tip, start, head = open_commit(root, base), open_merge_base(root, base), head_of(root)
    kept = KeptFiles(root, tip.ids | start.ids)
    copy = replace(copy, kept=kept, submodules=head.submodules if head else {})
    policy = _policy(tip, read_policy)
    linked = _linked(copy, policy)
    scope = find_scope(copy, asked, policy, linked)
    return Gathered(_compared(copy, Base(base, tip, start), scope, policy, linked), scope)


def _standing(copy: WorkingCopy, paths: Sequence[Path], read_policy: PolicyReader, today: bool) -> Gathered:
    """All that a review reads of every plan."""
    head = head_of(copy.root)
    kept = KeptFiles(copy.root, head.ids) if head else None
    copy = replace(copy, kept=kept, submodules=head.submodules if head else {})
    policy = _policy(copy, read_policy)
    scope = find_scope(copy, paths, policy, _linked(copy, policy))
    features = [_feature(copy, _plan(copy, path)) for path in scope.plans]
    snapshot = _snapshot(copy, copy, policy, head.sha if head else "", features)
    return Gathered(snapshot if today or head is None else as_of_last_commits(head, snapshot), scope)


def _with_draft(draft: Draft) -> WorkingCopy:
    """The working copy around a plan whose folder need not be there yet."""
    place = draft.path.absolute()
    copy = open_working_copy([next(filter(Path.is_dir, place.parents))])
    return replace(copy, draft=(copy.relative(draft.path), draft.data))


def plan_at(path: Path) -> Path:
    """The plan that a feature's folder, or the plan's own path, stands for."""
    return path / PLAN if path.is_dir() else path


def _compared(
    copy: WorkingCopy, base: Base, scope: Scope, policy: Policy, linked: Mapping[str, LinkedPlan]
) -> Snapshot:
    """All that a review reads of what differs from the base."""
    start, plans = base.start, scope.plans
    origins = {**_origins(copy, start, plans, policy), **_linked_origins(start, linked, policy)}
    standing = {plan.path for plan in linked.values()} - origins.keys()
    changed = (plan for plan in plans if plan not in standing)
    features = [_changed_feature(copy, base, plan, origins.get(plan, plan)) for plan in changed]
    head = head_of(copy.root)
    snapshot = _snapshot(copy, base.tip, policy, head.sha if head else "", filter(None, features))
    return replace(
        snapshot,
        base_sha=base.tip.sha,
        merge_base_sha=start.sha,
        base_ref=base.ref,
        amended=tuple(_amended(copy, start, policy, scope)),
        proposed_policy=next(_changed_law(copy, start, [POLICY_PATH], scope), None),
        touched=tuple(_touched(copy, start, plans, policy)),
        base_paths=_at(start, _named(snapshot.features)),
    )


def _snapshot(copy: WorkingCopy, law: Files, policy: Policy, head: str, judged: Iterable[Feature]) -> Snapshot:
    features = tuple(judged)
    return Snapshot(
        repository=copy.root.name,
        head_sha=head,
        base_sha="",
        changed_files=len(features),
        changes=tuple(_change(feature) for feature in features),
        law=read_law(law, policy, [feature.folder for feature in features]),
        policy=policy,
        features=features,
        head_paths=frozenset(filter(copy.exists, _named(features))),
    )


def _policy(files: Files, read: PolicyReader) -> Policy:
    policy = read(next(iter(files.read_all([POLICY_PATH])), None), None)
    held = (file.path for file in files.read_all(MAY_HOLD_DEFAULT))
    return with_usual_place(policy, held, files.read_all(USUAL_CONSTITUTIONS))


def _linked(copy: WorkingCopy, policy: Policy) -> dict[str, LinkedPlan]:
    """The plans behind links, by the paths that they are seen at, with the ids of what is read there."""
    plans = LinkedPlans(copy.nodes(), policy.plan_globs).all()
    files = {seen_as: copy.read_through(plan.path) for seen_as, plan in plans.items()}
    ids = {seen_as: file.sha for seen_as, file in files.items() if file}
    return {seen_as: replace(plan, sha=ids.get(seen_as) or plan.sha) for seen_as, plan in plans.items()}


def _linked_origins(start: Commit, linked: Mapping[str, LinkedPlan], policy: Policy) -> dict[str, str]:
    """Where plans behind links lay at the merge base whose text is another now; nowhere, if they are new."""
    changes = linked_changes(LinkedPlans(start.nodes(), policy.plan_globs), linked, ())
    nowhere = {ChangeKind.ADDED: ""}
    return {change.path: nowhere.get(change.kind, change.previous_path or change.path) for change in changes}


def _origins(copy: WorkingCopy, start: Commit, plans: Sequence[str], policy: Policy) -> dict[str, str]:
    """Where plans lay at the merge base that were renamed; one that was no plan, or an exempt one, is new."""
    if all(plan in start.entries for plan in plans):
        return {}
    renamed = renamed_since(copy.root, start.sha)
    judged = {was for was in renamed.values() if policy.matches_plan(was) and not policy.exempts_path(was)}
    return {plan: renamed[plan] for plan in plans if renamed.get(plan) in judged}


def _plan(copy: WorkingCopy, path: str) -> File:
    plan = copy.read_through(path)
    if plan is None:
        raise AuthorError(f"{path} is no file. Name a {PLAN}, or a folder with plans in it.")
    return plan


def _feature(copy: WorkingCopy, plan: File) -> Feature:
    """The feature of a plan, all of it as it is."""
    folder = folder_of(plan.path)
    if plan.symlink or plan.submodule:
        return Feature(folder, plan)
    beside = [path for path in copy.files(folder)[:MAX_FILES] if path != plan.path]
    files = (copy.read(path, text=is_companion(folder, path)) for path in beside)
    return Feature(folder, plan, files=tuple(file for file in files if file is not None))


def _changed_feature(copy: WorkingCopy, base: Base, plan: str, was: str) -> Feature | None:
    """The feature of a plan that lay at `was` at the merge base; None when it does not differ from that."""
    file, before = _plan(copy, plan), _read_before(base.start, was)
    # A folder may stand in the plan's place, and have stood there before.
    is_old_folder = not file.sha and bool(base.start.files(plan))
    if is_old_folder or not _differ(before, file):
        return None
    feature = _feature(copy, file)
    earlier = _before(base.start, was, feature)
    siblings = _siblings(copy, base, feature.folder) if before is None else ()
    return replace(feature, before=before, before_files=earlier, siblings=siblings)


def _read_before(start: Commit, path: str) -> File | None:
    """The plan at the merge base; of a link, only that there was one: it was no text of the plan's."""
    file = start.read(path)
    return File(path, file.sha) if file and file.symlink else file


def _siblings(copy: WorkingCopy, base: Base, folder: str) -> tuple[str, ...]:
    """The folders beside the feature's that a merge would leave there: the copy's, and what the base got meanwhile."""
    root = folder_of(folder)
    if not root:
        return ()
    return siblings_after_merge(folder, copy.folders(root), base.start.folders(root), base.tip.folders(root))


def _before(start: Commit, was: str, feature: Feature) -> tuple[File, ...]:
    """The folder's files at the merge base, with texts where they differ and a rule reads them.

    Of a folder that moved, they are told by where they are now.
    """
    then, folder = folder_of(was), feature.folder
    now = {file.path: file.sha for file in feature.files}
    moved = {path: f"{folder}{path.removeprefix(then)}" for path in start.files(then) if path != was}
    read = (path for path, place in moved.items() if is_companion(folder, place))
    differ = [path for path in read if now.get(moved[path]) != start.sha_at(path)]
    return tuple(replace(file, path=moved[file.path]) for file in start.read_some(moved, differ))


def _touched(copy: WorkingCopy, start: Commit, plans: Sequence[str], policy: Policy) -> Iterator[Feature]:
    """The features whose plan is as it was, beside a spec.md or tasks.md that is not."""
    standing = (plan for plan in plans if plan in start.entries and not policy.exempts_path(plan))
    return filter(None, (_touched_feature(copy, start, plan, policy) for plan in standing))


def _touched_feature(copy: WorkingCopy, start: Commit, plan: str, policy: Policy) -> Feature | None:
    beside = (inside(folder_of(plan), name) for name in WATCHED_COMPANIONS)
    places = [path for path in beside if plan_beside(path, policy.plan_globs) == plan]
    files = copy.read_all(places)
    differ = [file.path for file in files if file.sha != start.sha_at(file.path)]
    file = copy.read_through(plan) if differ else None
    if file is None or file.sha != start.sha_at(plan):
        return None
    held = [path for path in places if path in start.entries]
    before_files = start.read_some(held, differ)
    return Feature(folder_of(plan), file, before=file, files=files, before_files=before_files)


def _change(feature: Feature) -> Change:
    return Change(feature.plan.path, ChangeKind.MODIFIED if feature.before else ChangeKind.ADDED)


def _named(features: Iterable[Feature]) -> frozenset[str]:
    plans = ((feature.plan.text, feature.folder) for feature in features)
    return frozenset(path for text, folder in plans if text is not None for path in paths_named(text, folder))


def _at(commit: Commit, named: frozenset[str]) -> frozenset[str]:
    held = commit.paths()
    return frozenset(path for path in named if path in held or f"{path.rstrip('/')}/" in held)


def _amended(copy: WorkingCopy, start: Commit, policy: Policy, scope: Scope) -> Iterator[AmendedLaw]:
    """The constitutions in the scope that differ from the merge base, those behind links aside."""
    held = {path for path in start.entries if policy.matches_constitution(path)} | set(policy.constitution)
    changed = _changed_law(copy, start, sorted(held), scope)
    return (law for law in changed if not law.after.symlink and not (law.before and law.before.symlink))


def _changed_law(copy: WorkingCopy, start: Commit, places: Iterable[str], scope: Scope) -> Iterator[AmendedLaw]:
    """The files at some places that lie in the scope and differ from the merge base."""
    for after in copy.read_all(filter(scope.holds, places)):
        before = start.read(after.path)
        if _differ(before, after):
            yield AmendedLaw(after, before)


def _differ(before: File | None, after: File) -> bool:
    return before is None or (before.sha != after.sha and (before.text is None or before.text != after.text))
