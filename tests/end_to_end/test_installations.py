"""Installations that come, pause and go, through the running house: what is looked at, and what is kept of them."""

from datetime import timedelta

import redis

from tests import sample


def kept(house, installation):
    """How many texts of an installation lie in Redis."""
    with redis.Redis.from_url(house.redis.url) as store:
        return sum(1 for _ in store.scan_iter(f"plangate:text:*:{installation}*"))


def test_what_nobody_touched_for_thirty_days_is_left_alone(house):
    repository = house.hub.create_repository("umbrella/tracker", files=sample.base(), installed=False)
    old = repository.open_pull_request("007", sample.good_feature())
    recent = repository.open_pull_request("008", sample.good_feature("specs/008-signature"))
    old.pull.updated_at -= timedelta(days=31)
    recent.pull.updated_at -= timedelta(days=29)
    try:
        house.hub.install("umbrella")
        run = house.wait_for_check(recent)
        house.wait_until_quiet(seconds=1.0)

        assert (run.conclusion, old.check_runs()) == ("success", [])
    finally:
        house.hub.uninstall("umbrella")
        house.wait_until_quiet(seconds=1.0)


def test_a_suspended_installation_is_left_alone_and_looked_at_again_when_it_is_back(house):
    repository = house.hub.create_repository("wayne/tracker", files=sample.base(), installed=False)
    pull = repository.open_pull_request("007", sample.bad_feature())
    try:
        house.hub.install("wayne")
        house.wait_for_check(pull)
        house.hub.suspend("wayne")
        house.wait_until_quiet(seconds=1.0)
        house.hub.traffic.clear()
        pull.push({sample.PLAN: sample.good_plan()})
        house.wait_until_quiet(seconds=1.0)
        meanwhile = house.hub.calls()

        house.hub.suspend("wayne", suspended=False)

        assert (meanwhile, house.wait_for_check(pull).conclusion) == ([], "success")
    finally:
        house.hub.uninstall("wayne")
        house.wait_until_quiet(seconds=1.0)


def test_the_texts_of_an_installation_that_is_gone_are_deleted(house):
    repository = house.hub.create_repository("stark/tracker", files=sample.base(), installed=False)
    pull = repository.open_pull_request("007", sample.good_feature())
    installation = house.hub.install("stark").id
    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=0.5)
    before = kept(house, installation)

    house.hub.uninstall("stark")
    house.hub.wait_for(lambda: kept(house, installation) == 0)

    assert before > 0
