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


CUT = {
    "commits": "only the head is wanted",
    "timelineItems": "only the last is wanted",
    "checkRuns": "only the newest of a name is wanted, or whether there is any",
    "reviews": "one that was posted twice is among the last",
}
"""Lists that may be cut where they are neither paged nor known to be whole, and why that does no harm."""

ADVICE = frozenset({"open_plans", "requirement", "open_pull_requests", "follow_up", "follow_ups", "recent_commits"})
"""Documents whose lists decide no verdict; those that are left out are told, or found by the next look."""


def lists_of(name):
    """Every list that a document asks for nodes of, and whether it asks if there are more."""
    fields = [*parse(SENT[name]).definitions]
    while fields:
        node = fields.pop()
        inner = list(node.selection_set.selections) if getattr(node, "selection_set", None) else []
        fields += inner
        asked = {argument.name.value for argument in getattr(node, "arguments", None) or ()}
        if asked & {"first", "last"}:
            named = {field.name.value for field in inner if hasattr(field, "name")}
            # A fragment of a connection asks for its page itself, as those do that are spread in it.
            spread = {field.name.value for field in inner if field.kind == "fragment_spread"}
            pages = [part for part in fields_of_fragments(SENT[name], spread) if part == "pageInfo"]
            yield node.name.value, bool(pages) or bool(named & {"pageInfo", "totalCount"})


def fields_of_fragments(text, names):
    """The fields right in some fragments of a document."""
    parts = [
        part for part in parse(text).definitions if part.kind == "fragment_definition" and part.name.value in names
    ]
    return [field.name.value for part in parts for field in part.selection_set.selections]


@pytest.mark.parametrize("name", sorted(SENT.keys() - ADVICE))
def test_every_list_that_a_verdict_rests_on_is_whole_or_known_to_be_cut(name):
    assert [of for of, tells in lists_of(name) if not tells and of not in CUT] == []


def test_every_list_that_may_be_cut_is_asked_for_somewhere():
    assert CUT.keys() <= {of for name in SENT for of, tells in lists_of(name) if not tells}
