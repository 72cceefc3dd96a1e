"""The feature folders whose plans are judged: what is asked about them, and what they hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plangate.domain.documents.layout import (
    COMPANIONS,
    folder_of,
    inside,
    is_companion,
    is_contract,
    siblings_after_merge,
)
from plangate.domain.documents.plan.tree import paths as paths_named
from plangate.domain.model.snapshot import MAX_CONTRACTS, MAX_FILE_SIZE, Change, ChangeKind, Feature, File
from plangate.errors import RefusedError
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import Answers, ObjectQuery, Selection
from plangate.github.read.listings import files_in, folders_in
from plangate.github.read.symlinks import behind
from plangate.github.read.texts import file_of

MOST_PATHS = 1000
"""Paths that are looked up of those that all plans of a pull request name."""


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

    def now(self, file: File) -> File:
        """A file of the folder as it was, at its path as it is."""
        return replace(file, path=f"{self.folder}{file.path.removeprefix(self.folder_before)}")

    def beside(self, name: str) -> str:
        """The path of a file of the folder."""
        return inside(self.folder, name)


def place_of(change: Change) -> PlanLocation:
    """Where a changed plan is and was."""
    same = None if change.kind is ChangeKind.ADDED else change.path
    return PlanLocation(change.path, change.previous_path or same, new=change.kind is ChangeKind.ADDED)


def looks(places: Iterable[PlanLocation], head: str, merge_base: str, base: str) -> Iterator[ObjectQuery]:
    """What the second round asks about the folders: plans now and before, their files, and the texts rules read."""
    for place in places:
        yield from (ObjectQuery(head, path, Selection.ENTRY) for path in (place.path, *map(place.beside, COMPANIONS)))
        if place.before:
            yield ObjectQuery(merge_base, place.before, Selection.ENTRY)
        if place.folder:
            yield ObjectQuery(head, place.folder, Selection.FOLDER)
            yield ObjectQuery(merge_base, place.folder_before, Selection.FOLDER)
        if place.root and not place.before:
            yield from (ObjectQuery(commit, place.root, Selection.NAMES) for commit in (head, merge_base, base))


def feature_at(
    github: Connection, place: PlanLocation, answers: Answers, head: str, merge_base: str, base: str
) -> Feature:
    """The feature as the second round tells it; contracts and earlier texts are not read yet.

    Raises RefusedError when a plan that GitHub lists as changed cannot be read at its path.
    """
    listed_plan = file_of(github, place.path, answers.at(head, place.path, Selection.ENTRY))
    plan = behind(github, listed_plan, head, doing=f"following the links of {place.path}")
    if plan is None:
        raise RefusedError(f"GitHub lists {place.path} as changed, but it cannot be read there.")
    before = place.before
    old = file_of(github, before, answers.at(merge_base, before, Selection.ENTRY)) if before else None
    if (place.new and old is not None) or plan is not listed_plan:
        # What stood there counts for nothing, and the diff does not show the lines of the plan.
        old = File(before or place.path, old.sha if old is not None and not place.new else "")
    beside = [place.beside(name) for name in COMPANIONS]
    texts = {path: file_of(github, path, answers.at(head, path, Selection.ENTRY)) for path in beside}
    listed = files_in(place.folder, answers.at(head, place.folder, Selection.FOLDER))
    then = files_in(place.folder_before, answers.at(merge_base, place.folder_before, Selection.FOLDER))
    return Feature(
        folder=place.folder,
        plan=plan,
        before=old,
        files=tuple(texts.get(entry.path) or entry.file() for entry in listed if entry.path != place.path),
        # Of a folder that moved, the files are told by where they are now.
        before_files=tuple(
            place.now(entry.file()) for entry in then if entry.path not in (before, place.folder_before)
        ),
        siblings=_siblings(place, answers, head, merge_base, base),
    )


def _siblings(place: PlanLocation, answers: Answers, head: str, merge_base: str, base: str) -> tuple[str, ...]:
    """The folders beside the feature's that a merge would leave there: the head's, and what the base got meanwhile."""
    names = (folders_in(answers.at(commit, place.root, Selection.NAMES)) for commit in (head, merge_base, base))
    return siblings_after_merge(place.folder, *names)


def unread(feature: Feature) -> Iterator[File]:
    """The files whose texts rules read and the second round could not ask for: contracts, and what was changed."""
    contracts = [file for file in feature.files if is_contract(feature.folder, file.path)]
    now = {file.path: file.sha for file in feature.files}
    changed = [
        file
        for file in feature.before_files
        if is_companion(feature.folder, file.path) and now.get(file.path) != file.sha
    ]
    yield from (file for file in (*contracts[:MAX_CONTRACTS], *changed) if file.size <= MAX_FILE_SIZE)


def with_texts(feature: Feature, texts: Mapping[str, str | None]) -> Feature:
    """The feature with those texts filled in."""
    wanted = {file.path: file.sha for file in unread(feature)}
    return replace(
        feature,
        files=tuple(_filled(file, wanted, texts) for file in feature.files),
        before_files=tuple(_filled(file, wanted, texts) for file in feature.before_files),
    )


def _filled(file: File, wanted: Mapping[str, str], texts: Mapping[str, str | None]) -> File:
    return replace(file, text=texts.get(file.sha)) if file.text is None and wanted.get(file.path) == file.sha else file


def named_paths(features: Sequence[Feature]) -> tuple[str, ...]:
    """All paths that the plans name, in the order of their first naming."""
    texts = ((feature.plan.text, feature.folder) for feature in features if not feature.plan.symlink)
    return tuple(
        dict.fromkeys(path for text, folder in texts if text is not None for path in paths_named(text, folder))
    )


def is_askable(path: str) -> bool:
    """Whether git could have something at that path at all."""
    parts = path.rstrip("/").split("/")
    return len(path) < 1000 and "\0" not in path and not any(part in ("", ".", "..") for part in parts)


def existing(paths: Iterable[str], answers: Answers, commit: str) -> frozenset[str]:
    """Those of the paths at which there is something at a commit."""
    return frozenset(path for path in paths if answers.at(commit, path.rstrip("/"), Selection.KIND) is not None)
