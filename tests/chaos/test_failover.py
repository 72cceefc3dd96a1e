"""Two houses on one Redis behind three sentinels, which fails over while events come in and workers come and go."""

from plangate.domain.model.outgoing import CHECK_NAME
from tests import sample
from tests.house import House, free_port
from tests.sentinels import sentinels

PULL_REQUESTS = 67
EVENTS_EACH = 3
"""Opened, and two pushes after it."""


def push_to(pulls, round_):
    for pull in pulls:
        pull.push({"notes.md": f"round {round_}\n"})


def test_a_redis_that_fails_over_in_the_middle_loses_no_event_and_doubles_no_answer(tmp_path):
    with (
        sentinels(tmp_path, [free_port() for _ in range(5)]) as behind,
        House.open(tmp_path / "house", workers=2, reconcile_every=10, server=behind) as house,
    ):
        house.start("dispatch-2", "worker-3")
        shop = house.hub.create_repository("acme/shop", files=sample.base())
        pulls = [shop.open_pull_request(f"f{n}", sample.good_feature()) for n in range(PULL_REQUESTS)]
        push_to(pulls, 1)
        house.wait_for_check(pulls[0])

        house.kill("worker-1")
        push_to(pulls[: PULL_REQUESTS // 2], 2)
        behind.fail_over()
        house.stop("dispatch")
        house.start("worker-1")
        push_to(pulls[PULL_REQUESTS // 2 :], 2)

        for pull in pulls:
            assert house.wait_for_check(pull).conclusion == "success"
        house.wait_until_quiet(seconds=2.0)
        for pull in pulls:
            assert [run.status for run in pull.check_runs(CHECK_NAME)] == ["completed"]
        assert len(house.hub.deliveries) >= PULL_REQUESTS * EVENTS_EACH
