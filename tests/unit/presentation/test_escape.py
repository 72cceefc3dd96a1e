"""Whatever a repository writes, quoting it does nothing: no mention, no reference, no link, no markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from plangate.presentation.escape import code, fence, inline, link, plain, prose

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

MENTION = re.compile(r"(^|[^\w`])@\w")
REFERENCE = re.compile(r"#\d|(?i:gh-\d)|://|(?i:www\.)")

HOSTILE = st.sampled_from(
    [
        "@octocat", "a@b.c", "#123", "octo/library#1", "GH-7", "https://evil.example/x",
        "www.evil.example", "<b>", "</details>",
        "<!-- x", "-->", "<script>", "![x](y)", "[x](y)", "[x]: y", "<https://x.y>", "`", "``", "```", "~~~",
        "|", "\\", "\\|",
        "\n", "\r\n", "\n\n", "\t", "# ", "- ", "1. ", "12) ", "> ", "---",
        "===", ":--", "    ", "*", "**", "_", "__", "&lt;", "&#64;",
        "\u202e", "\u200b", "\x00", "\x1b[31m", "\ufeff", "é", "合格", "x", " ", "!", "$x$", ":tada:", "@", "#", ":",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=60), st.lists(HOSTILE, max_size=12).map("".join))
QUOTES = st.sampled_from([inline, code, prose])


def words_outside_code(markdown):
    """What is shown outside of code, and the kinds of all tokens."""
    kinds, words = set(), []
    for block in MARKDOWN.parse(markdown):
        kinds.add(block.type)
        for token in block.children or ():
            kinds.add(token.type)
            words.append("`" if token.type == "code_inline" else token.content)
    return "".join(words), kinds


@given(QUOTES, TEXTS)
def test_a_quote_has_neither_markup_nor_a_link_nor_a_mention(quote, text):
    words, kinds = words_outside_code(f"Before {quote(text)} after")

    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "code_inline"}
    assert MENTION.search(words) is None
    assert REFERENCE.search(words) is None


@given(QUOTES, TEXTS)
def test_a_quote_at_the_start_of_a_line_begins_no_block(quote, text):
    _, kinds = words_outside_code(f"{quote(text)}\n")

    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "code_inline"}


@given(QUOTES, TEXTS, TEXTS)
def test_a_quote_stays_in_its_cell(quote, first, second):
    row = f"| a | b |\n| - | - |\n| {quote(first)} | {quote(second)} |\n\nafter"

    tokens = MARKDOWN.parse(row)

    assert sum(token.type == "td_open" for token in tokens) == 2
    assert sum(token.type == "tr_open" for token in tokens) == 2
    assert tokens[-2].content == "after"


@given(TEXTS)
def test_a_link_leads_where_we_say(text):
    tokens = MARKDOWN.parse(f"See {link(text, 'https://github.com/octo/library')}.")
    links = [token for block in tokens for token in block.children or () if token.type == "link_open"]

    assert [token.attrs for token in links] == [{"href": "https://github.com/octo/library"}]


@given(TEXTS)
def test_a_fence_ends_where_we_end_it(text):
    one_ending = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")

    tokens = MARKDOWN.parse(f"{fence(one_ending, 'suggestion')}\n\nafter")

    assert [token.type for token in tokens] == ["fence", "paragraph_open", "inline", "paragraph_close"]
    assert tokens[0].content.rstrip("\n") == one_ending.removesuffix("\n").rstrip("\n")


@given(TEXTS)
def test_what_is_shown_is_the_text(text):
    """Nothing is lost but what is named as invisible: a person reads what stands in the file."""
    shown, _ = words_outside_code(inline(text))

    assert shown.replace("\u200b", "") == plain(text)


@given(TEXTS)
def test_plain_text_is_one_visible_line(text):
    shown = plain(text)

    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]", shown)
    assert len(shown) <= 300


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("safe\u202etxt.exe", "safe⟨U+202E⟩txt.exe"),
        ("ze\u200bro", "ze⟨U+200B⟩ro"),
        ("lone \ud800", "lone ⟨U+D800⟩"),
        ("see /Users/ana/code/shop/specs/plan.md now", "see …/plan.md now"),
        ("C:\\Users\\ana\\shop\\plan.md", "…/plan.md"),
        ("file:///home/ana/plan.md", "…/plan.md"),
        ("src/home/plan.md", "src/home/plan.md"),
        ("https://shop.example/home/plan.md", "https://shop.example/home/plan.md"),
        ("two\nlines", "two lines"),
        ("x" * 400, "x" * 299 + "…"),
    ],
)
def test_plain_text_shows_what_hides_and_hides_who_works_where(written, shown):
    assert plain(written) == shown


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("II. Test-First (NON-NEGOTIABLE)", "II. Test-First (NON-NEGOTIABLE)"),
        ("specs/001-search/data_model.md", "specs/001-search/data_model.md"),
        ("1.2.0", "1.2.0"),
        ("1. First", "1\\. First"),
        ("@octocat, see #12", "@&#8203;octocat, see #&#8203;12"),
        ("a | b", "a &#124; b"),
    ],
)
def test_ordinary_words_stay_readable_in_the_source(written, markdown):
    assert inline(written) == markdown


def test_code_in_a_message_stays_code():
    assert prose("`Storage` is empty, @ada.") == "`Storage` is empty, @&#8203;ada."
    assert prose("an odd ` tick") == "an odd \\` tick"
