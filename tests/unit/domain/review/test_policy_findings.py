"""What is said of the policy that a pull request writes, which judges nothing before it is merged."""

from dataclasses import replace

from plangate.domain.commands.actions import Waive
from plangate.domain.model.existing_output import ExistingOutput
from plangate.domain.model.findings import Fix
from plangate.domain.model.report import Conclusion
from plangate.domain.model.snapshot import AmendedLaw
from plangate.domain.review.grant_waiver import CommandOrigin, grant
from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, POLICY_PATH, a_feature, a_file, a_law, a_snapshot

LOUD = "existing: report\nfail-on: hihg\n"
OPEN = PLAN_TEXT.replace("SQLite 3.45", "[NEEDS CLARIFICATION: which store?]")


def a_report(after, before=None, *, base=None, features=(), **changes):
    """The report on a pull request that writes a policy over the one before, under the base's own."""
    old = None if before is None else a_file(POLICY_PATH, before)
    proposed = AmendedLaw(a_file(POLICY_PATH, after), old)
    law = a_law(policy=before if base is None else base)
    return review(replace(a_snapshot(law=law, proposed_policy=proposed, **changes), features=features))


def told(report):
    """The findings on the policy in short."""
    return [(finding.rule, finding.line, finding.existing) for finding in report.policy.problems]


def test_a_mistake_fails_the_pull_request_that_makes_it_without_any_plan():
    report = a_report(LOUD)

    assert (report.conclusion, told(report)) == (Conclusion.FAILURE, [("invalid-policy", 2, False)])


def test_a_policy_without_a_mistake_complies():
    report = a_report("fail-on: critical\n", LOUD)

    assert (report.conclusion, told(report)) == (Conclusion.SUCCESS, [])


def test_a_mistake_that_stood_there_before_does_not_count():
    report = a_report(f"{LOUD}drafts: {{comments: maybe}}\n", LOUD)

    assert told(report) == [("invalid-policy", 2, True), ("invalid-policy", 3, False)]


def test_where_existing_findings_count_an_old_mistake_does_too():
    report = a_report(f"existing: count\n{LOUD[17:]}", f"existing: count\n{LOUD[17:]}")

    assert (report.conclusion, told(report)) == (Conclusion.FAILURE, [("invalid-policy", 2, False)])


def test_no_pull_request_is_judged_by_the_policy_that_it_writes():
    report = a_report("fail-on: never\nrules: {open-clarification: off}\n", features=(a_feature(OPEN),))

    assert report.conclusion is Conclusion.FAILURE
    assert [finding.rule for finding in report.plans[0].findings] == ["open-clarification"]
    assert report.policy.path is None


def test_a_word_that_was_nearly_right_comes_with_the_line_that_was_meant():
    report = a_report("fail_on: high\nrules:\n  vague-gaol: off\nwaivers: {who: [wirte]}\n")

    assert [finding.fix for finding in report.policy.problems] == [
        Fix(1, 1, "fail-on: high"),
        Fix(3, 3, "  vague-goal: off"),
        Fix(4, 4, "waivers: {who: [write]}"),
    ]


def test_no_line_is_offered_that_would_be_wrong_for_another_reason():
    twice = a_report("fail-on: high\nfail_on: high\n")
    unclear = a_report("rules: {vague-gaol: off, other: vague-gaol}\n")
    nothing_close = a_report("colour: blue\n")

    assert [one.fix for report in (twice, unclear, nothing_close) for one in report.policy.problems] == [None] * 4


def test_the_policy_of_an_exempt_author_is_not_looked_at():
    report = a_report(LOUD, base="exempt: {authors: [ada]}\n")

    assert (report.conclusion, told(report)) == (Conclusion.SUCCESS, [])


def test_the_policy_in_force_decides_how_much_a_mistake_weighs():
    light = a_report(LOUD, base="rules: {invalid-policy: low}\n")
    off = a_report(LOUD, base="rules: {invalid-policy: off}\n")

    assert (light.conclusion, len(light.policy.problems), off.policy.problems) == (Conclusion.SUCCESS, 1, ())


def test_moving_a_mistake_down_does_not_make_it_a_new_one():
    report = a_report(f"# Who may merge what.\n{LOUD}", LOUD)

    assert told(report) == [("invalid-policy", 3, True)]


def test_the_same_mistake_made_once_more_is_a_new_one():
    twice = "rules:\n  nothing-such: low\ntasks:\n  nothing-such: low\n"
    report = a_report(twice.replace("tasks:", "waivers:"), "rules:\n  nothing-such: low\n")

    assert told(report) == [("invalid-policy", 2, True), ("invalid-policy", 4, False)]


def test_a_policy_that_is_no_text_is_one_mistake():
    report = review(a_snapshot(proposed_policy=AmendedLaw(a_file(POLICY_PATH, None, size=3))))

    assert told(report) == [("invalid-policy", 1, False)]


def test_a_mistake_may_be_waived_in_the_text_that_it_stands_in_and_in_no_other():
    proposed = AmendedLaw(a_file(POLICY_PATH, LOUD))
    snapshot = replace(a_snapshot(proposed_policy=proposed), features=())
    deed = CommandOrigin(10, "grace", "issuecomment-5", "abc", "2026-05-01T10:00:00Z")
    wish = Waive("invalid-policy", None, ("the", "word", "is", "new"))

    granted = grant(wish, deed, review(snapshot), snapshot)

    standing = ExistingOutput(waivers=granted)
    again = replace(
        snapshot, proposed_policy=AmendedLaw(a_file(POLICY_PATH, f"{LOUD}# more\n")), existing_output=standing
    )
    waived = replace(snapshot, existing_output=standing)
    assert (review(waived).conclusion, review(again).conclusion) == (Conclusion.SUCCESS, Conclusion.FAILURE)
