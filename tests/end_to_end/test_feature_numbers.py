"""Two open pull requests that want one feature number, through the running house."""

import re

from tests import sample

OTHER = "specs/007-drop-off-places"
RULE = "feature-number-clash"


def titles(run):
    """The rules that a check-run lists."""
    return {RULE} & set(re.findall(r"[a-z-]+", run.summary.partition("<details>")[0]))


def opened(house, repository):
    """An older and a younger pull request with one number, both judged."""
    older = repository.open_pull_request("window", sample.good_feature())
    house.wait_for_check(older)
    younger = repository.open_pull_request("places", sample.good_feature(OTHER))
    house.wait_for_check(younger)
    house.wait_until_quiet(seconds=0.5)
    return older, younger


def test_the_younger_is_told_once_and_the_older_never(house, repository):
    older, younger = opened(house, repository)

    said = [comment.body for comment in younger.review_comments()]
    assert [RULE in titles(house.check(pull)) for pull in (older, younger)] == [False, True]
    assert (len(said), f"in pull request {older.number}" in said[0], older.review_comments()) == (1, True, [])

    house.hub.traffic.clear()
    younger.close()
    younger.reopen()
    house.hub.wait_for(house.hub.calls)
    house.wait_until_quiet(seconds=1.0)

    assert house.hub.writes() == []


def test_the_younger_is_free_as_soon_as_the_older_is_closed(house, repository):
    older, younger = opened(house, repository)

    older.close()

    house.hub.wait_for(lambda: RULE not in titles(house.check(younger)))
    house.wait_until_quiet(seconds=0.5)
    assert [thread.resolved for thread in younger.threads()] == [True]


def test_the_younger_is_told_of_the_folder_as_soon_as_the_older_is_merged(house, repository):
    older, younger = opened(house, repository)
    said = len(younger.review_comments())

    older.merge()

    taken = f"Number 007 is taken: {sample.FEATURE}. ("
    house.hub.wait_for(lambda: taken in house.check(younger).summary)
    house.wait_until_quiet(seconds=0.5)
    assert (len(younger.review_comments()), [one.resolved for one in younger.threads()]) == (said, [False])


def test_renumbering_the_younger_ends_it(house, repository):
    _, younger = opened(house, repository)

    younger.push({**dict.fromkeys(sample.good_feature(OTHER)), **sample.good_feature("specs/008-drop-off-places")})

    run = house.wait_for_check(younger)
    assert (run.conclusion, RULE in titles(run)) == ("success", False)
