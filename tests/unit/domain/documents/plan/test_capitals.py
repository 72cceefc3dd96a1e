"""Capitals of other alphabets: a pattern takes them for letters that they are not, and no reader fails at them."""

import pytest

from plangate.domain.analysis.limits import mentioned
from plangate.domain.documents.plan.tree_lines import tag_of


@pytest.mark.parametrize("unit", ["MİN", "mın", "mſ"])
def test_a_unit_with_a_letter_of_another_alphabet_is_no_measure(unit):
    assert list(mentioned(f"p95 latency below 5 {unit}")) == []


@pytest.mark.parametrize("tag", ["YENİ", "yeni", "YENI"])
def test_a_tag_is_read_in_turkish_capitals(tag):
    assert tag_of(tag) is tag_of("NEW")
