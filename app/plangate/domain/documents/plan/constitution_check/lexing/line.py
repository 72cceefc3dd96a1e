"""One line of a check: its label, the verdicts that stand in its slots, and what it says besides."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import cites, is_status_label
from plangate.domain.documents.plan.constitution_check.lexing.lexer import Lexed, lex
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon
from plangate.domain.documents.plan.constitution_check.lexing.names import Name, name_of, without_verdict
from plangate.domain.documents.plan.constitution_check.lexing.prose import doubts_in, prose_of, said_in
from plangate.domain.documents.plan.constitution_check.lexing.segments import Lead, Segment
from plangate.domain.documents.plan.constitution_check.lexing.slots import (
    EDGES,
    is_verdict,
    skip_edges,
    spoken,
    verdicts_in,
)
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Reading, Slot, Verdict
from plangate.domain.documents.plan.constitution_check.lexing.values import values_in
from plangate.domain.documents.plan.constitution_check.lexing.visible import Pieces, Visible, visible
from plangate.domain.documents.plan.model import Doubt
from plangate.domain.text.markdown import Inline
from plangate.domain.text.phrases import cut_between_words
from plangate.domain.text.words import collapse_spaces

_LONGEST_LABEL = 100
_NO_NAME = Name("", 0, 0)
_OPENED = re.compile(r"[(（\[](?: +|$)(?P<inside>[^()（）\[\]]*)[)）\]]?[.。]?$")
_NOTE = re.compile(r"[(（][^()（）]{0,100}[)）]\s*[:：]?")
"""A note in brackets and nothing else."""
_BEGINNING = re.compile(r"[^\W_]|[§#\[(]")
_AROUND = EDGES + "()[]（）"
_BEHIND_LEAD = frozenset({Lead.COLON, Lead.DASH, Lead.CLOSE, Lead.ARROW, Lead.STOP, Lead.COMMA})
"""What stands behind a verdict that begins a line."""
_WRAPPED = re.compile(r"[(（\[](?P<inside>[^()（）\[\]]*)[)）\]][.。]?")


class Line(NamedTuple):
    """A line as read. `text` is what stands behind the label, `reason` the same without the verdicts.

    `named` says whether the label is a name of its own and not the line's first words, `bold` whether it is bold.
    `asks`: what it says is a question and nothing else. `fills` is what stands in the slot of a verdict and is none
    that is known, in lower case; `closes` the same at the line's end. `doubts` are what its prose denies and reserves.
    """

    label: str
    text: str
    reason: str
    reading: Reading
    named: bool = False
    bold: bool = False
    asks: bool = False
    led: bool = False
    fills: str = ""
    closes: str = ""
    doubts: tuple[Doubt, ...] = ()

    @property
    def is_status(self) -> bool:
        """Whether its label announces the verdict of the answer above it."""
        return self.named and is_status_label(self.label)

    @property
    def is_cited(self) -> bool:
        """Whether its label is the number of a principle."""
        return self.named and cites(self.label)

    @property
    def is_titled(self) -> bool:
        """Whether its label is as an answer's: in bold type, or the number of a principle."""
        return self.named and (self.bold or cites(self.label))

    @property
    def stands_out(self) -> bool:
        """Whether it has a bold name or a verdict of its own."""
        return self.bold or bool(self.reading)

    @property
    def is_name_alone(self) -> bool:
        """Whether nothing stands behind its label but a mark, or a note in brackets."""
        if self.text and self.reading.speaks:
            return False
        return self.named and (not self.reason or _NOTE.fullmatch(self.text) is not None)


def read_line(said: str | Inline, lexicon: Lexicon = LEXICON) -> Line:
    """The line that a block's visible text is."""
    return _line(visible(said), lexicon)


def read_slot(said: str | Inline, lexicon: Lexicon = LEXICON) -> tuple[Reading, str]:
    """What a cell, or the text behind a status label, declares, and what it says besides."""
    return _slot(visible(said), lexicon)


