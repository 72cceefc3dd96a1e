"""Feature folders: what is asked about them, and what they hold.

Those whose plan is judged, and those that a pull request touches otherwise: it leaves their plan alone beside a
tasks.md or spec.md that it changes. Most pull requests that touch a feature merely tick its tasks, so all that is asked
of those goes into the second round.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from plangate.domain.documents.layout import (
    COMPANIONS,
    SPEC,
    WATCHED_COMPANIONS,
    folder_of,
    inside,
    is_companion,
    is_contract,
    plan_beside,
    siblings_after_merge,
)
from plangate.domain.documents.plan.named_paths import paths as paths_named
from plangate.domain.model.snapshot import (
    MAX_CONTRACTS,
    MAX_FILE_SIZE,
    MAX_READ_FILES,
    MAX_READ_SIZE,
    Change,
    ChangeKind,
    Feature,
    File,
)
from plangate.domain.policy import Policy
from plangate.errors import AuthorError, RefusedError
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import Answers, ObjectQuery, Selection
from plangate.github.read.files import Commits, behind, file_at, files_at, files_in, folders_in

MAX_PATHS = 1000
"""Paths that are looked up of those that all plans of a pull request name."""

MAX_PATH_LENGTH = 1000
"""Characters from which on a path is none that git could have something at."""

MAX_TOUCHED_FEATURES = 40
"""Of one pull request; about twenty of them take a call."""


@dataclass(frozen=True, slots=True)
class PlanLocation:
    """A plan that is judged and where it lay at the merge base; `new` when what lay there was not judged as a plan."""

    path: str
    before: str | None
    new: bool = False

    @property
    def folder(self) -> str:
        """The feature's folder."""
        return folder_of(self.path)

    @property
    def root(self) -> str:
        """The folder that the feature's folder lies in, empty at the top."""
        return folder_of(self.folder)

    @property
    def folder_before(self) -> str:
        """Where the feature's folder lay at the merge base; its own place where nobody judged what lay elsewhere."""
        return folder_of(self.path if self.new else self.before or self.path)

    @property
    def companions(self) -> tuple[str, ...]:
        """The paths of the files of the folder that rules read."""
        return tuple(inside(self.folder, name) for name in COMPANIONS)

    def now(self, file: File) -> File:
        """A file of the folder as it was, at its path as it is."""
        return replace(file, path=f"{self.folder}{file.path.removeprefix(self.folder_before)}")


def location_of(change: Change) -> PlanLocation:
    """Where a changed plan is and was."""
    same = None if change.kind is ChangeKind.ADDED else change.path
    return PlanLocation(change.path, change.previous_path or same, new=change.kind is ChangeKind.ADDED)


def queries_for_features(places: Iterable[PlanLocation], commits: Commits) -> Iterator[ObjectQuery]:
    """What the second round asks about the folders: plans now and before, their files, and the texts rules read."""
    for place in places:
        for path in (place.path, *place.companions):
            yield ObjectQuery(commits.head, path, Selection.ENTRY)
        if place.before:
            yield ObjectQuery(commits.merge_base, place.before, Selection.ENTRY)
        if place.folder:
            yield ObjectQuery(commits.head, place.folder, Selection.FOLDER)
            yield ObjectQuery(commits.merge_base, place.folder_before, Selection.FOLDER)
        if place.root and not place.before:
            for commit in commits:
                yield ObjectQuery(commit, place.root, Selection.NAMES)


def feature_at(github: Connection, place: PlanLocation, answers: Answers, commits: Commits) -> Feature:
    """The feature as the second round tells it; contracts and earlier texts are not read yet.

    Raises RefusedError when a plan that GitHub lists as changed cannot be read at its path.
    """
    listed_plan = file_at(github, answers, commits.head, place.path)
    plan = behind(github, listed_plan, commits.head, doing=f"following the links of {place.path}")
    if plan is None:
        unreadable = f"GitHub lists {place.path} as changed, but it cannot be read there."
        raise RefusedError(unreadable, may_be_lag=True)
    names = (folders_in(answers.at(commit, place.root, Selection.NAMES)) for commit in commits)
    return Feature(
        folder=place.folder,
        plan=plan,
        before=_plan_before(github, place, answers, commits, followed=plan is not listed_plan),
        files=tuple(_files(github, place, answers, commits.head)),
        before_files=tuple(_files_before(place, answers, commits.merge_base)),
        siblings=siblings_after_merge(place.folder, *names),
    )


def _plan_before(
    github: Connection, place: PlanLocation, answers: Answers, commits: Commits, *, followed: bool
) -> File | None:
    """The plan at the merge base; one without a text where the diff does not tell what changed in it."""
    plan = file_at(github, answers, commits.merge_base, place.before)
    if place.new:
        # What stood there counts for nothing.
        return File(place.before or place.path, "") if plan is not None or followed else None
    if followed:
        # The diff shows lines of the link, not of the plan.
        return File(place.before or place.path, plan.sha if plan is not None else "")
    return plan


def _files(github: Connection, place: PlanLocation, answers: Answers, head: str) -> Iterator[File]:
    texts = {file.path: file for file in files_at(github, answers, head, place.companions)}
    for entry in files_in(place.folder, answers.at(head, place.folder, Selection.FOLDER)):
        if entry.path != place.path:
            yield texts.get(entry.path) or entry.file()


def _files_before(place: PlanLocation, answers: Answers, merge_base: str) -> Iterator[File]:
    """The folder's files at the merge base; of a folder that moved, they are told by where they are now."""
    for entry in files_in(place.folder_before, answers.at(merge_base, place.folder_before, Selection.FOLDER)):
        if entry.path not in (place.before, place.folder_before):
            yield place.now(entry.file())


