"""The rules' pages are printed from the code, and those in docs/ are fresh."""

import pytest

from plangate.domain.rules import CATALOGUE, RULE_NAMES, find_rule
from plangate.presentation.pages import (
    compose_index,
    compose_page,
    compose_pages,
    did_you_mean,
    render_policy_schema,
)
from tests import ROOT

PAGES = ROOT / "docs" / "rules"


def test_the_pages_in_docs_are_those_of_the_code():
    written = {path.name: path.read_text(encoding="utf-8") for path in PAGES.iterdir()}

    assert written == dict(compose_pages()), "stale: run `plangate rules --write docs/rules`"


@pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.name)
def test_a_page_shows_the_problem_the_source_and_examples(rule):
    page = compose_page(rule)

    assert page.startswith(f"# {rule.name}\n\n{rule.summary}\n")
    assert f"Default severity: {rule.severity.word}." in page
    assert "\nSource: " in page
    assert page.count("◀") == sum(_texts(example).count("◀") for example in rule.bad) + bool(rule.bad)
    assert "\n\n\n" not in page


def test_the_schema_of_the_policy_in_docs_is_that_of_the_code():
    written = (PAGES.parent / "policy.schema.json").read_text(encoding="utf-8")

    assert written == render_policy_schema(), "stale: run `plangate rules --schema > docs/policy.schema.json`"


def _texts(example):
    texts = (example.plan, example.constitution, example.amended, example.policy, *example.files.values())
    return " ".join(filter(None, texts))


def test_the_index_links_every_rule_once():
    index = compose_index()

    assert [name for name in RULE_NAMES if index.count(f"[{name}]({name}.md)") != 1] == []


def test_a_misspelled_name_is_met_with_the_closest():
    assert find_rule("missing-spce") is None
    assert did_you_mean("missing-spce") == " Did you mean missing-spec?"
    assert did_you_mean("zzz") == ""
