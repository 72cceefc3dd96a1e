"""What a report says on a pull request: the check-run, and the review where there is something new to say."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from plangate.domain.model.existing_output import ExistingOutput, OwnReviewComment
from plangate.domain.model.external_id import pull_request_number
from plangate.domain.model.findings import Fix, Severity, Status
from plangate.domain.model.outgoing import Level, RunStatus
from plangate.domain.model.plan_read import MatrixRow
from plangate.domain.model.report import Conclusion, LawStatus, PolicyRead, Shape, TemplateRead
from plangate.domain.model.snapshot import AmendedLaw, Change, ChangeKind
from plangate.presentation.formats.terminal import compose_terminal
from plangate.presentation.review import compose, could_not_evaluate, superseded, waiting
from tests.builders import (
    CONSTITUTION_PATH,
    CONSTITUTION_TEXT,
    PLAN_PATH,
    PLAN_TEXT,
    a_constitution_read,
    a_feature,
    a_file,
    a_finding,
    a_matrix,
    a_plan_report,
    a_report,
    a_snapshot,
)

HOME = "https://plangate.example"
FOLD = re.compile(r"<details>.*?</details>", re.DOTALL)

A_LEFTOVER = a_finding(
    rule="leftover-option-label",
    severity=Severity.MEDIUM,
    line=38,
    end_line=38,
    message="`Option 1: Single project` of the template is left here.",
    principle=None,
    fix=Fix(38, 38, ""),
    fingerprint="leftover-option-label:77aa01",
)


def checked(report, snapshot=None, *, quiet=False):
    """The check-run of a report on a small pull request; a quiet one has no comments beside it."""
    return compose(report, snapshot or a_snapshot(), home=HOME, comments=not quiet).check_run


def reviewed(report, snapshot=None):
    """The review of a report on a small pull request."""
    return compose(report, snapshot or a_snapshot(), home=HOME).review


def shown(outgoing):
    """Everything that is said, as one text to read."""
    run = outgoing.check_run
    parts = [f"{run.title} ({run.conclusion})", run.summary]
    if outgoing.review:
        parts.append(f"REVIEW\n\n{outgoing.review.body}")
        parts += [f"AT LINE {comment.line}\n\n{comment.body}" for comment in outgoing.review.comments]
    return "\n\n".join(part for part in parts if part).replace("1" * 40, "HEAD").replace("2" * 40, "BASE")


def test_a_clean_plan_is_told_so_and_gets_no_review(approve):
    outgoing = compose(a_report(), a_snapshot(), home=HOME)

    approve("complies", f"{shown(outgoing)}\n\nTEXT\n\n{outgoing.check_run.text}")
    assert outgoing.review is None


def test_a_defective_plan_is_told_what_where_why_and_what_to_do(approve):
    matrix = (a_matrix()[0], MatrixRow("II", "Test-First", Status.MISSING), a_matrix()[2])
    old = a_finding(
        rule="missing-field", severity=Severity.MEDIUM, line=12, message="`Testing` is empty.", existing=True
    )
    waived = a_finding(rule="generic-tree", severity=Severity.MEDIUM, line=33, waived="ada, 3 May: the tree is right")
    plan = a_plan_report(a_finding(message="Nothing answers II. Test-First."), A_LEFTOVER, old, waived, matrix=matrix)

    outgoing = compose(a_report(plans=(plan,), conclusion=plan.conclusion), a_snapshot(), home=HOME)

    approve("does-not-comply", shown(outgoing))


def test_a_pull_request_without_a_plan_is_told_so_in_two_lines(approve):
    snapshot = a_snapshot(features=(), changes=())

    outgoing = compose(a_report(plans=(), conclusion=Conclusion.SUCCESS), snapshot, home=HOME)

    approve("no-plan", shown(outgoing))
    assert outgoing.check_run.annotations == ()


def test_several_plans_stand_beside_each_other(approve):
    good = a_plan_report()
    bad = a_plan_report(
        a_finding(path="specs/002-loans/plan.md", message="Nothing answers II. Test-First."),
        path="specs/002-loans/plan.md",
        feature="specs/002-loans",
        matrix=(a_matrix()[0], MatrixRow("II", "Test-First", Status.MISSING), a_matrix()[2]),
    )
    snapshot = a_snapshot(a_feature(), a_feature(folder="specs/002-loans"))

    outgoing = compose(a_report(plans=(good, bad), conclusion=Conclusion.FAILURE), snapshot, home=HOME)

    approve("two-plans", shown(outgoing))


def test_without_a_constitution_it_says_what_is_missing(approve):
    law = a_constitution_read(status=LawStatus.MISSING, path=None, version=None, sha=None, principles=())
    plan = a_plan_report(conclusion=Conclusion.NEUTRAL, constitution=law, matrix=())

    outgoing = compose(
        a_report(plans=(plan,), conclusion=Conclusion.NEUTRAL, constitution=law), a_snapshot(), home=HOME
    )

    approve("no-constitution", shown(outgoing))


@pytest.mark.parametrize("status", [LawStatus.OK, LawStatus.MISSING])
def test_a_constitution_that_no_policy_names_comes_with_what_to_write(status):
    path = "docs/constitution.md"
    law = a_constitution_read(status=status, path=path if status is LawStatus.OK else None, unnamed=path)
    plan = a_plan_report(conclusion=Conclusion.NEUTRAL, constitution=law, matrix=())
    report = a_report(plans=(plan,), conclusion=Conclusion.NEUTRAL, constitution=law)

    page = shown(compose(report, a_snapshot(), home=HOME))
    terminal = compose_terminal(report, a_snapshot()).plain

    assert "`constitution: [docs/constitution.md]` into `.github/plangate.yml`" in page
    assert "(to name it: constitution: [docs/constitution.md] in .github/plangate.yml)" in terminal


def test_waiting_and_faults_and_replaced_heads_say_what_happens_next(approve):
    at = datetime(2026, 5, 4, 14, 5, tzinfo=UTC)
    runs = (
        waiting("a" * 40, 7, at),
        could_not_evaluate("a" * 40, 7, "GitHub did not answer for an hour", "job-4711", at),
        superseded("a" * 40, 7),
    )

    approve(
        "without-a-report",
        "\n\n".join(f"{run.title} ({run.conclusion or run.status})\n\n{run.summary}" for run in runs),
    )


@pytest.mark.parametrize(
    ("title", "report"),
    [
        ("Complies: 3 of 3 principles answered", a_report()),
        (
            "1 to fix: The Constitution Check does not answer Test-First (line 17)",
            a_report(a_finding(message="The Constitution Check does not answer II. Test-First. Say how it is met.")),
        ),
        (
            "1 to fix: III. Test-First is violated without a reason (line 17)",
            a_report(a_finding(message="III. Test-First is violated without a reason. Add one.")),
        ),
        (
            "3 to fix: Test-First is violated without a reason (line 24), and 2 more",
            a_report(
                a_finding(),
                a_finding(),
                a_finding(
                    severity=Severity.CRITICAL, line=24, message="II. Test-First is violated without a reason. Add one."
                ),
            ),
        ),
        (
            "1 to fix: spec.md has no story (spec.md line 3)",
            a_report(a_finding(path="specs/001-search/spec.md", line=3, message="spec.md has no story.")),
        ),
        (
            "1 to fix in 1 of 2 plans: Nothing is said (specs/002-loans/plan.md line 17)",
            a_report(
                plans=(
                    a_plan_report(),
                    a_plan_report(
                        a_finding(path="specs/002-loans/plan.md", message="Nothing is said."),
                        path="specs/002-loans/plan.md",
                    ),
                ),
                conclusion=Conclusion.FAILURE,
            ),
        ),
        ("No plan changed", a_report(plans=(), conclusion=Conclusion.SUCCESS)),
        (
            "Not assessed: another format",
            a_report(plans=(a_plan_report(shape=Shape.OTHER),), conclusion=Conclusion.NEUTRAL),
        ),
        (
            "Not assessed: another format",
            a_report(plans=(a_plan_report(shape=Shape.OTHER),), conclusion=Conclusion.SUCCESS),
        ),
        (
            "Not assessed: no constitution (1 of 2 plans)",
            a_report(
                plans=(a_plan_report(), a_plan_report(constitution=a_constitution_read(status=LawStatus.MISSING))),
                conclusion=Conclusion.NEUTRAL,
            ),
        ),
        (
            "Not assessed: no constitution, only its template",
            a_report(
                plans=(a_plan_report(constitution=a_constitution_read(status=LawStatus.UNFILLED)),),
                conclusion=Conclusion.NEUTRAL,
            ),
        ),
        (
            "Does not comply: no constitution",
            a_report(
                plans=(
                    a_plan_report(
                        constitution=a_constitution_read(status=LawStatus.MISSING), conclusion=Conclusion.FAILURE
                    ),
                ),
                conclusion=Conclusion.FAILURE,
            ),
        ),
        (
            "Exempt by policy",
            a_report(plans=(a_plan_report(exempt="author renovate[bot]"),), conclusion=Conclusion.NEUTRAL),
        ),
    ],
)
def test_the_title_says_what_a_report_comes_to(title, report):
    snapshot = a_snapshot(changes=()) if not report.plans else a_snapshot()

    assert checked(report, snapshot).title == title


@pytest.mark.parametrize("kind", [ChangeKind.REMOVED, ChangeKind.RENAMED])
def test_a_plan_that_is_only_removed_or_renamed_is_none_to_judge(kind):
    snapshot = a_snapshot(features=(), changes=(Change("specs/002-old/plan.md", kind, "specs/001-old/plan.md"),))

    run = checked(a_report(plans=(), conclusion=Conclusion.SUCCESS), snapshot)

    assert (run.title, run.conclusion) == ("No plan to judge", "success")


def test_a_removed_constitution_is_no_plan():
    snapshot = a_snapshot(features=(), changes=(Change(CONSTITUTION_PATH, ChangeKind.REMOVED),))

    title = checked(a_report(plans=(), conclusion=Conclusion.SUCCESS), snapshot).title
    assert title == "No plan changed: the constitution is removed"


def test_a_plan_that_could_not_be_read_is_neither_green_nor_red():
    feature = replace(a_feature(), plan=a_file(text=None, size=300 * 1024))

    run = checked(a_report(conclusion=Conclusion.NEUTRAL), a_snapshot(feature))

    assert run.conclusion == "action_required"
    assert run.title == "Could not evaluate: specs/001-search/plan.md is larger than 256 KiB"


def test_a_plan_with_too_much_structure_could_not_be_read():
    feature = replace(a_feature(), plan=replace(a_file(text=None, size=900), overgrown=True))

    run = checked(a_report(conclusion=Conclusion.NEUTRAL), a_snapshot(feature))

    assert run.title == "Could not evaluate: specs/001-search/plan.md has too much structure"


def test_nothing_says_that_a_plan_satisfies_a_principle():
    outgoing = compose(a_report(a_finding(), A_LEFTOVER), a_snapshot(), home=HOME)

    assert "satisf" not in shown(outgoing).lower()
    assert "What the plans declare was judged, not the code that will follow." in outgoing.check_run.summary


def test_the_same_report_is_said_in_the_same_bytes():
    report = a_report(a_finding(), A_LEFTOVER)

    assert compose(report, a_snapshot(), home=HOME) == compose(report, a_snapshot(), home=HOME)


def test_another_head_or_another_word_is_another_external_id():
    runs = [
        checked(a_report()),
        checked(a_report(), a_snapshot(head_sha="9" * 40)),
        checked(a_report(A_LEFTOVER)),
        superseded("1" * 40, 7),
    ]

    assert len({run.external_id for run in runs}) == 4
    assert {pull_request_number(run.external_id) for run in runs} == {7}


def test_every_counting_finding_is_an_annotation_by_its_weight():
    findings = tuple(a_finding(severity=severity, line=10 - severity) for severity in Severity)
    apart = (a_finding(existing=True), a_finding(waived="ada: agreed"))

    annotations = checked(a_report(*findings, *apart), quiet=True).annotations

    assert [(one.line, one.level) for one in annotations] == [
        (6, Level.FAILURE),
        (7, Level.FAILURE),
        (8, Level.WARNING),
        (9, Level.NOTICE),
        (10, Level.NOTICE),
    ]


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../plan.md", "specs/../../plan.md"])
def test_a_path_outside_of_the_repository_is_no_annotation(path):
    assert checked(a_report(a_finding(path=path)), quiet=True).annotations == ()


def test_an_annotation_names_principle_and_page_in_plain_text():
    annotation = checked(a_report(a_finding(message="Nothing answers\nII. <Test-First>.")), quiet=True).annotations[0]

    assert annotation.title == "unaddressed-principle (high)"
    assert annotation.message == (
        "Nothing answers II. <Test-First>.\n"
        "Principle: II. Test-First (.specify/memory/constitution.md line 9)\n"
        "The rule: https://plangate.example/rules/unaddressed-principle"
    )


def test_a_summary_that_is_too_long_loses_light_findings_first_and_says_so():
    heavy = tuple(a_finding(message=f"{'heavy ' * 40}{number}") for number in range(40))
    light = tuple(a_finding(severity=Severity.LOW, message=f"{'light ' * 60}{number}") for number in range(200))

    run = checked(a_report(*heavy, *light))

    assert len(run.summary.encode()) <= 65_535
    assert FOLD.sub("", run.summary).count("heavy heavy") // 20 == 40
    assert "more low findings are not listed." in run.summary
    assert "#### 🟡 Low (200)" in run.summary
    assert "Plangate 0.1.0." in run.summary


def test_a_hundred_plans_still_fit():
    plans = tuple(
        a_plan_report(*[a_finding(message="x" * 1500)] * 9, path=f"specs/{number}/plan.md", feature=f"specs/{number}")
        for number in range(100)
    )

    run = checked(a_report(plans=plans), quiet=True)

    assert len(run.summary.encode()) <= 65_535
    assert len(run.text.encode()) <= 65_535
    assert len(run.annotations) == 250


def test_an_empty_suggestion_deletes_the_line():
    comment = reviewed(a_report(A_LEFTOVER)).comments[0]

    assert (comment.path, comment.start_line, comment.line) == (PLAN_PATH, None, 38)
    assert "\n```suggestion\n```\n" in comment.body


def test_a_suggestion_holds_what_looks_like_its_end():
    fix = Fix(38, 39, "```text\nsrc/\n```\n")

    comment = reviewed(a_report(replace(A_LEFTOVER, fix=fix))).comments[0]

    assert (comment.start_line, comment.line) == (38, 39)
    assert "\n````suggestion\n```text\nsrc/\n```\n````\n" in comment.body


def test_findings_on_one_line_share_a_comment():
    second = a_finding(rule="unanswered-gate", fingerprint="unanswered-gate:1", severity=Severity.MEDIUM)

    comments = reviewed(a_report(second, a_finding())).comments

    assert [comment.fingerprints for comment in comments] == [
        ("unaddressed-principle:4f2a90c1d3b7", "unanswered-gate:1")
    ]


def test_what_stands_already_is_not_said_again():
    report = a_report(a_finding(), A_LEFTOVER)
    first = reviewed(report)
    said = [OwnReviewComment(number, one.path, one.line, one.body) for number, one in enumerate(first.comments)]

    half = reviewed(report, a_snapshot(existing_output=ExistingOutput(comments=(said[0],))))
    none = reviewed(report, a_snapshot(existing_output=ExistingOutput(comments=tuple(said))))

    assert [one.fingerprints for one in half.comments] == [first.comments[1].fingerprints]
    assert none is None


def test_a_marker_inside_a_comment_of_ours_is_only_text():
    stolen = f"{'<!-- plangate: unaddressed-principle:4f2a90c1d3b7 -->'}\n\n<!-- plangate: another:1 -->"
    standing = ExistingOutput(comments=(OwnReviewComment(1, PLAN_PATH, 17, stolen),))

    assert reviewed(a_report(a_finding()), a_snapshot(existing_output=standing)) is not None


@pytest.mark.parametrize(
    "finding",
    [
        a_finding(existing=True),
        a_finding(waived="ada: agreed"),
        a_finding(severity=Severity.LOW),
        a_finding(line=4000, end_line=4000),
        a_finding(fingerprint=""),
        a_finding(path="specs/009-elsewhere/plan.md"),
    ],
)
def test_what_does_not_count_or_has_no_line_in_the_diff_gets_no_comment(finding):
    assert reviewed(a_report(finding)) is None


def test_only_lines_of_the_diff_are_commented():
    lines = PLAN_TEXT.split("\n")
    before = "\n".join(lines[:16] + lines[18:])
    far = replace(A_LEFTOVER, line=45, end_line=45, fix=Fix(45, 45, ""))

    review = reviewed(a_report(a_finding(), far), a_snapshot(a_feature(before=before)))

    assert [comment.line for comment in review.comments] == [17]
    assert review.body.endswith("1 more is in the check-run only.")


def test_a_long_finding_is_marked_at_its_first_line():
    comment = reviewed(a_report(a_finding(line=3, end_line=40))).comments[0]

    assert (comment.start_line, comment.line) == (None, 3)


def test_a_draft_gets_comments_only_where_the_policy_says_so():
    draft = a_snapshot(draft=True)
    loud = a_report(a_finding(), policy=PolicyRead(draft_comments=True))

    assert reviewed(a_report(a_finding()), draft) is None
    assert reviewed(loud, draft) is not None


def test_a_review_whose_comments_are_refused_says_where_its_findings_are():
    assert reviewed(a_report(a_finding())).plain_body == (
        "Plangate found 1 thing to look at in `specs/001-search`. "
        "GitHub took no comment at its line, so it is in the check-run only."
    )


def test_a_draft_that_becomes_ready_says_more_in_another_external_id():
    report, draft = a_report(a_finding()), a_snapshot(draft=True)

    assert checked(report, draft).summary == checked(report).summary
    assert checked(report, draft).external_id != checked(report).external_id
    assert checked(a_report(), draft).external_id == checked(a_report()).external_id


def test_comments_that_stand_do_not_change_the_external_id():
    report = a_report(a_finding())
    said = tuple(OwnReviewComment(1, one.path, one.line, one.body) for one in reviewed(report).comments)

    assert (
        checked(report, a_snapshot(existing_output=ExistingOutput(comments=said))).external_id
        == checked(report).external_id
    )


def test_a_quiet_evaluation_has_no_review():
    assert compose(a_report(a_finding()), a_snapshot(), home=HOME, comments=False).review is None


def test_the_policy_decides_what_gets_a_comment_and_what_fails():
    never = a_report(a_finding(), conclusion=Conclusion.SUCCESS, policy=PolicyRead(fail_on=None, comment_on=None))

    outgoing = compose(never, a_snapshot(), home=HOME)

    assert outgoing.review is None
    assert "the policy says `fail-on: never`" in outgoing.check_run.summary


def test_thirty_comments_stand_at_once_and_no_more_follow():
    findings = tuple(
        a_finding(line=line, end_line=line, fingerprint=f"unaddressed-principle:{line}") for line in range(1, 41)
    )
    report = a_report(*findings)

    review = reviewed(report)
    standing = tuple(OwnReviewComment(one.line, one.path, one.line, one.body) for one in review.comments)

    assert len(review.comments) == 30
    assert review.body.endswith("10 more are in the check-run only.")
    assert reviewed(report, a_snapshot(existing_output=ExistingOutput(comments=standing))) is None


def test_a_file_beside_the_plan_is_commented_where_it_changed():
    finding = a_finding(rule="open-clarification", path="specs/001-search/research.md", line=1, end_line=1)
    added = a_feature()
    unchanged = replace(added, before_files=tuple(replace(file, text=None) for file in added.files))
    moved = replace(added, before=a_file("specs/000-find/plan.md"))

    assert [one.path for one in reviewed(a_report(finding), a_snapshot(added)).comments] == [finding.path]
    assert reviewed(a_report(finding), a_snapshot(unchanged)) is None
    assert reviewed(a_report(finding), a_snapshot(moved)) is None


def test_a_rule_page_and_a_permalink_are_left_out_where_there_are_none():
    run = compose(a_report(a_finding()), a_snapshot(repository=""), home="").check_run

    assert "](" not in run.summary
    assert "unaddressed-principle" in run.summary


def test_a_run_without_a_report_is_in_progress_only_while_waiting():
    at = datetime(2026, 5, 4, 14, 5, tzinfo=UTC)

    assert waiting("a" * 40, 7, at).status is RunStatus.IN_PROGRESS
    assert superseded("a" * 40, 7).status is RunStatus.COMPLETED


def test_the_template_in_force_is_named():
    plan = replace(a_plan_report(), template=TemplateRead(None, "upstream"))

    assert "; spec-kit's own template." in checked(a_report(plans=(plan,))).summary


RENAMED = CONSTITUTION_TEXT.replace("Plain Language", "Plainer Language")


def an_amendment(after, before=CONSTITUTION_TEXT):
    """A pull request that changes the constitution and no plan."""
    old = None if before is None else a_file(CONSTITUTION_PATH, before)
    amended = AmendedLaw(a_file(CONSTITUTION_PATH, after), old)
    return a_snapshot(features=(), changes=(Change(CONSTITUTION_PATH, ChangeKind.MODIFIED),), amended=(amended,))


def test_an_amendment_is_told_principle_by_principle(approve):
    added = "### IV. Offline Reading\n\nEvery page MUST work offline.\n\n**Version**: 1.3.0"
    snapshot = an_amendment(RENAMED.replace("MUST live", "MUST stand").replace("**Version**: 1.2.0", added))

    outgoing = compose(a_report(plans=(), conclusion=Conclusion.SUCCESS), snapshot, home=HOME)

    approve("amendment", shown(outgoing))


def test_an_amendment_with_a_finding_that_blocks_is_no_success():
    finding = a_finding(rule="unversioned-amendment", path=CONSTITUTION_PATH, line=17, end_line=17, principle=None)
    report = a_report(plans=(), law=(finding,), conclusion=Conclusion.FAILURE)

    run = checked(report, an_amendment(RENAMED))

    assert (run.conclusion, run.title) == (
        "failure",
        f"1 to fix: {a_finding().message.rstrip(chr(46))} (constitution.md line 17)",
    )
    assert "which does not rise; this change asks for at least a new PATCH version" in run.summary
    assert [(one.path, one.line) for one in run.annotations] == [(CONSTITUTION_PATH, 17)]


@pytest.mark.parametrize(
    ("after", "before", "title"),
    [
        (CONSTITUTION_TEXT, None, "Complies: constitution written"),
        (RENAMED, CONSTITUTION_TEXT, "Complies: constitution amended"),
        ("# [PROJECT_NAME] Constitution\n", None, "No plan changed"),
    ],
)
def test_the_title_of_an_amendment_without_a_new_version(after, before, title):
    snapshot = an_amendment(after, before)

    assert checked(a_report(plans=(), conclusion=Conclusion.SUCCESS), snapshot).title == title


def test_law_that_could_not_be_read_is_no_verdict_and_is_not_called_missing():
    file = a_file(CONSTITUTION_PATH, None, size=300_000)
    law = a_constitution_read(status=LawStatus.UNREADABLE, version=None, principles=())
    plan = a_plan_report(conclusion=Conclusion.NEUTRAL, constitution=law, matrix=())
    finding = a_finding(rule="unreadable-law", severity=Severity.MEDIUM, path=CONSTITUTION_PATH, principle=None)
    report = a_report(plans=(plan,), conclusion=Conclusion.NEUTRAL, constitution=law, law=(finding,))

    run = checked(report, a_snapshot(law=(file,)))

    assert run.conclusion == "action_required"
    assert run.title == f"Could not evaluate: {CONSTITUTION_PATH} is larger than 256 KiB"
    assert "could not be read" in run.summary
    assert "no constitution" not in run.summary.lower()
