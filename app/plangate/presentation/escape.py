"""Text of a repository made harmless: what it says can be read, and does nothing on GitHub.

Every value that a Markdown template prints goes through `inline` unless it is `Markdown` already, so that forgetting
a filter shows too many backslashes and never a live mention.
"""

import re

from plangate.domain.text.phrases import cut

MAX_QUOTE_LENGTH = 300
"""Characters of quoted text that are shown in place."""

MAX_MESSAGE_LENGTH = 2_000
"""Characters of a finding's message that are shown."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ud800-\udfff]"
)
"""Controls, bidirectional and zero-width characters, blank letters, tags and lone surrogates."""

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters and bidirectional overrides."""

_LOCAL_PATH = re.compile(
    r"(?:file:/{2,3})?(?<![\w.:])(?:(?:/mnt/[a-z])?/(?:Users|home)/|/root/|[A-Za-z]:[\\/]+Users[\\/]+)[^\s`'\"<>|()\[\]]*"
)
"""An absolute path below somebody's home folder."""

_BREAK = "&#8203;"
"""A zero-width space as an entity: GitHub no longer sees the reference, and whoever reads the source sees why."""

_ACTIVE = re.compile(
    r"(?P<entity>[<>&|])"
    r"|(?P<escape>[\\`*\[\]~$]|(?<![^\W_])_|_(?![^\W_])|!(?=\[|\Z)|\A[-+=:]|\A#+(?=\s|\Z)|(?<=\A\d)[.)](?=\s|\Z))"
    r"|(?P<number>\A\d{2,9}[.)](?=\s|\Z))"
    r"|(?P<reference>@(?=\w|\Z)|\#(?=\d|\Z)|gh-(?=\d|\Z)|:(?=//|[\w+-]+:)|www(?=\.|\Z))",
    re.IGNORECASE,
)
"""What Markdown or GitHub would act on; `\\A` is where a line could begin, and behind `\\Z` our own words go on."""

_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "|": "&#124;"}


class Markdown(str):
    """Text that is Markdown already, with nothing in it that a repository could make act."""

    __slots__ = ()


def for_terminal(text: str | None) -> str:
    """The text as a terminal may be shown it, without what would steer it."""
    return _STEERING.sub("�", text or "")


def plain(text: str, limit: int = MAX_QUOTE_LENGTH) -> str:
    """The text on one line, for places that know no Markdown: invisible characters shown, home folders left out."""
    visible = " ".join(_INVISIBLE.sub(_name, _LOCAL_PATH.sub(_shorten, text)).split())
    return cut(visible, limit)


def inline(text: str, limit: int = MAX_QUOTE_LENGTH) -> Markdown:
    """The text as Markdown that shows it literally, in a paragraph, a heading, a table cell or a link's text."""
    return Markdown(_ACTIVE.sub(_defuse, plain(text, limit)))


def code(text: str, limit: int = MAX_QUOTE_LENGTH) -> Markdown:
    """The text as a code span; as plain text where a code span could not hold it in a table."""
    visible = plain(text, limit)
    if not visible or "|" in visible:
        return inline(visible, limit)
    ticks = "`" * (_longest_run(visible) + 1)
    padding = " " if visible.startswith("`") or visible.endswith("`") else ""
    return Markdown(f"{ticks}{padding}{visible}{padding}{ticks}")


def prose(text: str, limit: int = MAX_MESSAGE_LENGTH) -> Markdown:
    """A message of a rule: what stands between back-ticks as code, the rest literally."""
    parts = re.split(r"`([^`]+)`", plain(text, limit))
    return Markdown("".join(_part(part, is_code=index % 2 == 1) for index, part in enumerate(parts)))


def fence(text: str, language: str) -> Markdown:
    """Lines in a fence longer than any run of back-ticks in them; the lines are given exactly."""
    ticks = "`" * max(3, _longest_run(text) + 1)
    lines = text.removesuffix("\n")
    return Markdown(f"{ticks}{language}\n{lines}\n{ticks}" if text else f"{ticks}{language}\n{ticks}")


def link(text: str, url: str | None) -> Markdown:
    """A link of ours around quoted text; the text alone where there is nowhere to go."""
    shown = text if isinstance(text, Markdown) else inline(text)
    return Markdown(f"[{shown}]({url})") if url else shown


def _part(text: str, *, is_code: bool) -> str:
    if is_code:
        return code(text, MAX_MESSAGE_LENGTH)
    # `plain` strips, and the blanks around code are part of the sentence.
    before = " " if text[:1] == " " else ""
    after = " " if text[-1:] == " " and text.strip() else ""
    return f"{before}{inline(text, MAX_MESSAGE_LENGTH)}{after}"


def _name(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match[0]):04X}⟩"


def _shorten(match: re.Match[str]) -> str:
    name = re.split(r"[\\/]", match[0].rstrip("\\/"))[-1]
    return f"…/{name}"


def _defuse(match: re.Match[str]) -> str:
    text = match[0]
    if match["entity"]:
        return _ENTITIES[text]
    if match["reference"]:
        return text + _BREAK
    if match["number"]:
        return f"{text[:-1]}\\{text[-1]}"
    return "".join(f"\\{sign}" for sign in text)


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall(r"`+", text)), default=0)
