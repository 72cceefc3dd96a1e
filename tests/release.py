"""`python -m tests.release check`: what a release still lacks. `cut VERSION` makes one.

The version stands in `plangate.__version__`, since an action and an installation from an archive have no git to ask; a
tag `v1.2.3` releases it, and is refused where it says otherwise.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from tests import ROOT

CHANGES = Path(".github/changes")
CHANGELOG = Path("CHANGELOG.md")
VERSIONED = (
    (Path("app/plangate/__init__.py"), re.compile(r'^(__version__ = ")([^"]*)(")$', re.MULTILINE)),
    (Path("deploy/spec-kit-extension/extension.yml"), re.compile(r"^(  version: )(\S+)()$", re.MULTILINE)),
    (Path("Dockerfile"), re.compile(r"^(ARG VERSION=)(\S+)()$", re.MULTILINE)),
    (Path("deploy/kubernetes/base/kustomization.yaml"), re.compile(r"^(    newTag: v)(\S+)()$", re.MULTILINE)),
)
"""The files that tell the version, the first of them for all others."""

KINDS = ("added", "changed", "fixed", "removed")
VERSION = re.compile(r"\d+\.\d+\.\d+")
_FIRST_SECTION = re.compile(r"^## ", re.MULTILINE)


class RefusedError(Exception):
    """No release can be cut so, and why."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a release takes, whether it is so, and what to do where it is not."""

    what: str
    met: bool
    todo: str = ""


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Check, or cut; 1 while something is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.release", description=__doc__)
    deeds = parser.add_subparsers(dest="deed", required=True)
    checking = deeds.add_parser("check", help="say what a release still lacks")
    checking.add_argument("--tag", help="the tag that is being released")
    cutting = deeds.add_parser("cut", help="write the version, and make a section of the changelog of what changed")
    cutting.add_argument("version")
    asked = parser.parse_args(arguments)
    if asked.deed == "check":
        return _told(list(conditions(root, asked.tag)))
    try:
        cut(root, asked.version, datetime.now(UTC).date())
    except RefusedError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Cut {asked.version}. Read CHANGELOG.md, commit, and once that is merged: git tag -s v{asked.version}")
    return 0


def _told(found: list[Condition]) -> int:
    for one in found:
        print(f"{'✓' if one.met else '✘'} {one.what}{'' if one.met else f': {one.todo}'}")
    return int(not all(one.met for one in found))


def version(root: Path) -> str:
    """The version that the package has."""
    path, pattern = VERSIONED[0]
    found = pattern.search((root / path).read_text(encoding="utf-8"))
    return found[2] if found else ""


def conditions(root: Path, tag: str | None = None) -> Iterator[Condition]:
    """All that a release of the present version takes."""
    own = version(root)
    yield Condition(f"version {own} is three numbers", bool(VERSION.fullmatch(own)), f"correct it in {VERSIONED[0][0]}")
    for path, pattern in VERSIONED[1:]:
        told = pattern.search((root / path).read_text(encoding="utf-8"))
        yield Condition(f"{path} says the same", bool(told) and told[2] == own, f"write {own}")
    log = (root / CHANGELOG).read_text(encoding="utf-8")
    dated = re.search(rf"^## {re.escape(own)} \(\d{{4}}-\d\d-\d\d\)\n+\S", log, re.MULTILINE)
    yield Condition(f"{CHANGELOG} tells of {own}, with a date", dated is not None, f"python -m tests.release cut {own}")
    left = [path.name for path in fragments(root)]
    yield Condition("every change is in it", not left, f"{', '.join(left)} wait in {CHANGES}")
    wrong = [line for path in fragments(root) for line in _faults(path)]
    yield Condition("each change is one line of a known kind", not wrong, "; ".join(wrong))
    changed = _git(root, "status", "--porcelain")
    yield Condition("everything is committed", not changed, "commit, or put it aside")
    if tag is not None:
        yield Condition(f"tag {tag} is that of {own}", tag == f"v{own}", f"the tag of this commit is v{own}")
        return
    tagged, head = _git(root, "rev-parse", "--quiet", "--verify", f"v{own}^{{commit}}"), _git(root, "rev-parse", "HEAD")
    todo = f"v{own} is released: python -m tests.release cut with the next version"
    yield Condition(f"v{own} is a tag of no other commit", tagged in ("", head), todo)


def fragments(root: Path) -> list[Path]:
    """The files of changes that no release has yet."""
    return sorted(path for path in (root / CHANGES).glob("*.md") if path.name != "README.md")


def _faults(path: Path) -> Iterator[str]:
    if path.name.partition("-")[0] not in KINDS:
        yield f"{path.name} begins with none of {', '.join(KINDS)}"
    if len(path.read_text(encoding="utf-8").strip().splitlines()) != 1:
        yield f"{path.name} is not one line"


def cut(root: Path, number: str, day: date) -> None:
    """Write the version wherever it stands, and the changes into the changelog. RefusedError says why not."""
    changes = fragments(root)
    if not VERSION.fullmatch(number):
        raise RefusedError(f"{number} is no version: three numbers, such as 1.2.3.")
    if not changes:
        raise RefusedError(f"Nothing waits in {CHANGES}.")
    if faults := [line for path in changes for line in _faults(path)]:
        raise RefusedError("; ".join(faults))
    log = (root / CHANGELOG).read_text(encoding="utf-8")
    place = _FIRST_SECTION.search(log)
    at = place.start() if place else len(log)
    (root / CHANGELOG).write_text(log[:at] + _section(number, day, changes) + log[at:], encoding="utf-8")
    for path, pattern in VERSIONED:
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(pattern.sub(lambda found: f"{found[1]}{number}{found[3]}", text), encoding="utf-8")
    for path in changes:
        path.unlink()


def _section(number: str, day: date, changes: list[Path]) -> str:
    parts = [f"## {number} ({day.isoformat()})\n"]
    for kind in KINDS:
        lines = [path.read_text(encoding="utf-8").strip() for path in changes if path.name.startswith(f"{kind}-")]
        if lines:
            parts.append(f"### {kind.capitalize()}\n\n" + "".join(f"- {line}\n" for line in lines))
    return "\n".join(parts) + "\n"


def _git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=False)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
