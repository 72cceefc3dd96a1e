"""Where law lies beside the usual places: told by workers, asked by the receiver."""

import asyncio

import pytest
import redis
import redis.asyncio

from plangate.queue.watched_paths import MOST, WatchedPaths, forget, tell

INSTALLATION, REPOSITORY = 3, 10


@pytest.fixture
def store(redis_url):
    with redis.Redis.from_url(redis_url) as client:
        yield client


@pytest.fixture
def holds(redis_url):
    """Whether a push of files is taken for one of law."""

    async def ask(paths, installation, repository_id):
        async with redis.asyncio.Redis.from_url(redis_url) as client:
            return await WatchedPaths(client).holds(installation, repository_id, paths)

    return lambda *paths, installation=INSTALLATION, repository_id=REPOSITORY: asyncio.run(
        ask(paths, installation, repository_id)
    )


def test_a_place_that_was_told_is_known_in_every_folder(store, holds):
    tell(store, INSTALLATION, REPOSITORY, ["docs/principles.md", ".specify/memory/constitution.md"])

    assert holds("README.md", "docs/principles.md")
    assert holds("services/api/docs/principles.md")
    assert not holds("docs/my-principles.md", "principles.md")


def test_nothing_is_known_of_another_repository(store, holds):
    tell(store, INSTALLATION, REPOSITORY, ["docs/principles.md"])

    assert not holds("docs/principles.md", repository_id=11)
    assert not holds("docs/principles.md", installation=4)


def test_usual_places_are_not_kept(store, holds):
    tell(store, INSTALLATION, REPOSITORY, [".specify/memory/constitution.md", "memory/constitution.md"])

    assert store.keys("plangate:law:*") == []


def test_an_installation_that_is_gone_leaves_nothing(store, holds):
    tell(store, INSTALLATION, REPOSITORY, ["docs/principles.md"])

    forget(store, INSTALLATION)

    assert not holds("docs/principles.md")


def test_places_of_the_past_are_forgotten_when_they_become_too_many(store, holds):
    for review in range(7):
        tell(store, INSTALLATION, REPOSITORY, [f"law/{review}-{place}.md" for place in range(MOST)])

    assert not holds("law/0-0.md")
    assert holds("law/6-0.md")
