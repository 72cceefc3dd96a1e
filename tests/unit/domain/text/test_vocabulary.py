"""Phrases are found word by word, whatever their case and the signs around them."""

import pytest

from plangate.domain.text.vocabulary import Vocabulary
from tests.growth import MOST, growth

NO = Vocabulary("no, without, does not add")
TABLES = Vocabulary("table*, schema change")


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("no change", "There is NO change here"),
        ("test-first", "TDD, or test first, always"),
        ("test first", "**Test-first**"),
        ("TDD", "we do tdd"),
        ("resolv*", "It was resolved."),
        ("n/a", "Storage: N/A"),
        ("(optional", "Notes (Optional, later)"),
        ("c#", "C# 13"),
        ("existing _ gets", "the existing page gets a button"),
        ("変更なし", "データモデル変更なし。"),
    ],
)
def test_a_phrase_is_found_as_whole_words(listed, text):
    assert Vocabulary(f"else, {listed}").stands_in(text)


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ("no change", "no changes"),
        ("no change", "no. Change it"),
        ("test", "latest"),
        ("resolv*", "unresolved"),
        ("existing _ gets", "existing gets"),
        ("c#", "C and F#"),
        ("test first", "test"),
    ],
)
def test_a_part_of_a_word_or_of_a_phrase_is_none(listed, text):
    assert not Vocabulary(f"else, {listed}").stands_in(text)


def test_cased_phrases_are_found_as_they_are_listed():
    duty = Vocabulary("MUST, SHALL", cased=True)

    assert [duty.stands_in(text) for text in ("It MUST be", "It must be")] == [True, False]


@pytest.mark.parametrize(
    ("text", "end"),
    [("**No** table", 4), ("(without it)", 8), ("does not add it", 12), ("Now", 0), ("a no", 0), ("", 0)],
)
def test_signs_before_the_phrase_that_a_text_begins_with_are_left_out(text, end):
    assert (NO.end_of_beginning(text), NO.begins(text)) == (end, end > 0)


def test_of_two_phrases_the_longer_one_is_found():
    names = Vocabulary("user, user story")

    assert [text[place.start : place.end] for text in ["A user-story of a user"] for place in names.places(text)] == [
        "user-story",
        "user",
    ]


def test_a_text_is_told_without_the_phrases():
    names = Vocabulary("user, user story")

    assert names.without("A user-story of a User, reused.") == "A   of a  , reused."
    assert names.without("Nobody.") == "Nobody."


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("no new tables", True),
        ("No (new) table", True),
        ("does not add tables", True),
        ("no tables", True),
        ("no schema changes, one new table", False),
        ("no. Tables", False),
        ("tables, no", False),
        ("no very new tables", False),
        ("no", False),
    ],
)
def test_only_some_words_and_signs_may_part_two_phrases(text, leads):
    assert NO.leads_to(TABLES, text, over=Vocabulary("new, old")) is leads


def test_two_phrases_may_be_some_words_apart():
    assert [NO.leads_to(TABLES, "no one two tables", most=most) for most in (1, 2)] == [False, True]


def test_letters_whose_lower_case_is_longer_change_no_place():
    assert NO.end_of_beginning("İ") == 0
    assert [text[place.start : place.end] for text in ["İİ no İ"] for place in NO.places(text)] == ["no"]


@pytest.mark.parametrize(
    "piece", ["no ", "no new ", "(", " ", "a", "no (", "-", "do", "无", "does not ", "does not add new "]
)
def test_the_time_grows_with_the_text_whatever_it_is(piece):
    def look(size: int) -> None:
        text = piece * (size // len(piece))
        NO.leads_to(TABLES, text, most=6, over=Vocabulary("new, old"))
        (TABLES.stands_in(text), NO.end_of_beginning(text), list(NO.places(text)), NO.without(text))

    assert growth(look, 64_000) < MOST
