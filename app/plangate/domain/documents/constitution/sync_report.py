"""The Sync Impact Report of a constitution: what its author says that the last amendment changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plangate.domain.text.markdown import Document, Html, Span
from plangate.domain.text.vocabulary import Vocabulary
from plangate.domain.text.words import parted

_TITLE = Vocabulary(
    "sync impact report, synchronization impact report, constitution impact report, 同步影响报告, 同步影響報告,"
    " 同期影響レポート, 동기화 영향"
)
_STEP = re.compile(r"(?:[→➜]|->|=>)[\s*_`\"']*+v?(?P<new>\d{1,4}(?:\.\d{1,4}){1,3})(?![\w.]*\d{4})", re.I)
_VERSION = re.compile(r"v?(\d{1,4}(?:\.\d{1,4}){1,3})\W*$", re.I)
_BETWEEN = "→➜>|"
_LONGEST = 60
"""Characters before an arrow in which the version before is looked for."""


@dataclass(frozen=True, slots=True)
class ReportStep:
    """A change of version that a report tells of; `old` is None where what it names before is no version."""

    old: str | None
    new: str
    line: int


@dataclass(frozen=True, slots=True)
class SyncReport:
    """A report with the changes of version in it, in file order; one comment may keep those of many amendments."""

    span: Span
    text: str
    steps: tuple[ReportStep, ...] = ()


def read_sync_report(document: Document) -> SyncReport | None:
    """The report: the first comment that is titled so, else a section; None where there is none."""
    span = next(_spans(document), None)
    if span is None:
        return None
    lines = [(number, document.line(number)) for number in span.lines]
    steps = tuple(_step(match, number) for number, text in lines if (match := _STEP.search(text)))
    return SyncReport(span, "\n".join(text for _, text in lines), steps)


def _spans(document: Document) -> Iterator[Span]:
    for block in document.blocks_of(Html):
        if block.comment and any(_TITLE.stands_in(line.text) for line in block.lines):
            yield block.span
    for section in document.sections():
        if _TITLE.stands_in(section.heading.inline.flat):
            yield section.span


def _step(match: re.Match[str], line: int) -> ReportStep:
    before = match.string[max(0, match.start() - _LONGEST) : match.start()]
    old = _VERSION.search(parted(before, _BETWEEN)[-1])
    return ReportStep(old[1] if old else None, match["new"], line)
