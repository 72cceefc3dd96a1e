"""What GitHub lets pass of HTML in Markdown: harmless tags and attributes; everything else is text, or gone.

A piece is taken apart and written anew, so that only what is spelled out here can come out, whatever came in.
"""

from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

VOID = {"br", "hr", "input", "wbr"}
TAGS = VOID | {
    "a", "b", "blockquote", "code", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure",
    "h1", "h2", "h3", "h4", "h5", "h6", "i", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section",
    "small", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "tt", "ul", "var",
}  # fmt: skip
ATTRIBUTES = {"align", "colspan", "dir", "href", "open", "rowspan", "start", "title", "type"}
OWN_ATTRIBUTES = {"aria-label", "checked", "class", "disabled", "id"}
"""What only the page's own HTML may carry."""
SHOWN_AS_TEXT = {"iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"}
"""Tags that GitHub's flavor of Markdown turns into text; any other unknown tag vanishes and its content stays."""
ADDRESSES = ("http://", "https://", "mailto:", "/", "#")


class Rewriter(HTMLParser):
    """Takes HTML and writes what of it may pass; `balanced` closes what is left open and drops stray ends."""

    # What is inside a script is no more to be believed than the rest.
    CDATA_CONTENT_ELEMENTS = RCDATA_CONTENT_ELEMENTS = ()  # type: ignore[misc]  # no other way is documented

    def __init__(self, *, attributes: Iterable[str], balanced: bool) -> None:
        """A rewriter that lets these attributes pass."""
        super().__init__(convert_charrefs=False)
        self.attributes = frozenset(attributes)
        self.balanced = balanced
        self.written: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass a harmless tag with its harmless attributes."""
        if tag == "img":
            self.written.append(picture(dict(attrs)))
        elif tag == "input" and not self.balanced:
            return
        elif tag in TAGS:
            passed = [f' {name}="{escape(value or "")}"' for name, value in attrs if self.passes(name, value or "")]
            self.written.append(f"<{tag}{''.join(passed)}>")
            self.open += [] if tag in VOID else [tag]
        elif tag in SHOWN_AS_TEXT:
            self.written.append(escape(self.get_starttag_text() or ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br/>` and the like."""
        self.handle_starttag(tag, attrs)
        if tag in TAGS - VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag that stands open, and what stands open in it."""
        if tag in SHOWN_AS_TEXT:
            self.written.append(escape(f"</{tag}>"))
        elif not self.balanced:
            self.written += [f"</{tag}>"] if tag in TAGS - VOID else []
        elif tag in self.open:
            while self.open[-1:] != [tag]:
                self.written.append(f"</{self.open.pop()}>")
            self.written.append(f"</{self.open.pop()}>")

    def handle_data(self, data: str) -> None:
        """Text stays text."""
        self.written.append(escape(data, quote=False))

    def handle_entityref(self, name: str) -> None:
        """A named character."""
        self.written.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """A numbered character."""
        self.written.append(f"&#{name};")

    def passes(self, name: str, value: str) -> bool:
        """Whether an attribute is harmless."""
        if name == "href":
            return value.lower().lstrip().startswith(ADDRESSES)
        return name in self.attributes

    def result(self) -> str:
        """All that was written."""
        self.close()
        tail = "".join(f"</{tag}>" for tag in reversed(self.open)) if self.balanced else ""
        return "".join(self.written) + tail


def attribute(name: str, value: str) -> str:
    """An attribute as it is written."""
    return f'{name}="{escape(value)}"'


def picture(attributes: dict[str, str | None]) -> str:
    """An image as its description: the page asks nothing of other hosts."""
    return f"<span>🖼 {escape(attributes.get('alt') or 'image')}</span>"


def harmless(html: str) -> str:
    """HTML that an author wrote, without what could do harm; tags may be left open for what follows."""
    return rewritten(html, ATTRIBUTES, balanced=False)


def complete(html: str) -> str:
    """A whole text whose parts are harmless, with every tag closed."""
    return rewritten(html, ATTRIBUTES | OWN_ATTRIBUTES, balanced=True)


def rewritten(html: str, attributes: Iterable[str], *, balanced: bool) -> str:
    """HTML taken apart and written anew."""
    rewriter = Rewriter(attributes=attributes, balanced=balanced)
    rewriter.feed(html)
    return rewriter.result()
