"""The visible text is what GitHub shows: compared with cmark-gfm, and every difference stands in one list.

The published examples of CommonMark and GFM are not part of the project: where their `spec.txt` lie beside it, in a
folder `markdown`, they are compared, too.
"""

import random
import re
from dataclasses import dataclass

import pytest

from tests import OUTSIDE
from tests.unit.domain.text.markdown.shown import by_github, by_us

CORPUS = sorted((OUTSIDE / "corpus").rglob("*.md"))
EXAMPLES = [
    pytest.param(match[1].replace("→", "\t"), id=f"{file.stem}-{number}")
    for file in sorted((OUTSIDE / "markdown").glob("*.txt"))
    for number, match in enumerate(re.finditer(r"^`{32} example.*\n((?:.*\n)*?)\.\n", file.read_text(), re.M), 1)
]


@dataclass(frozen=True, slots=True)
class Difference:
    """What GitHub shows otherwise than our tree says, of a text, and why; `holds` finds texts that it may touch."""

    reason: str
    holds: str
    text: str
    github: str
    ours: str


DIFFERENCES = (
    Difference(
        "Bold text between a script without spaces: its author means it, and GitHub shows the asterisks.",
        r"\*\*[^\n]*[\u2e80-\uffef]",
        "**準拠：**はい",
        "**準拠：**はい",
        "準拠：はい",
    ),
    Difference(
        "A symbol such as ✅ or £ counts as punctuation since CommonMark 0.31; GitHub has 0.29.",
        r"[*_~][£€✅❌\u2190-\u2bff]|[£€✅❌\u2190-\u2bff][*_~]",
        "*£*bravo",
        "£bravo",
        "*£*bravo",
    ),
    Difference(
        "A bare address is a link for GitHub, with all that stands behind it up to a space.",
        r"://|www\.",
        "https://a.b&amp;c\\*",
        "https://a.b&amp;c\\*",
        "https://a.b&c*",
    ),
    Difference(
        "GitHub takes what begins with [^ for a footnote's name until it finds no such footnote.",
        r"\[\^",
        "a(_:) [^a_-]",
        "a(_:) [^a_-]",
        "a(:) [^a-]",
    ),
    Difference(
        "A definition right behind a box is one for GitHub.",
        r"\[[ x]\] *\[",
        "- [x] [r]: /u",
        "[x]",
        "[x] [r]: /u",
    ),
    Difference(
        "A definition directly above a rule or an underline leaves the line as text.",
        r"\]:.*\n[-=]",
        "[r]: /u\n---",
        "---",
        "",
    ),
    Difference(
        "A number that no character has is a replacement character for GitHub.",
        r"&#",
        "&#87654321;",
        "\ufffd",
        "&#87654321;",
    ),
    Difference(
        "A comment may have a third dash before its end since CommonMark 0.31.",
        r"--->",
        "a <!-- b--->",
        "a <!-- b--->",
        "a",
    ),
    Difference(
        "A single column needs no pipe in GitHub's delimiter row.",
        r"(?m)^ *:?-+:? *$",
        "word\n:-",
        "word",
        "word :-",
    ),
    Difference(
        "A header that begins without a pipe may follow a paragraph at once.",
        r"(?m)^[^|\n]+\|[^\n]*\n *\|?:?-",
        "above\na | b |\n--|--|",
        "above a b",
        "above a | b | --|--|",
    ),
    Difference(
        "A line that is indented by four ends a table.",
        r"(?m)^\|.*\n {4}",
        "| a |\n|---|\n| b |\n    &amp;",
        "a b &amp;",
        "a b &",
    ),
    Difference(
        "A tag alone at the margin below a list item or a quote begins a block of HTML.",
        r"(?m)^</?\w+>\s*$",
        "- a\n<b>\n- c",
        "a - c",
        "a c",
    ),
    Difference(
        "Three tildes are no mark, and GitHub lets none end before or behind them.",
        r"~~~",
        "_~~~ a_",
        "_~~~ a_",
        "~~~ a",
    ),
    Difference(
        "Two tildes between a letter and punctuation strike nothing on GitHub.",
        r"\w~~[^\w\s~]|[^\w\s~]~~\w",
        "a~~(b)~~",
        "a~~(b)~~",
        "a(b)",
    ),
    Difference(
        "GitHub shows the tags of scripts, styles and titles within a line as text; the reference page drops them.",
        r"<(?:script|style|title|textarea|xmp)",
        "a <style> b",
        "a",
        "a b",
    ),
    Difference(
        "An item whose first line is blank and whose second is indented further holds code.",
        r"(?m)^(?:[-*+]|\d+[.)]) *\n +\n",
        "*\n  \n    &amp;",
        "&",
        "&amp;",
    ),
)

PIECES = (
    *("# ", "## ", "- ", "* ", "1. ", "2) ", "> ", "\n---\n", "\n===\n", "\n```\n", "`", "``", "*", "**", "_", "__"),
    *(" ~~a b~~ ", " ~c~ ", "[", "](u)", "]", "![", "x<br>y", "x <b>y</b> z", " <s>a</s> ", "z <name> y", "&amp;"),
    *("\n\n| a | b |\n|---|---|\n| c |\n\n", "\n\n<div>\n", "\n</div>\n\n", "\n\n<!--", "-->\n\n", "\\", "\n", "\n\n"),
    *("\n  ", "    ", " ", "a", "b c", "word", "PASS", "é", "名", "\n- [ ] d", "\n- [x] e", "[-] ", "(", ".", ":"),
    *("\n\n<details>\n", "\r"),
)
"""What a text is made of in which no difference is known."""

ROUNDS = 3000


def explained(text: str) -> bool:
    """Whether the text holds something that is known to differ."""
    return any(re.search(difference.holds, text) for difference in DIFFERENCES)


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference.reason[:40])
def test_what_differs_differs_as_it_is_told(difference):
    assert by_github(difference.text) == difference.github.split()
    assert by_us(difference.text) == difference.ours.split()
    assert re.search(difference.holds, difference.text)


def test_a_text_of_many_pieces_shows_what_github_shows():
    chance = random.Random(20261129)
    texts = ("".join(chance.choices(PIECES, k=chance.randint(1, 20))) for _ in range(ROUNDS))

    # Where code ends with its line, there may be a space or none.
    assert [text for text in texts if "".join(by_github(text)) != "".join(by_us(text)) and not explained(text)] == []


@pytest.mark.skipif(not CORPUS, reason="the outside material is not there")
def test_real_files_show_what_github_shows():
    texts = [file.read_bytes().decode(errors="replace") for file in CORPUS]
    # GitHub's own pages show front matter as a table, which cmark-gfm knows nothing of.
    bodies = [re.sub(r"\A\ufeff?---\n.*?\n---\n", "", text, flags=re.DOTALL) for text in texts]

    differing = [text for text in bodies if sorted(by_github(text)) != sorted(by_us(text))]

    assert [text[:200] for text in differing if not explained(text)] == []
    assert len(differing) <= len(bodies) / 100


@pytest.mark.skipif(not EXAMPLES, reason="the published examples are not there")
@pytest.mark.parametrize("text", EXAMPLES)
def test_published_examples_show_what_github_shows(text):
    assert by_github(text) == by_us(text) or explained(text)
