"""Where decisions start: a label, a title that calls itself one, an item below a title of decisions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plangate.domain.documents.research.words import NUMBERED, is_decision, is_of_decisions
from plangate.domain.text.labeled_items import LabeledStatement

_NUMBERING = re.compile(
    r"\W*(?:(?:research|task|question|topic|area|item|unknown)\s?#?\d{1,3}|(?:R|RQ|Q|RT|T|U)?-?\d{1,3}(?:\.\d{1,2}){0,2})"
    r"\s*[.):：–—-]\s*",
    re.I,
)


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

    @property
    def is_group(self) -> bool:
        """Whether it is the title of a section of decisions."""
        return is_of_decisions(bare(self.title))


def find_starts(all_statements: Sequence[LabeledStatement]) -> tuple[Start, ...]:
    """The starts in file order; `waiting` is the level of a start whose choice may still come, 0 for none."""
    starts: list[Start] = []
    above: list[_Above] = [_Above(0, "")]
    waiting = 0
    for number, statement in enumerate(all_statements):
        if statement.heading:
            above = [heading for heading in above if heading.level < statement.heading]
            waiting = waiting if statement.heading > waiting else 0
        start = _start(number, statement, above[-1])
        if start:
            waiting = _add(starts, start, statement.heading, waiting)
        if statement.heading:
            above.append(_Above(statement.heading, statement.label))
    return tuple(starts)


def _add(starts: list[Start], start: Start, heading: int, waiting: int) -> int:
    """Add a start, or to the last one the choice that it waited for; the level of what waits now."""
    if waiting and start.chosen is not None:
        starts[-1] = replace(starts[-1], chosen=start.chosen)
        return 0
    starts.append(start)
    # Below a title that calls itself a decision, a label says what was chosen.
    return heading or (start.level if start.chosen is None else 0)


def bare(title: str) -> str:
    """A title without numbering."""
    title = title[:300]
    number = _NUMBERING.match(title)
    return title[number.end() if number else 0 :].strip(" *`")


def _start(number: int, statement: LabeledStatement, holder: _Above) -> Start | None:
    if statement.heading:
        return _of_heading(number, statement, holder)
    if is_decision(bare(statement.label)):
        return Start(statement.span.line, holder.level, _topic(holder), number)
    counted = NUMBERED.match(f"{statement.label}: {statement.text}")
    if counted:
        return Start(statement.span.line, holder.level, counted["title"])
    if statement.depth == 1 and holder.is_group:
        return Start(statement.span.line, holder.level, statement.label or statement.text, number)
    return None


def _of_heading(number: int, statement: LabeledStatement, holder: _Above) -> Start | None:
    """A title with a number is what the decision is about; one without says what was chosen of the topic above it."""
    title = statement.label if statement.label[:1].isalpha() else bare(statement.label)
    named = NUMBERED.match(title)
    if named and any(map(str.isdigit, title[: named.start("title")])):
        return Start(statement.span.line, statement.heading, named["title"])
    if named or is_decision(bare(statement.label)):
        topic = _topic(holder) or (named["title"] if named else "")
        return Start(statement.span.line, holder.level or statement.heading, topic, number)
    return None


def _topic(holder: _Above) -> str:
    """What the heading above is about; nothing for the title of the file, or of a section of decisions."""
    if holder.level <= 1 or holder.is_group:
        return ""
    decided = NUMBERED.match(holder.title)
    return decided["title"] if decided else bare(holder.title)
