"""A snapshot becomes a report: conclusions, what was there before, caps, and causes said once."""

import re
from dataclasses import replace

import pytest

from plangate.domain.model.findings import Finding, Severity, Status
from plangate.domain.model.report import Conclusion, LawStatus, Report, Shape, TemplateRead
from plangate.domain.model.snapshot import MAX_FILE_SIZE, Snapshot
from plangate.domain.review.feature_review import MAX_FINDINGS
from plangate.domain.review.review import review
from tests.builders import (
    CONSTITUTION_PATH,
    CONSTITUTION_TEXT,
    FEATURE,
    PLAN_PATH,
    PLAN_TEXT,
    TEMPLATE_PATH,
    TEMPLATE_TEXT,
    a_feature,
    a_file,
    a_law,
    a_snapshot,
    in_force,
)

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0f" * 32 + "\nsize 2048\n"
UNFILLED = (
    "# [PROJECT_NAME] Constitution\n\n## Core Principles\n\n### [PRINCIPLE_1_NAME]\n\n[PRINCIPLE_1_DESCRIPTION]\n"
)
WITHOUT_TEST_FIRST = PLAN_TEXT.replace("| II. Test-First | PASS | Tests of the queries are written first |\n", "")
WITHOUT_PLAIN_LANGUAGE = PLAN_TEXT.replace(
    "| III. Plain Language | PASS | Empty results are explained in one sentence |\n", ""
)
RETROACTIVE = "# Search\n\n**Status**: Implemented\n\n## Overview\n\nIt was built.\n"


def heavy(report: Report) -> list[tuple[str, str, bool]]:
    """Rule, severity and whether it stood before, of all findings that weigh something."""
    return [(f.rule, f.severity.word, f.existing) for f in report.findings if f.severity > Severity.INFO]


def with_policy(text: str, snapshot: Snapshot) -> Snapshot:
    """The snapshot with a policy."""
    law = (*snapshot.law, *a_law(constitution=None, template=None, policy=text))
    return in_force(replace(snapshot, law=law))


def test_a_clean_plan_complies():
    report = review(a_snapshot())

    assert (report.conclusion, heavy(report)) == (Conclusion.SUCCESS, [])


def test_the_report_says_what_was_read():
    (plan,) = review(a_snapshot()).plans

    assert [(field.name, field.filled) for field in plan.read.fields][-3:] == [
        ("Language/Version", True),
        ("Storage", True),
        ("Testing", True),
    ]
    assert [(gate.line, gate.principles, gate.status) for gate in plan.read.gates] == [
        (23, ("I",), Status.PASS),
        (24, ("II",), Status.PASS),
        (25, ("III",), Status.PASS),
    ]
    assert [(path.path, path.tag) for path in plan.read.tree][-1] == ("src/search/index.py", "new")
    assert plan.template == TemplateRead(TEMPLATE_PATH, "core")
    assert (plan.constitution.path, plan.constitution.version) == (CONSTITUTION_PATH, "1.2.0")


@pytest.mark.parametrize(
    ("value", "filled"),
    [
        ("NEEDS CLARIFICATION", False),
        ("[NEEDS CLARIFICATION]", False),
        ("**[NEEDS CLARIFICATION: which database?]**", False),
        ("SQLite, NEEDS CLARIFICATION: which version", True),
        ("no NEEDS CLARIFICATION remains", True),
    ],
)
def test_a_field_that_holds_only_a_marker_is_not_filled(value, filled):
    text = re.sub(r"(?m)^(\*\*Storage\*\*: ).*$", rf"\g<1>{value}", PLAN_TEXT)

    (plan,) = review(a_snapshot(a_feature(text))).plans

    assert [field.filled for field in plan.read.fields if field.name == "Storage"] == [filled]


def test_the_matrix_has_a_row_for_every_principle():
    (plan,) = review(a_snapshot(a_feature(WITHOUT_TEST_FIRST))).plans

    assert [(row.principle, row.status, row.line) for row in plan.matrix] == [
        ("I", Status.PASS, 23),
        ("II", Status.MISSING, None),
        ("III", Status.PASS, 24),
    ]


def test_a_counting_finding_at_the_threshold_fails_the_check():
    report = review(a_snapshot(a_feature(WITHOUT_TEST_FIRST)))

    assert (report.conclusion, heavy(report)) == (Conclusion.FAILURE, [("unaddressed-principle", "high", False)])


