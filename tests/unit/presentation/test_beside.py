"""What is said where a pull request changes tasks.md or spec.md and leaves the plan beside them as it is."""

from dataclasses import replace

import pytest

from plangate.domain.model.existing_output import OwnReviewComment
from plangate.domain.model.findings import Severity
from plangate.domain.model.report import Conclusion, PolicyRead
from plangate.domain.model.snapshot import Change, ChangeKind
from plangate.presentation.comments import outdated_comments
from plangate.presentation.formats.json_report import as_json
from plangate.presentation.formats.terminal import compose_terminal
from plangate.presentation.formats.workflow import render_workflow
from plangate.presentation.hidden_markers import fingerprint_marker
from plangate.presentation.review import compose
from tests.builders import (
    FEATURE,
    PLAN_PATH,
    PLAN_TEXT,
    a_file,
    a_finding,
    a_report,
    a_snapshot,
    a_touched_feature,
    a_touched_report,
)

HOME = "https://plangate.example"
TASKS_PATH = f"{FEATURE}/tasks.md"
TASKS = "- [ ] T001 Create src/search/index.py\n"
DOUBLE = f"{TASKS}- [ ] T001 Create src/search/page.py\n"
FEATURE_TOUCHED = a_touched_feature({"tasks.md": DOUBLE}, {"tasks.md": TASKS})
TOUCHING = a_snapshot(
    features=(), touched=(FEATURE_TOUCHED,), changes=(Change(TASKS_PATH, ChangeKind.MODIFIED),), changed_files=1
)
FOUND = a_finding(
    rule="duplicate-task-id",
    severity=Severity.MEDIUM,
    path=TASKS_PATH,
    line=2,
    end_line=2,
    message="T001 is the id of the task in line 1 too.",
    principle=None,
    fingerprint="duplicate-task-id:0c11",
)


def a_report_beside(*touched, **changes):
    """A report without a plan."""
    none = {"plans": (), "conclusion": Conclusion.SUCCESS, "constitution": None, "template": None}
    return a_report(**{**none, "touched": touched or (a_touched_report(),), **changes})


def shown(outgoing):
    """Everything that is said, as one text to read."""
    run = outgoing.check_run
    said = [f"{run.title} ({run.conclusion})", run.summary, run.text]
    if outgoing.review:
        said.append(f"REVIEW\n\n{outgoing.review.body}")
        said += [f"AT LINE {comment.line}\n\n{comment.body}" for comment in outgoing.review.comments]
    return "\n\n".join(part for part in said if part).replace("1" * 40, "HEAD").replace("2" * 40, "BASE")


def test_ticked_tasks_are_told_what_was_looked_at_and_that_no_plan_was_judged(approve):
    outgoing = compose(a_report_beside(), TOUCHING, home=HOME)

    approve("tasks-ticked", shown(outgoing))
    assert (outgoing.check_run.annotations, outgoing.review) == ((), None)


def test_a_task_with_a_defect_is_told_at_its_line(approve):
    outgoing = compose(a_report_beside(a_touched_report(FOUND)), TOUCHING, home=HOME)

    approve("tasks-with-a-defect", shown(outgoing))
    assert [(one.path, one.line) for one in outgoing.review.comments] == [(TASKS_PATH, 2)]


def test_a_plan_that_is_judged_and_tasks_beside_another_stand_in_one_check_run(approve):
    snapshot = replace(a_snapshot(), touched=(FEATURE_TOUCHED,), passed_over=2)

    outgoing = compose(replace(a_report(), touched=(a_touched_report(FOUND),)), snapshot, home=HOME)

    approve("plan-and-tasks", shown(outgoing))


def test_a_policy_that_fails_on_medium_fails_for_what_is_named_and_not_for_the_plan(approve):
    policy = PolicyRead(path=".github/plangate.yml", sha="d" * 40, fail_on=Severity.MEDIUM)
    report = a_report_beside(a_touched_report(FOUND), conclusion=Conclusion.FAILURE, policy=policy)

    approve("tasks-that-fail", shown(compose(report, TOUCHING, home=HOME)))


@pytest.mark.parametrize(
    ("touched", "title"),
    [
        ((a_touched_report(),), "No plan changed; tasks.md looked at"),
        ((a_touched_report(FOUND, replace(FOUND, line=3)),), "No plan changed; 2 findings in tasks.md"),
        ((a_touched_report(replace(FOUND, existing=True)),), "No plan changed; tasks.md looked at"),
        ((a_touched_report(), a_touched_report(looked_at=("specs/2/spec.md",))),
         "No plan changed; spec.md and tasks.md of 2 features looked at"),
        ((a_touched_report(looked_at=(), unread=(TASKS_PATH,)),), "No plan changed"),
    ],
)  # fmt: skip
def test_the_title_says_what_was_looked_at(touched, title):
    assert compose(a_report_beside(*touched), TOUCHING, home=HOME).check_run.title == title


def test_a_file_that_cannot_be_read_is_named_with_the_reason():
    unread = a_touched_feature({}, {"tasks.md": TASKS})
    unread = replace(unread, files=(a_file(TASKS_PATH, None, size=300_000),))
    report = a_report_beside(a_touched_report(looked_at=(), unread=(TASKS_PATH,)))

    run = compose(report, replace(TOUCHING, touched=(unread,)), home=HOME).check_run

    assert "it is larger than 256 KiB, so nothing is said of it" in run.summary


def test_a_comment_on_tasks_goes_when_its_finding_is_gone_and_stays_while_it_stands():
    comment = OwnReviewComment(1, TASKS_PATH, 2, f"Said.\n\n{fingerprint_marker([FOUND.fingerprint])}")
    snapshot = replace(TOUCHING, existing_output=replace(TOUCHING.existing_output, comments=(comment,)))

    assert outdated_comments(a_report_beside(a_touched_report(FOUND)), snapshot) == ()
    assert outdated_comments(a_report_beside(), snapshot) == (comment,)


def test_what_is_said_already_is_not_said_again():
    comment = OwnReviewComment(1, TASKS_PATH, 2, f"Said.\n\n{fingerprint_marker([FOUND.fingerprint])}")
    snapshot = replace(TOUCHING, existing_output=replace(TOUCHING.existing_output, comments=(comment,)))

    assert compose(a_report_beside(a_touched_report(FOUND)), snapshot, home=HOME).review is None


def test_the_terminal_shows_the_file_with_its_findings_and_what_was_not_read(approve):
    report = a_report_beside(a_touched_report(FOUND, unread=(f"{FEATURE}/spec.md",)))

    approve("terminal-beside", compose_terminal(report, TOUCHING).plain)


def test_the_job_s_log_counts_the_features_that_are_touched_otherwise():
    last = render_workflow(a_report_beside(a_touched_report(FOUND))).splitlines()[-1]

    assert last == "Plangate: success; 1 finding in 0 plans and 1 feature touched otherwise."


def test_json_has_them_apart_from_the_plans():
    value = as_json(a_report_beside(a_touched_report(FOUND)))

    assert (value["plans"], value["summary"]["medium"]) == ([], 1)
    assert value["touched"][0].keys() == {"path", "feature", "looked_at", "unread", "findings", "unlisted", "coverage"}
    assert (value["touched"][0]["path"], value["touched"][0]["looked_at"]) == (PLAN_PATH, [TASKS_PATH])
    assert PLAN_TEXT not in str(value)
