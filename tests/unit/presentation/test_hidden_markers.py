"""What we know our own words by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.model.outgoing import CheckRun, RunStatus
from plangate.presentation.hidden_markers import fingerprint_marker, pull_request_number, read_fingerprints, sealed

WORDS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=5)


def a_check_run(**changes):
    """A check-run that says little."""
    return CheckRun(**{"head_sha": "a" * 40, "status": RunStatus.COMPLETED, "conclusion": "success", "title": "t",
                       "summary": "s", "external_id": "", **changes})  # fmt: skip


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


@pytest.mark.parametrize("number", [1, 7, 123456])
def test_a_pull_request_is_known_by_the_external_id(number):
    assert pull_request_number(sealed(a_check_run(), number).external_id) == number


@pytest.mark.parametrize(
    "external_id",
    ["", "7", "1:0:" + "a" * 40, "1:7:short", "2:7:" + "a" * 40, "1:7:" + "a" * 40 + "\n", "1:٧:" + "a" * 40],
)
def test_what_we_did_not_write_names_no_pull_request(external_id):
    assert pull_request_number(external_id) is None


def test_a_queue_head_has_no_pull_request_in_its_external_id():
    assert pull_request_number(sealed(a_check_run(), None).external_id) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"head_sha": "b" * 40},
        {"conclusion": "failure"},
        {"title": "other"},
        {"summary": "other"},
        {"text": "other"},
        {"status": RunStatus.IN_PROGRESS},
    ],
)
def test_the_digest_covers_all_that_is_said(changes):
    assert sealed(a_check_run(**changes), 7).external_id != sealed(a_check_run(), 7).external_id