def test_the_policy_moves_the_threshold():
    snapshot = with_policy("fail-on: critical\n", a_snapshot(a_feature(WITHOUT_TEST_FIRST)))

    assert review(snapshot).conclusion is Conclusion.SUCCESS


def test_the_policy_replaces_a_severity_and_switches_a_rule_off():
    snapshot = a_snapshot(a_feature(WITHOUT_TEST_FIRST))

    lighter = review(with_policy("rules:\n  unaddressed-principle: low\n", snapshot))
    silent = review(with_policy("rules:\n  unaddressed-principle: off\n", snapshot))

    assert (heavy(lighter), heavy(silent)) == ([("unaddressed-principle", "low", False)], [])


def test_what_stood_on_the_merge_base_does_not_count():
    report = review(a_snapshot(a_feature(WITHOUT_TEST_FIRST, before="\n" + WITHOUT_TEST_FIRST)))

    assert (report.conclusion, heavy(report)) == (Conclusion.SUCCESS, [("unaddressed-principle", "high", True)])


def test_what_stood_before_counts_where_the_policy_says_so():
    snapshot = a_snapshot(a_feature(WITHOUT_TEST_FIRST, before=WITHOUT_TEST_FIRST))

    assert review(with_policy("existing: count\n", snapshot)).conclusion is Conclusion.FAILURE


def test_a_plan_that_lacks_less_than_before_is_not_accused():
    before = WITHOUT_PLAIN_LANGUAGE.replace("| II. Test-First | PASS | Tests of the queries are written first |\n", "")

    report = review(a_snapshot(a_feature(WITHOUT_TEST_FIRST, before=before)))

    assert heavy(report) == [("unaddressed-principle", "high", True)]


def test_a_plan_that_lacks_more_than_before_is():
    after = WITHOUT_PLAIN_LANGUAGE.replace("| II. Test-First | PASS | Tests of the queries are written first |\n", "")

    report = review(a_snapshot(a_feature(after, before=WITHOUT_PLAIN_LANGUAGE)))

    assert heavy(report) == [("unaddressed-principle", "high", False)]


def test_an_untouched_template_always_counts_and_silences_its_children():
    report = review(a_snapshot(a_feature(TEMPLATE_TEXT, before=TEMPLATE_TEXT)))

    assert (report.conclusion, heavy(report)) == (Conclusion.FAILURE, [("untouched-template", "critical", False)])


def test_a_fingerprint_survives_moved_lines_and_not_another_text():
    def prints(plan: str) -> list[str]:
        return [finding.fingerprint for finding in review(a_snapshot(a_feature(plan))).plans[0].findings]

    leftover = PLAN_TEXT.replace("Search the catalogue", "[FEATURE]")

    assert prints(leftover) == prints(leftover.replace("## Summary", "\n\n## Summary"))
    assert prints(leftover) != prints(leftover.replace("Plan:", "Design:"))


def test_equals_are_told_apart_by_their_order():
    plan = f"{PLAN_TEXT}\nNEEDS CLARIFICATION: which?\n\nNEEDS CLARIFICATION: which?\n"

    findings = [f for f in review(a_snapshot(a_feature(plan))).plans[0].findings if f.rule == "open-clarification"]

    assert len(findings) == len({finding.fingerprint for finding in findings}) == 2


def test_at_most_fifty_findings_are_listed_and_the_rest_is_counted():
    questions = "\n\n".join(f"NEEDS CLARIFICATION: question {number}" for number in range(70))

    (plan,) = review(a_snapshot(a_feature(f"{PLAN_TEXT}\n{questions}\n"))).plans

    assert (len(plan.findings), plan.unlisted) == (MAX_FINDINGS, 20)


def test_findings_that_count_come_first_and_the_heaviest_before_the_others():
    plan = WITHOUT_TEST_FIRST.replace("specs/001-search/\n", "specs/[###-feature]/\n").replace("- one", "- two")

    (report,) = review(a_snapshot(a_feature(plan))).plans

    assert [f.severity for f in report.findings] == sorted((f.severity for f in report.findings), reverse=True)


@pytest.mark.parametrize(("constitution", "status"), [(None, LawStatus.MISSING), (UNFILLED, LawStatus.UNFILLED)])
def test_without_a_filled_constitution_a_plan_is_not_assessed(constitution, status):
    report = review(a_snapshot(law=a_law(constitution=constitution)))

    assert (report.conclusion, report.plans[0].constitution.status) == (Conclusion.NEUTRAL, status)


