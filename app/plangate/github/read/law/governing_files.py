"""The law: which files at the tip of the base it may lie in, what a pull request changes of it, how both are asked for.

Law is policy, constitutions, and what templates are made from.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plangate.domain.documents.layout import (
    OLD_CONSTITUTION,
    OLD_PLAN_TEMPLATE,
    POLICY_PATH,
    SPECIFY,
    inside,
    is_law_folder,
    is_law_text,
    projects,
    target_of,
)
from plangate.domain.model.snapshot import MAX_FILE_SIZE, AmendedLaw, Change, ChangeKind, File
from plangate.domain.policy import Policy
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import Answers, ObjectQuery, Selection, look_up
from plangate.github.read.files import MAX_LINKS, Commits, TreeEntry, behind, file_at, files_at, files_in, read_texts
from plangate.github.read.text_cache import TextCache

MAX_AMENDED_CONSTITUTIONS = 10
"""Of one pull request, that are looked at; one that changes more moves a repository about."""


def queries_for_law(policy: Policy, base: str, folders: Iterable[str]) -> Iterator[ObjectQuery]:
    """What the second round asks about the law, beside what the first has told of the root."""
    for project in projects(folders):
        if project:
            yield ObjectQuery(base, inside(project, SPECIFY), Selection.FOLDER)
        for path in _unlisted(policy, project):
            yield ObjectQuery(base, path, Selection.ENTRY)


def _unlisted(policy: Policy, project: str) -> Iterator[str]:
    """Paths that no listing holds: `.specify` is listed, and the root's constitution of old was read at first."""
    for path in policy.constitution:
        if not path.startswith(f"{SPECIFY}/") and (project or path != OLD_CONSTITUTION):
            yield inside(project, path)
    yield inside(project, OLD_PLAN_TEMPLATE)


def listed_nested(base: str, answers: Answers, folders: Iterable[str]) -> Iterator[TreeEntry]:
    """The files of all `.specify` folders below the root."""
    for project in filter(None, projects(folders)):
        folder = inside(project, SPECIFY)
        yield from files_in(folder, answers.at(base, folder, Selection.FOLDER))


def unlisted_files(
    github: Connection, policy: Policy, base: str, answers: Answers, folders: Iterable[str]
) -> tuple[File, ...]:
    """The law's files that the second round asked for by their paths."""
    paths = (path for project in projects(folders) for path in _unlisted(policy, project))
    return files_at(github, answers, base, paths)


def is_read(entry: TreeEntry, policy: Policy) -> bool:
    """Whether a review reads a file of a `.specify` folder: a text, or a link that leads to texts."""
    return is_law_text(entry.path, policy.constitution) or (entry.symlink and is_law_folder(entry.path))


def read_of(entries: Iterable[TreeEntry], policy: Policy) -> tuple[TreeEntry, ...]:
    """The files of `.specify` folders whose texts a review reads."""
    return tuple(entry for entry in entries if entry.size <= MAX_FILE_SIZE and is_read(entry, policy))


def too_long(entries: Iterable[TreeEntry], policy: Policy) -> tuple[File, ...]:
    """Constitutions and plan templates of `.specify` folders that are not read for their length: they are there."""
    long = (entry for entry in entries if entry.size > MAX_FILE_SIZE)
    return tuple(entry.file() for entry in long if is_law_text(entry.path, policy.constitution))


def behind_folder(link: File, entries: Iterable[TreeEntry], policy: Policy) -> tuple[TreeEntry, ...]:
    """Of the files of a folder that a link leads to, those that a review would read where the link is."""
    folder = target_of(link) or ""
    seen_as = ((entry, replace(entry, path=f"{link.path}{entry.path.removeprefix(folder)}")) for entry in entries)
    return tuple(entry for entry, seen in seen_as if read_of([seen], policy))


def files_of(entries: Iterable[TreeEntry], texts: Mapping[str, str | None]) -> tuple[File, ...]:
    """The files of a listing with their texts."""
    return tuple(entry.file(texts[entry.sha]) for entry in entries if entry.sha in texts)


def targets(files: Iterable[File]) -> tuple[str, ...]:
    """The paths that symbolic links among the law's files lead to, inside the repository."""
    return tuple(dict.fromkeys(filter(None, map(target_of, files))))


