"""A text that comes inside a fence of Markdown is read as what stands in it."""

import pytest

from plangate.domain.text.markdown import Fence, Heading, is_overgrown, read_markdown, read_unfenced
from plangate.domain.text.markdown.read import MAX_EVENTS

INNER = "# Loans\n\n```text\nsrc/\n```\n\n## Check\n\nAll hold.\n"


def headings(text):
    return [(heading.inline.flat, heading.span.line) for heading in read_unfenced(text).blocks_of(Heading)]


@pytest.mark.parametrize("info", ["markdown", "md", "Markdown"])
@pytest.mark.parametrize("end", ["", "```", "```\n", "\n```\n\n"], ids=["open", "bare", "line", "blanks"])
def test_a_fence_over_all_is_taken_away_and_lines_keep_their_numbers(info, end):
    text = f"```{info}\n{INNER}{end}"

    assert headings(text) == [("Loans", 2), ("Check", 8)]
    assert [fence.info for fence in read_unfenced(text).blocks_of(Fence)] == ["text"]


def test_a_longer_fence_that_never_ends_is_taken_away():
    assert headings(f"\n````markdown\n{INNER}") == [("Loans", 3), ("Check", 9)]


@pytest.mark.parametrize("text", [f"```\n{INNER}", f"```text\n{INNER}", f"Read this:\n\n```markdown\n{INNER}"])
def test_code_and_what_only_quotes_markdown_stay_what_they_are(text):
    assert read_unfenced(text) == read_markdown(text)


def test_an_inner_fence_that_never_ends_keeps_its_lines():
    text = "````markdown\n# Loans\n\n```text\nsrc/\n"

    assert [fence.lines[0].text for fence in read_unfenced(text).blocks_of(Fence)] == ["src/"]


def test_what_a_fence_hides_is_not_too_much_unless_it_is_read():
    deep = "- a\n" * MAX_EVENTS

    assert not is_overgrown(f"```text\n{deep}```\n")
    assert is_overgrown(f"```markdown\n{deep}```\n")
