"""What nobody told us of: installations, repositories, and pull requests that were not judged."""

import time

from plangate.domain.model.existing_output import ExistingOutput
from plangate.github.api.client import open_installation
from plangate.github.read.repositories import (
    OpenPullRequest,
    Repository,
    list_installations,
    list_open_pull_requests,
    list_repositories,
)
from plangate.github.write.publish import post_check_run
from tests.process.github.test_publish import a_check_run


def test_installations_and_their_repositories_are_listed(hub, key, store, library, app):
    other = hub.create_repository("acme/other", {"README.md": "# Other\n"})

    installations = list(list_installations(app))
    with open_installation(key, store, installations[0]) as connection:
        repositories = list(list_repositories(connection))

    assert installations == [hub.installation.id]
    assert repositories == [Repository(library.id, "acme/library"), Repository(other.id, "acme/other")]


def test_open_pull_requests_are_listed_with_whether_they_were_judged(hub, library, github):
    library.create_branch("release")
    judged = library.open_pull_request("one", {"src/one.py": "one = 1\n"})
    waiting = library.open_pull_request("two", {"src/two.py": "two = 2\n"}, base="release")
    library.open_pull_request("three", {"src/three.py": "three = 3\n"}).close()
    post_check_run(github, a_check_run(judged), ExistingOutput())

    told = {pull.number: pull for pull in list_open_pull_requests(github)}

    assert {number: (pull.head, pull.base, bool(pull.run)) for number, pull in told.items()} == {
        judged.number: (judged.head_sha, "main", True),
        waiting.number: (waiting.head_sha, "release", False),
    }
    assert [pull.number for pull in list_open_pull_requests(github, base="release")] == [waiting.number]
    assert list(list_open_pull_requests(github, since=time.time() + 60)) == []


def test_a_verdict_beside_an_older_run_that_is_unfinished_is_not_told(hub, library, github):
    pull = library.open_pull_request("one", {"src/one.py": "one = 1\n"})
    post_check_run(github, a_check_run(pull), ExistingOutput())
    [run] = pull.check_runs()
    alone = [told.run is not None for told in list_open_pull_requests(github)]
    post_check_run(github, a_check_run(pull, external_id="newer"), ExistingOutput())
    run.status, run.conclusion = "in_progress", None

    assert (alone, [told.run for told in list_open_pull_requests(github)]) == ([True], [None])


def test_more_open_pull_requests_than_a_page_are_listed(hub, library, github):
    for n in range(55):
        library.open_pull_request(f"b{n}", {f"src/{n}.py": f"n = {n}\n"})

    told = list(list_open_pull_requests(github))

    assert isinstance(told[0], OpenPullRequest)
    assert sorted(pull.number for pull in told) == [pull.number for pull in library.pulls()]
