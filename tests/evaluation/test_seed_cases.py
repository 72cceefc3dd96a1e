"""Invented repositories in the dialects of five real templates: each plan's conclusion and its one finding."""

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from plangate.domain.model.findings import Severity
from plangate.domain.model.report import PlanReport, Report
from plangate.domain.review.review import review
from plangate.local.gather import gather
from tests.evaluation.corpus import CASES


@dataclass(frozen=True)
class Expected:
    """A row of expected.tsv; without a rule, nothing of severity low or above is found."""

    plan: Path
    conclusion: str
    rule: str
    line: str
    severity: str

    def __str__(self) -> str:
        return "/".join(self.plan.parts[-5:-1])


def rows(folder: Path) -> list[Expected]:
    """The cases of a folder; none where it does not exist."""
    table = folder / "expected.tsv"
    if not table.exists():
        return []
    with table.open(encoding="utf-8", newline="") as lines:
        found = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Expected(folder / r["case"], r["conclusion"], r["rule"], r["line"], r["severity"]) for r in found]


def found_in(report: Report) -> list[tuple[str, str, str]]:
    """Rule, line and severity of what is found; the line is empty where another file than the plan is meant."""
    (plan,) = report.plans
    findings = [*plan.findings, *report.law, *report.policy.problems]
    return [
        (finding.rule, _line(plan, finding.path, finding.line), finding.severity.word)
        for finding in findings
        if finding.severity >= Severity.LOW
    ]


def _line(plan: PlanReport, path: str, line: int) -> str:
    return str(line) if path == plan.path else ""


def check(expected: Expected) -> None:
    """Judge the plan as `plangate check` does, and compare."""
    report = review(gather([expected.plan]))

    wanted = [(expected.rule, expected.line, expected.severity)] if expected.rule else []
    assert (report.conclusion.value, found_in(report)) == (expected.conclusion, wanted)


@pytest.mark.skipif(not CASES.exists(), reason="the cases outside of this repository are not here")
@pytest.mark.parametrize("expected", rows(CASES), ids=str)
def test_a_case_from_outside_is_judged_as_expected(expected):
    check(expected)
