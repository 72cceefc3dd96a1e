"""The law at the tip of the base: which files it may lie in, and how they are asked for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from plangate.domain.documents.layout import (
    OLD_CONSTITUTION,
    OLD_PLAN_TEMPLATE,
    SPECIFY,
    inside,
    is_law_folder,
    is_law_text,
    projects,
    target_of,
)
from plangate.domain.model.snapshot import MAX_FILE_SIZE, File
from plangate.domain.policy import Policy
from plangate.github.api.client import Connection
from plangate.github.api.object_queries import Answers, ObjectQuery, Selection
from plangate.github.read.listings import TreeEntry, files_in
from plangate.github.read.pull_request import PullRequestState
from plangate.github.read.texts import file_of


def looks(seen: PullRequestState, policy: Policy, folders: Iterable[str]) -> Iterator[ObjectQuery]:
    """What the second round asks about the law, beside what the first has told of the root."""
    for project in projects(folders):
        if project:
            yield ObjectQuery(seen.base_sha, inside(project, SPECIFY), Selection.FOLDER)
        for path in (*_constitutions(policy, project), OLD_PLAN_TEMPLATE):
            yield ObjectQuery(seen.base_sha, inside(project, path), Selection.ENTRY)


def _constitutions(policy: Policy, project: str) -> Iterator[str]:
    """Those that no listing holds: `.specify` is listed, and the root's constitution of old was read at first."""
    for path in policy.constitution:
        if not path.startswith(f"{SPECIFY}/") and (project or path != OLD_CONSTITUTION):
            yield path


def listed_nested(seen: PullRequestState, answers: Answers, folders: Iterable[str]) -> Iterator[TreeEntry]:
    """The files of all `.specify` folders below the root."""
    for project in projects(folders):
        folder = inside(project, SPECIFY)
        if project:
            yield from files_in(folder, answers.at(seen.base_sha, folder, Selection.FOLDER))


def found_beside(
    github: Connection, seen: PullRequestState, policy: Policy, answers: Answers, folders: Iterable[str]
) -> Iterator[File]:
    """The law's files that the second round asked for by their paths."""
    for look in looks(seen, policy, folders):
        if look.want is Selection.ENTRY:
            file = file_of(github, look.path, answers.at(look.commit, look.path, look.want))
            if file is not None:
                yield file


def read_of(entries: Iterable[TreeEntry], policy: Policy) -> tuple[TreeEntry, ...]:
    """The files of `.specify` folders whose texts a review reads."""
    return tuple(
        entry
        for entry in entries
        if entry.size <= MAX_FILE_SIZE
        and (is_law_text(entry.path, policy.constitution) or (entry.symlink and is_law_folder(entry.path)))
    )


def too_long(entries: Iterable[TreeEntry], policy: Policy) -> tuple[File, ...]:
    """Constitutions and plan templates of `.specify` folders that are not read for their length: they are there."""
    long = (entry for entry in entries if entry.size > MAX_FILE_SIZE and is_law_text(entry.path, policy.constitution))
    return tuple(entry.file() for entry in long)


def behind_folder(link: File, entries: Iterable[TreeEntry], policy: Policy) -> tuple[TreeEntry, ...]:
    """Of the files of a folder that a link leads to, those that a review would read where the link is."""
    folder = target_of(link)
    seen_as = ((entry, f"{link.path}{entry.path.removeprefix(folder or '')}") for entry in entries)
    return tuple(entry for entry, path in seen_as if read_of([replace(entry, path=path)], policy))


def files_of(entries: Iterable[TreeEntry], texts: Mapping[str, str | None]) -> tuple[File, ...]:
    """The files of a listing with their texts."""
    return tuple(entry.file(texts[entry.sha]) for entry in entries if entry.sha in texts)


def targets(files: Iterable[File]) -> tuple[str, ...]:
    """The paths that symbolic links among the law's files lead to, inside the repository."""
    found = (target_of(file) for file in files if file.symlink)
    return tuple(dict.fromkeys(path for path in found if path))
