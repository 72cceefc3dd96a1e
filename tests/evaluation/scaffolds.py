"""Scaffolds beside the tasks that people made of the same documents: what part of the design does each of them name?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from plangate.domain.analysis.case import Case, open_case
from plangate.domain.documents.contracts.parse import parse_contracts
from plangate.domain.documents.data_model.parse import parse_data_model
from plangate.domain.documents.tasks import Tasks, parse_tasks
from plangate.domain.model.snapshot import Feature, File, Snapshot
from plangate.domain.policy import parse_policy
from plangate.domain.rules import CATALOGUE
from plangate.domain.scaffold import Scaffold, ScaffoldRefusal, scaffold_tasks
from plangate.domain.scaffold.file_roles import FileRole, role_of
from plangate.domain.scaffold.planned_files import RepositoryFiles, read_planned_files
from tests.evaluation.corpus import RealPlan, real_plans, snapshot_of

KINDS = ("stories", "entities", "contracts", "paths")

_MODELS = re.compile(r"Create (?P<names>[^:]+?) models?(?: in |\Z| \()")
_FILE = re.compile(r"Create (?P<path>\S+/\S+?\.\w+)(?:: (?P<said>.*))?(?= \(|\Z)")


@dataclass(frozen=True, slots=True)
class Named:
    """How many of a design's parts a tasks.md names, of how many."""

    of: int
    named: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A feature: what its scaffold names of each kind, and what the tasks that people made name.

    `back` is what the scaffold names of the paths that those tasks name; `tasks` are the counts of both.
    """

    plan: RealPlan
    ours: dict[str, Named]
    theirs: dict[str, Named]
    back: Named
    tasks: tuple[int, int]


def has_whole_design(snapshot: Snapshot) -> bool:
    """Whether a feature has specification, data model and contracts."""
    (feature,) = snapshot.features
    names = {file.path.removeprefix(f"{feature.folder}/") for file in feature.files}
    return {"spec.md", "data-model.md"} <= names and any(name.startswith("contracts/") for name in names)


def scaffold_of(plan: RealPlan) -> Scaffold | ScaffoldRefusal:
    """The scaffold of a real plan, without regard to the tasks that it has."""
    snapshot = snapshot_of(plan)
    return scaffold_tasks(snapshot, snapshot.features[0], paths=paths_of(plan), fresh=True)


def paths_of(plan: RealPlan) -> frozenset[str]:
    """The files that are known of the plan's repository."""
    return frozenset(p.relative_to(plan.folder).as_posix() for p in plan.folder.rglob("*") if p.is_file())


def compared() -> tuple[Compared, ...]:
    """The features that have a whole design, tasks that people made of it, and a scaffold."""
    return tuple(one for plan in real_plans() if (one := _compared(plan)) is not None)


def _compared(plan: RealPlan) -> Compared | None:
    snapshot = snapshot_of(plan)
    feature = snapshot.features[0]
    theirs = parse_tasks(feature.file("tasks.md"))
    if theirs is None or not theirs.tasks or not has_whole_design(snapshot):
        return None
    made = scaffold_of(plan)
    if isinstance(made, ScaffoldRefusal):
        return None
    ours = read(made)
    case = open_case(snapshot, feature, parse_policy(None))
    parts = parts_of(case, paths_of(plan))
    counted = tuple({kind: _named(parts[kind], tasks, kind) for kind in KINDS} for tasks in (ours, theirs))
    said = tuple(dict.fromkeys(path for task in theirs.tasks for path in task.paths))
    return Compared(plan, *counted, _named(said, ours, "paths"), (len(ours.tasks), len(theirs.tasks)))


def read(made: Scaffold) -> Tasks:
    """The tasks of a scaffold."""
    tasks = parse_tasks(File(made.path, "", made.text))
    assert tasks is not None
    return tasks


def parts_of(case: Case, paths: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """The names of stories, of entities to be built, of contract files, and of the paths that the plan works on."""
    feature = case.feature
    model = parse_data_model(feature.file("data-model.md"))
    ground = RepositoryFiles.of(paths, feature.folder)
    contracts = parse_contracts(feature.folder, feature.files)
    return {
        "stories": tuple(dict.fromkeys(str(story.number) for story in case.spec.stories)) if case.spec else (),
        "entities": tuple(dict.fromkeys(entity.name for entity in model.entities if entity.is_built)) if model else (),
        "contracts": tuple(contract.path.rpartition("/")[2] for contract in contracts),
        "paths": tuple(leaf.path for leaf in read_planned_files(case.plan, ground)),
    }


def missing(parts: Iterable[str], tasks: Tasks, kind: str) -> tuple[str, ...]:
    """The parts that a tasks.md does not name: a file by its own name, an entity by its words run together."""
    if kind == "stories":
        return tuple(part for part in parts if int(part) not in tasks.stories)
    text = tasks.document.text
    squeezed = _squeezed(text)
    if kind == "entities":
        return tuple(part for part in parts if _squeezed(part) not in squeezed)
    return tuple(part for part in parts if part.rpartition("/")[2].lower() not in text.lower())


def made_twice(tasks: Tasks) -> tuple[str, ...]:
    """The entities that two tasks make: as a model, and as the file that the tree says holds it, or has its name."""
    modeled: dict[str, list[str]] = {}
    for task in tasks.tasks:
        if match := _MODELS.match(task.text):
            for name in re.split(r", | and ", match["names"]):
                modeled.setdefault(name, []).append(task.id)
    others = [match for task in tasks.tasks if (match := _FILE.match(task.text))]
    held = (name for name in modeled for match in others if _is_of(name, match["path"], match["said"]))
    return tuple(dict.fromkeys((*(name for name, ids in modeled.items() if len(ids) > 1), *held)))


def _is_of(name: str, path: str, said: str | None) -> bool:
    """Whether a new file is an entity's: its comment begins with its identifier, or it is a model of its name."""
    if role_of(path) is FileRole.TEST:
        return False
    first = re.match(r"\w+(?= ?(?:[,/+(:]|and\b|$))", said or "")
    if first and first.group() == name and re.search(r"[a-z][A-Z]", name):
        return True
    stem = path.rpartition("/")[2].partition(".")[0]
    return role_of(path) is FileRole.MODEL and _squeezed(stem).removesuffix("model") == _squeezed(name).removesuffix(
        "s"
    )


def _named(parts: tuple[str, ...], tasks: Tasks, kind: str) -> Named:
    return Named(len(parts), len(parts) - len(missing(parts, tasks, kind)))


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", text.lower())


def found_in(snapshot: Snapshot, made: Scaffold) -> list[tuple[str, str]]:
    """What the rules of the tasks family find in a scaffold, as if a pull request added it."""
    feature = with_tasks(snapshot.features[0], made.text)
    case = open_case(replace(snapshot, features=(feature,)), feature, parse_policy(None))
    rules = (rule for rule in CATALOGUE if rule.family == "tasks")
    return [(rule.name, remark.message) for rule in rules for remark in rule.judge(case)]


def with_tasks(feature: Feature, text: str) -> Feature:
    """The feature with another tasks.md."""
    path = f"{feature.folder}/tasks.md"
    others = tuple(file for file in feature.files if file.path != path)
    return replace(feature, files=(*others, File(path, "new", text)))
