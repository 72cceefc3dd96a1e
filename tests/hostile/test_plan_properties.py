"""Parsing a plan is total, and keeps to the file's lines."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from plangate.domain.documents.plan.model import Plan
from plangate.domain.documents.plan.named_paths import paths
from plangate.domain.documents.plan.parse import parse_plan, parse_plan_text
from plangate.domain.documents.template.resolve import placeholders_of
from plangate.domain.model.snapshot import File
from plangate.domain.text.markdown import Span
from tests.hostile.texts import IN_A_PLAN, SHAPES, TEXTS

LONG = 8_000
"""Characters in each of three sections; what a plan of the largest size costs, `make bench` measures."""


def spans(plan: Plan) -> Iterator[Span]:
    """Every place that a plan knows."""
    yield plan.title_span
    decision = (plan.structure_decision,) if plan.structure_decision else ()
    for field in (*plan.header, *plan.context, *decision):
        yield field.span
        yield from (link.span for link in field.links)
    yield from (place for section in plan.sections for place in (section.heading, section.span))
    for check in plan.checks:
        yield from (part.span for part in (*check.gates, *check.claims, *check.statements))
    yield from (row.span for row in (*plan.complexity, *plan.complexity_claims))
    yield from (place.span for tree in plan.trees for place in (tree, *tree.paths))


@settings(max_examples=300)
@given(TEXTS)
def test_any_text_gives_a_plan_whose_places_lie_inside_it(text):
    for whole in (text, IN_A_PLAN.format(text)):
        plan = parse_plan_text("specs/001-x/plan.md", whole)

        last = len(plan.document.lines)
        assert [span for span in spans(plan) if not 1 <= span.line <= span.end_line <= last] == []


@settings(max_examples=100)
@given(TEXTS)
def test_placeholders_and_paths_are_found_in_any_text(text):
    plan = parse_plan_text("specs/001-x/plan.md", IN_A_PLAN.format(text))

    assert all(token.startswith("[") and token.endswith("]") for token in placeholders_of(plan))
    assert all(path and not path.startswith("../") for path in paths(text, "specs/001-x"))


def test_a_file_that_was_not_read_gives_an_empty_plan():
    plan = parse_plan(File("specs/001-x/plan.md", "a1"))

    assert (plan.title, plan.gates, plan.sections, plan.document.lines) == ("", (), (), ("",))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hostile_plan_is_parsed_and_every_place_lies_inside_it(shape):
    text = IN_A_PLAN.format(SHAPES[shape](LONG))

    plan = parse_plan_text("specs/001-x/plan.md", text)
    placeholders_of(plan)

    lines = len(plan.document.lines)
    assert [span for span in spans(plan) if not 1 <= span.line <= span.end_line <= lines] == []
