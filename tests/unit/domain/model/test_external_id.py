"""What a check-run of ours is known by."""

import pytest

from plangate.domain.model.external_id import is_for, is_for_others, may_pass, pull_request_number, sealed
from plangate.domain.model.outgoing import CheckRun, RunStatus


def a_check_run(**changes):
    """A check-run that says little."""
    return CheckRun(**{"head_sha": "a" * 40, "status": RunStatus.COMPLETED, "conclusion": "success", "title": "t",
                       "summary": "s", "external_id": "", **changes})  # fmt: skip


@pytest.mark.parametrize(
    "further", [{}, {"bases": [(7, "main")]}, {"bases": [(7, "a"), (8, "b")]}, {"for_a_person": True}]
)
def test_whatever_it_was_judged_for_the_pull_request_is_known(further):
    assert pull_request_number(sealed(a_check_run(), 7, **further).external_id) == 7


def test_a_verdict_is_for_the_bases_that_it_was_judged_for_and_no_others():
    judged = sealed(a_check_run(), 7, bases=[(7, "main"), (8, "release")]).external_id

    assert [is_for(judged, base) for base in [(7, "main"), (8, "release"), (7, "release"), (8, "main")]] == [
        True, True, False, False,
    ]  # fmt: skip


def test_a_verdict_is_for_others_unless_it_names_all_that_are_open_and_no_more():
    judged = sealed(a_check_run(), 7, bases=[(7, "main"), (8, "release")]).external_id
    open_now = [[(8, "release"), (7, "main")], [(7, "main")], [(7, "main"), (8, "main")], [(7, "main"), (9, "release")]]

    assert [is_for_others(judged, bases) for bases in open_now] == [False, True, True, True]
    assert not is_for_others(sealed(a_check_run(), 7).external_id, [(7, "main")])
    assert not is_for_others(sealed(a_check_run(), 7, for_a_person=True).external_id, [(7, "main")])


@pytest.mark.parametrize("external_id", ["", "somebody's", sealed(a_check_run(), 7).external_id])
def test_what_names_no_base_is_not_taken_for_another_s(external_id):
    assert is_for(external_id, (7, "main"))


@pytest.mark.parametrize(
    ("further", "passes"), [({}, True), ({"bases": [(7, "main")]}, False), ({"for_a_person": True}, False)]
)
def test_only_trouble_without_a_judgement_and_without_a_person_to_mend_it_may_pass(further, passes):
    assert may_pass(sealed(a_check_run(conclusion="action_required"), 7, **further).external_id) is passes


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
