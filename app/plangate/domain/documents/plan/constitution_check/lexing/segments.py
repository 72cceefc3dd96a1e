"""Segments: a visible line parted at its separators, each with what stands before it."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from plangate.domain.text.words import CJK

# Every separator begins with one of these, so that the search passes over all others at once; what it is, is told then.
# A blank is one before a dash alone.
_SEPARATOR = re.compile(
    r"""(?x)[\s:：﹕—―–\-→⇒=←;；。．！？….!?,，、|(\[（【「『)\]）】」』](?:(?<!\s)|(?<=\n)|(?=[-–—―]))
    (?: (?P<line>(?<=\n))
    | (?P<colon>(?<=[:﹕])(?=\s|$)|(?<=\W:)(?=\S)|(?<=：))
    | (?P<dash>(?<=\s)(?:[-–—―]+\s|–(?=\S))|(?<=[—―])|(?<=[\w)*]\s)–\s|(?<=[\w)*]–)\s)
    | (?P<arrow>(?<=[→⇒←])|(?<==)>|(?<=-)-?>)
    | (?P<stop>(?<=[;；。．！？…])|(?<=[.!?])[.!?]*(?=\s|$|["”'’)]))
    | (?P<comma>(?<=,)(?=\s|$)|(?<=[，、|]))
    | (?P<open>(?<=[(\[（【「『]))
    | (?P<close>(?<=[)\]）】」』])))"""
)
_FEW_WORDS, _FEW_LETTERS = 4, 8
"""Words, and letters of a script that joins them, of a phrase that fills a segment as a verdict does."""
_MOST = 400
"""Segments of one line; what lies behind is prose that no reader takes in."""


class Lead(StrEnum):
    """What stands before a segment."""

    START = "start"
    LINE = "line"
    COLON = "colon"
    DASH = "dash"
    ARROW = "arrow"
    STOP = "stop"
    COMMA = "comma"
    OPEN = "open"
    CLOSE = "close"


_HEADS = frozenset(Lead) - {Lead.STOP, Lead.COMMA}
_QUESTION = frozenset("?？")
_DEPTHS: dict[Lead | None, int] = {Lead.OPEN: 1, Lead.CLOSE: -1}
_LEADS = {lead.value: lead for lead in Lead}


class Segment(NamedTuple):
    """A piece of text between separators: offsets without the blanks around it, and what stands before and behind.

    `bracket` counts the brackets around it, `asks` says that a question mark ends it.
    """

    start: int
    end: int
    lead: Lead
    bracket: int = 0
    asks: bool = False
    tail: Lead | None = None

    @property
    def is_head(self) -> bool:
        """Whether it stands at a separator that announces a verdict."""
        return self.lead in _HEADS


def segments(
    text: str, start: int = 0, inert: Sequence[tuple[int, int]] = (), breaks: Sequence[int] = ()
) -> tuple[Segment, ...]:
    """The segments of the text from an offset on; nothing parts the `inert` pieces, such as code.

    `breaks` are offsets where the text is parted as by a dash: the ends of bold names.
    """
    found: list[Segment] = []
    at, lead, bracket = start, Lead.START, 0
    for begin, end, kind, asks in (*_cuts(text, start, inert, breaks), (len(text), len(text), None, False)):
        segment = _segment(text, at, begin, lead, bracket, kind, asks=asks)
        if segment:
            found.append(segment)
        elif asks:
            _ask(found)
        if segment or begin < end:
            lead = kind or lead
        bracket = max(0, bracket + _DEPTHS.get(kind, 0))
        at = end
    return tuple(found)


def _ask(found: list[Segment]) -> None:
    """Take the last segment as a question."""
    found[-1:] = [one._replace(asks=True) for one in found[-1:]]


def _cuts(
    text: str, start: int, inert: Sequence[tuple[int, int]], breaks: Sequence[int]
) -> list[tuple[int, int, Lead, bool]]:
    """Where the text is parted: the offsets of the separator, what it is, and whether it asks."""
    found = []
    for match in islice(_SEPARATOR.finditer(text, start), _MOST):
        if not inert or not _lies_in(match.start(), inert):
            asks = not _QUESTION.isdisjoint(match[0])
            found.append((match.start(), match.end(), _LEADS[match.lastgroup or ""], asks))
    found += [(at, at, Lead.DASH, False) for at in breaks if at > start]
    found.sort()
    return found[:_MOST]


def _lies_in(at: int, pieces: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in pieces)


def _segment(
    text: str, start: int, end: int, lead: Lead, bracket: int, tail: Lead | None, *, asks: bool
) -> Segment | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    first = start + len(piece) - len(piece.lstrip())
    return Segment(first, first + len(stripped), lead, bracket, asks, tail)


def is_brief(piece: str) -> bool:
    """Whether a piece is as short as a verdict."""
    return len(piece) <= _FEW_LETTERS if CJK.search(piece) else 0 < len(piece.split(None, _FEW_WORDS)) <= _FEW_WORDS
