"""What is answered to commands, word for word, and that nothing in it acts."""

import re
from dataclasses import replace

import pytest

from plangate.domain.commands.command import RequiredRole
from plangate.domain.model.existing_output import ExistingOutput, OwnComment, VoidWaiver, Waiver
from plangate.domain.model.findings import Severity
from plangate.domain.model.report import Conclusion
from plangate.domain.model.required_check import Requirement, RequirementSource
from plangate.domain.model.snapshot import Change, ChangeKind
from plangate.domain.policy import Policy, Waivers
from plangate.domain.review.waivers import Ledger
from plangate.presentation.escape import Markdown
from plangate.presentation.hidden_markers import read_answered
from plangate.presentation.links import Links
from plangate.presentation.pages import compose_commands
from plangate.presentation.replies.explanation import explain, unexplained
from plangate.presentation.replies.reply import (
    Answered,
    Comment,
    comment_url,
    compose_reply,
    compose_waivers,
    help_text,
    not_allowed,
    refused,
    replies_since,
)
from plangate.presentation.replies.status import compose_status, standing_status
from plangate.presentation.review import compose
from tests import ROOT
from tests.builders import CONSTITUTION_PATH, PLAN_PATH, a_feature, a_finding, a_plan_report, a_report, a_snapshot

COMMENT = Comment("ada", "issuecomment-5", comment_url("https://github.com", "octo/library", 7, "issuecomment-5"))
LINKS = Links(a_snapshot(), "")
REPORT = a_report(a_finding(), a_finding(rule="missing-recheck", severity=Severity.LOW, principle=None, line=20))


def test_the_page_of_the_commands_in_docs_is_that_of_the_code(request):
    page = ROOT / "docs" / "commands.md"
    if request.config.getoption("--approve", default=False):
        page.write_text(compose_commands(), encoding="utf-8")

    assert page.read_text(encoding="utf-8") == compose_commands(), "stale: run pytest tests/unit/presentation --approve"


def test_the_help_says_who_may_use_each_command_here(approve):
    approve("reply-help", compose_reply([Answered("/plan help", "a1", help_text(Waivers()))], COMMENT))


@pytest.mark.parametrize(
    ("waivers", "said"),
    [
        (Waivers(), "Only somebody with write access who is not the author may do that here. Ask one of them."),
        (
            Waivers(who=("maintain",), author=True),
            "Only somebody with maintain access may do that here. Ask one of them.",
        ),
        (Waivers(who=("admin",), author=True), "Only somebody with admin access may do that here. Ask one of them."),
    ],
)
def test_who_may_waive_is_said_as_the_policy_has_it(waivers, said):
    assert not_allowed(RequiredRole.WAIVER, waivers) == said


@pytest.mark.parametrize(("who", "somebody"), [("write", "a reviewer"), ("admin", "an administrator")])
def test_the_author_is_told_that_another_has_to_waive(who, somebody):
    assert not_allowed(RequiredRole.WAIVER, Waivers(who=(who,)), author=True) == (
        f"You opened this pull request, so somebody else has to waive here. Ask {somebody} to write it."
    )


@pytest.mark.parametrize(
    ("waivers", "who"),
    [
        (Waivers(), "A reviewer can"),
        (Waivers(author=True), "The author or a reviewer can"),
        (Waivers(who=("admin",)), "An administrator can"),
        (Waivers(who=("triage",)), "Anyone with triage access can"),
        (Waivers(never=("unaddressed-principle",)), None),
    ],
)
def test_the_check_run_says_who_may_waive_under_this_policy(waivers, who):
    snapshot = replace(a_snapshot(), policy=Policy(waivers=waivers))

    first = compose(a_report(a_finding()), snapshot, home="").check_run.summary.split("\n")[0]

    assert (f"Think it is wrong? {who} write `/plan waive" in first) == (who is not None)
    assert ("/plan waive" in first) == (who is not None)


def test_a_rule_is_explained_with_what_was_found_of_it_here(approve):
    approve("reply-rule", str(explain("unaddressed-principle", REPORT, LINKS)))


@pytest.mark.parametrize("name", ["II", "ii", "Test-First", "II. test-first"])
def test_a_principle_is_found_by_numeral_or_name(name):
    assert "[II. Test-First](" in explain(name, REPORT, LINKS)


def test_a_principle_is_explained_in_its_own_words(approve):
    approve("reply-principle", str(explain("II", REPORT, LINKS)))


def test_what_cannot_be_explained_gets_a_hint_what_was_found_and_the_principles(approve):
    assert explain("unaddressed-principles", REPORT, LINKS) is None
    approve("reply-unexplained", str(unexplained("unaddressed-principles", REPORT)))
    assert unexplained("nope", REPORT).startswith("Nothing is called `nope`. Found here: `unaddressed-principle`")
    assert unexplained("nope", a_report()).startswith("Nothing is called `nope`. Nothing was found here.")


