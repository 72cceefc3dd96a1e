"""A feature whose plan a pull request leaves alone: what is said of the tasks.md and spec.md that it changes."""

from dataclasses import replace

import pytest

from plangate.domain.model.github.merge_group import MergeGroup, QueuedPullRequest
from plangate.domain.model.report import Conclusion, TouchedReport
from plangate.domain.review.review import review
from tests.builders import (
    FEATURE,
    PLAN_PATH,
    SPEC_TEXT,
    TEMPLATE_TEXT,
    a_file,
    a_law,
    a_snapshot,
    a_touched_feature,
    vouched_for,
)

TASKS = "- [ ] T001 [US1] Create src/search/index.py\n- [ ] T002 Create src/search/page.py\n"
DOUBLE = f"{TASKS}- [ ] T002 Create src/search/names.py\n"
MORE = f"{SPEC_TEXT}- **FR-002**: The system MUST list books by their authors.\n"
ASKED = SPEC_TEXT.replace("start with the letters typed", "start with [NEEDS CLARIFICATION: how many?] letters")


def judged(now, before, *, plan=None, policy=None, **changes):
    """The report on a pull request that touches one feature beside its plan."""
    feature = a_touched_feature(now, before, **({"plan": plan} if plan is not None else {}))
    snapshot = a_snapshot(features=(), changes=(), touched=(feature,), law=a_law(policy=policy))
    return review(replace(snapshot, **changes))


def said(report):
    """Rule, severity, file and whether it stood before, of all findings."""
    return [(f.rule, f.severity.word, f.path.removeprefix(f"{FEATURE}/"), f.existing) for f in report.findings]


@pytest.mark.parametrize(
    "ticked",
    [
        TASKS.replace("[ ] T001", "[x] T001"),
        TASKS.replace("[ ]", "[X]"),
        TASKS.replace("\n", "\r\n").replace("[ ] T002", "[x] T002"),
    ],
)
def test_tasks_that_are_merely_ticked_are_passed_over_in_silence(ticked):
    report = judged({"tasks.md": ticked, "spec.md": MORE}, {"tasks.md": TASKS, "spec.md": MORE})

    (touched,) = report.touched
    assert replace(touched, coverage=None) == TouchedReport(PLAN_PATH, FEATURE, (f"{FEATURE}/tasks.md",))
    assert (report.conclusion, report.plans) == (Conclusion.SUCCESS, ())


def test_defects_that_stood_in_the_tasks_before_are_not_said_of_whoever_ticks_them():
    report = judged({"tasks.md": DOUBLE.replace("[ ]", "[x]")}, {"tasks.md": DOUBLE})

    assert said(report) == []


def test_a_task_that_is_added_is_held_to_the_rules_of_tasks():
    report = judged({"tasks.md": DOUBLE}, {"tasks.md": TASKS})

    assert said(report) == [("duplicate-task-id", "medium", "tasks.md", False)]
    assert report.conclusion is Conclusion.SUCCESS


def test_a_heavy_rule_weighs_medium_at_most_beside_a_plan_that_stands():
    sample = f"{TASKS}- [ ] T012 [P] [US1] Create [Entity1] model in src/models/[entity1].py\n"

    report = judged({"tasks.md": sample}, {"tasks.md": TASKS})

    assert said(report) == [("leftover-sample-task", "medium", "tasks.md", False)]


def test_a_policy_lifts_no_rule_above_medium_there():
    report = judged({"tasks.md": DOUBLE}, {"tasks.md": TASKS}, policy="rules: {duplicate-task-id: critical}\n")

    assert said(report) == [("duplicate-task-id", "medium", "tasks.md", False)]


def test_a_policy_that_fails_on_medium_fails_on_what_is_found_there():
    report = judged({"tasks.md": DOUBLE}, {"tasks.md": TASKS}, policy="fail-on: medium\n")

    assert report.conclusion is Conclusion.FAILURE


def test_another_dialect_is_told_when_it_comes_and_not_of_every_task_after():
    dialect = "- [ ] **T001** Create src/search/index.py\n- [ ] **T002** Create src/search/page.py\n"
    more = dialect.replace("[ ] **T001", "[x] **T001") + "- [ ] **T003** Create src/search/names.py\n"

    first, later = judged({"tasks.md": dialect}, {}), judged({"tasks.md": more}, {"tasks.md": dialect})

    assert said(first) == [("malformed-task", "info", "tasks.md", False)]
    assert said(later) == [("malformed-task", "info", "tasks.md", True)]


def test_a_specification_that_changes_beside_the_plan_makes_it_stale():
    report = judged({"spec.md": MORE}, {"spec.md": SPEC_TEXT})

    assert said(report) == [("stale-plan", "medium", "spec.md", False)]


def test_a_stale_plan_is_one_finding_wherever_the_specification_changes_next():
    above = MORE.replace("A reader types the first letters", "Anybody types a few letters")

    prints = [judged({"spec.md": spec}, {"spec.md": SPEC_TEXT}).findings[0].fingerprint for spec in (MORE, above)]

    assert prints[0] == prints[1]


