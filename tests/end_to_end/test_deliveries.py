"""Events come twice, late, out of order and in crowds; GitHub hears of each thing once."""

from plangate.domain.model.outgoing import CHECK_NAME
from tests import sample


def our_reviews(pull):
    return [review for review in pull.reviews() if review.author.login == "plangate[bot]"]


def test_the_same_delivery_twice_is_one_review_and_one_check_run(house, repository):
    house.hub.post.double()
    pull = repository.open_pull_request("007", sample.bad_feature())

    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=1.5)

    assert (len(pull.check_runs(CHECK_NAME)), len(our_reviews(pull))) == (1, 1)


def test_a_delivery_again_after_success_writes_nothing(house, repository):
    pull = repository.open_pull_request("007", sample.bad_feature())
    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    opened = next(d for d in reversed(house.hub.deliveries) if (d.event, d.action) == ("pull_request", "opened"))
    house.hub.traffic.clear()

    house.hub.post.again(opened)
    house.hub.wait_for(house.hub.calls)
    house.wait_until_quiet(seconds=1.5)

    assert house.hub.writes() == []


def test_events_out_of_order_end_with_the_verdict_on_the_newest_head(house, repository):
    house.hub.post.hold()
    pull = repository.open_pull_request("007", sample.bad_feature())
    pull.push({sample.PLAN: sample.good_plan()})
    house.hub.post.release(backwards=True)

    assert house.wait_for_check(pull).conclusion == "success"
    house.wait_until_quiet(seconds=1.5)
    assert [run.conclusion for run in pull.check_runs(CHECK_NAME)] == ["success"]


def test_fifty_events_at_once_are_at_most_two_reviews_of_the_pull_request(house, repository):
    house.hub.post.hold()
    pull = repository.open_pull_request("007", sample.bad_feature())
    for number in range(49):
        pull.push({"src/count.py": f"COUNT = {number}\n"})
    house.hub.traffic.clear()
    # However slow the machine is: all fifty have come before the first review knows anything.
    house.hub.faults.before(house.hub.post.wait, operation="PullRequest")
    house.hub.post.release()

    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=1.5)

    reads = [seen for seen in house.hub.calls() if seen.operation and not seen.mutation]
    first_rounds = [seen for seen in reads if seen.operation == reads[0].operation]
    assert len(first_rounds) <= 2
    assert len(our_reviews(pull)) == 1
