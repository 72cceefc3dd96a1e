"""A small spec-kit repository on disk, with git where a test needs it."""

import subprocess
from pathlib import Path

from tests.builders import (
    CONSTITUTION_PATH,
    CONSTITUTION_TEXT,
    PLAN_PATH,
    PLAN_TEXT,
    RESEARCH_TEXT,
    SPEC_TEXT,
    TEMPLATE_PATH,
    TEMPLATE_TEXT,
)

FILES = {
    CONSTITUTION_PATH: CONSTITUTION_TEXT,
    TEMPLATE_PATH: TEMPLATE_TEXT,
    PLAN_PATH: PLAN_TEXT,
    "specs/001-search/spec.md": SPEC_TEXT,
    "specs/001-search/research.md": RESEARCH_TEXT,
    "src/catalogue.py": "pass\n",
}
"""A repository whose one plan is without a finding."""


def write(root: Path, files: dict[str, str]) -> None:
    """Put files below a folder."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def a_repository(root: Path, **files: str) -> Path:
    """The repository without git, in a folder."""
    write(root, FILES | files)
    return root


def git(root: Path, *arguments: str) -> str:
    """Run git in a repository, as nobody in particular."""
    names = ("-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *names, *arguments], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(root: Path, message: str) -> str:
    """Commit everything, and give the commit's id."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)
    return git(root, "rev-parse", "HEAD")
