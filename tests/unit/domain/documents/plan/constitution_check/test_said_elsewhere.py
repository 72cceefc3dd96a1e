"""Answers in places and words that are easily missed: below a name, in a sentence, beside an exception."""

import pytest

from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.documents.plan.parse import parse_plan_text
from plangate.domain.model.findings import Status

JOINED = "\u3000"


def statuses_of(check: str) -> list[Status]:
    plan = parse_plan_text("specs/001-a/plan.md", f"# P\n\n## Constitution Check\n\n{check}\n")
    return [gate.status for gate in plan.gates]


@pytest.mark.parametrize("marks", [("✅", "❌"), ("PASS:", "FAIL:")])
@pytest.mark.parametrize("name", ["**List**: ", "List: ", ""])
def test_of_the_bullets_below_a_silent_heading_the_worst_counts(name, marks):
    good, bad = marks
    bullets = f"- {name}{good} by space\n- {name}{bad} by the mouse alone\n- {name}{good} by tab\n"

    assert statuses_of(f"### II. Keyboard\n\n{bullets}") == [Status.VIOLATION]


@pytest.mark.parametrize(
    "said",
    [
        "### I. Golden Files\n\n**PASS with exception**: the loop has none",
        "- **I. Golden Files**: the loop has none. **PASS with exception** (see below)",
        "- **I. Kein Klarname**: Die Aufsicht sieht ihn. **Bestanden mit Ausnahme**",
        "- **I. Nombre**: cumple con excepción",
        "- **I. Имя**: соответствует с исключением",
        "- **I. 规则**：通过（有例外：一条规则）",
        "- **I. 規則**: 例外付きで合格",
        "- **I. 규칙**: 예외적 통과",
    ],
)
def test_a_pass_with_an_exception_is_a_violation_wherever_it_stands(said):
    assert statuses_of(said) == [Status.VIOLATION]


@pytest.mark.parametrize("verdict", ["PASS", "FAIL"])
def test_a_status_line_below_a_bold_name_is_its_answer(verdict):
    wanted = {"PASS": Status.PASS, "FAIL": Status.VIOLATION}[verdict]

    assert statuses_of(f"**Audited Access**\n\nReads are many.\n\nCompliance: {verdict}") == [wanted]


@pytest.mark.parametrize("question", ["Kept?", "Respected?", "Erfüllt?", "Respecté ?", "Rispettato?"])
def test_a_column_that_asks_for_the_good_makes_a_violation_of_no(question):
    table = f"| Principle | {question} | How |\n|---|---|---|\n| I. A | Yes | a |\n| II. B | No | b |"

    assert statuses_of(table) == [Status.PASS, Status.VIOLATION]


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.tag)
def test_that_there_is_no_violation_is_no_violation_in_any_language(dialect):
    before = [word for word in dialect.negations if word not in dialect.particles and word < JOINED]
    breaches = [word for word in dialect.breaches if word in dialect.fails]
    said = [f"{no} {breach}" for no in before for breach in breaches]

    assert [one for one in said if statuses_of(f"- **Alpha**: {one}")[0] is Status.VIOLATION] == []
