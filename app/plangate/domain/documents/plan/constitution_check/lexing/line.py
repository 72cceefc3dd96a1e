"""One line of a check: its label, the verdicts that stand in its slots, and what it says besides."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import cites, is_status_label
from plangate.domain.documents.plan.constitution_check.lexing.lexer import Lexed, lex
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon
from plangate.domain.documents.plan.constitution_check.lexing.names import (
    Name,
    is_verdict,
    name_of,
    values_in,
    without_verdict,
)
from plangate.domain.documents.plan.constitution_check.lexing.prose import doubts_in, prose_of, said_in
from plangate.domain.documents.plan.constitution_check.lexing.segments import Lead
from plangate.domain.documents.plan.constitution_check.lexing.signs import show_signs
from plangate.domain.documents.plan.constitution_check.lexing.slots import (
    EDGES,
    skip_edges,
    spoken,
    verdicts_in,
)
from plangate.domain.documents.plan.constitution_check.lexing.tokens import UNASKED, Reading, Slot, Verdict
from plangate.domain.documents.plan.model import Doubt
from plangate.domain.text.markdown import Inline, Mark
from plangate.domain.text.phrases import cut_between_words
from plangate.domain.text.words import collapse_spaces

_LONGEST_LABEL = 100
_OPENED = re.compile(r"[(（\[](?: +|$)(?P<inside>[^()（）\[\]]*)[)）\]]?[.。]?$")
_NOTE = re.compile(r"[(（][^()（）]{0,100}[)）]\s*[:：]?")
"""A note in brackets and nothing else."""
_WRAPPED = re.compile(r"[(（\[](?P<inside>[^()（）\[\]]*)[)）\]][.。]?")


@dataclass(frozen=True, slots=True)
class Line:
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


def read_line(inline: Inline, lexicon: Lexicon = LEXICON) -> Line:
    """The line that a block's visible text is."""
    return _LineReader(inline, lexicon).line()


def read_slot(said: str | Inline, lexicon: Lexicon = LEXICON) -> tuple[Reading, str]:
    """What a cell, or the text behind a status label, declares, and what it says besides."""
    inline = Inline(said) if isinstance(said, str) else said
    stripped = inline.text.strip()
    if stripped in lexicon.cell_marks:
        return Reading((Verdict(lexicon.cell_marks[stripped], spoken=False),)), ""
    line = _LineReader(inline, lexicon).answer(Name("", 0, 0))
    return line.reading, line.reason


class _LineReader:
    """One visible text, asked for its parts."""

    def __init__(self, inline: Inline, lexicon: Lexicon) -> None:
        self._inline = inline._replace(text=show_signs(inline.text))
        self._lexicon = lexicon
        self._text = _unstruck(self._inline)
        marks = (*inline.bolds, *inline.struck)
        self._breaks = tuple(sorted({edge for mark in marks for edge in (mark.start, mark.end) if edge}))

    def line(self) -> Line:
        """The whole line."""
        lead, start = self._leading()
        name = name_of(self._inline, start, self._lexicon)
        line = self.answer(name)
        verdicts = (*lead, *self._in_label(name), *line.reading.verdicts)
        plain = without_verdict(self._inline.text, skip_edges(self._text, name.end), self._lexicon)
        plain = collapse_spaces(self._inline.text) if self._inline.struck else plain
        label = name.text or cut_between_words(plain or line.text, _LONGEST_LABEL)
        return replace(
            line,
            label=label,
            named=bool(name.text),
            bold=name.bold,
            reason=line.reason if name.text else _bracketed(line.reason),
            led=bool(lead),
            reading=replace(line.reading, verdicts=verdicts),
        )

    def answer(self, name: Name) -> Line:
        """What stands behind the label."""
        start = skip_edges(self._text, name.end)
        inert = self._inert(start, alone=name.bold or cites(name.text))
        lexed = self._lexed(start, inert)
        taken = list(verdicts_in(lexed))
        verdicts = tuple(verdict for verdict, _ in taken)
        used = tuple(slot for _, slot in taken)
        said = _reason(lexed, start, used)
        besides = said_in(lexed, used, start)
        prose = prose_of(besides, says=bool(said.strip(EDGES)))
        fills, closes = ("", "") if verdicts else _strange(lexed, inert)
        asks = bool(lexed.slots) and lexed.slots[-1].segment.asks and not verdicts
        return Line(
            name.text,
            collapse_spaces(self._inline.text[start:]),
            collapse_spaces(said),
            Reading(verdicts, prose),
            asks=asks,
            fills=fills,
            closes=closes,
            doubts=doubts_in(besides),
        )

    def _inert(self, start: int = 0, *, alone: bool = False) -> tuple[tuple[int, int], ...]:
        """Where code stands that declares nothing; `alone`, as all that is said behind a name, a verdict word does."""
        return tuple(
            (mark.start, mark.end)
            for mark in values_in(self._inline, self._lexicon)
            if not (alone and self._is_all(start, mark) and is_verdict(mark.text, self._lexicon))
        )

    def _is_all(self, start: int, mark: Mark) -> bool:
        return not any(map(str.isalnum, self._text[start : mark.start] + self._text[mark.end :]))

    def _lexed(self, start: int, inert: tuple[tuple[int, int], ...]) -> Lexed:
        lexed = lex(self._text, 0, inert, self._breaks, self._lexicon)
        if not start:
            return lexed
        behind = tuple(edge for edge in self._breaks if edge > start)
        return lexed.since(start) or lex(self._text, start, inert, behind, self._lexicon)

    def _leading(self) -> tuple[tuple[Verdict, ...], int]:
        """The verdict that stands before the label, and where the label begins."""
        lexed = self._lexed(0, self._inert())
        first = lexed.slots[0] if lexed.slots else None
        if first is None:
            return (), 0
        marks = (Verdict(first.mark, spoken=False),) if first.mark and first.first else ()
        words = first.whole and first.sense not in (None, *UNASKED)
        if words and first.sense and (len(lexed.slots) > 1) and self._leads(first):
            return (*marks, spoken(lexed, first)), skip_edges(self._text, first.segment.end)
        return marks, first.rest if marks and not first.sense else self._behind_signs(first)

    def _leads(self, first: Slot) -> bool:
        """Whether a verdict that begins the line is none of the label: `PASS: …`, `[PASS] …`, `**N/A** …`."""
        return first.segment.tail in (Lead.COLON, Lead.DASH, Lead.CLOSE, Lead.ARROW, Lead.STOP, Lead.COMMA)

    def _behind_signs(self, first: Slot) -> int:
        at = first.segment.start
        while first.first and at < first.segment.end and not self._text[at].isalnum() and self._text[at] not in "§#[(":
            at += 1
        return at

    def _in_label(self, name: Name) -> tuple[Verdict, ...]:
        """The mark at the label's own end, or the verdict that it has in brackets."""
        return name.verdicts


