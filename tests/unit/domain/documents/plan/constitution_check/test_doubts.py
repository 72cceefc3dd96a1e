"""What a line's prose takes back of its answer."""

import pytest

from plangate.domain.documents.plan.constitution_check.lexing.line import read_line
from plangate.domain.documents.plan.model import Doubt, DoubtKind
from plangate.domain.documents.plan.parse import parse_plan_text
from plangate.domain.text.markdown import Inline

ABOUT_THE_DEMAND = Doubt(DoubtKind.EXCEPTED, "")


@pytest.mark.parametrize("said", ["skipped, one module", "left out, one module", "postponed, one module"])
def test_a_denial_that_names_nothing_may_be_about_the_demand(said):
    assert ABOUT_THE_DEMAND in read_line(Inline(f"Tests: {said}")).doubts


def test_a_denial_that_names_something_is_about_that():
    assert ABOUT_THE_DEMAND not in read_line(Inline("Tests: the old import is skipped, one module")).doubts


@pytest.mark.parametrize("signs", ["（、—\n- ?", "**a ： ! —\n| | |"])
def test_signs_without_words_doubt_nothing(signs):
    (check,) = parse_plan_text("plan.md", f"## Constitution Check PASS\n{signs}\n").checks
    assert not any(gate.doubts for gate in check.gates)