@pytest.mark.parametrize(
    ("constitution", "says"),
    [
        (POINTER, "The constitution is a Git LFS pointer"),
        ("../shared/constitution.md", "The constitution is only a path"),
        ("<!-- to be written -->\n", "The constitution is empty"),
        ("# Law\n\nSee the handbook.\n", "No principle was found in the constitution"),
        ("We are kind to each other.\n", "No principle was found in the constitution"),
    ],
)
def test_a_law_in_which_no_principle_is_found_is_no_law_complied_with(constitution, says):
    report = review(a_snapshot(law=a_law(constitution=constitution)))

    assert (report.conclusion, [f.message.startswith(says) for f in report.law]) == (Conclusion.NEUTRAL, [True])


def test_the_policy_may_demand_that_a_principle_is_found():
    law = a_law(constitution=POINTER, policy="no-constitution: failure\n")

    assert review(a_snapshot(law=law)).conclusion is Conclusion.FAILURE


@pytest.mark.parametrize(
    ("plan", "says"), [(POINTER, "it is a Git LFS pointer"), ("../000-shared/plan.md\n", "it is only the path")]
)
@pytest.mark.parametrize("policy", ["other-format: success\n", "other-format: failure\n"])
def test_a_plan_that_only_points_is_not_assessed(plan, says, policy):
    (report,) = review(with_policy(policy, a_snapshot(a_feature(plan)))).plans

    assert (report.conclusion, [finding.rule for finding in report.findings]) == (
        Conclusion.NEUTRAL,
        ["unreadable-plan"],
    )
    assert says in report.findings[0].message


def test_an_unfilled_constitution_is_said_once_on_its_own_file():
    features = (a_feature(), a_feature(folder="specs/002-loans"))

    report = review(a_snapshot(*features, law=a_law(constitution=UNFILLED)))

    assert [(f.rule, f.path, f.line) for f in report.law] == [("unfilled-constitution", CONSTITUTION_PATH, 1)]


def test_an_unfilled_constitution_does_not_excuse_an_unfilled_plan():
    report = review(a_snapshot(a_feature(TEMPLATE_TEXT), law=a_law(constitution=UNFILLED)))

    assert report.conclusion is Conclusion.FAILURE


def test_the_policy_may_demand_a_constitution():
    snapshot = with_policy("no-constitution: failure\n", a_snapshot(law=a_law(constitution=None)))

    assert review(snapshot).conclusion is Conclusion.FAILURE


def test_another_format_is_not_assessed_and_has_no_findings():
    (plan,) = review(a_snapshot(a_feature(RETROACTIVE))).plans

    assert (plan.conclusion, plan.shape, plan.findings) == (Conclusion.NEUTRAL, Shape.OTHER, ())
    assert {row.status for row in plan.matrix} == {Status.NOT_ASSESSED}


@pytest.mark.parametrize("word", ["success", "failure"])
def test_the_policy_decides_what_another_format_comes_to(word):
    snapshot = with_policy(f"other-format: {word}\n", a_snapshot(a_feature(RETROACTIVE)))

    assert review(snapshot).conclusion == word


@pytest.mark.parametrize("policy", ["exempt:\n  authors: [ada]\n", 'exempt:\n  paths: ["specs/001-search/**"]\n'])
def test_what_is_exempt_is_not_judged(policy):
    (plan,) = review(with_policy(policy, a_snapshot(a_feature(WITHOUT_TEST_FIRST)))).plans

    assert (plan.conclusion, plan.findings, bool(plan.exempt)) == (Conclusion.NEUTRAL, (), True)


def test_a_failure_outweighs_what_is_not_assessed():
    features = (a_feature(RETROACTIVE), a_feature(WITHOUT_TEST_FIRST, folder="specs/002-loans"))

    assert review(a_snapshot(*features)).conclusion is Conclusion.FAILURE


def test_nothing_to_judge_is_a_success():
    snapshot = replace(a_snapshot(), features=(), changes=())

    assert (review(snapshot).conclusion, review(snapshot).plans) == (Conclusion.SUCCESS, ())


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            {"size": MAX_FILE_SIZE + 1024},
            "it is 257 KiB long, and 256 KiB is the most that is read. Move parts of it elsewhere",
        ),
        ({"size": 10}, "it is not UTF-8 text. Save it as UTF-8"),
        (
            {"symlink": True},
            "it is a symbolic link that leads to no file of the repository. Put the plan in its place",
        ),
    ],
)
def test_a_plan_that_cannot_be_read_is_not_judged_and_one_finding_says_so(change, reason):
    feature = replace(a_feature(), plan=a_file(PLAN_PATH, None, **change))

    (plan,) = review(a_snapshot(feature)).plans

    message = f"Could not evaluate this plan: {reason}."
    assert plan.conclusion is Conclusion.NEUTRAL
    assert [(f.rule, f.severity, f.message) for f in plan.findings] == [("unreadable-plan", Severity.MEDIUM, message)]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff \r\n"])
