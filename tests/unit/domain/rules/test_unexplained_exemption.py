"""Every word of the dialects that declares a gate not applicable wants a reason beside it."""

import pytest

from plangate.domain.documents.dialects.phrases import all_of
from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, a_feature, a_snapshot

PASSED = "| II. Test-First | PASS | Tests of the queries are written first |"


def unexplained(cells):
    assert PASSED in PLAN_TEXT
    (plan,) = review(a_snapshot(a_feature(PLAN_TEXT.replace(PASSED, f"| II. Test-First | {cells} |")))).plans
    return [finding for finding in plan.findings if finding.rule == "unexplained-exemption"]


@pytest.mark.parametrize("word", all_of("exempt"))
def test_a_word_alone_is_no_reason(word):
    assert len(unexplained(f"{word} | ")) == 1
    assert len(unexplained(f"{word.upper()} | –")) == 1


@pytest.mark.parametrize("word", all_of("exempt"))
def test_a_few_words_behind_it_are_one(word):
    assert unexplained(f"{word} | documents alone change") == []


def test_where_the_feature_does_not_reach_is_a_reason():
    assert unexplained("N/A | out of scope") == []
