"""An answer with a hole in it is trouble, wherever the hole is: never absence, and never a green check."""

import json
from functools import partial

import pytest

from plangate.errors import GoneError, RefusedError, TransientError
from plangate.github.api.errors import DISPENSABLE
from tests.process.github.conftest import PLANNED


def places(value, way=()):
    """The way to every value in an answer, of a list's items to the first alone."""
    items = value.items() if isinstance(value, dict) else list(enumerate(value))[:1] if isinstance(value, list) else ()
    for step, below in items:
        yield (*way, step)
        yield from places(below, (*way, step))


@pytest.fixture
def answers(github, read, library, store):
    """What GitHub answers to a review of a pull request that plans a feature, by the order of the questions."""
    pull = library.open_pull_request("search", PLANNED)
    told = []
    ask = github.ask

    def listen(query, variables, *, doing):
        data = ask(query, variables, doing=doing)
        told.append(json.loads(json.dumps(data)))
        return data

    github.ask = listen
    read(pull)
    del github.ask
    return pull, told


@pytest.mark.parametrize("kind", ["SERVICE_UNAVAILABLE", "FORBIDDEN", "NOT_FOUND", None])
def test_an_error_at_any_place_of_any_answer_ends_the_reading(hub, read, store, answers, kind):
    pull, told = answers
    silent = []
    assert len(told) == 3

    for order, answer in enumerate(told):
        for way in ways(answer)[:: 1 if kind is None else 4]:
            store.flushdb()
            error = {"path": list(way), "message": "Something went wrong.", **({"type": kind} if kind else {})}
            spoil(hub.faults, order, error)
            if not is_trouble(read, pull) and not DISPENSABLE & set(way):
                silent.append((order, way))

    assert silent == []


def ways(answer):
    """The way to every field of an answer, of a list's items to those of the first alone."""
    return [way for way in places(answer) if isinstance(way[-1], str)]


def spoil(faults, order, error):
    """Put an error ahead, in the answer with that place: first the pull request's, then those of two look-ups."""
    faults.clear()
    operation = "Lookups" if order else "PullRequest"
    ahead = partial(faults.next, operation=operation, path="graphql$", errors=(error,))
    if order == 2:
        faults.before(ahead, operation=operation)
    else:
        ahead()


def is_trouble(read, pull):
    """Whether reading ends without a snapshot."""
    try:
        read(pull)
    except (TransientError, GoneError, RefusedError):
        return True
    return False
