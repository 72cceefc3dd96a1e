"""Which markers are really open."""

import pytest

from app.domain.markdown import read_markdown
from app.domain.rules.clarification import open_markers


def lines(text: str) -> list[int]:
    """The lines with an open marker."""
    return [span.line for span in open_markers(read_markdown(text))]


@pytest.mark.parametrize(
    "text",
    [
        "**Storage**: one file, no further file (NEEDS CLARIFICATION: which one)",
        "**Scope**: 40 gauges without a clock [NEEDS CLARIFICATION: how many]",
        "**Storage**: PostgreSQL (NEEDS CLARIFICATION: which)\n**Scope**: 3 screens (was open, resolved in May)",
    ],
)
def test_a_question_in_brackets_is_open_whatever_its_value_denies(text):
    assert lines(text) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "No NEEDS CLARIFICATION remains.",
        "**Storage**: PostgreSQL (was NEEDS CLARIFICATION: resolved in May)",
        "There is no [NEEDS CLARIFICATION: …] left",
        "**Question**: (NEEDS CLARIFICATION: which)\n**Decision**: PostgreSQL",
    ],
)
def test_a_marker_that_is_denied_or_answered_is_not_open(text):
    assert lines(text) == []
