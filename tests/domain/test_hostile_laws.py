"""No text makes the readers of laws, templates and specifications fall or hang."""

import pytest
from hypothesis import given

from app.domain.constitution.model import Constitution
from app.domain.constitution.parse import parse_constitution
from app.domain.policy import Policy, parse_policy
from app.domain.spec.model import Spec
from app.domain.spec.parse import parse_spec
from app.domain.template.model import Template
from app.domain.template.resolve import resolve_template
from tests.builders import CONSTITUTION_PATH, POLICY_PATH, TEMPLATE_PATH, a_file
from tests.domain.hostile import SHAPES, TEXTS

SIZE = 30_000
"""Characters; what is quadratic takes seconds at this size, and the whole suite's patience."""

IN_A_LAW = "# Law\n\n## Core Principles\n\n{0}\n\n### I. A\n\n{0}\n\n## Known Deviations\n\n{0}\n"
IN_A_SPEC = "# Spec\n\n### User Story 1 - A (Priority: P1)\n\n{0}\n\n### Key Entities\n\n{0}\n\n- **FR-001**: {0}\n"


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.timeout(20)
def test_a_text_of_any_shape_is_read(shape):
    text = SHAPES[shape](SIZE)

    law = parse_constitution.__wrapped__(a_file(CONSTITUTION_PATH, IN_A_LAW.format(text)))
    spec = parse_spec(a_file("specs/001-a/spec.md", IN_A_SPEC.format(text)))

    assert isinstance(law, Constitution)
    assert isinstance(spec, Spec)


@pytest.mark.parametrize(
    "text",
    ["### I. A\n\n" * 3000, "## Core Principles\n\n" * 1500, "<!--\n" + "\n" * 30_000 + "-->\n", "## 1. A\n\n" * 3000],
)
@pytest.mark.timeout(20)
def test_many_headings_and_long_comments_are_read(text):
    assert isinstance(parse_constitution.__wrapped__(a_file(CONSTITUTION_PATH, text)), Constitution)


@given(TEXTS)
def test_any_text_is_a_law_a_specification_a_template_and_a_policy(text):
    assert isinstance(parse_constitution.__wrapped__(a_file(CONSTITUTION_PATH, text)), Constitution)
    assert isinstance(parse_spec(a_file("specs/001-a/spec.md", text)), Spec)
    assert isinstance(resolve_template([a_file(TEMPLATE_PATH, text)], ""), Template)
    assert isinstance(parse_policy(a_file(POLICY_PATH, text)), Policy)