def _bracketed(reason: str) -> str:
    """Of a line without a label, the reason in the bracket that a verdict opens: `Labels (N/A, no lamp has one)`."""
    noted = _OPENED.search(reason)
    return noted["inside"].strip() if noted else reason


def _unstruck(inline: Inline) -> str:
    """The text with what is struck out as blanks: it is no answer."""
    text = inline.text
    for mark in inline.struck:
        text = f"{text[: mark.start]}{' ' * (mark.end - mark.start)}{text[mark.end :]}"
    return text


def _reason(lexed: Lexed, start: int, used: Sequence[Slot]) -> str:
    """What the text says without its verdicts."""
    text = lexed.text
    pieces, at = [], start
    for slot in sorted(used, key=lambda one: one.segment.start):
        if slot.segment.start < at:
            continue
        pieces.append(text[at : slot.segment.start])
        at = max(slot.rest, slot.segment.start) if slot.sense and not slot.whole else _behind(slot)
    pieces.append(text[at:])
    said = " ".join(piece.strip(EDGES) for piece in pieces if piece.strip(EDGES + "()[]（）"))
    wrapped = _WRAPPED.fullmatch(said)
    return wrapped["inside"] if wrapped else said.strip(EDGES)


def _behind(slot: Slot) -> int:
    """Where what follows a slot begins: a mark alone leaves its segment's words."""
    if slot.mark and not slot.whole and slot.first:
        return slot.rest
    return slot.segment.end if slot.whole else slot.segment.start


def _strange(lexed: Lexed, inert: Sequence[tuple[int, int]]) -> tuple[str, str]:
    """What stands in the slots at the beginning and the end, where neither is a verdict; beside words, code is none."""
    if not lexed.slots:
        return "", ""
    first, last = lexed.slots[0], lexed.slots[-1]
    if last is first:
        return _filling(lexed, first), ""
    said = ("" if _is_code(slot, inert) else _filling(lexed, slot) for slot in (first, last))
    return next(said), next(said)


def _is_code(slot: Slot, inert: Sequence[tuple[int, int]]) -> bool:
    return any(start <= slot.segment.start and slot.segment.end <= end for start, end in inert)


def _filling(lexed: Lexed, slot: Slot) -> str:
    said = lexed.text[slot.segment.start : slot.segment.end]
    if slot.strange:
        return said[0]
    # What an arrow leads away from is a step, and no verdict.
    if not slot.brief or slot.segment.asks or slot.segment.tail is Lead.ARROW:
        return ""
    return said if slot.segment.tail or slot.segment.is_head else ""
