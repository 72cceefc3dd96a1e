"""Which titles head a Constitution Check."""

import pytest

from tests.unit.domain.documents.plan.samples import a_plan

LINES = "- [x] **Small Parts**: one module"


def checks(title: str) -> list[str]:
    """The titles of the checks of a plan that has one section of that title."""
    plan = a_plan(f"# P\n\n## Summary\n\nLamps.\n\n## {title}\n\n{LINES}\n")
    return [check.section.title for check in plan.checks]


@pytest.mark.parametrize(
    "title",
    ["Constitution Check", "Constitution", "Principles Check", "Gates", "Gate Check", "Gates Status", "Gate Results"],
)
def test_a_title_that_calls_for_a_check_heads_one(title):
    assert checks(title)


@pytest.mark.parametrize("title", ["Gate Impact", "Gates in the Pipeline", "Principle 3 Check", "Gate Opening Hours"])
def test_a_title_that_names_gates_and_speaks_of_something_else_heads_none(title):
    assert not checks(title)
