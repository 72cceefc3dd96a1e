"""Features of a working copy whose plan is as it was, beside a spec.md or tasks.md that is not."""

from collections.abc import Iterator, Sequence

from plangate.domain.documents.layout import WATCHED_COMPANIONS, folder_of, inside, plan_beside
from plangate.domain.model.snapshot import Feature, File
from plangate.domain.policy import Policy
from plangate.local.git import Commit
from plangate.local.working_copy import WorkingCopy


def touched(copy: WorkingCopy, start: Commit, plans: Sequence[str], policy: Policy) -> Iterator[Feature]:
    """Those of the plans' features, compared with the commit where the branch left its base."""
    for path in plans:
        if path not in start.entries or policy.exempts_path(path):
            continue
        files, before_files = _beside(copy, start, path, policy)
        earlier = {file.path: file.sha for file in before_files}
        if all(earlier.get(file.path) == file.sha for file in files):
            continue
        plan = copy.read_through(path)
        if plan is not None and plan.sha == start.entries[path].sha:
            yield Feature(folder_of(path), plan, before=plan, files=files, before_files=before_files)


def _beside(copy: WorkingCopy, start: Commit, plan: str, policy: Policy) -> tuple[tuple[File, ...], tuple[File, ...]]:
    """The files beside a plan, now and then, those that were otherwise with their texts."""
    places = [
        path
        for name in WATCHED_COMPANIONS
        if plan_beside(path := inside(folder_of(plan), name), policy.plan_globs) == plan
    ]
    now = tuple(file for path in places if (file := copy.read(path)) is not None)
    held = {path: start.entries[path].sha for path in places if path in start.entries}
    differ = [file.path for file in now if held.get(file.path) != file.sha]
    texts = {file.path: file for file in start.read(differ)}
    return now, tuple(texts.get(path) or File(path, sha) for path, sha in held.items())
