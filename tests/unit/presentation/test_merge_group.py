"""What the check-run on a merge queue's commit says of what it holds."""

import pytest

from plangate.domain.model.github.merge_group import MergeGroup, QueuedPullRequest
from plangate.presentation.review import compose
from tests.builders import a_finding, a_report, a_snapshot

HOME = "https://plangate.example"


def said(group, report=None):
    """The check-run on a queue's commit."""
    snapshot = a_snapshot(number=None, author="", group=group)
    run = compose(report or a_report(), snapshot, home=HOME, comments=False).check_run
    return f"{run.title} ({run.conclusion})\n\n{run.summary}".replace("1" * 40, "HEAD").replace("2" * 40, "BASE")


def first_lines(group):
    """What stands above the matrix."""
    return said(group).split("\n\n| Principle")[0].split("\n\n", 1)[1]


def test_where_no_plan_is_changed_nothing_is_said_of_waivers(approve):
    approve("merge-group-no-plan", said(MergeGroup((7,)), a_report(plans=())))


def test_a_commit_of_one_pull_request_names_it(approve):
    approve("merge-group", said(MergeGroup((7,), (QueuedPullRequest(7, "ada"),)), a_report(a_finding(existing=True))))


@pytest.mark.parametrize(
    ("name", "group"),
    [
        ("two", MergeGroup((7, 9))),
        ("three", MergeGroup((7, 9, 11))),
        ("many", MergeGroup(tuple(range(1, 23)))),
        ("missing", MergeGroup((7, 9), (QueuedPullRequest(7, "ada"),), (9,))),
        ("nameless", MergeGroup(())),
    ],
)
def test_what_a_commit_holds_is_said_first(approve, name, group):
    approve(f"merge-group-{name}", first_lines(group))
