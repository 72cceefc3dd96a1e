"""HTML in Markdown: which tags end a visible line, which set a style, and what a block of HTML shows."""

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from plangate.domain.text.markdown.inline import BOLD, CODE, ITALIC, LINK, STRUCK, Inline, Line, Run

BREAKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "br", "center", "dd", "details", "div", "dl", "dt", "footer", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
STYLES = {
    **dict.fromkeys(("b", "strong"), BOLD),
    **dict.fromkeys(("i", "em"), ITALIC),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), CODE),
    **dict.fromkeys(("s", "strike", "del"), STRUCK),
    "a": LINK,
}
KNOWN = BREAKS.union(
    STYLES, ("abbr", "big", "font", "img", "ins", "mark", "small", "span", "sub", "sup", "u", "var", "wbr")
)
"""The tags that people write in Markdown as such: another is rather a name in angle brackets."""
_HIDDEN = frozenset(("script", "style", "template", "title"))
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<!": ">", "<?": "?>"}
_NO_TAG = re.compile(r"<!--|<!\[CDATA\[|<!|<\?")
_SHOWN = re.compile(r"[^\0]+")
_CHARACTER = re.compile(r"[^\n]")


def tag_of(text: str) -> tuple[str, bool]:
    """The name of the tag that a text is, in lower case, and whether it closes; empty for what is no tag."""
    name = text.strip("</>").split(maxsplit=1)
    return (name[0].lower() if name else ""), text.startswith("</")


def read_html(lines: Sequence[Line], concealed: bool = False) -> tuple[Inline, bool]:
    """What a block of HTML shows: no tags, no comments, nothing of scripts and styles.

    A comment may be open before, and one that the block does not close goes on behind it: whether it does, comes too.
    """
    shown, is_open = _without_comments("\n".join(line.text for line in lines), concealed)
    # For a tag that nobody closes, the library's parser would look at all that follows, again and again.
    unclosed = shown.find("<", shown.rfind(">") + 1)
    shown = shown[:unclosed] if unclosed >= 0 else shown
    if not shown.strip("\0 \t\n"):
        return Inline(""), is_open
    reader = _Reader(lines)
    reader.feed(shown)
    reader.close()
    return reader.inline(), is_open


def _without_comments(source: str, concealed: bool) -> tuple[str, bool]:
    """The source with zeros in the place of comments and the like, and whether a comment is open at its end."""
    if concealed:
        source = f"<!--{source}"
    pieces, at, is_open = [], 0, False
    while match := _NO_TAG.search(source, at):
        opener, start = match.group(), match.start()
        # Of `<!-->`, the two dashes open and close it.
        end = source.find(_ENDS[opener], start + 2)
        is_open = end < 0 and opener == "<!--"
        pieces.append(source[at:start])
        at = end + len(_ENDS[opener]) if end >= 0 else len(source)
        pieces.append(_CHARACTER.sub("\0", source[start:at]))
    shown = "".join([*pieces, source[at:]])
    return shown[4:] if concealed else shown, is_open


class _Reader(HTMLParser):
    """Gathers the runs of visible text."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self._lines = lines
        self._runs: list[Run] = []
        self._style = 0
        self._hidden = ""

    def inline(self) -> Inline:
        """What was gathered."""
        while self._runs and not self._runs[-1].text.strip():
            self._runs.pop()
        return Inline("".join([run.text for run in self._runs]), tuple(self._runs))

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Take a tag that opens."""
        if tag in _HIDDEN:
            self._hidden = self._hidden or tag
        if tag in BREAKS:
            self._end_line()
        self._style |= STYLES.get(tag, 0)

    def handle_endtag(self, tag: str) -> None:
        """Take a tag that closes."""
        if tag == self._hidden:
            self._hidden = ""
        if tag in BREAKS:
            self._end_line()
        self._style &= ~STYLES.get(tag, 0)

    def handle_data(self, data: str) -> None:
        """Take text, which may go over lines."""
        if self._hidden:
            return
        row, column = self.getpos()
        for number, piece in enumerate(data.split("\n"), row - 1):
            if number >= row:
                self._end_line()
                column = 0
            line = self._lines[min(number, len(self._lines) - 1)]
            for match in _SHOWN.finditer(piece):
                text = match.group() if self._runs and self._runs[-1].text != "\n" else match.group().lstrip()
                if text:
                    at = line.column + column + match.end() - len(text)
                    self._runs.append(Run(text, line.number, at, self._style))

    def _end_line(self) -> None:
        if self._runs and self._runs[-1].text != "\n":
            last = self._runs[-1]
            self._runs.append(Run("\n", last.line, last.column + len(last.text), last.style))
