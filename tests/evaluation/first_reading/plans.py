"""The plans below a folder of repositories, each with the law that was in force when it was last changed."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plangate.domain.policy import Policy

SHEET = "first-reading"
"""The folder, beside the repositories, that holds what readers get and write."""

_SETTINGS = ("-c", "core.fsmonitor=false", "-c", "core.quotepath=false")


@dataclass(frozen=True, slots=True, order=True)
class PlanToRead:
    """A plan: the repository's folder name, the plan's path in it, and its law's path and text.

    `commit` changed the plan last; empty where the folder is no repository of git, and then the law is today's.
    """

    repository: str
    path: str
    commit: str
    law: str
    law_text: str


def plans_below(folder: Path) -> Iterator[PlanToRead]:
    """Every plan of every repository that lies in a folder, by repository and path."""
    for repository in sorted(place for place in folder.iterdir() if place.is_dir() and place.name != SHEET):
        for path in _plans(repository):
            commit = _last_commit(repository, path)
            law, text = _law(repository, commit)
            yield PlanToRead(repository.name, path, commit, law, text)


def _plans(repository: Path) -> list[str]:
    policy = Policy()
    paths = (place.relative_to(repository).as_posix() for place in repository.rglob("plan.md") if place.is_file())
    return sorted(path for path in paths if policy.matches_plan(path))


def _last_commit(repository: Path, path: str) -> str:
    if not (repository / ".git").exists():
        return ""
    return _git(repository, "log", "-1", "--format=%H", "--", path).strip()


def _law(repository: Path, commit: str) -> tuple[str, str]:
    """The first constitution of the usual places, with its text."""
    for path in Policy().constitution:
        text = _git(repository, "show", f"{commit}:{path}") if commit else _on_disk(repository / path)
        if text:
            return path, text
    return "", ""


def _on_disk(place: Path) -> str:
    return place.read_text("utf-8", "replace") if place.is_file() else ""


def _git(repository: Path, *arguments: str) -> str:
    """What git prints; empty where it knows no such file or commit."""
    command = ("git", *_SETTINGS, "-C", str(repository), *arguments)
    done = subprocess.run(command, capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
