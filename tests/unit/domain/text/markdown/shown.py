"""What GitHub shows of a text, by cmark-gfm, which GitHub renders with; and what our tree says that it shows."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from cmarkgfm.cmark import Options, markdown_to_html_with_extensions

from plangate.domain.text.markdown import UNKNOWN_TAG, Document, Fence, Html, Inline, Item, read_markdown, texts_of
from plangate.domain.text.markdown.html_text import BREAKS

_OPTIONS = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
_EXTENSIONS = ("table", "strikethrough", "tasklist", "autolink")
_UNSEEN = re.compile(r"<!--(?:(?!-?>).*?(?:-->|\Z)|-?>)|<\?.*?\?>|<[a-zA-Z/][^>]*\Z", re.DOTALL)
"""A comment, of which one that nobody closes hides the rest, an instruction, and a tag that nobody closes."""
_HIDDEN = frozenset(("script", "style", "template", "title"))


def by_github(text: str) -> list[str]:
    """The words that are shown, in order; footnotes come last."""
    page = _Page()
    page.feed(_UNSEEN.sub("", markdown_to_html_with_extensions(text, _OPTIONS, extensions=list(_EXTENSIONS))))
    page.close()
    return "".join(page.pieces).split()


def by_us(text: str) -> list[str]:
    """The words that our tree says are shown; what it keeps and GitHub drops, unknown tags, left out."""
    document = read_markdown(text)
    return "\n".join(_texts(document)).split()


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, Item) and block.box is not None:
            yield f"[{block.box}]"
        if isinstance(block, Html):
            yield _text(block.inline)
        elif isinstance(block, Fence):
            yield from (line.text for line in block.lines)
        else:
            yield from map(_text, texts_of(block))


def _text(inline: Inline) -> str:
    return "".join(run.text for run in inline.runs if not run.style & UNKNOWN_TAG)


class _Page(HTMLParser):
    """The text of a page, without what is not shown."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._skipped = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = dict(attrs).get("class") or ""
        if tag in _HIDDEN or classes in ("footnote-ref", "footnote-backref"):
            self._skipped = self._skipped or tag
        if tag in BREAKS:
            self.pieces.append("\n")
        if tag == "input":
            self.pieces.append("[x] " if ("checked", "") in attrs else "[ ] ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._skipped:
            self._skipped = ""
        if tag in BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.pieces.append(data)
