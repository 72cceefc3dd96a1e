"""What a review has done beside what it says: who is looked at again, and what is kept."""

from dataclasses import replace

from plangate.domain.model.evidence import Evidence, NumberClaims, SharedHead
from plangate.domain.model.outgoing import LookAgain
from plangate.domain.model.policy import Policy
from plangate.domain.model.snapshot import FeatureNumberClaim
from plangate.domain.review.consequences import facts_of, look_again
from tests.builders import CONSTITUTION_PATH, POLICY_PATH, TEMPLATE_PATH, a_law, a_snapshot

HEAD = "0" * 40
MINE, THEIRS, OTHERS = ("main", "specs/007-search"), ("main", "specs/007-loans"), ("release", "specs/007-loans")


def evidence(*numbers, **changes):
    """Of pull request 7, and of those with its head."""
    snapshots = tuple(a_snapshot(number=number) for number in numbers or (7,))
    own = changes.get("snapshots", snapshots)[0]
    return replace(Evidence(own, snapshots), **changes)


def claims(**changes):
    """Pull request 7 adds a feature of a number that a younger and an older one want, too."""
    others = ((3, frozenset({THEIRS})), (8, frozenset({THEIRS})), (9, frozenset({OTHERS})))
    return NumberClaims(7, **{"now": frozenset({MINE}), "others": others, **changes})


def test_who_left_a_head_that_was_shared_is_looked_at_on_that_head():
    before = SharedHead(HEAD, frozenset({5, 7, 9}))

    assert look_again(evidence(7, 9, shared_before=before)) == (LookAgain(5, HEAD),)
    assert look_again(evidence(7, 9)) == ()


def test_only_the_younger_of_those_that_want_a_number_in_the_same_branch_are_looked_at():
    assert look_again(evidence(claims=(claims(),))) == (LookAgain(8),)


def test_a_claim_that_stays_what_it_was_is_no_news():
    assert look_again(evidence(claims=(claims(before=frozenset({MINE})),))) == ()


def test_a_number_that_is_given_up_is_news():
    assert look_again(evidence(claims=(claims(before=frozenset({MINE}), now=frozenset()),))) == (LookAgain(8),)


def test_a_closed_pull_request_gives_its_numbers_up_and_leaves_its_head_to_the_event():
    closed = (a_snapshot(open=False),)
    given_up = claims(before=frozenset({MINE}), now=frozenset())
    shared = SharedHead(HEAD, frozenset({5, 7}))
    closing = evidence(snapshots=closed, claims=(given_up,), shared_before=shared)

    assert look_again(closing) == (LookAgain(8),)
    assert (facts_of(closing).claims, facts_of(closing).parted) == (((7, frozenset()),), False)


def test_what_github_does_not_confirm_is_forgotten_and_nothing_else_of_that_pull_request():
    held = frozenset({THEIRS, OTHERS})
    stale = claims(others=((3, held),), disproved=(FeatureNumberClaim(THEIRS[1], 3),))

    assert facts_of(evidence(claims=(stale,))).claims == ((7, frozenset({MINE})), (3, frozenset({OTHERS})))


def test_a_pull_request_that_claims_nothing_and_never_did_is_not_remembered():
    assert facts_of(evidence(claims=(NumberClaims(7),))).claims == ()


def test_a_head_is_remembered_as_long_as_it_is_shared():
    assert facts_of(evidence(7, 9, unjudged=(12,))).sharing == SharedHead("1" * 40, frozenset({7, 9, 12}))
    assert facts_of(evidence()).sharing is None


def test_the_law_is_watched_where_plans_were_judged_by_it():
    told = facts_of(evidence()).law
    without_plan = evidence(snapshots=(a_snapshot(changes=()),))

    assert set(told) >= {*Policy().constitution, CONSTITUTION_PATH, TEMPLATE_PATH}
    assert facts_of(without_plan).law == ()


def test_a_repository_without_a_policy_is_governed_by_its_owner():
    own = evidence(snapshots=(a_snapshot(law=a_law(policy="fail-on: low\n")),))
    home = evidence(snapshots=(a_snapshot(repository="octo/.github"),))

    assert [facts_of(read).governed for read in (evidence(), own, home)] == [True, False, False]
    assert own.own.law_file(POLICY_PATH) is not None


def test_waiting_that_is_said_nowhere_any_more_is_forgotten():
    assert facts_of(evidence(left=((HEAD, (5,)),))).concluded == (HEAD,)
    assert facts_of(evidence()).concluded == ()
