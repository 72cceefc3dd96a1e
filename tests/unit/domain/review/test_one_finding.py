"""One cause, one finding: what stands, what it stands for, and that no verdict becomes better by it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.model.existing_output import ExistingOutput, Waiver
from plangate.domain.model.findings import Severity
from plangate.domain.model.policy import DEFAULTS, Policy
from plangate.domain.review.fingerprints import FingerprintedFinding
from plangate.domain.review.one_finding import fold
from plangate.domain.review.review import review
from plangate.domain.rules.cause import WHOLE_FILE, Cause, Step
from tests.builders import FEATURE, PLAN_PATH, PLAN_TEXT, TEMPLATE_TEXT, a_feature, a_file, a_finding, a_law, a_snapshot

HALF_ROW = PLAN_TEXT.replace(
    "No violations.",
    "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n"
    "| A second store | [need] | A scan takes 9 s |",
)
OPTIONAL = "\n## Caching Strategy [OPTIONAL]\n\n| Endpoint | Duration |\n|---|---|\n| [endpoint 1] | [duration] |\n"
ROW, PLACEHOLDER = "incomplete-justification", "leftover-placeholder"


def a_signed(rule, lines, severity=Severity.HIGH, *, words=False, step=Step.FILL_IN, **changes):
    """A finding whose cause lies in these lines; without lines, it has none that is known."""
    finding = replace(a_finding(), rule=rule, severity=severity, **changes)
    return FingerprintedFinding(finding, (), Cause(step, frozenset(lines), words=words) if lines else None)


def folded(*signed):
    """Rule and severity of each finding that stands, with the rules that it stands for."""
    stated = (one.finding for one in fold(DEFAULTS, signed))
    return [(one.rule, one.severity, one.stands_for) for one in stated]


def found(plan=HALF_ROW, *, policy=None, waived=(), template=TEMPLATE_TEXT + OPTIONAL):
    """Rule, severity and the rules that it stands for of what is listed of a plan, where these rules are waived."""
    snapshot = a_snapshot(a_feature(plan), law=a_law(template=template, policy=policy))
    blob = snapshot.features[0].plan.sha
    waivers = tuple(
        Waiver(1, 1, rule, None, PLAN_PATH, blob, "grace", "c", "h", "we agreed", "2026-05-01T10:00:00Z")
        for rule in waived
    )
    (report,) = review(replace(snapshot, existing_output=ExistingOutput(waivers=waivers))).plans
    return [(one.rule, one.severity.word, one.stands_for) for one in report.findings]


def test_the_wider_place_stands_though_it_weighs_less():
    part, whole = a_signed("part", [4], Severity.MEDIUM), a_signed("whole", [3, 4, 5], Severity.LOW)

    assert folded(part, whole) == [("whole", Severity.LOW, ("part",))]


def test_of_equal_places_the_heavier_stands():
    light, heavy = a_signed("light", [4], Severity.LOW), a_signed("heavy", [4], Severity.MEDIUM)

    assert folded(heavy, light) == folded(light, heavy) == [("heavy", Severity.MEDIUM, ("light",))]


def test_of_equal_places_and_weights_the_later_rule_stands():
    assert folded(a_signed("general", [4]), a_signed("special", [4])) == [("special", Severity.HIGH, ("general",))]


def test_words_are_a_part_of_their_line_and_explain_nothing():
    words, others = (a_signed(rule, [4], words=True) for rule in ("words", "others"))

    assert folded(a_signed("line", [4]), words, others) == [("line", Severity.HIGH, ("others", "words"))]
    assert len(folded(words, others)) == 2


def test_places_that_only_overlap_are_two_causes():
    assert len(folded(a_signed("one", [3, 4]), a_signed("other", [4, 5]))) == 2


def test_a_finding_without_a_cause_stands_for_itself():
    assert len(folded(a_signed("one", []), a_signed("other", []), a_signed("third", [4]))) == 3


def test_lines_of_two_files_are_two_places():
    assert len(folded(a_signed("one", [3, 4]), a_signed("other", [4], path="elsewhere.md"))) == 2


def test_what_stands_takes_over_the_severity_that_fails_the_pull_request():
    part, whole = a_signed("part", [4], Severity.HIGH), a_signed("whole", [3, 4], Severity.LOW)

    assert folded(part, whole) == [("whole", Severity.HIGH, ("part",))]


@pytest.mark.parametrize("state", [{"waived": "grace: agreed"}, {"existing": True}])
def test_what_does_not_count_stands_for_nothing_that_counts_and_weighs_more(state):
    part, whole = a_signed("part", [4], Severity.HIGH), a_signed("whole", [3, 4], Severity.LOW, **state)

    assert len(folded(part, whole)) == 2


def test_what_is_waived_stands_for_what_weighs_no_more():
    whole = a_signed("whole", [3, 4], Severity.HIGH, waived="grace: agreed")

    assert folded(a_signed("part", [4], Severity.HIGH), whole) == [("whole", Severity.HIGH, ("part",))]


SIGNED = st.builds(
    a_signed,
    st.sampled_from(["one", "two", "three"]),
    st.frozensets(st.integers(1, 5), max_size=4),
    st.sampled_from(Severity),
    words=st.booleans(),
    existing=st.booleans(),
    waived=st.sampled_from([None, None, "grace: agreed"]),
)


def outranked(part, signed):
    """Whether a person let pass a wider place, or the same, that weighs as much."""
    whole = (
        one for one in signed if one.finding.waived and one.cause and part.cause and one.cause.explains(part.cause)
    )
    return any(one.finding.severity >= part.finding.severity for one in whole)


@given(st.lists(SIGNED, max_size=8), st.sampled_from([None, *Severity]))
def test_no_plan_that_fails_passes_by_folding(signed, fail_on):
    policy = Policy(fail_on=fail_on)
    failing = [one for one in signed if policy.fails(one.finding) and not outranked(one, signed)]

    assert not failing or any(policy.fails(one.finding) for one in fold(policy, signed))


@given(st.lists(SIGNED, max_size=8), st.sampled_from([None, *Severity]))
def test_every_finding_stands_or_is_stood_for_and_none_fails_that_nothing_made_fail(signed, fail_on):
    policy = Policy(fail_on=fail_on)
    stated = fold(policy, signed)
    kept = [(one.finding.rule, one.cause) for one in stated]

    assert all((one.finding.rule, one.cause) in kept or is_explained(one, stated) for one in signed)
    assert any(policy.fails(one.finding) for one in signed) or not any(policy.fails(one.finding) for one in stated)


def is_explained(part, stated):
    """Whether one of the findings that stand has its cause."""
    return any(one.cause and one.cause.explains(part.cause) for one in stated)


def test_a_half_row_stands_for_the_placeholder_in_it():
    assert found() == [(ROW, "high", (PLACEHOLDER,))]


def test_where_the_wider_rule_is_off_the_other_is_told():
    assert found(policy=f"rules:\n  {ROW}: off\n") == [(PLACEHOLDER, "high", ())]


def test_a_waiver_covers_what_its_finding_stood_for():
    assert found(waived=[ROW]) == [(ROW, "high", (PLACEHOLDER,))]


def test_a_waiver_of_a_rule_that_a_policy_lightens_covers_no_heavier_rule():
    assert found(policy=f"rules:\n  {ROW}: low\n", waived=[ROW]) == [(PLACEHOLDER, "high", (ROW,))]


LABELED = PLAN_TEXT.replace("src/\n└", "# Option 1: Single project\nsrc/\n├── [module]/\n└")
VAGUE = PLAN_TEXT.replace("pytest 8", "pytest 8\n**Constraints**: fast [e.g., the test runner]")
CHECK = PLAN_TEXT[PLAN_TEXT.index("| Principle | Status") : PLAN_TEXT.index("## Project Structure")]
GATES_OF_TEMPLATE = (
    "- [ ] **I. Small Parts**: a module\n- [ ] **II. Test-First**: tests\n- [ ] **III. Plain Language**: sentences\n"
)
BOX = "- [ ] **II. Test-First**: [e.g., the test runner]\n"
GATES = BOX + "- [ ] **I. Small Parts**\n- [x] **III**: PASS. The messages are plain.\n"
UNFILLED_BOX = PLAN_TEXT.replace(CHECK, f"{GATES}\n")
UNFILLED_CHECK = PLAN_TEXT.replace(CHECK, "[Gates determined based on constitution file]\n\n")
DENIED = PLAN_TEXT.replace(CHECK, "No constitution was found. [Gates determined based on constitution file]\n\n")
ASKED = PLAN_TEXT.replace("SQLite 3.45", "[e.g., the test runner] NEEDS CLARIFICATION: in which store?")


@pytest.mark.parametrize(
    ("plan", "whole", "parts"),
    [
        (LABELED, "leftover-option-label", (PLACEHOLDER,)),
        (PLAN_TEXT + OPTIONAL, "leftover-optional-section", (PLACEHOLDER,)),
        (VAGUE, PLACEHOLDER, ("vague-goal",)),
        (ASKED, PLACEHOLDER, ("open-clarification",)),
        (UNFILLED_BOX, "unanswered-gate", (PLACEHOLDER,)),
        (UNFILLED_CHECK, "unaddressed-principle", (PLACEHOLDER,)),
        (DENIED, "false-constitution-claim", (PLACEHOLDER, "unaddressed-principle")),
    ],
    ids=["tree", "section", "goal", "question", "gate", "check", "denial"],
)
def test_what_lies_in_a_wider_place_is_told_only_where_the_wider_rule_is_off(plan, whole, parts):
    told = {rule: (severity, stood_for) for rule, severity, stood_for in found(plan)}
    without = {rule for rule, _, _ in found(plan, policy=f"rules:\n  {whole}: off\n")}

    assert told[whole][1] == parts
    assert told.keys().isdisjoint(parts)
    assert not without.isdisjoint(parts)


def test_a_placeholder_of_an_optional_section_that_nobody_began_weighs_little():
    assert (PLACEHOLDER, "low", ()) in found(PLAN_TEXT + OPTIONAL, policy="rules:\n  leftover-optional-section: off\n")


def a_whole_file(rule):
    """A finding whose cause is that nobody wrote the file."""
    return replace(a_signed(rule, [], Severity.CRITICAL), cause=WHOLE_FILE)


def test_a_file_that_nobody_wrote_explains_all_that_is_found_in_it_but_for_a_file_that_is_not_there():
    others = a_signed("known", [4], Severity.CRITICAL), a_signed("unknown", [])
    absent = replace(a_signed("absent", []), cause=Cause(Step.ADD_FILE))

    assert [rule for rule, _, _ in folded(a_whole_file("whole"), *others, absent)] == ["whole", "absent"]


def test_where_the_rule_of_the_whole_file_is_off_all_that_is_left_of_the_template_is_told():
    rules = {rule for rule, _, _ in found(TEMPLATE_TEXT, policy="rules:\n  untouched-template: off\n")}

    assert {rule for rule, _, _ in found(TEMPLATE_TEXT)} == {"untouched-template"}
    assert PLACEHOLDER in rules
    assert "untouched-template" not in rules


def test_a_policy_that_lightens_the_whole_file_lets_no_template_pass():
    told = found(TEMPLATE_TEXT, policy="rules:\n  untouched-template: low\n")

    assert ("untouched-template", "high") in [(rule, severity) for rule, severity, _ in told]


def test_a_gate_that_is_gone_with_the_only_answer_to_its_principle_is_told_with_that_principle():
    template = TEMPLATE_TEXT.replace("[Gates determined based on constitution file]", GATES_OF_TEMPLATE)
    plan = PLAN_TEXT.replace(
        CHECK, GATES_OF_TEMPLATE.replace("- [ ] **II. Test-First**: tests\n", "").replace(" ]", "x]")
    )
    off = "rules:\n  unaddressed-principle: off\n"

    assert found(plan, template=template) == [("unaddressed-principle", "high", ("dropped-gate",))]
    assert found(plan, template=template, policy=off) == [("dropped-gate", "medium", ())]


NEGOTIATED = PLAN_TEXT.replace("| II. Test-First | PASS |", "| II. Test-First | VIOLATION |")
MISLED = PLAN_TEXT.replace("/specs/001-search/spec.md", "/specs/014-loans/spec.md")


@pytest.mark.parametrize(
    ("plan", "whole", "part"),
    [
        (NEGOTIATED, "negotiated-non-negotiable", "unjustified-violation"),
        (MISLED, "wrong-feature", "broken-spec-link"),
    ],
)
def test_what_is_said_of_one_gate_or_one_link_is_said_once(plan, whole, part):
    told = {rule: stood_for for rule, _, stood_for in found(plan)}

    assert told == {whole: (part,)}
    assert part in {rule for rule, _, _ in found(plan, policy=f"rules:\n  {whole}: off\n")}


def test_tasks_below_a_plan_that_does_not_follow_its_specification_are_told_of_with_the_plan():
    spec, tasks = "- **FR-001**: Readers MUST find books by title.\n", "- [ ] T001 Create src/search/index.py\n"
    feature = a_feature(
        PLAN_TEXT, before=PLAN_TEXT, spec_md=f"{spec}- **FR-002**: Readers MUST find books by author.\n", tasks_md=tasks
    )
    before = (a_file(f"{FEATURE}/spec.md", spec), a_file(f"{FEATURE}/tasks.md", tasks))
    feature = replace(feature, before_files=before)

    def told(policy=None):
        plans = review(a_snapshot(feature, law=a_law(policy=policy))).plans
        return [(one.rule, one.stands_for) for one in plans[0].findings if one.rule.startswith("stale")]

    assert told() == [("stale-plan", ("stale-tasks",))]
    assert told("rules:\n  stale-plan: off\n") == [("stale-tasks", ())]
