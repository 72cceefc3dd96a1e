"""Checks made of their truth are read as what they are; what is said in unknown words is never good."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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

CHECKS = int(os.environ.get("PLANGATE_GENERATED_CHECKS", "2000"))
"""Checks that are made; CI makes ten times as many."""

pytestmark = pytest.mark.timeout(120 * max(CHECKS // 2000, 1))

_PROFILE = {
    "derandomize": True,
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
    "database": None,
}


def _share(of: int) -> settings:
    return settings(max_examples=max(CHECKS * of // 10, 1), **_PROFILE)


def _compare(sample: Sample) -> None:
    assert read(sample) == sample.truth, sample.plan


@_share(5)
@given(declared())
def test_a_verdict_is_read_in_every_place(sample):
    _compare(sample)


@_share(2)
@given(guarded())
def test_boxes_statements_and_guards_are_read_as_what_they_are(sample):
    _compare(sample)


@_share(1)
@given(forbidden())
def test_a_rule_that_is_told_admits_nothing(sample):
    _compare(sample)


@_share(1)
@given(st.one_of(asked(), several()))
def test_a_question_for_the_negative_turns_and_one_verdict_serves_several_names(sample):
    _compare(sample)


@_share(2)
@given(withheld())
def test_what_is_said_in_unknown_words_is_never_good(made):
    sample, lexicon, silent = made

    found = read(sample, lexicon)

    for place, (status, truth) in enumerate(zip(found, sample.truth, strict=True)):
        # A denial of a known word is understood, whether or not the phrase is in a file: `nicht relevant`.
        assert place not in silent or status not in GOOD or status is truth, sample.plan


def test_the_page_in_docs_has_every_place_and_form():
    written = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")

    assert written == render(), "stale: run `python -m tests.unit.domain.generated.page`"
