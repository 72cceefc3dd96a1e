"""No text makes the readers of laws, templates, specifications and design documents fall or hang."""

import pytest
from hypothesis import given

from plangate.domain.documents.constitution.model import Constitution
from plangate.domain.documents.constitution.parse import parse_constitution
from plangate.domain.documents.contracts.model import Contract
from plangate.domain.documents.contracts.parse import parse_contract
from plangate.domain.documents.data_model.model import DataModel
from plangate.domain.documents.data_model.parse import parse_data_model
from plangate.domain.documents.quickstart import can_be_followed
from plangate.domain.documents.research.model import Research
from plangate.domain.documents.research.parse import parse_research
from plangate.domain.documents.spec.model import Spec
from plangate.domain.documents.spec.parse import parse_spec
from plangate.domain.documents.template.model import Template
from plangate.domain.documents.template.resolve import resolve_template
from plangate.domain.policy import Policy, parse_policy
from tests.builders import CONSTITUTION_PATH, POLICY_PATH, TEMPLATE_PATH, a_file
from tests.hostile.texts import IN_A_LAW, IN_A_MODEL, IN_A_SPEC, IN_RESEARCH, SHAPES, TEXTS

LONG = 6_000
"""Characters; what longer texts cost, `make bench` measures."""


@pytest.mark.parametrize("shape", SHAPES)
def test_a_text_of_any_shape_is_read(shape):
    text = SHAPES[shape](LONG)

    law = parse_constitution.__wrapped__(a_file(CONSTITUTION_PATH, IN_A_LAW.format(text)))
    spec = parse_spec(a_file("specs/001-a/spec.md", IN_A_SPEC.format(text)))

    assert isinstance(law, Constitution)
    assert isinstance(spec, Spec)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_design_document_of_any_shape_is_read(shape):
    text = SHAPES[shape](LONG)

    assert isinstance(parse_data_model(a_file("data-model.md", IN_A_MODEL.format(text))), DataModel)
    assert isinstance(parse_research(a_file("research.md", IN_RESEARCH.format(text))), Research)
    assert can_be_followed(a_file("quickstart.md", text)) in (True, False)
    assert isinstance(parse_contract(a_file("contracts/a.md", text)), Contract)
    assert isinstance(parse_contract(a_file("contracts/a.yaml", text)), Contract)


@pytest.mark.parametrize(
    "text",
    [
        "### Entity: Book {0}\n\n- `a`: b\n\n",
        "## Entity: Book {0}\n\n## Relationships\n\n- Book {0}\n\n",
        "## {0}. A\n\n**Decision**: a\n\n",
        "### Decision: a\n\n### Rationale\n\n",
        "- `GET /books/{0}`\n",
        "FR-001 to FR-00{0} US1-US{0} ",
    ],
)
def test_many_entities_decisions_and_operations_are_read(text):
    many = "# M\n\n## Entities\n\n" + "".join(text.format(number) for number in range(800))

    assert isinstance(parse_data_model(a_file("data-model.md", many)), DataModel)
    assert isinstance(parse_research(a_file("research.md", many)), Research)
    assert isinstance(parse_contract(a_file("contracts/a.md", many)), Contract)


@given(TEXTS)
def test_any_text_is_a_design_document(text):
    assert isinstance(parse_data_model(a_file("data-model.md", text)), DataModel)
    assert isinstance(parse_research(a_file("research.md", text)), Research)
    assert can_be_followed(a_file("quickstart.md", text)) in (True, False)
    for name in ("a.md", "a.yaml", "a.json", "a.graphql"):
        assert isinstance(parse_contract(a_file(f"contracts/{name}", text)), Contract)


@pytest.mark.parametrize(
    "text",
    ["### I. A\n\n" * 800, "## Core Principles\n\n" * 400, "<!--\n" + "\n" * 8_000 + "-->\n", "## 1. A\n\n" * 800],
)
def test_many_headings_and_long_comments_are_read(text):
    assert isinstance(parse_constitution.__wrapped__(a_file(CONSTITUTION_PATH, text)), Constitution)


@given(TEXTS)
def test_any_text_is_a_law_a_specification_a_template_and_a_policy(text):
    assert isinstance(parse_constitution.__wrapped__(a_file(CONSTITUTION_PATH, text)), Constitution)
    assert isinstance(parse_spec(a_file("specs/001-a/spec.md", text)), Spec)
    assert isinstance(resolve_template([a_file(TEMPLATE_PATH, text)], ""), Template)
    assert isinstance(parse_policy(a_file(POLICY_PATH, text)), Policy)
