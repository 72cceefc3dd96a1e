"""Plans that stand as git keeps them: the last commit of each, with the law and the tree that were there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from glob import escape
from itertools import chain
from pathlib import Path

from plangate.domain.documents.layout import POLICY_PATH, folder_of, name_of, target_of
from plangate.domain.documents.plan.named_paths import paths as paths_named
from plangate.domain.documents.plan.named_paths import project_of
from plangate.domain.model.plan_read import LastCommit
from plangate.domain.model.snapshot import AsOf, Feature, File, Snapshot
from plangate.local.git import Commit, existing_ids, ignored, is_shallow, log_words, open_part
from plangate.local.law import law_places, read_law

_FORMAT = "--format=commit %H %P%x00%cd"
_ESCAPE = "\\"
_MAX_LINKS = 8
_OPTIONS = (_FORMAT, "--date=short", "-c", "--raw", "--no-abbrev", "--no-renames")
"""A merge tells of a file only what none of its parents has."""


@dataclass(slots=True)
class _Logged:
    """A commit as the log tells it: the blob ids that files got in it, and those of files that it took away."""

    sha: str
    is_first: bool
    date: str
    added: dict[str, str] = field(default_factory=dict)
    changed: dict[str, str] = field(default_factory=dict)
    removed: dict[str, str] = field(default_factory=dict)


def as_of_last_commits(head: Commit, snapshot: Snapshot) -> Snapshot:
    """The snapshot of a working copy, its plans that are as the commit checked out has them as of their last commit.

    What lies beside a plan stays as it is now; so does law that git is told to ignore. A plan is left alone whose last
    commit has the law of now, and of what the plan names nothing that is gone now.
    """
    then = _Then(head.folder, snapshot, last_commits(head.folder, dict(_kept(head, snapshot))))
    then.look_up()
    ignored_law = _ignored_law(head, snapshot)
    return replace(snapshot, features=tuple(then.feature(feature, ignored_law) for feature in snapshot.features))


def _kept(head: Commit, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """The plans that are as git has them, by path and blob id."""
    for feature in snapshot.features:
        plan = feature.plan
        if plan.sha and plan.sha == head.sha_at(plan.path):
            yield plan.path, plan.sha


def _ignored_law(head: Commit, snapshot: Snapshot) -> tuple[File, ...]:
    untracked = [file for file in snapshot.law if file.path not in head.entries]
    paths = ignored(head.folder, [file.path for file in untracked])
    return tuple(file for file in untracked if file.path in paths)


@dataclass(slots=True)
class _Then:
    """Law and tree of the last commits of plans, by path; law that is the same at many is read once."""

    root: Path
    snapshot: Snapshot
    commits: Mapping[str, LastCommit]
    ids: dict[str, str] = field(default_factory=dict)
    laws: dict[frozenset[tuple[str, str]], tuple[File, ...]] = field(default_factory=dict)

    def look_up(self) -> None:
        """Ask git for all that there may be, at once."""
        self.ids |= existing_ids(self.root, chain.from_iterable(map(self._names, self.snapshot.features)))

    def feature(self, feature: Feature, ignored_law: tuple[File, ...]) -> Feature:
        """The feature, as of the last commit of its plan where that makes a difference."""
        commit = self.commits.get(feature.plan.path)
        if commit is None:
            return feature
        places = law_places(self.snapshot.policy, feature.folder)
        law = (*ignored_law, *self._law(commit.sha, places, feature.folder))
        stood = frozenset(self._stood(feature, commit.sha))
        if commit.is_cut or stood or _ids(law) != _ids(_within(self.snapshot.law, places, law)):
            return replace(feature, as_of=AsOf(commit, law, stood))
        return feature

    def _names(self, feature: Feature) -> Iterator[str]:
        """What git may call law and paths of the plan's last commit."""
        commit = self.commits.get(feature.plan.path)
        if commit is not None:
            yield from _all_at(commit.sha, law_places(self.snapshot.policy, feature.folder))
            yield from chain.from_iterable(_around(commit.sha, path) for path in self._gone(feature))

    def _gone(self, feature: Feature) -> Iterator[str]:
        """What the plan names and is not there now."""
        named = paths_named(feature.plan.text or "", feature.folder)
        return filter(_is_askable, (path for path in named if path not in self.snapshot.head_paths))

    def _stood(self, feature: Feature, sha: str) -> Iterator[str]:
        """What the plan names, is not there now, and was."""
        return (path for path in self._gone(feature) if not self.ids.keys().isdisjoint(_around(sha, path)))

    def _law(self, commit: str, places: tuple[str, ...], folder: str, links: int = 0) -> tuple[File, ...]:
        """The law of a commit at some places, and where links among it lead."""
        law = self._law_at(commit, places, folder)
        # What a link leads to may change, and the link stay.
        led_to = tuple(_led_out(law, places))
        if not led_to or links == _MAX_LINKS:
            return law
        self.ids |= existing_ids(self.root, _all_at(commit, led_to))
        return self._law(commit, (*places, *led_to), folder, links + 1)

    def _law_at(self, commit: str, places: tuple[str, ...], folder: str) -> tuple[File, ...]:
        held = {place: self.ids[name] for place in places if (name := _at(commit, place)) in self.ids}
        key = frozenset(held.items())
        if key not in self.laws:
            self.laws[key] = read_law(open_part(self.root, commit, tuple(held)), self.snapshot.policy, [folder])
        return self.laws[key]


