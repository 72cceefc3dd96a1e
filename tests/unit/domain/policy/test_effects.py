"""Every key of the policy does something: each test shows what is so without it, and what is so with it."""

from dataclasses import replace

from plangate.domain.commands.command import RequiredRole
from plangate.domain.commands.permission import Person, allows
from plangate.domain.model.existing_output import ExistingOutput, Waiver
from plangate.domain.model.findings import Severity
from plangate.domain.model.github.permission import Permission
from plangate.domain.model.report import Conclusion, Report
from plangate.domain.policy import POLICY_PATH, parse_policy
from plangate.domain.policy.keys import Group, policy_keys
from plangate.domain.review.review import review
from plangate.domain.rules import RULE_NAMES
from plangate.local.gather import gather
from plangate.presentation.review import compose
from tests.builders import (
    CONSTITUTION_PATH,
    CONSTITUTION_TEXT,
    PLAN_PATH,
    PLAN_TEXT,
    a_feature,
    a_file,
    a_law,
    a_snapshot,
)
from tests.process.local.repository import FILES, write

ELSEWHERE = {"tasks.open-on", "tasks.labels"}
"""Keys about the follow-up pull request, which no review makes."""

OPEN = PLAN_TEXT.replace("SQLite 3.45", "[NEEDS CLARIFICATION: which store?]")
"""A plan with one finding of severity high."""

VIOLATED = PLAN_TEXT.replace(
    "| II. Test-First | PASS | Tests of the queries are written first |", "| II. Test-First | FAIL | See below |"
).replace(
    "No violations.",
    "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n"
    "| II. Test-First | The index is a spike | Tests first would test what is thrown away |",
)
"""A plan that violates a NON-NEGOTIABLE principle and justifies it."""

STRANGE = "# How we search\n\n**Status**: Implemented\n\nWith an index.\n"
SHOWN = set()


def shows(*keys):
    """Declare which keys a test shows the effect of."""

    def declare(test):
        SHOWN.update(keys)
        return test

    return declare


def judged(policy, *features, constitution=CONSTITUTION_TEXT, **changes) -> Report:
    """The report on a pull request under a policy, empty for the defaults."""
    law = a_law(constitution=constitution, policy=policy or None)
    return review(a_snapshot(*features, **{"law": law, **changes}))


def said_under(policy, **changes):
    """What is said on GitHub of a plan with one finding."""
    snapshot = a_snapshot(a_feature(OPEN), law=a_law(policy=policy or None), **changes)
    return compose(review(snapshot), snapshot, home="")


def found(report):
    """The findings in short."""
    return [(finding.rule, finding.severity) for finding in report.findings]


def read_from(folder, policy, files=FILES):
    """The report on a working copy with a policy."""
    write(folder, {**files, POLICY_PATH: policy})
    return review(gather([folder]))


def may_waive(policy, permission, *, author=False):
    """Whether somebody with that permission may waive under a policy."""
    waivers = parse_policy(a_file(POLICY_PATH, policy), RULE_NAMES).waivers
    return allows(RequiredRole.WAIVER, Person("grace", permission, author), waivers)


def test_the_effect_of_every_key_is_shown_here():
    keys = policy_keys(RULE_NAMES)
    named = {f"{key.name}.{one.name}" for key in keys if isinstance(key, Group) for one in key.keys}

    assert named | {key.name for key in keys if not isinstance(key, Group)} == SHOWN | ELSEWHERE


@shows("plans")
def test_plans_lie_where_the_policy_says(tmp_path):
    moved = {path.replace("specs/", "docs/plans/"): text for path, text in FILES.items()}

    without, with_ = (read_from(tmp_path, text, moved) for text in ("", 'plans: ["docs/plans/**/plan.md"]\n'))

    assert [plan.path for plan in without.plans] == []
    assert [plan.path for plan in with_.plans] == ["docs/plans/001-search/plan.md"]


@shows("constitution")
def test_the_constitution_lies_where_the_policy_says(tmp_path):
    files = {"docs/law.md" if path == CONSTITUTION_PATH else path: text for path, text in FILES.items()}

    without, with_ = (read_from(tmp_path, text, files) for text in ("", "constitution: [docs/law.md]\n"))

    assert (without.conclusion, without.constitution.path) == (Conclusion.NEUTRAL, None)
    assert (with_.conclusion, with_.constitution.path) == (Conclusion.SUCCESS, "docs/law.md")


@shows("fail-on")
def test_fail_on_is_the_least_severity_that_fails():
    outcomes = {
        word: judged(f"fail-on: {word}\n", a_feature(OPEN)).conclusion for word in ("high", "critical", "never")
    }

    assert outcomes == {"high": Conclusion.FAILURE, "critical": Conclusion.SUCCESS, "never": Conclusion.SUCCESS}


@shows("comment-on")
def test_comment_on_is_the_least_severity_that_gets_a_comment():
    without, with_ = said_under(""), said_under("comment-on: critical\n")

    assert (len(without.review.comments), with_.review) == (1, None)
    assert with_.check_run.annotations == without.review.annotations


