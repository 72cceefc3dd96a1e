"""How alike texts are: what rapidfuzz says of them, which the evaluation's bars were set with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from plangate.domain.text.likeness import closest, ratio, shared_ratio, slips, sorted_ratio
from tests.growth import MOST, growth

LETTERS = st.text("abcd é你", max_size=14)
PHRASES = st.lists(st.sampled_from(["library", "libraries", "first", "the", "a", "test", "你好", "api"]), max_size=7)
TEXTS = LETTERS | PHRASES.map(" ".join)
BARS = st.sampled_from([0, 50, 60, 75, 80, 86, 100])
"""The bars that are asked with, and the ends."""


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [(ratio, fuzz.ratio), (sorted_ratio, fuzz.token_sort_ratio), (shared_ratio, fuzz.token_set_ratio)],
)
@given(before=TEXTS, after=TEXTS, bar=BARS)
def test_a_likeness_is_what_rapidfuzz_says(ours, theirs, before, after, bar):
    assert ours(before, after, bar) == pytest.approx(theirs(before, after, score_cutoff=bar))


@given(before=LETTERS, after=LETTERS, at_most=st.integers(1, 3))
def test_slips_are_counted_up_to_what_is_asked_for(before, after, at_most):
    assert slips(before, after, at_most) == min(OSA.distance(before, after), at_most + 1)


@given(word=LETTERS, known=st.lists(LETTERS, max_size=5), bar=st.sampled_from([60, 75]))
def test_the_closest_word_is_the_first_of_the_likest(word, known, bar):
    theirs = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=bar)

    assert closest(word, known, bar) == (theirs[0] if theirs else None)


def test_long_words_with_one_slip_cost_no_more_than_their_letters():
    assert growth(lambda size: slips("ab" * size, "ab" * size + "c", 1), 40_000) < MOST
