"""What changed against what it was: who is told, and who is left alone."""

from dataclasses import replace

import pytest

from plangate.domain.model.report import Conclusion
from plangate.domain.model.snapshot import Feature
from plangate.domain.review.review import review
from tests.builders import (
    FEATURE,
    PLAN_PATH,
    PLAN_TEXT,
    POLICY_PATH,
    SPEC_TEXT,
    TEMPLATE_TEXT,
    a_file,
    a_snapshot,
    in_force,
)

TASKS = "- [x] T001 Create src/search/index.py\n- [ ] T002 Create src/search/page.py\n"
MORE = PLAN_TEXT.replace("## Summary\n", "## Summary\n\nShelves are searched as well.\n")


def a_feature(
    plan: str, before: str | None, *, spec: tuple[str, str] = (SPEC_TEXT, SPEC_TEXT), tasks: str = ""
) -> Feature:
    """A feature whose specification was `spec[0]` and is `spec[1]`, with tasks that are as they were."""
    beside = [("spec.md", spec[1]), *([("tasks.md", tasks)] if tasks else [])]
    earlier = [("spec.md", spec[0]), *([("tasks.md", tasks)] if tasks else [])]
    return Feature(
        FEATURE,
        plan=a_file(PLAN_PATH, plan),
        before=a_file(PLAN_PATH, before) if before is not None else None,
        files=tuple(a_file(f"{FEATURE}/{name}", text) for name, text in beside),
        before_files=tuple(a_file(f"{FEATURE}/{name}", text) for name, text in earlier),
    )


def history(feature: Feature, policy: str = "") -> list[tuple[str, str, int]]:
    """Rule, path and line of the findings about history."""
    snapshot = a_snapshot(feature)
    if policy:
        snapshot = in_force(replace(snapshot, law=(*snapshot.law, a_file(POLICY_PATH, policy))))
    names = ("reset-plan", "stale-plan", "stale-tasks", "feature-number-clash", "untouched-template")
    return [(f.rule, f.path, f.line) for f in review(snapshot).findings if f.rule in names]


def test_a_plan_that_is_the_template_again_is_one_finding_that_always_counts():
    feature = a_feature(TEMPLATE_TEXT, PLAN_TEXT)

    assert history(feature) == [("reset-plan", PLAN_PATH, 1)]
    assert review(a_snapshot(feature)).conclusion is Conclusion.FAILURE


def test_a_plan_that_was_the_template_before_is_untouched_and_not_reset():
    assert history(a_feature(TEMPLATE_TEXT, TEMPLATE_TEXT + "\n")) == [("untouched-template", PLAN_PATH, 1)]


def test_tasks_are_stale_when_only_the_plan_changes():
    line = MORE.split("\n").index("Shelves are searched as well.") + 1

    assert history(a_feature(MORE, PLAN_TEXT, tasks=TASKS)) == [("stale-tasks", PLAN_PATH, line)]


@pytest.mark.parametrize(
    ("plan", "tasks"),
    [(PLAN_TEXT.replace("- [x]", "- [ ]") + "\n", TASKS), (MORE, TASKS.replace("- [ ]", "- [x]")), (MORE, "")],
    ids=["only ticks", "all done", "no tasks"],
)
def test_tasks_are_not_stale(plan, tasks):
    assert history(a_feature(plan, PLAN_TEXT, tasks=tasks)) == []


def test_a_plan_is_stale_when_the_specification_changes_and_it_only_moves_white_space():
    spec = SPEC_TEXT + "\n- **FR-009**: Readers MUST find books by shelf.\n"
    line = spec.split("\n").index("- **FR-009**: Readers MUST find books by shelf.") + 1

    found = history(a_feature(f"{PLAN_TEXT}\n", PLAN_TEXT, spec=(SPEC_TEXT, spec)))

    assert found == [("stale-plan", f"{FEATURE}/spec.md", line)]


def test_nothing_is_stale_where_old_features_are_records():
    spec = SPEC_TEXT + "\n- **FR-009**: Readers MUST find books by shelf.\n"

    assert history(a_feature(MORE, PLAN_TEXT, tasks=TASKS), "history: frozen\n") == []
    assert history(a_feature(f"{PLAN_TEXT}\n", PLAN_TEXT, spec=(SPEC_TEXT, spec)), "history: frozen\n") == []


def test_a_number_is_taken_only_where_a_merge_base_says_that_the_plan_is_new():
    feature = replace(a_feature(PLAN_TEXT, None), siblings=("001-lending", "001-search"))

    assert history(feature) == [("feature-number-clash", PLAN_PATH, 1)]
    found = review(replace(a_snapshot(feature), merge_base_sha="")).findings
    assert "feature-number-clash" not in [finding.rule for finding in found]