@shows("rules")
def test_rules_give_another_severity_or_none():
    reports = [judged(text, a_feature(OPEN)) for text in ("", "rules: {open-clarification: low}\n")]
    silent = judged("rules: {open-clarification: off}\n", a_feature(OPEN))

    assert [found(report) for report in reports] == [
        [("open-clarification", Severity.HIGH)],
        [("open-clarification", Severity.LOW)],
    ]
    assert (found(silent), silent.conclusion) == ([], Conclusion.SUCCESS)


@shows("existing")
def test_existing_decides_whether_what_stood_there_before_counts():
    feature = a_feature(OPEN, before=OPEN.replace("Readers find", "Readers will find"))

    assert judged("", feature).conclusion is Conclusion.SUCCESS
    assert judged("existing: count\n", feature).conclusion is Conclusion.FAILURE


@shows("no-constitution")
def test_no_constitution_is_the_conclusion_without_one():
    assert judged("", constitution=None).conclusion is Conclusion.NEUTRAL
    assert judged("no-constitution: failure\n", constitution=None).conclusion is Conclusion.FAILURE


@shows("other-format")
def test_other_format_is_the_conclusion_for_a_plan_that_is_none_of_spec_kits():
    words = ("neutral", "success", "failure")

    outcomes = [judged(f"other-format: {word}\n", a_feature(STRANGE)).conclusion.value for word in words]

    assert (judged("", a_feature(STRANGE)).conclusion, tuple(outcomes)) == (Conclusion.NEUTRAL, words)


@shows("drafts.comments")
def test_drafts_are_commented_on_where_the_policy_wants_it():
    without, with_ = said_under("", draft=True), said_under("drafts: {comments: true}\n", draft=True)

    assert (without.review, len(with_.review.comments)) == (None, 1)


@shows("exempt.authors")
def test_the_plans_of_an_exempt_author_are_not_judged():
    report = judged('exempt: {authors: ["Ada"]}\n', a_feature(OPEN))

    assert (report.conclusion, report.plans[0].exempt, found(report)) == (Conclusion.NEUTRAL, "author ada", [])
    assert judged('exempt: {authors: ["bob"]}\n', a_feature(OPEN)).conclusion is Conclusion.FAILURE


@shows("exempt.paths")
def test_plans_at_exempt_paths_are_not_judged():
    report = judged('exempt: {paths: ["specs/001-*/"]}\n', a_feature(OPEN))

    assert (report.conclusion, report.plans[0].exempt) == (Conclusion.NEUTRAL, f"path {PLAN_PATH}")


@shows("non-negotiable")
def test_non_negotiable_decides_whether_a_row_excuses():
    strict, justified = (judged(text, a_feature(VIOLATED)) for text in ("", "non-negotiable: justified\n"))

    assert found(strict) == [("negotiated-non-negotiable", Severity.CRITICAL)]
    assert (found(justified), justified.conclusion) == ([], Conclusion.SUCCESS)


@shows("history")
def test_history_decides_whether_old_features_are_kept_up_to_date():
    tasks = a_file("specs/001-search/tasks.md", "- [ ] T001 Create src/search/index.py\n")
    feature = a_feature(PLAN_TEXT.replace("Readers find", "Librarians find"), before=PLAN_TEXT)
    feature = replace(feature, files=(*feature.files, tasks), before_files=(tasks,))

    living, frozen = (judged(text, feature, constitution=None) for text in ("", "history: frozen\n"))

    assert "stale-tasks" in [rule for rule, _ in found(living)]
    assert "stale-tasks" not in [rule for rule, _ in found(frozen)]


@shows("waivers.who")
def test_who_may_waive_is_whoever_has_the_least_permission_named():
    by_default = [may_waive("", one) for one in (Permission.TRIAGE, Permission.WRITE)]
    raised = [may_waive("waivers: {who: [maintain]}\n", one) for one in (Permission.WRITE, Permission.MAINTAIN)]

    assert (by_default, raised) == ([False, True], [False, True])


@shows("waivers.author")
def test_the_author_may_waive_where_the_policy_says_so():
    assert not may_waive("", Permission.ADMIN, author=True)
    assert may_waive("waivers: {author: true}\n", Permission.WRITE, author=True)


@shows("waivers.never")
def test_what_may_never_be_waived_counts_whatever_stands():
    feature = a_feature(OPEN)
    waiver = Waiver(1, 7, "open-clarification", None, PLAN_PATH, feature.plan.sha, "grace", "issuecomment-5", "abc",
                    "we agreed in review", "2026-05-01T10:00:00Z")  # fmt: skip
    standing = ExistingOutput(waivers=(waiver,))

    allowed, never = (
        judged(text, feature, existing_output=standing) for text in ("", "waivers: {never: [open-clarification]}\n")
    )

    assert (allowed.conclusion, never.conclusion) == (Conclusion.SUCCESS, Conclusion.FAILURE)
