"""Where law lies beside the usual places: told by workers, asked by the receiver."""

import asyncio

import pytest
import redis
import redis.asyncio

from plangate.queue.watched_paths import MAX_KEPT_PATHS, MAX_PATHS, WatchedPaths, keys_of_installation, remember

INSTALLATION, REPOSITORY = 3, 10


@pytest.fixture
def store(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        yield client


@pytest.fixture
def is_watched(redis_url):
    """Whether a push of files is taken for one of law."""

    async def ask(paths, installation, repository_id):
        async with redis.asyncio.Redis.from_url(redis_url) as client:
            return await WatchedPaths(client).matches(installation, repository_id, paths)

    return lambda *paths, installation=INSTALLATION, repository_id=REPOSITORY: asyncio.run(
        ask(paths, installation, repository_id)
    )


def test_a_place_that_was_told_is_known_in_every_folder(store, is_watched):
    remember(store, INSTALLATION, REPOSITORY, ["docs/principles.md", ".specify/memory/constitution.md"])

    assert is_watched("README.md", "docs/principles.md")
    assert is_watched("services/api/docs/principles.md")
    assert not is_watched("docs/my-principles.md", "principles.md")


def test_nothing_is_known_of_another_repository(store, is_watched):
    remember(store, INSTALLATION, REPOSITORY, ["docs/principles.md"])

    assert not is_watched("docs/principles.md", repository_id=11)
    assert not is_watched("docs/principles.md", installation=4)


def test_usual_places_are_not_kept(store, is_watched):
    remember(store, INSTALLATION, REPOSITORY, [".specify/memory/constitution.md", "memory/constitution.md"])

    assert store.keys("*") == []


def test_what_the_version_before_kept_is_known_beside_what_is_told_now(store, is_watched):
    store.sadd(f"plangate:law:{INSTALLATION}:{REPOSITORY}", "docs/principles.md")
    remember(store, INSTALLATION, REPOSITORY, ["LAW.md"])

    assert is_watched("docs/principles.md")
    assert is_watched("LAW.md")


def test_the_keys_of_an_installation_are_those_of_its_repositories_alone(store):
    store.sadd(f"plangate:law:{INSTALLATION}:{REPOSITORY}", "docs/principles.md")
    remember(store, INSTALLATION, REPOSITORY, ["docs/principles.md"])
    remember(store, 33, REPOSITORY, ["docs/principles.md"])

    store.delete(*keys_of_installation(store, INSTALLATION))

    assert store.keys("*") == [f"plangate:law-paths:33:{REPOSITORY}".encode()]


def test_of_too_many_places_those_that_were_told_last_are_known(store, is_watched):
    reviews = MAX_KEPT_PATHS // MAX_PATHS
    told = [[f"law/{review}-{place}.md" for place in range(MAX_PATHS)] for review in range(reviews + 1)]
    for places in told[:-1]:
        remember(store, INSTALLATION, REPOSITORY, places)
    remember(store, INSTALLATION, REPOSITORY, ["law/0-0.md"])

    remember(store, INSTALLATION, REPOSITORY, told[-1][:-1])

    assert is_watched("law/0-0.md")
    assert [is_watched(*places[1:]) for places in told] == [False, *[True] * reviews]
    assert store.zcard(f"plangate:law-paths:{INSTALLATION}:{REPOSITORY}") == MAX_KEPT_PATHS