def test_stale_tasks_are_no_second_finding_of_the_same_cause():
    report = judged({"spec.md": MORE, "tasks.md": TASKS}, {"spec.md": SPEC_TEXT, "tasks.md": TASKS})

    assert said(report) == [("stale-plan", "medium", "spec.md", False)]


def test_where_nobody_asks_for_stale_plans_the_tasks_are_asked_for():
    report = judged(
        {"spec.md": MORE, "tasks.md": TASKS},
        {"spec.md": SPEC_TEXT, "tasks.md": TASKS},
        policy="rules: {stale-plan: off}\n",
    )

    assert said(report) == [("stale-tasks", "medium", "spec.md", False)]


@pytest.mark.parametrize(
    "same",
    [
        SPEC_TEXT.replace("**Feature Branch**", "**Feature Branch**:").replace("::", ":"),
        SPEC_TEXT.replace("a reader types", "a reader *types*"),
        SPEC_TEXT.replace("# Success Criteria", "# Success Criteria\n\n---"),
        SPEC_TEXT.replace("Specification: Search", "Specification — Search"),
        SPEC_TEXT.replace("\n", "\r\n"),
        SPEC_TEXT.replace("matching", "machting").replace("letters", "leters"),
        "".join(sorted(SPEC_TEXT.splitlines(keepends=True))),
    ],
)
def test_a_specification_that_says_the_same_in_other_marks_makes_no_plan_stale(same):
    assert said(judged({"spec.md": same}, {"spec.md": SPEC_TEXT})) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("200 ms", "300 ms"), ("MUST list", "MUST not list"), ("Type three", "Type two"), ("start with", "end in")],
)
def test_a_specification_that_asks_for_something_else_makes_its_plan_stale(old, new):
    assert said(judged({"spec.md": SPEC_TEXT.replace(old, new)}, {"spec.md": SPEC_TEXT})) == [
        ("stale-plan", "medium", "spec.md", False)
    ]


def test_old_features_that_are_records_are_never_stale():
    assert said(judged({"spec.md": MORE}, {"spec.md": SPEC_TEXT}, policy="history: frozen\n")) == []


@pytest.mark.parametrize("plan", [TEMPLATE_TEXT, "# Notes\n\nNo plan of spec-kit's.\n"])
def test_a_plan_that_says_nothing_yet_or_is_another_format_cannot_be_stale(plan):
    assert said(judged({"spec.md": MORE}, {"spec.md": SPEC_TEXT}, plan=plan)) == []


def test_a_question_that_is_opened_in_the_specification_is_said():
    report = judged({"spec.md": ASKED}, {"spec.md": SPEC_TEXT})

    assert sorted(said(report)) == [
        ("open-specification", "medium", "spec.md", False),
        ("stale-plan", "medium", "spec.md", False),
    ]


def test_a_question_that_stood_open_before_does_not_count():
    report = judged({"spec.md": f"{ASKED}- **FR-002**: More.\n"}, {"spec.md": ASKED})

    assert sorted(said(report)) == [
        ("open-specification", "medium", "spec.md", True),
        ("stale-plan", "medium", "spec.md", False),
    ]


def test_a_specification_that_comes_after_its_plan_is_not_told_that_the_plan_is_stale():
    assert said(judged({"spec.md": SPEC_TEXT}, {})) == []


def test_a_file_that_cannot_be_read_is_named_and_nothing_is_said_of_it():
    feature = a_touched_feature({}, {"tasks.md": TASKS})
    feature = replace(feature, files=(a_file(f"{FEATURE}/tasks.md", None, sha="f" * 40),))

    report = review(a_snapshot(features=(), touched=(feature,)))

    assert report.touched == (TouchedReport(PLAN_PATH, FEATURE, (), (f"{FEATURE}/tasks.md",)),)


@pytest.mark.parametrize("policy", ["exempt: {authors: [ada]}\n", "exempt: {paths: [specs/001-search]}\n"])
def test_what_the_policy_exempts_is_not_looked_at(policy):
    report = judged({"tasks.md": DOUBLE}, {"tasks.md": TASKS}, policy=policy)

    assert (report.touched, report.conclusion) == ((), Conclusion.SUCCESS)


def test_in_a_queue_the_authors_of_the_changed_files_decide_about_exemption():
    policy = "exempt: {authors: [ada]}\n"
    tasks = (f"{FEATURE}/tasks.md", a_file(f"{FEATURE}/tasks.md", DOUBLE).sha)
    ada, grace = (
        QueuedPullRequest(number, who, files=frozenset({tasks}), contributions=vouched_for(who, tasks[0]))
        for number, who in ((7, "ada"), (8, "grace"))
    )

    by_ada = MergeGroup((7,), (ada,))
    by_both = MergeGroup((7, 8), (ada, grace))
    told = [
        judged({"tasks.md": DOUBLE}, {"tasks.md": TASKS}, policy=policy, number=None, group=group).touched
        for group in (by_ada, by_both)
    ]

    assert [len(touched) for touched in told] == [0, 1]
