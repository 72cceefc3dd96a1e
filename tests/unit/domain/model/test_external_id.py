"""What a check-run of ours is known by."""

import pytest

from plangate.domain.model.external_id import pull_request_number, sealed
from plangate.domain.model.outgoing import CheckRun, RunStatus


def a_check_run(**changes):
    """A check-run that says little."""
    return CheckRun(**{"head_sha": "a" * 40, "status": RunStatus.COMPLETED, "conclusion": "success", "title": "t",
                       "summary": "s", "external_id": "", **changes})  # fmt: skip


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