def test_an_empty_plan_is_told_so(text):
    (plan,) = review(a_snapshot(a_feature(text))).plans

    assert plan.conclusion is Conclusion.NEUTRAL
    assert [(f.rule, f.message) for f in plan.findings] == [
        (
            "unreadable-plan",
            "Could not evaluate this plan: it is empty. Write it from the plan template, or remove it.",
        )
    ]


def test_a_mistake_in_the_policy_stood_on_the_base_of_a_pull_request():
    report = review(with_policy("fail-on: hihg\n", a_snapshot()))

    assert (report.conclusion, heavy(report)) == (Conclusion.SUCCESS, [("invalid-policy", "high", True)])


def test_a_mistake_in_the_policy_of_a_working_copy_counts():
    report = review(replace(with_policy("fail-on: hihg\n", a_snapshot()), number=None))

    assert (report.conclusion, heavy(report)) == (Conclusion.FAILURE, [("invalid-policy", "high", False)])


def test_the_nearest_constitution_governs_a_plan():
    inner = CONSTITUTION_TEXT.replace("Small Parts", "Small Screens")
    law = (*a_law(), a_file(f"ui/{CONSTITUTION_PATH}", inner))

    report = review(a_snapshot(a_feature(folder=f"ui/{FEATURE}"), a_feature(), law=law))

    assert [plan.constitution.path for plan in report.plans] == [f"ui/{CONSTITUTION_PATH}", CONSTITUTION_PATH]
    assert report.constitution is None


def test_the_same_snapshot_gives_the_same_report():
    snapshot = a_snapshot(a_feature(WITHOUT_TEST_FIRST))

    assert review(snapshot) == review(snapshot)


def test_a_finding_in_another_file_carries_that_file():
    spec = "# Search\n\n- **FR-001**: Books are listed by [NEEDS CLARIFICATION: title or author?]\n"

    findings: tuple[Finding, ...] = review(a_snapshot(a_feature(spec_md=spec))).plans[0].findings

    assert [(f.rule, f.path, f.line) for f in findings] == [("open-specification", f"{FEATURE}/spec.md", 3)]


ANOTHER_FORMAT = "# Search\n\n**Status**: {}\n\n## Overview\n\nIt will be built.\n"


@pytest.mark.parametrize(
    "state", ["Draft", "🚧 In progress", "Nicht implementiert", "Not yet shipped", "Draft (live data)"]
)
def test_a_plan_in_another_format_owes_the_check_that_its_template_has(state):
    (plan,) = review(a_snapshot(a_feature(ANOTHER_FORMAT.format(state)))).plans

    assert (plan.conclusion, [finding.rule for finding in plan.findings]) == (
        Conclusion.FAILURE, ["missing-constitution-check"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "state", ["✅ Implemented", "Umgesetzt am 3. März", "Terminé", "完了", "已上线", "Реализовано"]
)
def test_a_record_of_finished_work_owes_none(state):
    (plan,) = review(a_snapshot(a_feature(ANOTHER_FORMAT.format(state)))).plans

    assert (plan.conclusion, plan.findings) == (Conclusion.NEUTRAL, ())


def test_where_no_template_asks_for_a_check_a_plan_in_another_format_owes_none():
    law = a_law(template=None)

    (plan,) = review(a_snapshot(a_feature(ANOTHER_FORMAT.format("Draft")), law=law)).plans

    assert (plan.conclusion, plan.findings) == (Conclusion.NEUTRAL, ())


@pytest.mark.parametrize("before", [PLAN_TEXT, None])
def test_a_plan_that_lost_its_check_or_stands_beside_one_that_has_it_owes_it(before):
    lost = a_feature(ANOTHER_FORMAT.format("Draft"), folder="specs/009-other", before=before)
    snapshot = a_snapshot(lost, a_feature(), law=a_law(template=None))

    rules = {finding.rule for finding in review(snapshot).plans[0].findings}

    assert "missing-constitution-check" in rules
