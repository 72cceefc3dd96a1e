"""Scaffolds of real plans, and of the invented ones beside them: whole, by the rules, and stable."""

from dataclasses import replace
from pathlib import Path

import pytest

from plangate.domain.analysis.case import open_case
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.policy import parse_policy
from plangate.domain.scaffold import Scaffold, ScaffoldRefusal, scaffold_tasks
from plangate.local.gather import gather
from tests.evaluation.corpus import ABSENT, CASES, RealPlan, real_plans, snapshot_of
from tests.evaluation.scaffolds import (
    KINDS,
    found_in,
    has_whole_design,
    made_twice,
    missing,
    parts_of,
    paths_of,
    read,
    scaffold_of,
    with_tasks,
)

WHOLE = [plan for plan in real_plans() if has_whole_design(snapshot_of(plan))]
GOOD = sorted(CASES.glob("*/specs/001-good/plan.md"))


def faults(snapshot: Snapshot, made: Scaffold, paths: frozenset[str]) -> dict[str, object]:
    """What is wrong with a scaffold: findings of the rules for tasks, parts without a task, a second merge."""
    feature = with_tasks(snapshot.features[0], made.text)
    merged = replace(snapshot, features=(feature,))
    again = scaffold_tasks(merged, feature, paths=paths)
    parts = parts_of(open_case(merged, feature, parse_policy(None)), paths)
    found: dict[str, object] = {kind: missing(parts[kind], read(made), kind) for kind in KINDS}
    found["rules"] = found_in(snapshot, made)
    found["changed"] = again.changed if isinstance(again, Scaffold) else again.reason
    found["twice"] = made_twice(read(made))
    found["loose"] = [task.id for task in read(made).tasks if not task.strict]
    return {what: fault for what, fault in found.items() if fault}


def ended(text: str) -> str:
    """The text with a line end behind its last line."""
    return text if text.endswith("\n") else f"{text}\n"


@pytest.mark.skipif(not WHOLE, reason=ABSENT)
@pytest.mark.parametrize("plan", WHOLE, ids=lambda plan: f"{plan.repository}/{plan.path}")
def test_a_scaffold_of_a_real_plan_names_its_whole_design_and_is_stable(plan: RealPlan):
    made = scaffold_of(plan)

    if isinstance(made, ScaffoldRefusal):
        pytest.skip(made.reason)
    assert faults(snapshot_of(plan), made, paths_of(plan)) == {}


@pytest.mark.skipif(not GOOD, reason=ABSENT)
@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.parts[-4])
def test_a_scaffold_of_an_invented_plan_names_its_whole_design_and_is_stable(path: Path):
    snapshot = gather([path])
    root = path.parents[2]
    paths = frozenset(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())

    made = scaffold_tasks(snapshot, snapshot.features[0], paths=paths, fresh=True)

    assert isinstance(made, Scaffold)
    assert faults(snapshot, made, paths) == {}


@pytest.mark.skipif(not WHOLE, reason=ABSENT)
def test_more_than_ten_real_plans_have_a_scaffold():
    made = [plan for plan in WHOLE if isinstance(scaffold_of(plan), Scaffold)]

    assert len(made) > 50


@pytest.mark.skipif(not WHOLE, reason=ABSENT)
@pytest.mark.parametrize("plan", WHOLE, ids=lambda plan: f"{plan.repository}/{plan.path}")
def test_merged_into_the_tasks_that_people_made_nothing_is_lost_and_once_is_enough(plan: RealPlan):
    snapshot, paths = snapshot_of(plan), paths_of(plan)
    (feature,) = snapshot.features
    theirs = feature.file("tasks.md")
    made = scaffold_tasks(snapshot, feature, paths=paths)
    if theirs is None or theirs.text is None or isinstance(made, ScaffoldRefusal):
        pytest.skip("no tasks that people made, or no scaffold")

    again = scaffold_tasks(snapshot, with_tasks(feature, made.text), paths=paths)

    left = iter(ended(made.text).splitlines(keepends=True))
    kept = [any(line == other for other in left) for line in ended(theirs.text).splitlines(keepends=True)]
    assert all(kept)
    assert isinstance(again, Scaffold)
    assert (again.text, again.added) == (made.text, ())
