"""Real plans, where they lie beside the repository: all are read, twice the same way, and hold what plans hold."""

from pathlib import Path

import pytest

from plangate.domain.documents.plan.named_paths import paths
from plangate.domain.documents.plan.parse import parse_plan_text
from plangate.domain.model.report import Shape
from tests import OUTSIDE

FILES = sorted(OUTSIDE.glob("corpus/**/plan.md")) + sorted(OUTSIDE.glob("seeds/cases/**/plan.md"))
PLANS = [file for file in FILES if file.is_file()]

pytestmark = pytest.mark.skipif(not PLANS, reason="the collection of real plans does not lie beside this repository")


def text_of(file: Path) -> str:
    return file.read_bytes().decode("utf-8", errors="replace")


def test_every_real_plan_is_read_twice_the_same_way():
    for file in PLANS:
        text = text_of(file)

        assert parse_plan_text("plan.md", text) == parse_plan_text("plan.md", text), file
        assert paths(text, "specs/x") == paths(text, "specs/x"), file


def test_every_plan_of_the_cases_but_the_retroactive_note_is_a_plan():
    cases = [file for file in PLANS if "cases" in file.parts]

    other = [file.parent.name for file in cases if parse_plan_text("plan.md", text_of(file)).shape is Shape.OTHER]

    assert other == (["206-retroactive-note"] if cases else [])


def test_nearly_every_check_of_a_real_plan_answers_something():
    checks = [check for file in PLANS for check in parse_plan_text("plan.md", text_of(file)).checks]

    silent = [check for check in checks if not check.gates and not check.claims and not check.statements]

    assert len(silent) * 20 < len(checks)