@dataclass(frozen=True, slots=True)
class LinkedLaw:
    """What symbolic links of the law lead to at the base; links to links and to folders take calls of their own."""

    github: Connection
    cache: TextCache
    policy: Policy
    base: str
    doing: str

    def follow(self, files: tuple[File, ...], asked_for: Iterable[File]) -> tuple[File, ...]:
        """The files with what their links lead to; the targets of `asked_for` are among them where they are there."""
        asked = {*targets(asked_for), *(file.path for file in files)}
        listed: set[str] = set()
        fresh = files
        for _ in range(MAX_LINKS):
            held = self._in_folders(fresh)
            listed.update(file.path for file in (*fresh, *held))
            paths = [path for path in targets((*fresh, *held)) if path not in asked]
            asked.update(paths)
            linked = self._files(paths)
            files = (*files, *held, *linked)
            fresh = tuple(file for file in linked if file.path not in listed)
            if not any(file.symlink for file in fresh):
                break
        return files

    def _files(self, paths: Sequence[str]) -> tuple[File, ...]:
        queries = [ObjectQuery(self.base, path, Selection.ENTRY) for path in paths]
        return files_at(self.github, look_up(self.github, queries, doing=self.doing), self.base, paths)

    def _in_folders(self, files: Iterable[File]) -> tuple[File, ...]:
        """The law's files in the folders that some of the links lead to."""
        links = {file: target_of(file) for file in files if is_law_folder(file.path)}
        folders = {link: path for link, path in links.items() if path}
        queries = [ObjectQuery(self.base, path, Selection.FOLDER) for path in folders.values()]
        answers = look_up(self.github, queries, doing=self.doing)
        entries: list[TreeEntry] = []
        for link, path in folders.items():
            held = files_in(path, answers.at(self.base, path, Selection.FOLDER))
            entries += behind_folder(link, held, self.policy)
        texts = read_texts(self.github, self.cache, [entry.sha for entry in entries], doing=self.doing)
        return files_of(entries, texts)


def amending(changes: Iterable[Change], policy: Policy) -> tuple[Change, ...]:
    """The changes of constitutions that leave a text to be looked at: neither removed nor only renamed."""
    constitutions = (change for change in changes if policy.matches_constitution(change.path))
    return tuple(filter(_has_text, constitutions))[:MAX_AMENDED_CONSTITUTIONS]


def proposing(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The change of the policy, where it leaves a text to be looked at; a file that is moved there is a new one."""
    return tuple(change for change in changes if change.path == POLICY_PATH and change.kind is not ChangeKind.REMOVED)


def queries_for_changes(changes: Iterable[Change], commits: Commits) -> Iterator[ObjectQuery]:
    """What is asked about law that changes: its text now and then."""
    for change in changes:
        yield ObjectQuery(commits.head, change.path, Selection.ENTRY)
        if (before := _path_before(change)) is not None:
            yield ObjectQuery(commits.merge_base, before, Selection.ENTRY)


def amended(github: Connection, changes: Iterable[Change], answers: Answers, commits: Commits) -> Iterator[AmendedLaw]:
    """The constitutions with both texts; a call for each symbolic link among them."""
    for change in changes:
        doing = f"following the links of {change.path}"
        after = behind(github, file_at(github, answers, commits.head, change.path), commits.head, doing=doing)
        then = file_at(github, answers, commits.merge_base, _path_before(change))
        before = behind(github, then, commits.merge_base, doing=doing)
        if after is not None and _differ(before, after):
            yield AmendedLaw(after, before)


def proposed(github: Connection, changes: Iterable[Change], answers: Answers, commits: Commits) -> Iterator[AmendedLaw]:
    """The policy with both texts; links stay links, since a policy is never read through one."""
    for change in changes:
        after = file_at(github, answers, commits.head, change.path)
        before = file_at(github, answers, commits.merge_base, _path_before(change))
        if after is not None and _differ(before, after):
            # A file that lay elsewhere was no policy before.
            yield AmendedLaw(after, before if _path_before(change) == POLICY_PATH else None)


def _differ(before: File | None, after: File) -> bool:
    return before is None or before.sha != after.sha


def _has_text(change: Change) -> bool:
    is_moved = change.kind is ChangeKind.RENAMED and change.previous_path is None
    return change.kind is not ChangeKind.REMOVED and not is_moved


def _path_before(change: Change) -> str | None:
    """Where it lay at the merge base."""
    return change.previous_path or (None if change.kind is ChangeKind.ADDED else change.path)
