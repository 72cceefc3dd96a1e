"""Lines that take a comment: never one too many, whatever diff algorithm GitHub uses."""

import difflib

from hypothesis import given
from hypothesis import strategies as st

from plangate.presentation.comments import CONTEXT_LINES, commentable_lines

TEXTS = st.lists(st.sampled_from("abcdef"), max_size=30).map(lambda lines: "".join(f"{line}\n" for line in lines))


def test_every_line_of_an_added_file_takes_a_comment():
    assert commentable_lines(None, "a\nb\n\nc\n") == {1, 2, 3, 4}


def test_an_empty_file_takes_none():
    assert commentable_lines(None, "") == frozenset()
    assert commentable_lines("a\n", "") == frozenset()


def test_an_added_line_takes_one_with_three_lines_around_it():
    before = "".join(f"{number}\n" for number in range(1, 21))
    after = before.replace("10\n", "10\nnew\n")

    assert commentable_lines(before, after) == {8, 9, 10, 11, 12, 13, 14}


def test_a_moved_or_repeated_line_takes_none():
    assert commentable_lines("a\nb\nc\n", "c\na\nb\na\n") == frozenset()


def test_a_deleted_line_makes_no_line_commentable():
    assert commentable_lines("a\nb\nc\n", "a\nc\n") == frozenset()


def test_a_changed_line_end_is_a_change():
    assert commentable_lines("a\nb\n", "a\r\nb\r\n") == {1, 2}


@given(TEXTS, TEXTS)
def test_what_takes_a_comment_lies_in_a_real_diff(before, after):
    old, new = before.splitlines(), after.splitlines()
    groups = difflib.SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(CONTEXT_LINES)
    shown = {line + 1 for group in groups for _, _, _, start, end in group for line in range(start, end)}

    assert commentable_lines(before, after) <= shown
