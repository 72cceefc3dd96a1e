"""Every document that we send is valid in GitHub's published schema, and says nothing that a stranger wrote."""

import re

import pytest
from graphql import NoDeprecatedCustomRule, parse, specified_rules, validate

from plangate.github.api.graphql_documents import document, fragments_in, names
from plangate.github.api.object_queries import Lookup, ObjectQuery, Selection
from tests.fakehub.graphql_schema import schema
from tests.fakehub.published_schema import githubs_schema

HOSTILE = '") { viewer { login } } # $p1 }'
QUESTIONS = [
    ObjectQuery("a" * 40, HOSTILE, Selection.ENTRY),
    ObjectQuery("a" * 40, "src", Selection.KIND),
    ObjectQuery("b" * 40, HOSTILE, Selection.FOLDER),
    "c" * 40,
    "d" * 40,
]


def is_query(name):
    return re.search(r"^(?:query|mutation) ", document(name), re.MULTILINE) is not None


SENT = {name: document(name) for name in names() if is_query(name)} | {
    "lookups": Lookup(QUESTIONS, 7).text,
    "head only": Lookup([], 7).text,
}


@pytest.fixture(scope="module")
def published():
    found = githubs_schema()
    if found is None:
        pytest.skip("npm cannot be reached to fetch GitHub's published schema")
    return found


@pytest.mark.parametrize("name", SENT)
def test_a_document_is_valid_in_the_published_schema_and_asks_for_nothing_deprecated(published, name):
    rules = (*specified_rules, NoDeprecatedCustomRule)

    assert validate(published, parse(SENT[name]), rules) == []


@pytest.mark.parametrize("name", SENT)
def test_a_document_is_valid_in_the_schema_of_the_stand_in(name):
    assert validate(schema(), parse(SENT[name])) == []


def test_every_fragment_is_spread_somewhere():
    fragments = {name for name in names() if not is_query(name)}
    spread = {fragment for name in names() for fragment in fragments_in(document(name))}

    assert {name.replace("_", "") for name in fragments} == {fragment.lower() for fragment in spread}


def test_paths_are_variables_and_never_written_into_the_document():
    lookup = Lookup(QUESTIONS)

    assert HOSTILE not in lookup.text
    assert sorted(lookup.variables.values()) == sorted(
        ["a" * 40, "b" * 40, "c" * 40, "d" * 40, HOSTILE, HOSTILE, "src"]
    )
