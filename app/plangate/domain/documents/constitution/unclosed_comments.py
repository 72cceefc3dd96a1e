"""Law below a comment that nobody closed: GitHub shows nothing of it, and it binds all the same.

Agents read the source, and a pull request that loses an arrow must not do away with the law. So the comment, most often
a Sync Impact Report, ends before the next heading, or where there is none, at the next blank line.
"""

from plangate.domain.text.markdown import Document, Html, heading_in, read_markdown

_MAX_COMMENTS = 8
"""Comments of one file that are closed for their author."""


def read_law(text: str) -> Document:
    """The blocks of a constitution, those included that an unclosed comment hides."""
    document = read_markdown(text)
    lines = document.lines
    for _ in range(_MAX_COMMENTS):
        end = next((end for block in document.blocks_of(Html) if (end := _end(document, block))), None)
        if end is None:
            break
        closed = [*document.lines[: end - 1], f"{document.line(end)} -->", *document.lines[end:]]
        document = read_markdown("\n".join(closed))
    return Document(lines, document.blocks, document.overgrown)


def _end(document: Document, block: Html) -> int | None:
    """The line that an unclosed comment is meant to end with; None for any other block.

    Unclosed is, too, what opens again before it is closed below another heading.
    """
    if not block.comment:
        return None
    closing = next((line.number for line in block.lines if "-->" in line.text), None)
    opens_again = any(line.text.startswith("<!--") for line in block.lines[1:])
    end = None if closing is not None and not opens_again else _meant_end(document, block)
    return end if end is not None and (closing is None or end < closing) else None


def _meant_end(document: Document, block: Html) -> int | None:
    """The last line before the next heading, or before the next blank line; None without either."""
    below = range(block.span.line, len(document.lines))
    headings = (number for number in below if heading_in(document.lines[number])[0])
    blanks = (number for number in below if not document.lines[number].strip())
    return next(headings, None) or next(blanks, None)
