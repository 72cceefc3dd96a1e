"""The policy's JSON Schema that editors use is the one that the code has."""

import json

import jsonschema_rs
import pytest

from plangate.domain.policy import parse_policy, policy_schema
from plangate.domain.policy.keys import SCHEMA_URL
from plangate.domain.rules import RULE_NAMES
from plangate.domain.text.yaml import plain, read_yaml
from tests import ROOT
from tests.builders import POLICY_PATH, a_file

PUBLISHED = ROOT / "docs" / "policy.schema.json"


def test_the_published_schema_is_fresh():
    """Write it anew with `policy_schema(RULE_NAMES)` when a key or a rule is added."""
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == policy_schema(RULE_NAMES)


def test_it_is_a_schema_of_the_draft_that_editors_and_schemastore_know_and_names_its_own_place():
    schema = json.loads(PUBLISHED.read_text(encoding="utf-8"))

    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["$id"] == SCHEMA_URL
    assert schema["title"]
    assert jsonschema_rs.meta.is_valid(schema)


def test_each_key_says_what_it_is_for_and_takes_none_beside_those_that_are_named():
    """What SchemaStore asks of every schema."""
    objects = list(objects_in(json.loads(PUBLISHED.read_text(encoding="utf-8"))))

    assert [one for one in objects if one["additionalProperties"] is not False] == []
    assert [name for one in objects for name, key in one["properties"].items() if not described(name, key)] == []


def objects_in(schema):
    """The schema, and each below it that has keys."""
    if "properties" in schema:
        yield schema
        for below in schema["properties"].values():
            yield from objects_in(below)


def described(name, key):
    """Whether a key says what it is for; a rule's name says it by itself."""
    return name in RULE_NAMES or key.get("description")


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