def _led_out(law: Iterable[File], places: Iterable[str]) -> Iterator[str]:
    """Where symbolic links lead, of what lies at none of the places."""
    targets = filter(None, map(target_of, law))
    return (target for target in targets if not _lies_at(target, places))


def _all_at(commit: str, paths: Iterable[str]) -> Iterator[str]:
    return (_at(commit, path) for path in paths)


def _at(commit: str, path: str) -> str:
    """What git calls a path of a commit, relative to the folder that it is asked in."""
    return f"{commit}:./{path.rstrip('/')}"


def _around(commit: str, path: str) -> tuple[str, str]:
    """A path of a commit, and of the one before: one commit may bring a plan, and carry it out."""
    return _at(commit, path), _at(f"{commit}^", path)


def _is_askable(path: str) -> bool:
    return not {"", ".", ".."} & set(path.rstrip("/").split("/"))


def _lies_at(path: str, places: Iterable[str]) -> bool:
    return any(f"{path}/".startswith(f"{place}/") for place in places)


def _within(law: Iterable[File], places: tuple[str, ...], then: Iterable[File]) -> Iterator[File]:
    """Of the law of now, that of the projects whose law of then is given."""
    known = {file.path for file in then}
    return (file for file in law if file.path in known or _lies_at(file.path, places))


def _ids(law: Iterable[File]) -> dict[str, str]:
    return {file.path: file.sha for file in law if file.path != POLICY_PATH}


def last_commits(root: Path, plans: Mapping[str, str]) -> dict[str, LastCommit]:
    """The commits that gave plans the blob ids that they have, by path; one log for all, read no further than needed.

    A plan that only moved within its project is followed to where it was.
    """
    found = dict(_found(root, plans)) if plans else {}
    is_cut = any(commit.is_first for commit in found.values()) and is_shallow(root)
    return {plan: LastCommit(commit.sha, commit.date, is_cut and commit.is_first) for plan, commit in found.items()}


def _found(root: Path, plans: Mapping[str, str]) -> Iterator[tuple[str, _Logged]]:
    sought = {(path, sha): path for path, sha in plans.items()}
    for commit in _logged(log_words(root, *_OPTIONS, "--", *_patterns(plans))):
        yield from ((plan, commit) for plan in _settled(commit, sought))
        if not sought:
            return


def _settled(commit: _Logged, sought: dict[tuple[str, str], str]) -> Iterator[str]:
    """The plans that got their text in a commit; those that only moved are sought on where they lay before."""
    for place in sought.keys() & {*commit.changed.items(), *commit.added.items()}:
        plan = sought.pop(place)
        before = _before(commit, *place)
        if before is None:
            yield plan
        else:
            sought[before, place[1]] = plan


def _patterns(plans: Iterable[str]) -> list[str]:
    """What matches the plans wherever they lay before: files of their names."""
    names = sorted(set(map(name_of, plans)))
    return [f":(glob)**/{escape(name.replace(_ESCAPE, _ESCAPE * 2))}" for name in names]


def _before(commit: _Logged, path: str, sha: str) -> str | None:
    """Where a file that a commit added lay before, if it only moved; each place is given once."""
    moved = (was for was, its in commit.removed.items() if its == sha and _project(was) == _project(path))
    before = next(moved, None) if path in commit.added else None
    commit.removed.pop(before or "", None)
    return before


def _project(path: str) -> str:
    return project_of(folder_of(path))


def _logged(words: Iterator[str]) -> Iterator[_Logged]:
    """The commits of a log; before the first, it says nothing of files."""
    commit = _Logged("", is_first=False, date="")
    for word in (word.lstrip("\n") for word in words):
        if word.startswith("commit "):
            yield commit
            _, sha, *parents = word.split()
            commit = _Logged(sha, not parents, next(words))
        elif word:
            _take_down(commit, word, next(words))
    yield commit


def _take_down(commit: _Logged, change: str, path: str) -> None:
    """A line of the log: colons, modes and blob ids as many as there are parents, then those of the commit."""
    parts = change.lstrip(":").split(" ")
    status, ids = parts[-1], parts[len(parts) // 2 : -1]
    if status == "A":
        commit.added[path] = ids[-1]
    elif status == "D":
        commit.removed[path] = ids[0]
    elif ids[-1] not in ids[:-1]:
        # Else its mode alone changed.
        commit.changed[path] = ids[-1]
