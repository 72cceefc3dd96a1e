"""No fix declares anything: what an author answers for, and every date and version, is left as it was written."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from plangate.domain.documents.plan.model import Plan
from plangate.domain.model.findings import Fix
from plangate.domain.review.review import review
from plangate.domain.review.verified_fixes import apply
from plangate.domain.rules import CATALOGUE
from tests.builders import PLAN_TEXT, a_feature, a_plan, a_snapshot
from tests.unit.domain.rules.examples import a_case_of

MECHANICAL = (
    ("./spec.md", "../008-find/spec.md"),
    ("specs/001-search", "specs/014-loans"),
    ("`001-search`", "`[###-feature-name]`"),
    ("/specs/001-search/spec.md", "/specs/[###-feature-name]/spec.md"),
    ("specs/001-search/\n", "specs/[###-feature]/\n"),
    ("src/\n└", "# Option 1: Single project\nsrc/\n└"),
    (
        "No violations.",
        "| Violation | Why Needed | Simpler Alternative Rejected Because |\n| --- | --- | --- |\n"
        "| [e.g., 4th project] | [current need] | [why 3 projects insufficient] |",
    ),
)
"""Pieces of the good plan, and what stands there when its author forgot it or copied it."""

_DATE_OR_VERSION = re.compile(r"\[DATE\]|\d+(?:[-./]\d+)+")


@dataclass(frozen=True)
class Offered:
    """A fix that is offered for a plan."""

    rule: str
    plan: str
    fix: Fix

    def __str__(self) -> str:
        return f"{self.rule}-{self.fix.line}"


def offered() -> Iterator[Offered]:
    """Every fix that is offered for an example of the catalogue, or for the good plan with one mechanical defect."""
    snapshots = [a_case_of(example).snapshot for rule in CATALOGUE for example in (*rule.bad, *rule.good)]
    snapshots += [a_snapshot(a_feature(PLAN_TEXT.replace(old, new))) for old, new in MECHANICAL]
    for snapshot in snapshots:
        plan = snapshot.features[0].plan
        found = (finding for finding in review(snapshot).findings if finding.path == plan.path)
        yield from (Offered(finding.rule, plan.text or "", finding.fix) for finding in found if finding.fix)


def declared(plan: Plan) -> list[tuple[object, ...]]:
    """What a plan declares of its gates, wherever that stands in the file."""
    gates = [
        (gate.label, gate.text, gate.status, gate.box, gate.reason) for check in plan.checks for gate in check.gates
    ]
    claims = [(claim.text, claim.status) for check in plan.checks for claim in check.claims]
    stated = [(one.label, one.text, one.status) for check in plan.checks for one in check.statements]
    return [*gates, *claims, *stated]


def leaves_declarations(text: str, fix: Fix) -> bool:
    """Whether no gate, status or matrix row stands in the lines of a fix, and none reads otherwise after it."""
    plan = a_plan(text)
    rows = [one.span for check in plan.checks for one in (*check.gates, *check.claims, *check.statements)]
    apart = all(span.end_line < fix.line or fix.end_line < span.line for span in rows)
    return apart and declared(a_plan(apply(fix, text))) == declared(plan)


def leaves_dates_and_versions(text: str, fix: Fix) -> bool:
    """Whether each date and each version is written as often as before."""
    before, after = (Counter(_DATE_OR_VERSION.findall(one)) for one in (text, apply(fix, text)))
    return before == after


FIXES = tuple(offered())


def test_fixes_of_several_rules_are_looked_at():
    rules = {"broken-spec-link", "leftover-option-label", "leftover-placeholder", "wrong-feature"}

    assert {one.rule for one in FIXES} >= rules


@pytest.mark.parametrize("one", FIXES, ids=str)
def test_no_fix_touches_a_declaration_nor_a_date(one):
    told = leaves_declarations(one.plan, one.fix), leaves_dates_and_versions(one.plan, one.fix)

    assert told == (True, True)


@pytest.mark.parametrize("text", ["| I. Small Parts | FAIL | The index is a module with its own tests |", ""])
def test_a_fix_of_a_gate_would_be_seen(text):
    line = PLAN_TEXT.split("\n").index("| I. Small Parts | PASS | The index is a module with its own tests |") + 1

    assert not leaves_declarations(PLAN_TEXT, Fix(line, line, text))


def test_a_fix_of_a_date_would_be_seen():
    assert not leaves_dates_and_versions(PLAN_TEXT, Fix(3, 3, PLAN_TEXT.split("\n")[2].replace("04-01", "04-02")))
