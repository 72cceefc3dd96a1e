"""A plan with a slightly different text keeps the checks that are the same, and no others."""

import pytest

from plangate.domain.documents.plan.parse import parse_plan
from plangate.domain.model.snapshot import File
from tests.builders import PLAN_PATH, PLAN_TEXT, a_file, a_plan

GATE = "| II. Test-First"


def _with(text: str) -> File:
    return a_file(PLAN_PATH, text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("src/\n", "lib/\n"),
        (GATE, "| II. Tests Last"),
        ("## Constitution Check", "## Constitution Check ✅ PASS"),
        ("## Constitution Check", "More.\n\n## Constitution Check"),
        ("## Summary", "## Constitution Re-Check\n\n- [x] I\n\n## Summary"),
        ("## Constitution Check", "## Gates"),
    ],
)
def test_a_changed_plan_is_read_as_one_that_nobody_knows(old, new):
    changed = _with(PLAN_TEXT.replace(old, new, 1))
    assert changed.text != PLAN_TEXT

    plan = parse_plan(changed, known=a_plan())

    assert plan == parse_plan(changed)


def test_checks_above_a_change_are_not_read_again():
    known = a_plan()

    plan = parse_plan(_with(PLAN_TEXT.replace("src/\n", "lib/\n", 1)), known=known)

    assert plan.checks is known.checks
