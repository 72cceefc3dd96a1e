"""Markdown as GitHub shows it: its flavor, mentions and references, suggestions as small diffs, harmless HTML only."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup
from mdit_py_plugins.gfm import gfm_plugin

from tests.fakehub.pages_sanitize import complete, harmless

REFERENCE = re.compile(
    r"(?<![\w`/@.])@(?P<login>[A-Za-z\d](?:[A-Za-z\d]|-(?=[A-Za-z\d])){0,38})(?![\w`])"
    r"|(?<![\w&#/])\#(?P<number>\d{1,7})(?!\w)"
    r"|:(?P<emoji>[a-z\d_+-]+):"
)
EMOJI = {
    "+1": "👍", "-1": "👎", "eyes": "👀", "heart": "❤️", "tada": "🎉", "rocket": "🚀", "warning": "⚠️", "x": "❌",
    "white_check_mark": "✅", "bulb": "💡", "memo": "📝", "robot": "🤖", "confused": "😕", "smile": "😄", "lock": "🔒",
}  # fmt: skip
HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def markdown(text: str | None, *, repository: str = "", lines: Sequence[str] = (), breaks: bool = True) -> Markup:
    """A text as HTML; `lines` are what a suggestion in it would replace, `repository` is `owner/name` for `#12`."""
    environment = {"repository": repository, "lines": tuple(lines)}
    # Markup is what autoescaping lets pass: this is the one place that vouches for HTML, and `complete` made it.
    return Markup(complete(parser(breaks).render(text or "", environment)))


@cache
def parser(breaks: bool) -> MarkdownIt:
    """GitHub's flavor; in comments, unlike in files, a line's end is a line's end."""
    made = MarkdownIt("commonmark", {"html": True, "breaks": breaks})
    gfm_plugin(made)
    made.core.ruler.push("references", link_references)
    made.add_render_rule("fence", fence)
    made.add_render_rule("html_block", html)
    made.add_render_rule("html_inline", html)
    made.add_render_rule("image", image)
    made.add_render_rule("html_own", own)
    return made


def html(_: RendererHTML, tokens: Sequence[Token], at: int, *rest: Any) -> str:
    """HTML of the author, as far as it is harmless."""
    return harmless(tokens[at].content)


def own(_: RendererHTML, tokens: Sequence[Token], at: int, *rest: Any) -> str:
    """HTML that was made here."""
    return tokens[at].content


def image(_: RendererHTML, tokens: Sequence[Token], at: int, *rest: Any) -> str:
    """An image as its description: the page asks nothing of other hosts."""
    return f"<span>🖼 {escape(tokens[at].content or 'image')}</span>"


def fence(_: RendererHTML, tokens: Sequence[Token], at: int, options: Any, environment: Mapping[str, Any]) -> str:
    """A block of code; a suggestion as a small diff of what it would change."""
    token = tokens[at]
    if token.info.strip().split(" ")[0] != "suggestion":
        return f'<pre class="code"><code>{escape(token.content, quote=False)}</code></pre>\n'
    removed = "".join(diff_line("-", "removed", line) for line in environment["lines"])
    added = "".join(diff_line("+", "added", line) for line in token.content.split("\n")[:-1])
    return f'<div class="suggestion"><div class="suggestion-title">Suggested change</div>{removed}{added}</div>\n'


def diff_line(mark: str, kind: str, text: str) -> str:
    """A line of a suggestion."""
    return f'<pre class="{kind}"><span class="mark">{mark}</span>{escape(text, quote=False)}\n</pre>'


def link_references(state: StateCore) -> None:
    """Make mentions, references to pull requests and emoji out of plain text, but not inside links and code."""
    for block in state.tokens:
        if block.type == "inline" and block.children:
            block.children = list(with_references(block.children, state.env.get("repository", "")))


def with_references(tokens: Sequence[Token], repository: str) -> Iterator[Token]:
    """The tokens of a line, its texts taken apart where they refer to something."""
    inside = 0
    for token in tokens:
        inside += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "text" and not inside:
            yield from referring(token.content, repository)
        else:
            yield token


def referring(text: str, repository: str) -> Iterator[Token]:
    """A text as plain text and references."""
    end = 0
    for found in REFERENCE.finditer(text):
        yield plain(text[end : found.start()])
        yield reference(found, repository)
        end = found.end()
    yield plain(text[end:])


def reference(found: re.Match[str], repository: str) -> Token:
    """What a mention, a number or an emoji's name becomes."""
    if found["emoji"]:
        return plain(EMOJI.get(found["emoji"], found[0]))
    target = f"/{found['login']}" if found["login"] else f"/{repository}/pull/{found['number']}"
    kind = "mention" if found["login"] else "reference"
    return Token("html_own", "", 0, content=f'<a class="{kind}" href="{target}">{found[0]}</a>')


def plain(text: str) -> Token:
    """A piece of text."""
    return Token("text", "", 0, content=text)


def visible(text: str) -> Markup:
    """A line of a file with its hidden and direction-turning characters made visible, as GitHub warns of them."""
    pieces = HIDDEN.split(text)
    marks = [f'<span class="hidden-character">U+{ord(one):04X}</span>' for one in HIDDEN.findall(text)]
    return Markup("".join(f"{escape(p)}{m}" for p, m in zip(pieces, [*marks, ""], strict=True)))
