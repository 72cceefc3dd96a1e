"""What we know our own words by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.model.existing_output import OwnComment
from plangate.presentation.hidden_markers import (
    STATUS_MARKER,
    answers_marker,
    fingerprint_marker,
    read_fingerprints,
    repeated_comments,
)

WORDS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=5)


@given(WORDS)
def test_fingerprints_are_read_as_they_were_written(fingerprints):
    body = f"A remark.\n\n{fingerprint_marker(fingerprints)}\n"

    assert read_fingerprints(body) == tuple(fingerprints)


@given(WORDS)
def test_no_fingerprint_ends_its_comment_early(fingerprints):
    assert fingerprint_marker(fingerprints).count("-->") == 1


@pytest.mark.parametrize(
    "body", ["", "words", "<!-- plangate: a:1 --> and words", "<!-- another: a:1 -->", "<!-- plangate: -->"]
)
def test_other_words_carry_no_fingerprints(body):
    assert read_fingerprints(body) == ()


def a_reply(number, *commands, tampered=False):
    return OwnComment(number, f"Done.\n\n{answers_marker(commands)}", tampered=tampered)


@pytest.mark.parametrize(
    ("replies", "repeated"),
    [
        ((a_reply(1, "c/a"), a_reply(2, "c/b")), ()),
        ((a_reply(2, "c/a"), a_reply(1, "c/a")), (2,)),
        ((a_reply(1, "c/a", "c/b"), a_reply(2, "c/b")), (2,)),
        ((a_reply(1, "c/a"), a_reply(2, "c/a", "c/b")), ()),
        ((a_reply(1, "c/a", tampered=True), a_reply(2, "c/a")), ()),
        ((OwnComment(1, "Words."), OwnComment(2, "Words.")), ()),
    ],
    ids=["others", "twice", "a part", "more", "not our words any more", "no replies"],
)
def test_a_reply_is_repeated_where_older_ones_answer_all_that_it_answers(replies, repeated):
    assert repeated_comments(replies) == repeated


def test_of_status_comments_the_last_stays_and_what_another_edited_is_left_alone():
    said = f"Judged.\n\n{STATUS_MARKER}"
    words = [OwnComment(9, said), OwnComment(3, said), OwnComment(5, "Judged."), OwnComment(4, said, tampered=True)]

    assert repeated_comments(words) == (3,)