def unread(feature: Feature) -> Iterator[File]:
    """The files whose texts rules read and the second round could not ask for: contracts, and what was changed."""
    contracts = [file for file in feature.files if is_contract(feature.folder, file.path)]
    now = {file.path: file.sha for file in feature.files}
    before = [file for file in feature.before_files if is_companion(feature.folder, file.path)]
    changed = [file for file in before if now.get(file.path) != file.sha]
    wanted = (*contracts[:MAX_CONTRACTS], *changed)
    return (file for file in wanted if file.size <= MAX_FILE_SIZE and not file.passed_over)


def within_room(features: Sequence[Feature], called: str) -> tuple[Feature, ...]:
    """The features; of the files that are still to be read, those are passed over that are too many for one review.

    Raises AuthorError where what was read is too much already; `called` is how the message begins.
    """
    files = chain.from_iterable((f.plan, *filter(None, [f.before]), *f.files, *f.before_files) for f in features)
    read = [file.size for file in files if file.text is not None]
    size, count = MAX_READ_SIZE - sum(read), MAX_READ_FILES - len(read)
    if size < 0 or count < 0:
        many = f"has {sum(read) >> 20} MiB in {len(read)} files of plans and what lies beside them"
        raise AuthorError(
            f"{called} {many}, and at most {MAX_READ_SIZE >> 20} MiB in {MAX_READ_FILES} are read together."
        )
    passed_over: set[tuple[str, str]] = set()
    for file in chain.from_iterable(map(unread, features)):
        size, count = size - file.size, count - 1
        if size < 0 or count < 0:
            passed_over.add((file.path, file.sha))

    def marked(files: Iterable[File]) -> tuple[File, ...]:
        return tuple(replace(file, passed_over=(file.path, file.sha) in passed_over) for file in files)

    if not passed_over:
        return tuple(features)
    return tuple(
        replace(feature, files=marked(feature.files), before_files=marked(feature.before_files)) for feature in features
    )


def with_texts(feature: Feature, texts: Mapping[str, str | None]) -> Feature:
    """The feature with those texts filled in."""
    # By path and id: what a contract was lies at the same path as what it is.
    wanted = {(file.path, file.sha) for file in unread(feature)}

    def filled(file: File) -> File:
        is_wanted = file.text is None and (file.path, file.sha) in wanted
        return replace(file, text=texts.get(file.sha)) if is_wanted else file

    files, before_files = map(filled, feature.files), map(filled, feature.before_files)
    return replace(feature, files=tuple(files), before_files=tuple(before_files))


def named_paths(features: Sequence[Feature]) -> tuple[str, ...]:
    """All paths that the plans name and that git could have something at, in the order of their first naming."""
    plans = [(feature.plan.text, feature.folder) for feature in features if not feature.plan.symlink]
    paths = dict.fromkeys(path for text, folder in plans if text for path in paths_named(text, folder))
    return tuple(filter(_is_askable, paths))


def _is_askable(path: str) -> bool:
    """Whether git could have something at that path at all."""
    return len(path) < MAX_PATH_LENGTH and "\0" not in path and not {"", ".", ".."} & set(path.rstrip("/").split("/"))


def existing(paths: Iterable[str], answers: Answers, commit: str) -> frozenset[str]:
    """Those of the paths at which there is something at a commit."""
    return frozenset(path for path in paths if answers.at(commit, path.rstrip("/"), Selection.KIND) is not None)


@dataclass(frozen=True, slots=True)
class TouchedFeature:
    """A plan that stands as it was, and which files beside it change, by their paths."""

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
    def companions(self) -> tuple[str, ...]:
        """The paths of the files that are looked at."""
        return tuple(inside(self.folder, name) for name in WATCHED_COMPANIONS)


def touched_features(
    changes: Sequence[Change], policy: Policy, *, judged: Collection[str]
) -> tuple[TouchedFeature, ...]:
    """The features that the changes touch otherwise, by path; `judged` are the paths of the plans that are judged."""
    gone = {change.path for change in changes if change.kind is ChangeKind.REMOVED}
    touched: dict[str, tuple[str, ...]] = {}
    for change in changes:
        plan = plan_beside(change.path, policy.plan_globs)
        if plan is not None:
            touched[plan] = (*touched.get(plan, ()), change.path)
    plans = touched.keys() - gone - set(judged)
    return tuple(TouchedFeature(plan, touched[plan]) for plan in sorted(plans) if not policy.exempts_path(plan))


def queries_for_touched_features(touched: Iterable[TouchedFeature], commits: Commits) -> Iterator[ObjectQuery]:
    """What the second round asks about them: the plan, the files beside it, and what the changed ones were."""
    for feature in touched:
        for path in (feature.plan, *feature.companions):
            yield ObjectQuery(commits.head, path, Selection.ENTRY)
        for path in feature.changed:
            yield ObjectQuery(commits.merge_base, path, Selection.ENTRY)


def touched_features_at(
    github: Connection, touched: Iterable[TouchedFeature], answers: Answers, commits: Commits
) -> Iterator[Feature]:
    """The touched features that have a plan at all."""
    for feature in touched:
        plan = file_at(github, answers, commits.head, feature.plan)
        if plan is not None:
            files = files_at(github, answers, commits.head, feature.companions)
            changed = files_at(github, answers, commits.merge_base, feature.changed)
            same = (File(file.path, file.sha) for file in files if file.path not in feature.changed)
            yield Feature(feature.folder, plan, before=plan, files=files, before_files=(*changed, *same))
