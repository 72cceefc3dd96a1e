"""Names and quotations are put into a message."""

import pytest

from plangate.domain.text.phrases import cut, cut_between_words, listed, shown


@pytest.mark.parametrize(
    ("names", "phrase"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a and b"),
        (("a", "b", "c"), "a, b and c"),
        (("a, b", "c", "d"), "a, b; c; and d"),
        (("a", "b", "c", "d"), "a, b, c and 1 more"),
    ],
)
def test_names_are_listed_up_to_a_number(names, phrase):
    assert listed(names, 3) == phrase


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("short", "short"),
        ("two\n lines", "two lines"),
        ("a word that ends", "a word that…"),
        ("x" * 20, f"{'x' * 13}…"),
    ],
)
def test_a_quotation_is_cut_between_words_where_one_ends_near(text, quotation):
    assert shown(text, 14) == quotation


@pytest.mark.parametrize(("text", "piece"), [("abcde", "abcde"), ("abcdef", "abcd…"), ("abc def", "abc…")])
def test_a_text_is_cut_at_a_length(text, piece):
    assert cut(text, 5) == piece


@pytest.mark.parametrize(
    ("text", "piece"), [("one two", "one two"), ("one two, three", "one two …"), ("onetwothree", "onetwothr …")]
)
def test_a_text_is_cut_between_its_words(text, piece):
    assert cut_between_words(text, 9, dangling=",") == piece
