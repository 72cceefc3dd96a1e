"""The policy's JSON Schema that editors use is the one that the code has."""

import json

import jsonschema_rs
import pytest

from plangate.domain.policy import parse_policy, policy_schema
from plangate.domain.rules import RULE_NAMES
from plangate.domain.text.yaml import plain, read_yaml
from tests import ROOT
from tests.builders import POLICY_PATH, a_file

PUBLISHED = ROOT / "docs" / "policy.schema.json"


def test_the_published_schema_is_fresh():
    """Write it anew with `policy_schema(RULE_NAMES)` when a key or a rule is added."""
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == policy_schema(RULE_NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "fail-on: never",
        "fail-on: none",
        "rules: {leftover-placeholder: off}",
        "rules: {leftover-placeholder: on}",
        "rules: {no-such-rule: low}",
        "plans: []",
        "plans: ['docs/**/plan.md']",
        "constitution: ['../law.md']",
        "drafts: {comments: true}",
        "drafts: {comments: yes}",
        "waivers: {who: [write, admin]}",
        "waivers: {who: [everybody]}",
        "tasks: {open-on: merge}",
        "tasks:",
        "plans:",
        "constitution: []",
        "exempt: {paths: }",
        "fail-on:",
        "nothing: else",
        "exempt: {paths: [archive]}",
    ],
)
def test_the_schema_and_the_reader_refuse_the_same(text):
    valid = jsonschema_rs.validator_for(policy_schema(RULE_NAMES)).is_valid(plain(read_yaml(text)))

    policy = parse_policy(a_file(POLICY_PATH, text), RULE_NAMES)

    assert valid is (policy.problems == ())