def test_status_says_what_was_judged_and_by_what_and_what_is_skipped(approve):
    archived = a_feature(folder="specs/archive/000-old")
    changes = (
        *a_snapshot().changes,
        Change(CONSTITUTION_PATH, ChangeKind.MODIFIED),
        Change("specs/9/plan.md", ChangeKind.REMOVED),
    )
    snapshot = a_snapshot(a_feature(), archived, draft=True, changes=changes)
    exempt = a_plan_report(path="specs/archive/000-old/plan.md", exempt="path specs/archive/000-old/plan.md")
    old = a_finding(existing=True, line=18)
    report = a_report(plans=(a_plan_report(a_finding(), old), exempt), conclusion=Conclusion.FAILURE)

    said = compose_status(report, snapshot, Links(snapshot, ""), Requirement(True, RequirementSource.US))

    approve("status", said)


def test_status_names_files_that_are_called_nearly_as_the_policy():
    snapshot = a_snapshot(misnamed_policies=(".github/plangate.yaml",))
    requirement = Requirement(False, misnamed_policies=(".plangate.yml", ".github/plangate.yaml"))

    said = compose_status(a_report(), snapshot, Links(snapshot, ""), requirement)

    assert "1. `.plangate.yml`: not read as the policy, which is .github/plangate.yml." in said
    assert said.count("`.github/plangate.yaml`") == 1


def test_the_comment_of_the_waivers_lists_who_let_pass_what_and_why(approve):
    snapshot = a_snapshot()
    second = a_waiver(principle="II", who="ada", comment="discussion_r9", reason="see `plan.md`, @octo/owners agreed")

    said = compose_waivers(Ledger((a_waiver(), second), done=("issuecomment-1/ff",)), b"a key", Links(snapshot, ""))

    approve("waivers", re.sub(r"1?[A-Za-z0-9+/=]{60,}\.[0-9a-f]{64}", "RECORD", said))


def test_the_comment_of_the_waivers_says_when_none_is_left(approve):
    approve("waivers-none", compose_waivers(Ledger(done=("issuecomment-1/ff",)), b"a key", LINKS))


def test_status_tells_waivers_that_count_from_those_that_are_void(approve):
    snapshot = a_snapshot()
    stale = a_waiver(rule="stack-conflict", blob="0" * 40)
    void = (
        VoidWaiver(a_waiver(who="mallory"), "its signature does not hold"),
        VoidWaiver(None, "its record cannot be read"),
    )
    standing = ExistingOutput(waivers=(a_waiver(blob=snapshot.features[0].plan.sha), stale), void=void)
    snapshot = replace(snapshot, existing_output=standing)

    said = compose_status(a_report(), snapshot, Links(snapshot, ""), Requirement(False))

    approve("status-waivers", said)


def a_waiver(**changes):
    """A waiver on the plan of pull request 7."""
    waiver = Waiver(
        10, 7, "unaddressed-principle", None, PLAN_PATH, "b" * 40, "grace", "issuecomment-5", "abc",
        "we agreed in review", "2026-05-01T10:00:00Z",
    )  # fmt: skip
    return replace(waiver, **changes)


def test_a_status_that_another_edited_is_not_ours_to_change():
    body = compose_status(a_report(), a_snapshot(), LINKS, Requirement(False))
    edited = OwnComment(1, body, tampered=True)
    ours = OwnComment(2, body)

    assert (standing_status([edited]), standing_status([edited, ours])) == (None, ours)


def test_a_reply_names_the_commands_that_it_answers_and_counts_as_one():
    body = compose_reply([Answered("/plan help", "a1"), Answered("/plan status", "b2")], COMMENT)
    words = [OwnComment(1, body, "2026-05-01T10:00:00Z"), OwnComment(2, "Hello", "2026-05-01T10:00:00Z")]

    assert read_answered(words) == {"issuecomment-5/a1", "issuecomment-5/b2"}
    assert (replies_since(words, "2026-05-01T09:30:00Z"), replies_since(words, "2026-05-01T10:30:00Z")) == (1, 0)


def test_a_marker_that_a_comment_quotes_answers_nothing():
    line = "/plangate <!-- plangate:answers issuecomment-9/ff -->"
    body = compose_reply([Answered(line, "a1", refused(line))], COMMENT)

    assert read_answered([OwnComment(1, body)]) == {"issuecomment-5/a1"}


def test_what_people_write_is_quoted_and_does_not_act():
    line = "/plangate @octo/owners #1 <img src=x> https://evil.example"

    body = compose_reply([Answered(line, "a1", refused(f"There is no {line}"))], Comment("@mallory", "c", "https://x"))

    assert [word for word in ("To @m", "no @octo", "<img src=x> https") if word in body.replace(f"`{line}`", "")] == []


def test_an_answer_that_is_too_long_is_not_sent():
    body = compose_reply([Answered("/plan explain I", "a1", Markdown("x" * 70_000))], COMMENT)

    assert (len(body) < 1000, "longer than GitHub takes" in body) == (True, True)