def read_running(said: Inline, lexicon: Lexicon = LEXICON) -> Reading:
    """What a text declares as one line of running words."""
    return _slot(visible(said).running, lexicon)[0]


# A plan has most lines of its check in common with its template, and all with itself after a fix.
@lru_cache(maxsize=1024)
def _line(said: Visible, lexicon: Lexicon) -> Line:
    return _LineReader(said, lexicon).line()


@lru_cache(maxsize=1024)
def _slot(said: Visible, lexicon: Lexicon) -> tuple[Reading, str]:
    mark = lexicon.cell_marks.get(said.text.strip())
    if mark:
        return Reading((Verdict(mark, spoken=False),)), ""
    answer = _LineReader(said, lexicon).answer(_NO_NAME)
    return answer.reading, answer.reason


class _Answer(NamedTuple):
    """What stands behind a label."""

    lexed: Lexed
    inert: Pieces
    text: str
    reason: str
    reading: Reading
    doubts: tuple[Doubt, ...]


class _LineReader:
    """One visible text, asked for its parts."""

    def __init__(self, said: Visible, lexicon: Lexicon) -> None:
        self._said = said
        self._lexicon = lexicon
        self._text = _unstruck(said)
        self._breaks = tuple(sorted({edge for piece in (*said.bolds, *said.struck) for edge in piece if edge}))
        self._values = values_in(said, lexicon)

    def line(self) -> Line:
        """The whole line."""
        lead, start = self._leading()
        name = name_of(self._said, start, self._lexicon)
        answer = self.answer(name)
        reading = answer.reading
        fills, closes = ("", "") if reading else _strange(answer.lexed, answer.inert)
        return Line(
            label=name.text or cut_between_words(self._first_words(name) or answer.text, _LONGEST_LABEL),
            text=answer.text,
            reason=answer.reason if name.text else _bracketed(answer.reason),
            reading=reading._replace(verdicts=(*lead, *name.verdicts, *reading.verdicts)),
            named=bool(name.text),
            bold=name.bold,
            asks=not reading and any(slot.asks for slot in answer.lexed.segments[-1:]),
            led=bool(lead),
            fills=fills,
            closes=closes,
            doubts=answer.doubts,
        )

    def _first_words(self, name: Name) -> str:
        """What a line without a name is called by."""
        if self._said.struck:
            return collapse_spaces(self._said.text)
        return without_verdict(self._said.text, skip_edges(self._text, name.end), self._lexicon)

    def answer(self, name: Name) -> _Answer:
        """What stands behind the label."""
        start = skip_edges(self._text, name.end)
        inert = self._inert(start, alone=name.bold or cites(name.text))
        lexed = self._lexed(start, inert)
        taken = list(verdicts_in(lexed))
        used = tuple([slot for _, slot in taken])
        reason = _reason(lexed, start, used)
        besides = said_in(lexed, tuple([slot for verdict, slot in taken if verdict.spoken]), start)
        prose = prose_of(besides, says=bool(reason.strip(EDGES)))
        return _Answer(
            lexed,
            inert,
            collapse_spaces(self._said.text[start:]),
            collapse_spaces(reason),
            Reading(tuple([verdict for verdict, _ in taken]), prose),
            doubts_in(besides),
        )

    def _inert(self, start: int, *, alone: bool) -> Pieces:
        """Where code stands that declares nothing; `alone`, as all that is said behind a name, a verdict word does."""
        if not alone:
            return self._values
        return tuple([piece for piece in self._values if not self._answers(start, *piece)])

    def _answers(self, start: int, begin: int, end: int) -> bool:
        """Whether a verdict word in code is all that is said from an offset on."""
        others = self._text[start:begin] + self._text[end:]
        return not any(map(str.isalnum, others)) and is_verdict(self._text[begin:end], self._lexicon)

    def _lexed(self, start: int, inert: Pieces) -> Lexed:
        lexed = lex(self._text, 0, inert, self._breaks, self._lexicon)
        if not start:
            return lexed
        behind = tuple([edge for edge in self._breaks if edge > start])
        return lexed.since(start) or lex(self._text, start, inert, behind, self._lexicon)

    def _leading(self) -> tuple[tuple[Verdict, ...], int]:
        """The verdict that stands before the label, and where the label begins."""
        lexed = self._lexed(0, self._values)
        if not lexed.segments:
            return (), 0
        if not lexed.declares:
            return (), lexed.segments[0].start
        first = lexed.ends[0]
        marks = (Verdict(first.mark, spoken=False),) if first.mark and first.first else ()
        if len(lexed.segments) > 1 and _leads(first):
            return (*marks, spoken(lexed, first)), skip_edges(self._text, first.segment.end)
        return marks, self._behind_marks(first)

    def _behind_marks(self, first: Slot) -> int:
        """Where a line's words begin behind the signs at its start."""
        if not first.first:
            return first.segment.start
        return first.rest if not first.sense else self._behind_signs(first.segment)

    def _behind_signs(self, segment: Segment) -> int:
        """Where the first letter of a segment stands, or a sign with which a number begins."""
        beginning = _BEGINNING.search(self._text, segment.start, segment.end)
        return beginning.start() if beginning else segment.end


