"""What people write in the place of GitHub's syntax, and every reader takes for it."""

import re
from collections.abc import Iterator

from plangate.domain.text.markdown.inline import BOLD, Inline, Run

_BOX = re.compile(
    r"\[(?P<box>[^\[\]\n]|[^\w\s\[\]][\ufe0e\ufe0f]?|\s*|\s[^\[\]\s]\s?|[^\[\]\s]\s"
    r"|n/?a|n\.a\.|yes|no|pass|fail|ok|todo|done|wip)\]\s*",
    re.IGNORECASE,
)
_CJK = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_BOLD = re.compile(r"\*\*(?=\S)(?P<text>[^*\n]{1,200})(?<=\S)\*\*")


def read_box(inline: Inline) -> tuple[str | None, Inline]:
    """What stands in brackets at the start, as a box such as `[-]` or `[N/A]`, and the text behind it."""
    match = _BOX.match(inline.text) if inline.text[:1] == "[" else None
    if match is None:
        return None, inline
    behind = inline.part(match.end())
    begins_bold = behind.starts_bold and not inline.starts_bold
    parted = match.group()[-1] != "]" or not behind.text or begins_bold
    return (match["box"].strip() or " ", behind) if parted else (None, inline)


def with_bold(run: Run) -> Iterator[Run]:
    """A run of plain text, parted at bold text as `**状态：**通过` has it.

    CommonMark lets no bold text end between punctuation and a letter, and so GitHub shows the asterisks, where a script
    has no spaces between words.
    """
    at = 0
    for match in _BOLD.finditer(run.text):
        start, end = match.span()
        beside = run.text[max(start - 1, 0) : start] + match["text"][0] + match["text"][-1] + run.text[end : end + 1]
        if _CJK.search(beside):
            if start > at:
                yield Run(run.text[at:start], run.line, run.column + at, run.style)
            yield Run(match["text"], run.line, run.column + start + 2, run.style | BOLD)
            at = end
    if at < len(run.text):
        yield Run(run.text[at:], run.line, run.column + at, run.style)
