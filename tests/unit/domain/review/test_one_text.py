"""One text is judged as an editor needs it: in memory, without a file, and in time that grows as the text does."""

import builtins
import os

import pytest

from plangate.domain.review.review import review
from tests.growth import MOST, growth
from tests.load.texts import a_plan, a_review_of


@pytest.fixture
def no_files(monkeypatch):
    """Let nothing be opened or looked up on disk."""

    def refuse(*args, **options):
        raise AssertionError(f"asked for a file: {args[:1]}")

    for room, name in ((builtins, "open"), (os, "open"), (os, "stat"), (os, "scandir"), (os, "listdir")):
        monkeypatch.setattr(room, name, refuse)


def test_a_plan_is_judged_from_its_text_without_any_file(no_files):
    report = review(a_review_of(a_plan()))

    assert report.conclusion is not None
    assert report.plans[0].matrix


def test_the_time_that_it_takes_grows_as_the_text_does():
    assert growth(lambda size: review(a_review_of(a_plan(size))), 250_000) < MOST
