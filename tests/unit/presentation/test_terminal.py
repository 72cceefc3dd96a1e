"""What a person reads at a terminal."""

from dataclasses import replace
from textwrap import dedent

import pytest

from plangate.domain.model.findings import Fix, Severity
from plangate.domain.model.report import Conclusion, LawStatus, Shape, TemplateRead
from plangate.domain.rules import CATALOGUE, RULE_NAMES
from plangate.presentation.formats.terminal import compose_rules, compose_terminal
from tests.builders import a_constitution_read, a_feature, a_finding, a_plan_report, a_report, a_snapshot


def test_a_finding_is_shown_with_its_line_its_rule_and_its_fix():
    report = a_report(a_finding(message="Nothing answers II. Test-First.", fix=Fix(17, 17, "")))

    assert compose_terminal(report, a_snapshot()).plain == dedent("""\
        specs/001-search/plan.md  does not comply
          specs/001-search/plan.md:17  high unaddressed-principle
                │ ## Constitution Check
                Nothing answers II. Test-First.
                principle II. Test-First (.specify/memory/constitution.md, line 9)
                fix: delete line 17

        Read specs/001-search/plan.md: 3 principles of .specify/memory/constitution.md 1.2.0, 3 gates, \
1 field, 1 path; template core (.specify/templates/plan-template.md).
        Does not comply: 1 plan judged, 1 high. The plans' declarations were judged, not the future code.
        """)


def test_what_was_there_before_and_what_is_waived_are_shown_apart():
    findings = (a_finding(existing=True), a_finding(line=18, waived="ada: agreed in the retrospective"))

    text = compose_terminal(a_report(*findings), a_snapshot()).plain

    assert "  specs/001-search/plan.md:17  high unaddressed-principle  (already there)\n" in text
    assert (
        "  specs/001-search/plan.md:18  high unaddressed-principle  (waived: ada: agreed in the retrospective)\n"
        in text
    )
    assert "1 plan judged, nothing found." in text


def test_not_assessed_says_why():
    reasons = {
        "no constitution": a_plan_report(
            conclusion=Conclusion.NEUTRAL, constitution=a_constitution_read(status=LawStatus.MISSING)
        ),
        "no constitution, only its template": a_plan_report(
            conclusion=Conclusion.NEUTRAL, constitution=a_constitution_read(status=LawStatus.UNFILLED)
        ),
        "another format than spec-kit's": a_plan_report(conclusion=Conclusion.NEUTRAL, shape=Shape.OTHER),
        "exempt by policy (path specs/archive/**)": a_plan_report(
            conclusion=Conclusion.NEUTRAL, exempt="path specs/archive/**"
        ),
    }

    for reason, plan in reasons.items():
        report = a_report(conclusion=Conclusion.NEUTRAL, plans=(plan,))

        assert f"not assessed: {reason}\n" in compose_terminal(report, a_snapshot()).plain


def test_findings_on_one_file_of_the_law_stand_below_one_heading():
    problems = tuple(a_finding(path=".github/plangate.yml", line=line, principle=None) for line in (2, 5))
    report = replace(a_report(), policy=replace(a_report().policy, problems=problems))

    text = compose_terminal(report, a_snapshot()).plain

    assert text.splitlines().count(".github/plangate.yml") == 1


def test_where_no_template_was_found_it_is_said_whose_is_in_force():
    plan = a_plan_report(template=TemplateRead(None, "upstream"))

    assert "; spec-kit's own template." in compose_terminal(a_report(plans=(plan,)), a_snapshot()).plain


def test_text_of_the_repository_cannot_steer_the_terminal():
    report = a_report(a_finding(message="red \x1b[31mtext\x07 \u202eturned", severity=Severity.LOW))

    text = compose_terminal(report, a_snapshot()).plain

    assert "red �[31mtext� �turned" in text


@pytest.mark.parametrize(("width", "longest"), [(40, 60), (80, 80), (160, 160)])
def test_messages_are_as_wide_as_the_terminal(width, longest):
    report = a_report(a_finding(message="word " * 60))

    lines = compose_terminal(report, a_snapshot(), width).plain.splitlines()

    assert longest - 5 <= max(len(line) for line in lines if "word" in line) <= longest


def test_an_excerpt_of_a_file_with_windows_line_ends_is_shown_without_them():
    feature = a_feature("# Plan\r\n\r\n## Summary\r\n")
    report = a_report(a_finding(line=3))

    assert "│ ## Summary\n" in compose_terminal(report, a_snapshot(feature)).plain


def test_nothing_to_judge_is_said():
    assert compose_terminal(a_report(plans=()), a_snapshot()).plain == "No plan to judge.\n"


def test_a_finding_in_another_file_than_the_plan_names_that_file():
    beside = "specs/001-search/spec.md"
    findings = (
        a_finding(rule="open-specification", path=beside, line=4, principle=None),
        a_finding(rule="open-specification", path=beside, line=9, principle=None, existing=True),
    )

    lines = compose_terminal(a_report(*findings), a_snapshot()).plain.splitlines()

    assert [line for line in lines if "open-specification" in line] == [
        "  specs/001-search/spec.md:4  high open-specification",
        "  specs/001-search/spec.md:9  high open-specification  (already there)",
    ]


def test_mistakes_in_the_policy_alone_close_with_the_verdict_and_their_number():
    problem = a_finding(rule="invalid-policy", path=".github/plangate.yml", line=1, principle=None)
    policy = replace(a_report().policy, problems=(problem,))
    report = a_report(plans=(), conclusion=Conclusion.FAILURE, policy=policy)

    closing = compose_terminal(report, a_snapshot()).plain.splitlines()[-1]

    assert closing == "Does not comply: no plan to judge, 1 high."


@pytest.mark.parametrize(
    ("failing", "says"),
    [
        (1, "Does not comply: 3 plans judged, 1 of them does not comply, 1 high. "),
        (2, "Does not comply: 3 plans judged, 2 of them do not comply, 2 high. "),
    ],
)
def test_the_closing_line_counts_the_plans_that_fail(failing, says):
    plans = tuple(a_plan_report(a_finding()) if number < failing else a_plan_report() for number in range(3))
    report = a_report(plans=plans, conclusion=Conclusion.FAILURE)

    closing = compose_terminal(report, a_snapshot()).plain.splitlines()[-1]

    assert closing == f"{says}The plans' declarations were judged, not the future code."


def test_a_fix_keeps_the_indentation_of_its_line():
    finding = a_finding(rule="invalid-policy", fix=Fix(3, 3, "  unaddressed-principle: low\n"), principle=None)

    text = compose_terminal(a_report(finding), a_snapshot()).plain

    assert "        fix: replace line 3 by:\n        │   unaddressed-principle: low\n" in text


def test_the_list_of_rules_names_every_rule_under_its_family():
    lines = compose_rules(CATALOGUE).plain.splitlines()

    assert [line for line in lines if not line.startswith(" ")] == list(dict.fromkeys(r.family for r in CATALOGUE))
    assert [line.split()[0] for line in lines if line.startswith(" ")] == list(RULE_NAMES)
