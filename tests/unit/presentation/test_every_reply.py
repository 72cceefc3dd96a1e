"""Every answer that a command may get, word for word."""

from dataclasses import replace

import pytest

from plangate.domain.commands.actions import Unwaive, Waive
from plangate.domain.commands.command import RequiredRole
from plangate.domain.commands.read import action_of, read_comment
from plangate.domain.model.existing_output import Waiver
from plangate.domain.model.findings import Severity
from plangate.domain.model.report import Conclusion
from plangate.domain.model.required_check import Requirement, RequirementSource
from plangate.domain.policy import Policy, Waivers
from plangate.domain.review.grant_waiver import CommandOrigin, grant, with_grants, without
from plangate.domain.review.waivers import MAX_WAIVERS, Ledger
from plangate.presentation.escape import Markdown
from plangate.presentation.links import Links
from plangate.presentation.replies import refusals
from plangate.presentation.replies.reply import (
    Answered,
    Comment,
    compose_commit_message,
    compose_reply,
    failed,
    fixes_left,
    not_allowed,
    refused,
)
from plangate.presentation.replies.status import compose_status
from tests.builders import PLAN_PATH, a_feature, a_finding, a_plan_report, a_report, a_snapshot

COMMENT = Comment("grace", "issuecomment-5", "https://github.com/octo/library/pull/7#issuecomment-5")
FORBIDDEN = "GitHub refused reading octo/library#7 (403): Resource not accessible by integration"
DEED = CommandOrigin(10, "grace", "issuecomment-5", "abc", "2026-05-01T10:00:00Z")
REASON = ("agreed", "in", "review")
RULE = "unaddressed-principle"
GIVEN = Waiver(10, 7, RULE, None, PLAN_PATH, "b" * 40, "grace", "issuecomment-5", "abc", "agreed", DEED.at)
TWO = a_report(
    plans=(a_plan_report(a_finding()), a_plan_report(path="specs/002-loans/plan.md", feature="specs/002-loans"))
)


def listed(*answers):
    """Answers with what they answer, as a page to read."""
    return "\n\n".join(f"## {what}\n\n{text}" for what, text in answers)


def misunderstood(body):
    """What a comment that is not understood is told."""
    (invocation,) = read_comment(body)
    return body, refused(action_of(invocation).message)


def declined(what, wish, report=None, policy=None, snapshot=None):
    """Why a waiver is not granted."""
    judged = report or a_report(a_finding())
    return what, refused(
        grant(wish, DEED, judged, replace(snapshot or a_snapshot(), policy=policy or Policy())).message
    )


def test_what_is_not_understood_is_told_how_it_is_written(approve):
    bodies = (
        "/plangate explian II",
        "/plangate dance",
        "/plan waive",
        "/plan unwaive",
        "/plan explain",
        "/plan help me",
        "/plan review II",
        "/plan status now",
        "/plan fix 001-search 002-loans",
        "/plan tasks 001-search 002-loans",
        "/plan tasks --tests maybe",
    )

    approve("replies-misunderstood", listed(*(misunderstood(body) for body in bodies)))


def test_who_may_not_is_told_who_may(approve):
    answers = [(who.name, not_allowed(who, Waivers())) for who in RequiredRole if who is not RequiredRole.ANYONE]

    approve("replies-not-allowed", listed(*answers))


def test_a_waiver_that_is_not_granted_is_told_why(approve):
    wish = Waive(RULE, None, REASON)
    waived = a_report(a_finding(waived="ada on 2026-05-01: agreed"))
    before = a_report(a_finding(existing=True))
    full = Ledger((GIVEN,) * MAX_WAIVERS)

    answers = (
        declined("no such rule", Waive("unadressed-principle", None, REASON)),
        declined("never", wish, policy=Policy(waivers=Waivers(never=(RULE,)))),
        declined("which plan", wish, report=TWO),
        declined("no reason", Waive(RULE, None, ("please",))),
        declined("waived already", wish, report=waived),
        declined("there before", wish, report=before),
        declined("not found", Waive("generic-tree", "II", REASON)),
        ("too many", refused(with_grants(full, (GIVEN,)).message)),
        ("not waived", refused(without(Unwaive(((RULE, None),)), Ledger(), DEED).message)),
    )

    approve("replies-waive-declined", listed(*answers))


def test_what_stands_on_github_in_the_way_is_told(approve):
    answers = (
        ("a later head", refused(refusals.came_after("1" * 40))),
        ("closed", refused(refusals.CLOSED)),
        ("no signing key", refused(refusals.NO_SIGNING_KEY)),
        ("no room", refused(refusals.NO_ROOM)),
        ("a fork", refused(refusals.IN_A_FORK)),
        ("may not push", refused(refusals.may_not_push("001-search"))),
        ("nothing mechanical", refused(refusals.NOTHING_MECHANICAL)),
        ("no such plan", refused(refusals.no_such_plan("009-other"))),
    )

    approve("replies-in-the-way", listed(*answers))


def test_trouble_and_what_is_left_are_said(approve):
    answers = (
        ("trouble", failed(FORBIDDEN, "9f3c1d2e4a5b")),
        ("a bug", failed("Something went wrong on our side.", "9f3c1d2e4a5b")),
        ("too much", failed("Split octo/library#7, since it changes 240 plans and at most 200 are judged.", None)),
        ("one fix left", fixes_left(1)),
        ("fixes left", fixes_left(3)),
        ("too long", compose_reply([Answered("/plan explain I", "a1", Markdown("x" * 70_000))], COMMENT)),
        ("nothing to say", compose_reply([Answered("/plan review", "a1")], COMMENT)),
    )

    approve("replies-trouble", listed(*answers))


def test_a_commit_of_fixes_names_rules_and_who_asked(approve):
    findings = [
        a_finding(rule="leftover-option-label"),
        a_finding(rule="wrong-feature"),
        a_finding(rule="wrong-feature"),
    ]

    approve("commit-message", compose_commit_message(findings, COMMENT, "Plangate-Command: issuecomment-5/abc"))


def test_status_says_whether_the_check_is_required_and_from_whom(approve):
    answers = []
    for required in (True, False, None):
        for source in RequirementSource:
            said = compose_status(a_report(), a_snapshot(), Links(a_snapshot(), ""), Requirement(required, source))
            answers.append((f"{required} {source.value}", said.split("\n\n")[-2]))

    approve("status-required", listed(*answers))


@pytest.mark.parametrize("case", ["closed", "nothing"])
def test_status_has_words_where_there_is_nothing(approve, case):
    snapshot = {
        "closed": a_snapshot(open=False, features=(), changes=()),
        "nothing": a_snapshot(features=(), changes=()),
    }[case]
    report = a_report(plans=(), conclusion=Conclusion.SUCCESS, constitution=None, template=None)

    approve(f"status-{case}", compose_status(report, snapshot, Links(snapshot, ""), Requirement(None)))


def test_status_counts_what_does_not_fit(approve):
    plans = tuple(
        a_plan_report(
            a_finding(severity=Severity.LOW), path=f"specs/{number:03}-long/plan.md", feature=f"specs/{number:03}-long"
        )
        for number in range(500)
    )
    snapshot = replace(a_snapshot(a_feature()), features=())

    said = compose_status(a_report(plans=plans), snapshot, Links(snapshot, ""), Requirement(False))

    assert len(said.encode()) < 65_000
    approve("status-many", "\n".join(said.splitlines()[-12:]))
