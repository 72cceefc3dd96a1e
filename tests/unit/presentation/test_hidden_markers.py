"""What we know our own words by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.presentation.hidden_markers import fingerprint_marker, read_fingerprints

WORDS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=5)


@given(WORDS)
def test_fingerprints_are_read_as_they_were_written(fingerprints):
    body = f"A remark.\n\n{fingerprint_marker(fingerprints)}\n"

    assert read_fingerprints(body) == frozenset(fingerprints)


@given(WORDS)
def test_no_fingerprint_ends_its_comment_early(fingerprints):
    assert fingerprint_marker(fingerprints).count("-->") == 1


@pytest.mark.parametrize(
    "body", ["", "words", "<!-- plangate: a:1 --> and words", "<!-- another: a:1 -->", "<!-- plangate: -->"]
)
def test_other_words_carry_no_fingerprints(body):
    assert read_fingerprints(body) == frozenset()
