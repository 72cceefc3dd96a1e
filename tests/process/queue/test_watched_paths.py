"""Where law lies beside the usual places: told by workers, asked by the receiver."""

import asyncio

import pytest
import redis
import redis.asyncio

from plangate.queue.watched_paths import MAX_PATHS, WatchedPaths, delete, remember

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

    assert store.keys("plangate:law:*") == []


def test_an_installation_that_is_gone_leaves_nothing(store, is_watched):
    remember(store, INSTALLATION, REPOSITORY, ["docs/principles.md"])

    delete(store, INSTALLATION)

    assert not is_watched("docs/principles.md")


def test_places_of_the_past_are_forgotten_when_they_become_too_many(store, is_watched):
    for review in range(7):
        remember(store, INSTALLATION, REPOSITORY, [f"law/{review}-{place}.md" for place in range(MAX_PATHS)])

    assert not is_watched("law/0-0.md")
    assert is_watched("law/6-0.md")
