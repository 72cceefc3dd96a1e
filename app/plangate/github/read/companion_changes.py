"""Features whose plan a pull request leaves alone beside a tasks.md or spec.md that it changes: what is asked of them.

Most pull requests that touch a feature merely tick its tasks, so all of it goes into the second round.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from plangate.domain.documents.layout import SPEC, WATCHED_COMPANIONS, folder_of, inside, plan_beside
from plangate.domain.model.snapshot import Change, ChangeKind, Feature, File
from plangate.domain.policy import Policy
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import Answers, ObjectQuery, Selection
from plangate.github.read.texts import file_of

MOST_TOUCHED = 40
"""Of one pull request; about twenty of them take a call."""


@dataclass(frozen=True, slots=True)
class Touch:
    """A plan, and which files beside it change, by their paths."""

    plan: str
    changed: tuple[str, ...]

    @property
    def folder(self) -> str:
        """The feature's folder."""
        return folder_of(self.plan)

    @property
    def asks_for_law(self) -> bool:
        """Whether it matters which template the plan was made from: what is said of tasks alone asks for no law."""
        return any(path.endswith(SPEC) for path in self.changed)

    @property
    def beside(self) -> tuple[str, ...]:
        """The paths of the files that are looked at."""
        return tuple(inside(self.folder, name) for name in WATCHED_COMPANIONS)


def touches(changes: Iterable[Change], policy: Policy, *, judged: Collection[str]) -> tuple[Touch, ...]:
    """The features that the changes touch otherwise, by path; `judged` are the paths of the plans that are judged."""
    listed = tuple(changes)
    gone = {change.path for change in listed if change.kind is ChangeKind.REMOVED}
    found: dict[str, tuple[str, ...]] = {}
    for change in listed:
        plan = plan_beside(change.path, policy.plan_globs)
        if plan is not None and plan not in judged and plan not in gone and not policy.exempts_path(plan):
            found[plan] = (*found.get(plan, ()), change.path)
    return tuple(Touch(plan, paths) for plan, paths in sorted(found.items()))


def looks(touched: Iterable[Touch], head: str, merge_base: str) -> Iterator[ObjectQuery]:
    """What the second round asks about them: the plan, the files beside it, and what the changed ones were."""
    for touch in touched:
        yield from (ObjectQuery(head, path, Selection.ENTRY) for path in (touch.plan, *touch.beside))
        yield from (ObjectQuery(merge_base, path, Selection.ENTRY) for path in touch.changed)


def features_at(
    github: Connection, touched: Iterable[Touch], answers: Answers, head: str, merge_base: str
) -> Iterator[Feature]:
    """The touched features that have a plan at all."""
    for touch in touched:
        plan = file_of(github, touch.plan, answers.at(head, touch.plan, Selection.ENTRY))
        if plan is None:
            continue
        now = [file_of(github, path, answers.at(head, path, Selection.ENTRY)) for path in touch.beside]
        files = tuple(file for file in now if file is not None)
        changed = (file_of(github, path, answers.at(merge_base, path, Selection.ENTRY)) for path in touch.changed)
        same = (File(file.path, file.sha) for file in files if file.path not in touch.changed)
        before = (*(file for file in changed if file is not None), *same)
        yield Feature(touch.folder, plan, before=plan, files=files, before_files=before)
