"""Every dialect holds to its form: no word is good and bad at once, and none that a check needs is missing."""

from dataclasses import fields
from itertools import combinations

import pytest

from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.documents.dialects.dialect import Dialect
from tests.new_dialect import FEWEST_CONCEPTS, MAPPINGS, NEEDED

SENSES = ("passes", "fails", "partly", "deferred", "exempt", "pending")
of_each = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.tag)


def lists_of(dialect: Dialect) -> dict[str, tuple[str, ...]]:
    """The lists of a dialect, those of its concepts too."""
    named = {one.name: getattr(dialect, one.name) for one in fields(dialect) if one.name not in ("tag", *MAPPINGS)}
    mapped = {f"{of} {name}": known for of in MAPPINGS for name, known in getattr(dialect, of).items()}
    return named | mapped


@of_each
def test_every_entry_is_in_lower_case_and_stands_once(dialect):
    for name, known in lists_of(dialect).items():
        assert [entry for entry in known if entry != entry.lower()] == [], name
        assert sorted(known) == sorted(set(known)), name


@of_each
def test_no_verdict_is_two_things_at_once(dialect):
    for one, other in combinations((*SENSES, "excused"), 2):
        assert set(getattr(dialect, one)) & set(getattr(dialect, other)) == set(), (one, other)


@of_each
def test_what_is_common_is_a_verdict(dialect):
    verdicts = {word for name in (*SENSES, "excused", "applies", "yes", "no") for word in getattr(dialect, name)}

    assert set(dialect.common) - verdicts == set()


@of_each
def test_a_dialect_has_the_words_that_a_check_needs(dialect):
    assert [name for name in NEEDED if not getattr(dialect, name)] == []
    assert len(dialect.concepts) >= FEWEST_CONCEPTS


@of_each
def test_a_dialect_names_every_field_of_the_technical_context_and_what_means_it(dialect):
    meant = {"language", "dependencies", "storage", "platform", "project-type", "performance", "constraints", "scale"}
    stock = {*meant, "testing", "branch", "date", "spec", "input", "status"}

    assert (stock - set(dialect.fields), set(dialect.fields) - stock) in ((set(), set()), (set(), {"note"}))
    assert meant | {"tools"} <= set(dialect.meanings) <= stock | {"tools"}


def test_each_language_stands_once():
    assert len({dialect.tag for dialect in DIALECTS}) == len(DIALECTS)
