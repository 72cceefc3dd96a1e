"""What a ticked gate says to exist: looked for where the plan points, and weighed by whose gate it is."""

import pytest

from plangate.domain.model.findings import Severity
from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, TEMPLATE_TEXT, a_feature, a_law, a_snapshot

GATES_LINE = "[Gates determined based on constitution file]"
GATES = (
    "- [ ] API contract (OpenAPI file) exists, the code follows it\n"
    "- [ ] Data model definition (diagram or table) for features that store something\n"
    "- [ ] **Contract First**: the contract comes before the code\n"
    "- [ ] **Security**: who may read the contract is said"
)
ROW = "| III. Plain Language | PASS | Empty results are explained in one sentence |"


def weights(gate: str, *, summary: str = "", head_paths: tuple[str, ...] = (), gates: str = GATES) -> list[Severity]:
    """The weights of what the rule finds in a plan with that ticked gate, under a template with those gates."""
    plan = PLAN_TEXT.replace(ROW, f"{ROW}\n\n- [x] {gate}").replace("Readers find", f"{summary} Readers find")
    law = a_law(template=TEMPLATE_TEXT.replace(GATES_LINE, gates))
    (report,) = review(a_snapshot(a_feature(plan), law=law, head_paths=frozenset(head_paths))).plans
    return [finding.severity for finding in report.findings if finding.rule == "unbacked-claim"]


@pytest.mark.parametrize(
    "gate",
    [
        "Data model definition (diagram or table) for features that store something",
        "Data model definition (diagram or table) for features that store something exists",
        "Data model definition (diagram or table): two entities",
        "Data model definition for features that store something: one table for loans",
        "API contract (OpenAPI file) exists, the code follows it and a test compares them",
        "**Contract First** (II): the OpenAPI contract exists and comes before the code",
    ],
)
def test_a_gate_of_the_template_weighs_high_extended_or_shortened(gate):
    assert weights(gate) == [Severity.HIGH]


@pytest.mark.parametrize(
    "gate",
    [
        "**Partners**: the API of the partners has a contract, and their interface specification exists",
        "**Records**: the data model is documented with security in mind",
    ],
)
def test_a_gate_of_the_plan_s_own_weighs_medium(gate):
    assert weights(gate) == [Severity.MEDIUM]


def test_a_gate_is_its_own_where_the_template_has_none_about_such_an_artifact():
    gate = "Data model definition (diagram or table) for features that store something"

    assert weights(gate, gates="- [ ] **Data**: where it lies is said") == [Severity.MEDIUM]


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("../002-loans/contracts/loans.yaml", "specs/002-loans/contracts/loans.yaml"),
        ("../002-loans/contracts/", "specs/002-loans/contracts"),
        ("../../docs/openapi.yaml#loans", "docs/openapi.yaml"),
    ],
)
def test_a_contract_that_the_plan_links_to_backs_the_claim(target, path):
    gate = "API contract (OpenAPI file) exists, the code follows it"
    summary = f"Loans are asked for as [their contract]({target}) says."

    assert weights(gate, summary=summary, head_paths=(path,)) == []
    assert weights(gate, summary=summary) == [Severity.HIGH]


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("../002-openapi/spec.md", "specs/002-openapi/spec.md"),
        ("../002-loans/quickstart.md", "specs/002-loans/quickstart.md"),
    ],
)
def test_another_file_that_it_links_to_does_not(target, path):
    gate = "API contract (OpenAPI file) exists, the code follows it"

    assert weights(gate, summary=f"See [there]({target}).", head_paths=(path,)) == [Severity.HIGH]


def test_a_contract_of_another_feature_that_it_does_not_link_to_does_not():
    gate = "API contract (OpenAPI file) exists, the code follows it"

    assert weights(gate, head_paths=("specs/002-loans/contracts/loans.yaml",)) == [Severity.HIGH]