def _leads(first: Slot) -> bool:
    """Whether a verdict that begins the line is none of the label: `PASS: …`, `[PASS] …`, `**N/A** …`."""
    return first.whole and first.tells and first.segment.tail in _BEHIND_LEAD


def _bracketed(reason: str) -> str:
    """Of a line without a label, the reason in the bracket that a verdict opens: `Labels (N/A, no lamp has one)`."""
    noted = _OPENED.search(reason)
    return noted["inside"].strip() if noted else reason


def _unstruck(said: Visible) -> str:
    """The text with what is struck out as blanks: it is no answer."""
    text = said.text
    for start, end in said.struck:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _reason(lexed: Lexed, start: int, used: Sequence[Slot]) -> str:
    """What the text says without its verdicts."""
    pieces = [piece.strip(EDGES) for piece in _outside(lexed.text, start, used) if piece.strip(_AROUND)]
    said = " ".join(pieces)
    wrapped = _WRAPPED.fullmatch(said)
    return wrapped["inside"] if wrapped else said.strip(EDGES)


def _outside(text: str, start: int, used: Sequence[Slot]) -> Iterator[str]:
    """The pieces of a text from an offset on that are no verdicts."""
    at = start
    for slot in sorted(used, key=lambda one: one.segment.start):
        if slot.segment.start >= at:
            yield text[at : slot.segment.start]
            at = _behind(slot)
    yield text[at:]


def _behind(slot: Slot) -> int:
    """Where what follows a slot begins: a mark alone leaves its segment's words."""
    if slot.whole:
        return slot.segment.end
    return max(slot.rest, slot.segment.start) if slot.sense or slot.first else slot.segment.start


def _strange(lexed: Lexed, inert: Sequence[tuple[int, int]]) -> tuple[str, str]:
    """What stands in the slots at the beginning and the end, where neither is a verdict; beside words, code is none."""
    if len(lexed.segments) < 2:
        return "".join(_filling(lexed, slot) for slot in lexed.ends), ""
    first, last = ("" if _is_code(slot, inert) else _filling(lexed, slot) for slot in lexed.ends)
    return first, last


def _is_code(slot: Slot, inert: Sequence[tuple[int, int]]) -> bool:
    return any(start <= slot.segment.start and slot.segment.end <= end for start, end in inert)


def _filling(lexed: Lexed, slot: Slot) -> str:
    if slot.strange:
        return lexed.text[slot.segment.start]
    return lexed.text[slot.segment.start : slot.segment.end] if _may_be_verdict(slot) else ""


def _may_be_verdict(slot: Slot) -> bool:
    """Whether words stand where a verdict would; what an arrow leads away from is a step, and none."""
    segment = slot.segment
    apart = segment.is_head or segment.tail is not None
    return slot.brief and apart and not segment.asks and segment.tail is not Lead.ARROW
