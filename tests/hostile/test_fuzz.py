"""A short seed of `make fuzz`, and that it finds what falls, what hangs and what grows, and makes it small."""

from random import Random

import pytest

from plangate.domain.policy import parse_policy
from plangate.domain.rules import RULE_NAMES
from tests import growth
from tests.builders import POLICY_PATH, a_file
from tests.fuzz import hunt as hunting
from tests.fuzz.hunt import Failure, hunt
from tests.fuzz.minimize import minimized
from tests.fuzz.mutations import MAX_LENGTH, MUTATIONS, mutated
from tests.fuzz.readers import READERS, Reader
from tests.fuzz.samples import LAWS, POLICIES

INPUTS = 15
"""Inputs for each reader: seconds; `make fuzz` reads as many as it is asked to."""


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_random_texts_are_read_and_take_no_longer_than_their_size_allows(reader):
    assert hunt(reader, f"short/{reader.name}", INPUTS).failures == ()


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_every_sample_is_read_without_one_of_the_declared_errors(reader):
    for sample in reader.samples:
        reader.read(sample)


def test_the_policy_to_begin_with_is_one_that_is_understood():
    assert parse_policy(a_file(POLICY_PATH, POLICIES[0]), RULE_NAMES).problems == ()


def test_the_same_seed_gives_the_same_texts():
    texts = [[mutated(LAWS, chance) for _ in range(200)] for chance in (Random("a"), Random("a"), Random("b"))]

    assert texts[0] == texts[1] != texts[2]
    assert max(map(len, texts[0])) <= MAX_LENGTH


@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("text", ["", "\n", "a", '{"a": 1}', LAWS[0]])
def test_every_mutation_takes_any_text(mutation, text):
    for seed in range(20):
        assert isinstance(mutation(text, Random(seed), (text, *LAWS)), str)


def falls(text):
    if "MUST" in text.upper():
        raise KeyError(text)


def test_what_falls_is_found_once_and_made_small():
    reader = Reader("a", LAWS, falls)

    (failure,) = hunt(reader, "a", 50).failures

    assert failure.reason == "KeyError"
    assert minimized(reader, failure).text.upper() == "MUST"


def test_an_error_that_is_declared_is_no_failure():
    assert hunt(Reader("a", LAWS, falls, (KeyError,)), "a", 50).failures == ()


def pairs(text):
    """Steps that grow by the square of the text."""
    return sum(1 for a in text for b in text if a == b)


def pairs_for_some(text):
    """Steps that grow by the cube, so that no busy machine hides it."""
    return [pairs(text) for _ in text[::100]]


def some_for_each(text):
    """Many steps for each character: slow, and no slower for a longer text."""
    return [pairs(character * 60) for character in text]


def test_what_grows_faster_than_its_size_is_found_and_what_is_merely_slow_is_not(monkeypatch):
    monkeypatch.setattr(hunting, "GROWN", 1_200)
    monkeypatch.setattr(growth, "LEAST", 0.005)

    grows = hunting.judge_growth(Reader("a", LAWS, pairs_for_some), "ab" * 100)
    slow = hunting.judge_growth(Reader("a", LAWS, some_for_each), "ab" * 100)

    assert (grows.reason, slow) == ("grows faster than its size", None)


def test_what_does_not_end_is_ended(monkeypatch):
    monkeypatch.setattr(hunting, "ENDLESS", 0.2)

    def read(text):
        while True:
            try:
                pairs("ab" * 1_000)
            except Exception:
                continue

    _, failure = hunting.read_once(Reader("a", LAWS, read), "a")

    assert failure == Failure("a", "endless", "a")
