"""Checks made of their truth are read as what they are; what is said in unknown words is never good."""

import os
from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from plangate.domain.documents.plan.constitution_check.lexing.lexicon import Lexicon
from tests import ROOT
from tests.unit.domain.generated.page import render
from tests.unit.domain.generated.samples import (
    GOOD,
    Sample,
    asked,
    declared,
    forbidden,
    guarded,
    read,
    several,
    withheld,
)

pytestmark = pytest.mark.long
CHECKS = int(os.environ.get("GENERATED_CHECKS", "2000"))
"""Checks that are made; CI makes ten times as many."""
SIZE = 1000
"""Checks of one part: what makes them remembers all that it made, and slows down with it."""
PARTS = range(max(CHECKS // SIZE, 1))

_PROFILE = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
    "database": None,
}
_Made = TypeVar("_Made")


def _try(part: int, of_ten: int, made: st.SearchStrategy[_Made], holds: Callable[[_Made], None]) -> None:
    """Hold so many tenths of a part's checks to their truth; another part makes others."""

    @seed(part)
    @settings(max_examples=max(min(SIZE, CHECKS) * of_ten // 10, 1), **_PROFILE)
    @given(made)
    def run(sample: _Made) -> None:
        holds(sample)

    run()


def _compare(sample: Sample) -> None:
    assert read(sample) == sample.truth, sample.plan


@pytest.mark.parametrize("part", PARTS)
def test_a_verdict_is_read_in_every_place(part):
    _try(part, 5, declared(), _compare)


@pytest.mark.parametrize("part", PARTS)
def test_boxes_statements_and_guards_are_read_as_what_they_are(part):
    _try(part, 2, guarded(), _compare)


@pytest.mark.parametrize("part", PARTS)
def test_a_rule_that_is_told_admits_nothing(part):
    _try(part, 1, forbidden(), _compare)


@pytest.mark.parametrize("part", PARTS)
def test_a_question_for_the_negative_turns_and_one_verdict_serves_several_names(part):
    _try(part, 1, st.one_of(asked(), several()), _compare)


@pytest.mark.parametrize("part", PARTS)
def test_what_is_said_in_unknown_words_is_never_good(part):
    _try(part, 2, withheld(), _is_never_good)


def _is_never_good(made: tuple[Sample, Lexicon, frozenset[int]]) -> None:
    sample, lexicon, silent = made

    found = read(sample, lexicon)

    for place, (status, truth) in enumerate(zip(found, sample.truth, strict=True)):
        # A denial of a known word is understood, whether or not the phrase is in a file: `nicht relevant`.
        assert place not in silent or status not in GOOD or status is truth, sample.plan


def test_the_page_in_docs_has_every_place_and_form():
    written = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")

    assert written == render(), "stale: run `python -m tests.unit.domain.generated.page`"
