"""Fixes are offered only where they mend what was found and bring up nothing else."""

from dataclasses import replace

from plangate.domain.model.existing_output import ExistingOutput, Waiver
from plangate.domain.model.findings import Fix
from plangate.domain.model.snapshot import AmendedLaw
from plangate.domain.review.requested_fixes import Mended, fixable, mend
from plangate.domain.review.review import review
from tests.builders import PLAN_PATH, PLAN_TEXT, POLICY_PATH, a_feature, a_file, a_snapshot

LABEL = "Option 1: Single project"
DEFECTIVE = PLAN_TEXT.replace("```text\nsrc/", f"```text\n# [REMOVE IF UNUSED] {LABEL}\nsrc/").replace(
    "specs/001-search/\n", "specs/[###-feature]/\n"
)


def found(text=DEFECTIVE):
    """The snapshot of a plan, its report, and the findings that carry a fix."""
    snapshot = a_snapshot(a_feature(text))
    report = review(snapshot)
    return snapshot, report, fixable(report)


def test_the_defects_of_this_plan_carry_fixes():
    _, _, findings = found()

    assert {finding.rule for finding in findings} == {"leftover-option-label", "leftover-placeholder"}


def test_a_fix_that_mends_is_made():
    snapshot, report, findings = found()

    assert [mend(snapshot, (finding,), report).findings for finding in findings] == [(one,) for one in findings]


def test_a_fix_that_leaves_the_rule_speaking_is_not():
    snapshot, report, (finding, *_) = found()
    idle = replace(finding, fix=Fix(finding.line, finding.line, DEFECTIVE.split("\n")[finding.line - 1]))

    assert mend(snapshot, (idle,), report) == Mended({}, ())


def test_a_fix_that_brings_up_something_new_is_not():
    snapshot, report, findings = found()
    finding = next(one for one in findings if one.rule == "leftover-option-label")
    line = next(n for n, text in enumerate(DEFECTIVE.split("\n"), 1) if text.startswith("| II. Test-First"))
    greedy = replace(finding, fix=Fix(line, finding.line, ""))

    assert mend(snapshot, (greedy,), report) == Mended({}, ())


def test_a_finding_without_a_fix_is_not():
    snapshot, report, (finding, *_) = found()

    assert mend(snapshot, (replace(finding, fix=None),), report) == Mended({}, ())


def test_fixes_of_one_file_are_made_together():
    snapshot, report, findings = found()

    mended = mend(snapshot, findings, report)

    text = DEFECTIVE.replace(f"# [REMOVE IF UNUSED] {LABEL}\n", "").replace("[###-feature]", "001-search")
    assert mended == Mended({PLAN_PATH: text}, findings)


def test_line_ends_are_kept():
    snapshot, report, findings = found(DEFECTIVE.replace("\n", "\r\n"))

    text = mend(snapshot, findings, report).texts[PLAN_PATH]

    assert text.count("\n") == text.count("\r\n") > 0


def test_of_two_fixes_for_one_line_only_the_first_is_made():
    snapshot, report, (finding, *_) = found()
    twin = replace(finding, fingerprint="another")

    assert mend(snapshot, (finding, twin), report).findings == (finding,)


def test_what_is_waived_or_was_there_before_is_left_alone():
    snapshot, _, findings = found()
    waiver = Waiver(1, 7, findings[0].rule, None, PLAN_PATH, snapshot.features[0].plan.sha, "g", "c", "l", "r", "2026")
    waived = replace(snapshot, existing_output=ExistingOutput(waivers=(waiver,)))
    old = a_snapshot(a_feature(DEFECTIVE, before=DEFECTIVE + "\n"))

    assert (len(fixable(review(waived))), fixable(review(old))) == (len(findings) - 1, ())


def test_only_the_named_feature_is_mended():
    _, report, findings = found()

    assert (fixable(report, "specs/001-search"), fixable(report, "specs/002-loans")) == (findings, ())


def test_the_policy_that_is_written_is_mended_with_the_plans_unless_one_is_named():
    proposed = AmendedLaw(a_file(POLICY_PATH, "version: 1\nfail-no: high\n"))
    snapshot = a_snapshot(a_feature(DEFECTIVE), proposed_policy=proposed)
    report = review(snapshot)
    findings = fixable(report)

    mended = mend(snapshot, findings, report)

    assert mended.texts[POLICY_PATH] == "version: 1\nfail-on: high\n"
    assert mended.findings == findings
    assert "invalid-policy" not in {finding.rule for finding in fixable(report, "specs/001-search")}
