"""Whatever lies in a repository, a review comes to a report that holds to its schema."""

import json

import jsonschema_rs
import pytest
from hypothesis import given, settings

from plangate.domain.model.findings import Severity
from plangate.domain.review.feature_review import MAX_FINDINGS
from plangate.domain.review.review import review
from plangate.domain.text.markdown import is_overgrown
from plangate.presentation.formats.json_report import as_json
from plangate.presentation.formats.terminal import compose_terminal
from tests import ROOT
from tests.builders import CONSTITUTION_TEXT, PLAN_TEXT, TEMPLATE_TEXT, a_feature, a_law, a_snapshot
from tests.hostile.texts import TEXTS

SCHEMA = ROOT / "docs" / "report.schema.json"
VALIDATOR = jsonschema_rs.validator_for(json.loads(SCHEMA.read_text(encoding="utf-8")))


def holds(snapshot) -> bool:
    """Whether the report of a snapshot is one: valid, with lines inside the plan, and shown without a fall."""
    report = review(snapshot)
    (plan,) = report.plans
    last = len((snapshot.features[0].plan.text or "").replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    compose_terminal(report, snapshot)
    own = [finding for finding in plan.findings if finding.path == plan.path]
    return VALIDATOR.is_valid(as_json(report)) and all(1 <= f.line <= f.end_line <= last for f in own)


@settings(max_examples=60)
@given(TEXTS)
def test_any_text_behind_a_plan_is_judged(text):
    assert holds(a_snapshot(a_feature(f"{PLAN_TEXT}\n{text}", before=text)))


@settings(max_examples=40)
@given(TEXTS)
def test_any_text_in_the_constitution_check_is_judged(text):
    assert holds(a_snapshot(a_feature(PLAN_TEXT.replace("| Principle | Status", f"{text}\n\n| Principle | Status"))))


@settings(max_examples=30)
@given(TEXTS, TEXTS, TEXTS)
def test_any_law_is_judged_by(constitution, template, policy):
    law = a_law(
        constitution=f"{CONSTITUTION_TEXT}\n{constitution}", template=f"{TEMPLATE_TEXT}\n{template}", policy=policy
    )

    assert holds(a_snapshot(law=law))


@settings(max_examples=30)
@given(TEXTS, TEXTS)
def test_any_specification_and_research_are_read(spec, research):
    assert holds(a_snapshot(a_feature(spec_md=spec, research_md=research, data_model_md=spec)))


HOSTILE = {
    "tokens": "[DATE] `x` ",
    "tokens in a table": "| [DATE] | b |\n",
    "markers": "NEEDS CLARIFICATION: x `y` ",
    "markers in lines": "- NEEDS CLARIFICATION: x\n",
    "unfinished": "- TODO\n",
    "links": "[a](/home/x/y) ",
    "versions": "constitution v1.0.0 amend ",
    "trees": "```text\nsrc/\n├── a.py # NEW\n└── [module]/\n```\n\n",
    "comments": "<!-- ACTION REQUIRED -->\n\n",
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_plan_at_the_limit_of_what_is_read_is_judged_in_seconds(name):
    unit = HOSTILE[name]
    text = PLAN_TEXT + unit * ((250_000 - len(PLAN_TEXT.encode())) // len(unit.encode()))
    while is_overgrown(text):
        text = text[: len(text) * 9 // 10]

    (plan,) = review(a_snapshot(a_feature(text))).plans

    assert len(plan.findings) <= MAX_FINDINGS
    assert plan.findings[0].severity >= plan.findings[-1].severity >= Severity.INFO
