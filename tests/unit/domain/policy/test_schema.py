"""The published schema and the parser say the same of every policy: an editor promises what we keep."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plangate.domain.policy import parse_policy, policy_schema
from plangate.domain.policy.keys import SEVERITIES, THRESHOLDS, Group, policy_keys
from plangate.domain.policy.kinds import MAX_ENTRIES
from plangate.domain.rules import RULE_NAMES
from plangate.domain.text.globs import MAX_GLOB_LENGTH
from plangate.presentation.pages import render_policy_schema
from tests.builders import POLICY_PATH, a_file

jsonschema_rs = pytest.importorskip("jsonschema_rs")
SCHEMA = jsonschema_rs.validator_for(json.loads(render_policy_schema()))

WORDS = st.sampled_from([*THRESHOLDS, *SEVERITIES, "off", "report", "count", "neutral", "failure", "success", "strict",
                         "justified", "living", "frozen", "command", "merge", "approval", "write", "admin", "owner",
                         "renovate[bot]", "specs/archive/**", "docs/law.md", "./law.md", "../law.md", "/law.md", "a//b",
                         "a/..", "..", ".", "", "x" * (MAX_GLOB_LENGTH + 1), *RULE_NAMES[:2]])  # fmt: skip
TEXTS = st.text(alphabet="ab/.*é \n~1", max_size=8)
SCALARS = st.one_of(WORDS, TEXTS, st.booleans(), st.none(), st.integers(-9, 9))
VALUES = st.one_of(SCALARS, st.lists(SCALARS, max_size=2), st.lists(WORDS, max_size=2),
                   st.dictionaries(WORDS, SCALARS, max_size=2), st.just(["a"] * (MAX_ENTRIES + 1)))  # fmt: skip


def holding(keys):
    """Mappings with these keys, mostly with values that they might have, and sometimes with others."""
    known = {key.name: st.one_of(VALUES, holding(key.keys)) if isinstance(key, Group) else VALUES for key in keys}
    # Mostly one key: of several that are drawn blindly, one is nearly always wrong.
    chosen = st.one_of(st.sampled_from(sorted(known)).map(lambda name: [name]),
                       st.lists(st.sampled_from(sorted(known)), unique=True, max_size=3))  # fmt: skip
    mappings = chosen.flatmap(lambda names: st.fixed_dictionaries({name: known[name] for name in names}))
    return st.one_of(mappings, mappings, st.builds(lambda one, more: {**one, more: 1}, mappings, TEXTS))


@settings(max_examples=600)
@given(holding(policy_keys(RULE_NAMES)))
def test_what_the_schema_allows_the_parser_takes_and_nothing_else(value):
    text = json.dumps(value, ensure_ascii=False)

    problems = parse_policy(a_file(POLICY_PATH, text), RULE_NAMES).problems

    assert SCHEMA.is_valid(value) == (not problems), (text, problems)


@pytest.mark.parametrize("key", policy_keys(RULE_NAMES), ids=lambda key: key.name)
def test_every_key_is_in_the_schema_with_what_it_is_for(key):
    described = policy_schema(RULE_NAMES)["properties"][key.name]

    assert described["description"] == key.says
