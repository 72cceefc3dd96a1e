"""Normative words bind in every language, in capitals or, where a law writes none, in lower case."""

import pytest

from plangate.domain.documents.constitution.strength import read_strength
from plangate.domain.documents.constitution.titles import read_title
from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.model.findings import Strength


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.tag)
def test_each_normative_word_binds(dialect):
    for word in (*dialect.musts, *dialect.capital_musts):
        assert read_strength(f"x {word.replace('*', '').upper()} y") is Strength.MUST, word
    for word in dialect.musts:
        assert read_strength(f"x {word.replace('*', '')} y", capitals=False) is Strength.MUST, word


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.tag)
def test_a_word_that_asks_for_something_does_not_bind(dialect):
    said = [f"x {word.replace('*', '')} y" for word in dialect.shoulds]

    assert {read_strength(text, capitals=capitals) for text in said for capitals in (True, False)} == {Strength.SHOULD}
    assert {read_strength(text.upper()) for text in said} == {Strength.SHOULD}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("IV. Kebab-Case (NON-NEGOTIABLE, MANDATORY)", "Kebab-Case"),
        ("IV. Kebab-Case (MANDATORY) — NON-NEGOTIABLE", "Kebab-Case"),
    ],
)
def test_several_flags_belong_to_no_name(title, name):
    read = read_title(title)

    assert (read.name, read.flagged) == (name, True)


@pytest.mark.parametrize("title", ["I. Purpose", "II. Scope", "III. Definitions", "一、目的", "II. Glossar"])
def test_an_article_that_explains_the_law_asks_for_nothing(title):
    assert read_title(title).explains
    assert not read_title(f"{title} (NON-NEGOTIABLE)").explains
