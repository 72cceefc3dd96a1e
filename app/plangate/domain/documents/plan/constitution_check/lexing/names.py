"""Names: the label that a line begins with, and the verdict at its own end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plangate.domain.documents.dialects.phrases import any_of
from plangate.domain.documents.plan.constitution_check.lexing.label_kinds import LABEL_EDGES, cites
from plangate.domain.documents.plan.constitution_check.lexing.lexer import lex
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon
from plangate.domain.documents.plan.constitution_check.lexing.scanned import declares
from plangate.domain.documents.plan.constitution_check.lexing.segments import Lead, Segment
from plangate.domain.documents.plan.constitution_check.lexing.signs import show_signs, skip
from plangate.domain.documents.plan.constitution_check.lexing.slots import is_loud, is_verdict
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Slot, Verdict
from plangate.domain.documents.plan.constitution_check.lexing.values import values_in
from plangate.domain.documents.plan.constitution_check.lexing.visible import Visible
from plangate.domain.text.words import collapse_spaces

_LONGEST = 100
_FEW = 6
"""Words of a name that a mark follows without a colon."""
_NOWHERE = -1  # where a line's first words end that are no label
_AND = any_of("joining")
_JOIN = re.compile(rf"(?i)\s*(?:[,/+&、，;；・]|{_AND}|{any_of('joining', joined=True)})?\s*(?:(?:{_AND})\s+)?")
_NOTE = re.compile(r"\s*[(\[（【][^()\[\]（）【】\n]{1,80}[)\]）】](?=\s*(?:[:：—–-]|$))")
_BARE = re.compile(r"(?i)(?:\w{4,12}\s+)?(?:\d{1,2}|[IVXL]{1,5})[.:]?")
_CLOSED = re.compile(r"[)\]）】]\s*(?P<sign>[:：](?=\s|$)|：|\s[-–—]\s|—)")
_ENDING = re.compile(r"[:：﹕—―–\-→⇒=←?？\n]|[^\w\s\x00-\u2000]")  # a sign at which a label may end
_LOUD_END = re.compile(r"\s[A-Z][A-Z/-]+[.!]?\s*$")
_BEHIND_CODE = re.compile(r"\s*(?:→|⇒|=>|-{1,2}>|[:：](?:\s|$)|[-–—]\s|$)")
_BEFORE = " \t\n\ufe0f\ufe0e*_[("
_VARIANTS = " \ufe0f\ufe0e"
_CLOSING_BRACKETS = ")）]"
_PARTING = frozenset({Lead.COLON, Lead.DASH, Lead.ARROW})
_APART = _PARTING | {Lead.OPEN}


@dataclass(frozen=True, slots=True)
class Name:
    """A label: where it begins and ends in the line, and the verdicts that stand at its own end."""

    text: str
    start: int
    end: int
    bold: bool = False
    verdicts: tuple[Verdict, ...] = ()


def name_of(said: Visible, start: int, lexicon: Lexicon = LEXICON) -> Name:
    """The label that begins at that offset of a line; empty where none does."""
    bold = _first_bold(said, start, lexicon)
    if bold:
        return _bold_name(said, bold, lexicon)
    end = _end_of_name(said, start, lexicon)
    return Name("", start, start) if end is None else _named(said.text, start, end, lexicon)


def _first_bold(said: Visible, start: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The bold type that begins a line, and is no verdict."""
    first = next((bold for bold in said.bolds if bold[1] > start and said.text[slice(*bold)].strip()), None)
    if first is None or said.text[start : first[0]].strip(_BEFORE):
        return None
    return None if _is_verdict(said.text, first, lexicon) else first


def _is_verdict(text: str, bold: tuple[int, int], lexicon: Lexicon) -> bool:
    return declares(text, *bold, lexicon) and is_verdict(text[slice(*bold)], lexicon)


def _end_of_name(said: Visible, start: int, lexicon: Lexicon) -> int | None:
    """Where a label without bold type ends."""
    ends = (way(said, start, lexicon) for way in (_before_code, _plain_end, _before_loud))
    return next((end for end in ends if end is not None), None)


def _before_loud(said: Visible, start: int, lexicon: Lexicon) -> int | None:
    """Where a short name ends before a verdict in capitals that ends the line: `Library-First PASS`."""
    match = _LOUD_END.search(said.text, start)
    if match is None or not 0 < len(said.text[start : match.start()].split()) <= _FEW:
        return None
    return match.start() if is_loud(match[0].strip(), lexicon) else None


def _before_code(said: Visible, start: int, lexicon: Lexicon) -> int | None:
    """Where a short name ends before a verdict in code that more is told behind: `II. Simplicity `PASS` → one view`."""
    first = next((piece for piece in said.codes if piece[0] >= start), None)
    if first is None or not _ends_name(said, first, lexicon):
        return None
    return first[0] if _is_short_name(said.text[start : first[0]], lexicon) else None


