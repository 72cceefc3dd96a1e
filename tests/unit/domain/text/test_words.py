"""Words are made comparable."""

import pytest

from plangate.domain.text.words import (
    CJK,
    UNSPACED_SCRIPT,
    before_first,
    collapse_spaces,
    fold,
    is_name,
    letters,
    name_at_end,
    name_at_start,
    name_parts,
    plural_stem,
    sentences,
    singular,
    slug,
    without_plural_s,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Library-First!", "library first"),
        ("  I. Test_First  (NON-NEGOTIABLE)", "i test first non negotiable"),
        ("ＡＰＩ　設計", "api 設計"),
        ("Cafe\u0301", "café"),
        ("Straße", "strasse"),
        ("… — …", ""),
        ("", ""),
    ],
)
def test_folding_keeps_the_words_alone(text, folded):
    assert fold(text) == folded


def test_a_long_text_is_folded_as_a_short_one():
    assert fold("A-b " * 100) == " ".join(["a b"] * 100)


def test_a_slug_has_hyphens_between_its_words():
    assert slug("II. Simple & Small") == "ii-simple-small"


@pytest.mark.parametrize("name", ["UserProfile", "user_profile", "User-Profile", "user profile"])
def test_a_name_has_the_same_letters_in_each_style(name):
    assert letters(name) == "userprofile"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("UserProfile", ["User", "Profile"]),
        ("HTTPServer_v2", ["HTTP", "Server", "v2"]),
        ("user-profile.ts", ["user", "profile", "ts"]),
        ("DBFile", ["DB", "File"]),
        ("用户_id", ["用户", "id"]),
        ("…", []),
    ],
)
def test_a_name_is_parted_where_its_words_meet(text, parts):
    assert name_parts(text) == parts


def test_what_a_text_begins_and_ends_with_is_a_name_of_letters_digits_and_some_signs():
    assert (name_at_start("foo_bar-baz!"), name_at_start("foo-bar!", "-"), name_at_start("!a")) == (
        "foo_bar",
        "foo-bar",
        "",
    )
    assert (name_at_end("(GET"), name_at_end("a-b c-d", "-"), name_at_end("a!")) == ("GET", "c-d", "")
    assert [is_name(text) for text in ("a_1", "a-1", "")] == [True, False, False]


def test_a_text_ends_before_the_first_of_some_signs():
    assert [before_first(text, (";", "(", " - ")) for text in ("a - b (c", "a-b", "(a")] == ["a", "a-b", ""]


def test_a_sentence_ends_at_its_sign_before_white_space():
    assert list(sentences("Use 3.11 now. Then\nstop! All")) == ["Use 3.11 now.", "Then stop!", "All"]
    assert list(sentences("One. Two; three", ";")) == ["One. Two;", "three"]


def test_a_text_of_many_lines_is_put_on_one():
    assert collapse_spaces("  a\n b\t\tc ") == "a b c"


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("stories", "story"),
        ("boxes", "box"),
        ("classes", "class"),
        ("branches", "branch"),
        ("files", "file"),
        ("class", "class"),
        ("status", "status"),
        ("analysis", "analysis"),
        ("ties", "tie"),
        ("api", "api"),
        ("gas", "gas"),
    ],
)
def test_a_plural_is_put_in_the_singular(word, one):
    assert singular(word) == one


@pytest.mark.parametrize(
    ("word", "without"), [("gates", "gate"), ("stories", "storie"), ("status", "status"), ("gas", "gas")]
)
def test_the_s_of_a_plural_alone_is_left_out(word, without):
    assert without_plural_s(word) == without


def test_which_endings_keep_their_s_is_for_the_caller_to_say():
    assert (without_plural_s("menus"), without_plural_s("menus", but=("ss",))) == ("menus", "menu")


@pytest.mark.parametrize(
    ("word", "stem"), [("categories", "categor"), ("books", "book"), ("status", "statu"), ("ties", "tie")]
)
def test_a_stem_is_part_of_the_word_and_of_its_plural(word, stem):
    assert plural_stem(word) == stem


@pytest.mark.parametrize(
    ("text", "cjk", "unspaced"),
    [("原則", True, True), ("テスト", True, True), ("원칙", True, False), ("หลัก", False, True), ("Law", False, False)],
)
def test_scripts_are_told_apart(text, cjk, unspaced):
    assert (CJK.search(text) is not None, UNSPACED_SCRIPT.search(text) is not None) == (cjk, unspaced)
