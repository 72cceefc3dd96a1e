"""Laws, templates and plans in short, for the tests of matching."""

from dataclasses import replace
from textwrap import dedent

from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.documents.plan.model import Plan
from plangate.domain.documents.plan.parse import parse_plan_text
from plangate.domain.documents.template.model import Template
from plangate.domain.documents.template.resolve import resolve_template
from plangate.domain.matching import MatchedGate, read_answers, read_matrix
from plangate.domain.model.plan_read import MatrixRow
from tests.builders import CONSTITUTION_PATH, PLAN_PATH, TEMPLATE_PATH, a_file

HARBOR = """\
    # Harbor Constitution

    ## Core Principles

    ### I. Test-Driven Development (NON-NEGOTIABLE)

    Every change MUST begin with a failing test.

    ### II. Simplicity & YAGNI

    Nothing is built for a need that nobody has.

    ### III. SQL-First, Records-Second

    Work that the database does better MUST stay in the database.

    ### IV. External Service Integration

    Calls to others MUST have a time limit.

    ### V. Chronological Key Ordering

    Keys MUST grow with time.

    ### VI. Testing Standards

    Suites run against a real server.

    ### VII. Mobile Standards (Native + Web)

    #### Component Layout

    One component for each screen.

    ## Quality Gates

    Coverage MUST stay above 80 %.

    ## Single-File Storage

    There is one file.
    """
"""Seven roman principles and two clauses."""

UNNUMBERED = """\
    # Law

    ## Principles

    ### Quiet by Default

    ### Fast Enough
    """

ARABIC = """\
    # Law

    ## Principles

    ### 1. Quiet Machines

    ### 2. Fast Answers

    ### 3. Open Formats
    """

CHINESE = """\
    # 憲章

    ## 核心原則

    ### 一、尊重現有專案（不可協商）

    ### 二、最小化變更原則

    ### 三、技術堆疊與穩定性標準
    """


def a_law(text: str = HARBOR) -> Constitution:
    """The law of that text."""
    return parse_constitution(a_file(CONSTITUTION_PATH, dedent(text)))


def a_template(check: str = "") -> Template:
    """A template with that Constitution Check."""
    text = f"# Plan: [FEATURE]\n\n## Summary\n\n## Constitution Check\n\n{dedent(check)}\n"
    return resolve_template([a_file(TEMPLATE_PATH, text)], "")


def a_plan(check: str, *, after: str = "", complexity: str = "") -> Plan:
    """A plan with that Constitution Check, that check after the design, and that Complexity Tracking."""
    text = f"# Implementation Plan: Ships\n\n## Summary\n\nShips.\n\n## Constitution Check\n\n{dedent(check)}\n"
    if after:
        text += f"\n## Post-Design Constitution Check\n\n{dedent(after)}\n"
    if complexity:
        text += f"\n## Complexity Tracking\n\n{dedent(complexity)}\n"
    return parse_plan_text(PLAN_PATH, text)


def answers(check: str, law: str = HARBOR, *, template: str = "", after: str = "") -> tuple[MatchedGate, ...]:
    """The answers of a plan with that check."""
    return read_answers(a_plan(check, after=after), a_template(template), a_law(law))


def matrix(
    check: str, law: str = HARBOR, *, template: str = "", after: str = "", complexity: str = ""
) -> tuple[MatrixRow, ...]:
    """The matrix of a plan with that check; lines are left out."""
    plan = a_plan(check, after=after, complexity=complexity)
    rows = read_matrix(read_answers(plan, a_template(template), a_law(law)), plan, a_law(law))
    return tuple(replace(row, line=None) for row in rows)


def statuses(check: str, law: str = HARBOR, *, template: str = "", after: str = "") -> dict[str, str]:
    """The matrix's statuses by principle."""
    return {row.principle: row.status.value for row in matrix(check, law, template=template, after=after)}
