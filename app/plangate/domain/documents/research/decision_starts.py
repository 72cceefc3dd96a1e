"""Where decisions start: a label, a title that calls itself one, an item below a title of decisions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plangate.domain.documents.research.words import DECISION, GROUP, NUMBERED
from plangate.domain.text.labeled_items import LabeledStatement
from plangate.domain.text.words import fold

_NUMBERING = re.compile(
    r"\W*(?:(?:research|task|question|topic|area|item|unknown)\s?#?\d{1,3}|(?:R|RQ|Q|RT|T|U)?-?\d{1,3}(?:\.\d{1,2}){0,2})"
    r"\s*[.):：–—-]\s*",
    re.I,
)
_COUNTED = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Start:
    """Where a decision starts. `level` is that of the section that holds all of it; `chosen` is the number of the
    statement that says what was chosen, None where the title does."""

    line: int
    level: int
    title: str
    chosen: int | None = None


@dataclass(frozen=True, slots=True)
class _Above:
    """A heading around the statement at hand."""

    level: int
    title: str


def find_starts(said: Sequence[LabeledStatement]) -> tuple[Start, ...]:
    """The starts in file order; `waiting` is the level of a start whose choice may still come, 0 for none."""
    starts: list[Start] = []
    above: list[_Above] = [_Above(0, "")]
    waiting = 0
    for number, one in enumerate(said):
        if one.heading:
            while above[-1].level >= one.heading:
                above.pop()
            waiting = waiting if one.heading > waiting else 0
        start = _start(number, one, above)
        if start and start.chosen is not None and waiting:
            starts[-1] = replace(starts[-1], chosen=start.chosen)
            waiting = 0
        elif start:
            starts.append(start)
            # Below a title that calls itself a decision, a label says what was chosen.
            waiting = one.heading or (start.level if start.chosen is None else 0)
        if one.heading:
            above.append(_Above(one.heading, one.label))
    return tuple(starts)


def bare(title: str) -> str:
    """A title without numbering."""
    title = title[:300]
    number = _NUMBERING.match(title)
    return title[number.end() if number else 0 :].strip(" *`")


def _start(number: int, one: LabeledStatement, above: Sequence[_Above]) -> Start | None:
    holder = above[-1]
    if one.heading:
        return _of_heading(number, one, holder)
    if one.label and _decides(one.label):
        return Start(one.span.line, holder.level, _topic(holder), number)
    counted = NUMBERED.match(f"{one.label}: {one.text}") if one.label else None
    if counted:
        return Start(one.span.line, holder.level, counted["title"])
    if one.depth == 1 and GROUP.fullmatch(fold(bare(holder.title))):
        return Start(one.span.line, holder.level, one.label or one.text, number)
    return None


def _of_heading(number: int, one: LabeledStatement, holder: _Above) -> Start | None:
    """A title with a number is what the decision is about; one without says what was chosen of the topic above it."""
    title = one.label if one.label[:1].isalpha() else bare(one.label)
    named = NUMBERED.match(title)
    if named and _COUNTED.search(title[: named.start("title")]):
        return Start(one.span.line, one.heading, named["title"])
    if named:
        return Start(one.span.line, holder.level or one.heading, _topic(holder) or named["title"], number)
    return Start(one.span.line, holder.level or one.heading, _topic(holder), number) if _decides(one.label) else None


def _decides(label: str) -> bool:
    return DECISION.fullmatch(fold(bare(label[:80]))) is not None


def _topic(holder: _Above) -> str:
    """What the heading above is about; nothing for the title of the file, or of a section of decisions."""
    if holder.level <= 1 or GROUP.fullmatch(fold(bare(holder.title))):
        return ""
    decided = NUMBERED.match(holder.title)
    return decided["title"] if decided else bare(holder.title)
