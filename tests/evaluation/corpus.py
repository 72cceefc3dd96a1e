"""Real plans as outside material: each with the constitution and the template that it was written under.

The material lies beside the repository and is no part of it. Existence of source files is not known there, so rules
that ask for it say nothing about these plans: `UNTOLD` names them.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

from plangate.domain.model.snapshot import MAX_FILE_SIZE, Change, ChangeKind, Feature, File, Snapshot
from tests import OUTSIDE

CORPUS = OUTSIDE / "corpus"
CASES = OUTSIDE / "seeds" / "cases"
"""Invented repositories in the dialects of real templates."""
ABSENT = f"the outside material is not at {CORPUS.parent.name}/{CORPUS.name} beside the repository"

UNTOLD = frozenset(
    {"missing-planned-path", "existing-new-path", "generic-tree", "missing-artifact", "unbacked-claim"},
)
"""Rules whose findings count nothing here: they ask whether files exist that this material leaves out."""

_CONSTITUTION = ".specify/memory/constitution.md"
_TEMPLATE = ".specify/templates/plan-template.md"
_OTHER_LAW = (".specify/templates/tasks-template.md", ".specify/templates/spec-template.md")
_READ_BY_RULES = frozenset({"spec.md", "research.md", "data-model.md", "tasks.md", "quickstart.md"})


@dataclass(frozen=True, slots=True)
class RealPlan:
    """A plan of a repository folder, with its law as files of that folder; empty where there was none."""

    repository: str
    path: str
    constitution: str
    template: str

    @property
    def folder(self) -> Path:
        """The repository's folder."""
        return CORPUS / self.repository


def real_plans() -> tuple[RealPlan, ...]:
    """Every plan of the material, by repository and path; empty when the material is absent."""
    return tuple(plan for table in sorted(CORPUS.glob("*/plans.tsv")) for plan in _plans_of(table))


def snapshot_of(plan: RealPlan) -> Snapshot:
    """What a review of a pull request that adds the plan would read, by the law of the plan's own commit."""
    folder = plan.path.rpartition("/")[0]
    feature = Feature(folder, _file(plan.folder, plan.path), files=tuple(_beside(plan, folder)))
    held = frozenset(path.relative_to(plan.folder).as_posix() for path in plan.folder.rglob("*"))
    return Snapshot(
        repository=plan.repository.replace("__", "/"),
        head_sha="0" * 40,
        base_sha="0" * 40,
        number=1,
        changes=(Change(plan.path, ChangeKind.ADDED),),
        law=tuple(_law(plan)),
        features=(feature,),
        head_paths=held,
    )


def constitution_file(repository: str, path: str) -> File:
    """A constitution of the material, at the path where it is found."""
    return _file(CORPUS / repository, path)


def _plans_of(table: Path) -> Iterator[RealPlan]:
    with table.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield RealPlan(table.parent.name, row["plan"], row["constitution_file"], row["template_file"])


def _law(plan: RealPlan) -> Iterator[File]:
    if plan.constitution:
        yield _file(plan.folder, plan.constitution, _CONSTITUTION)
    if plan.template:
        yield _file(plan.folder, plan.template, _TEMPLATE)
    for path in _OTHER_LAW:
        if (plan.folder / path).is_file():
            yield _file(plan.folder, path)


def _beside(plan: RealPlan, folder: str) -> Iterator[File]:
    for place in sorted((plan.folder / folder).rglob("*")):
        path = place.relative_to(plan.folder).as_posix()
        if place.is_file() and path != plan.path:
            name = path.removeprefix(f"{folder}/")
            read = name in _READ_BY_RULES or name.startswith("contracts/")
            yield _file(plan.folder, path) if read else File(path, _sha(place.read_bytes()))


def _file(root: Path, path: str, shown: str = "") -> File:
    data = (root / path).read_bytes()
    text = None
    if len(data) <= MAX_FILE_SIZE:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = None
    return File(shown or path, _sha(data), text, len(data))


def _sha(data: bytes) -> str:
    return sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
