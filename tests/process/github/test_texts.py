"""Texts kept by blob id: for one repository, as they were read, until their installation is gone."""

import pytest

from plangate.github.read.text_cache import TEXT_TTL, TextCache, keys_of_installation


@pytest.fixture
def texts(store):
    return TextCache(store, "api.github.com", 5, 7)


def test_texts_come_back_as_they_were_and_unreadable_ones_as_unreadable(texts, store):
    kept = {"a" * 40: "# Plan\r\n🧭\0", "b" * 40: "", "c" * 40: None}

    texts.put(kept)

    assert texts.get([*kept, "d" * 40]) == kept
    assert all(0 < store.ttl(name) <= TEXT_TTL for name in store.keys("*"))


def test_a_text_is_known_in_its_repository_only(texts, store):
    texts.put({"a" * 40: "secret"})

    assert TextCache(store, "api.github.com", 5, 8).get(["a" * 40]) == {}
    assert TextCache(store, "api.github.com", 6, 7).get(["a" * 40]) == {}
    assert TextCache(store, "github.example.com", 5, 7).get(["a" * 40]) == {}


def test_the_keys_of_an_installation_are_those_of_its_texts_alone(texts, store):
    other = TextCache(store, "api.github.com", 55, 7)
    for cache in (texts, other):
        cache.put({"a" * 40: "text"})

    store.delete(*keys_of_installation(store, "api.github.com", 5))

    assert (texts.get(["a" * 40]), other.get(["a" * 40])) == ({}, {"a" * 40: "text"})
