"""Numerals are read in three scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plangate.domain.text.numerals import Numeral, read_numeral


@pytest.mark.parametrize(
    ("text", "numeral"),
    [
        ("I", Numeral("I", 1)),
        ("iv", Numeral("IV", 4)),
        ("XVI", Numeral("XVI", 16)),
        ("Ⅷ", Numeral("VIII", 8)),
        ("12", Numeral("12", 12)),
        ("03", Numeral("3", 3)),
        ("１", Numeral("1", 1)),
        ("一", Numeral("一", 1)),
        ("十", Numeral("十", 10)),
        ("二十三", Numeral("二十三", 23)),
        ("IIII", None),
        ("VX", None),
        ("C", None),
        ("0", None),
        ("", None),
        ("一二", None),
        ("next", None),
    ],
)
def test_a_numeral_has_its_text_and_value(text, numeral):
    assert read_numeral(text) == numeral


@given(st.text(alphabet="IVXL0123456789一二三十x", max_size=6))
def test_any_text_is_a_numeral_or_none(text):
    numeral = read_numeral(text)

    assert numeral is None or 1 <= numeral.value <= 60