def _ends_name(said: Visible, code: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether code is a verdict that more is told behind, or that ends the line."""
    return code not in values_in(said, lexicon) and _BEHIND_CODE.match(said.text, code[1]) is not None


def _is_short_name(name: str, lexicon: Lexicon) -> bool:
    """Whether words are few enough for a name, and not parted but for a number's stop."""
    cited = cites(name)
    parts = lex(name.rstrip(), lexicon=lexicon).segments
    return 0 < len(name.split()) <= (_FEW if cited else _FEW // 2) and len(parts) <= 1 + cited


def title_of(title: str, lexicon: Lexicon = LEXICON) -> Name:
    """The name that a heading, or a line that is nothing but a bold name, gives."""
    text = show_signs(title)
    start = skip(text, 0, lexicon.signs + _VARIANTS + "*_")
    name = _named(text, start, len(text), lexicon)
    signs = tuple(Verdict(lexicon.marks[char], spoken=False) for char in text[:start] if char in lexicon.marks)
    return Name(name.text, start, len(text), False, (*signs, *name.verdicts))


def without_verdict(text: str, start: int = 0, lexicon: Lexicon = LEXICON) -> str:
    """A line's words from an offset on, without the verdict that ends it."""
    return _named(text, start, len(text), lexicon).text


def _bold_name(said: Visible, bold: tuple[int, int], lexicon: Lexicon) -> Name:
    """The bold names that stand together at the start, and a note in brackets behind the last."""
    start = min(skip(said.text, bold[0], lexicon.signs + _VARIANTS), bold[1])
    inner = _before_answer(said.text[start : bold[1]], lexicon)
    if inner is not None:
        return _named(said.text, start, start + inner, lexicon, bold=True)
    end = _behind_joined(said, bold[1], lexicon)
    note = _NOTE.match(said.text, end)
    return _named(said.text, start, note.end() if note else end, lexicon, bold=True)


def _before_answer(name: str, lexicon: Lexicon) -> int | None:
    """Where a name ends that has its answer, or its question, in the same bold type."""
    end = _plain_end(Visible(name), 0, lexicon)
    if end is None or not name[end:].strip(LABEL_EDGES):
        return None
    return end if any(map(_answers, lex(name, end, lexicon=lexicon).slots[:1])) else None


def _answers(slot: Slot) -> bool:
    return slot.whole or slot.segment.asks


def _behind_joined(said: Visible, end: int, lexicon: Lexicon) -> int:
    """Where the last of the bold names ends that are joined to one that ends there."""
    first = end
    for bold in said.bolds:
        if bold[0] >= first and not _joins(said.text, end, bold, lexicon):
            break
        end = max(end, bold[1])
    return end


def _joins(text: str, end: int, bold: tuple[int, int], lexicon: Lexicon) -> bool:
    """Whether a sign or an "and" joins a bold name to the one before, which ends there."""
    between = text[end : bold[0]]
    joined = bool(between.strip()) and _JOIN.fullmatch(between) is not None
    return joined and not _is_verdict(text, bold, lexicon)


class _End(NamedTuple):
    """The last slot of a label; `alone` says that it is the only one."""

    slot: Slot
    alone: bool

    @property
    def is_signed(self) -> bool:
        """Whether its mark is the label's verdict, and not the beginning of its words."""
        apart = self.slot.whole or (self.slot.brief and not self.alone)
        return self.slot.mark is not None and (apart or not self.slot.first)

    @property
    def is_spoken(self) -> bool:
        """Whether it is a verdict word, apart from the label's own words."""
        apart = self.slot.segment.lead in _APART and (self.slot.capital or not self.slot.plain)
        return apart and self.slot.whole and self.slot.tells

    @property
    def is_apart(self) -> bool:
        """Whether none of its words are the label's."""
        return self.is_spoken or (self.is_signed and (self.slot.whole or self.slot.first))

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What it declares."""
        signs = (Verdict(self.slot.mark, spoken=False),) if self.is_signed and self.slot.mark else ()
        words = (Verdict(self.slot.sense),) if self.is_spoken and self.slot.sense else ()
        return (*signs, *words)


def _named(text: str, start: int, end: int, lexicon: Lexicon, *, bold: bool = False) -> Name:
    """A label without the verdict at its own end: a mark, a word in brackets or behind a dash."""
    shown = show_signs(text[start:end])
    slots = lex(shown, lexicon=lexicon).slots if declares(text, start, end, lexicon) else ()
    last = _end_of(slots)
    if last is None:
        return Name(_clean(shown), start, end, bold)
    return Name(_label(shown, last, lexicon) or _clean(shown), start, end, bold, last.verdicts)


def _label(shown: str, last: _End, lexicon: Lexicon) -> str:
    """The words of a label without its verdict."""
    label = _clean(shown[: last.slot.segment.start] if last.is_apart else shown)
    return _clean(_unsigned(label, lexicon)) if last.is_signed and not last.is_spoken else label


def _end_of(slots: Sequence[Slot]) -> _End | None:
    """The slot at a label's end where its verdict may stand; None where the label is nothing else."""
    if not slots or (len(slots) == 1 and slots[0].whole):
        return None
    return _End(slots[-2] if _is_noted(slots) else slots[-1], len(slots) == 1)


def _is_noted(slots: Sequence[Slot]) -> bool:
    """Whether a label ends with a mark and a note in brackets that is no verdict."""
    return len(slots) > 2 and slots[-2].first and slots[-1].segment.bracket > 0 and slots[-1].sense is None


def _unsigned(label: str, lexicon: Lexicon) -> str:
    """A label without the marks at its end and brackets around them; the brackets of its own words stay."""
    bare = label.rstrip(lexicon.signs + _VARIANTS + "()（）[]")
    opened = sum(map(bare.count, "(（[")) - sum(map(bare.count, _CLOSING_BRACKETS))
    closing = [char for char in label[len(bare) :] if char in _CLOSING_BRACKETS]
    return bare + "".join(closing[: max(opened, 0)])


def _clean(label: str) -> str:
    return collapse_spaces(label).strip(" :：﹕-–—*_").rstrip("([（ :：-–—")


def _plain_end(said: Visible, start: int, lexicon: Lexicon) -> int | None:
    """Where a label without bold type ends: at the first colon, dash, arrow or mark outside brackets and code."""
    if not _ENDING.search(said.text, start):
        return None
    plain = _Plain(said, start, lexicon)
    ends = map(plain.end_at, lex(said.text, start, said.codes, lexicon=lexicon).segments)
    end = next((end for end in ends if end is not None), _NOWHERE)
    return None if end == _NOWHERE else end


class _Plain(NamedTuple):
    """A line whose label has no bold type, asked at which of its segments the label ends."""

    said: Visible
    start: int
    lexicon: Lexicon

    @property
    def limit(self) -> int:
        """Where a label ends at the latest."""
        return self.start + _LONGEST

    def end_at(self, segment: Segment) -> int | None:
        """Where the label ends at a segment; None where it goes on."""
        return self._end_in_bracket(segment) if segment.bracket else self._end_outside(segment)

    def _end_in_bracket(self, segment: Segment) -> int | None:
        """Where the label ends behind a note in brackets."""
        if segment.start > self.limit:
            return _NOWHERE
        closed = _CLOSED.match(self.said.text, segment.end) if segment.bracket == 1 else None
        return closed.start("sign") if closed and closed.end() <= self.limit else None

    def _end_outside(self, segment: Segment) -> int | None:
        if segment.end > self.limit:
            return _NOWHERE
        if self._is_step(segment):
            return None
        return self._end_of_words(segment) if segment.tail in _PARTING else self._end_of_question(segment)

    def _end_of_words(self, segment: Segment) -> int | None:
        """Where the label ends before a sign that parts it from what follows."""
        if not self.said.text[self.start : segment.end].strip(_BEFORE):
            return self._end_of_question(segment)
        return segment.end if self._is_label(segment.end) else _NOWHERE

    def _end_of_question(self, segment: Segment) -> int | None:
        if segment.asks and self.said.text[segment.end :].strip("?？ \n\t"):
            return segment.end + 1
        return _NOWHERE if segment.tail is Lead.LINE else None

    def _is_step(self, segment: Segment) -> bool:
        """Whether a label goes on behind a dash or an arrow: a number alone is none, and an arrow may be a step."""
        if segment.tail is Lead.DASH:
            return _BARE.fullmatch(self.said.text[self.start : segment.end].strip()) is not None
        return segment.tail is Lead.ARROW and not self._leads_to_verdict(segment.end)

    def _leads_to_verdict(self, end: int) -> bool:
        first = lex(self.said.text, end, values_in(self.said, self.lexicon), lexicon=self.lexicon).slots[:1]
        return any(slot.declares and slot.segment.tail is not Lead.ARROW for slot in first)

    def _is_label(self, end: int) -> bool:
        """Whether what ends there is a name: a mark follows only a short one, and with more behind it."""
        behind = self.said.text[end:].lstrip()
        if behind[:1] not in self.lexicon.marks:
            return True
        name = self.said.text[self.start : end]
        more = behind.lstrip(self.lexicon.signs + _VARIANTS + ".!")
        return len(name.split()) <= _FEW and (bool(more) or cites(name))
