"""What a text leaves open: NEEDS CLARIFICATION as a marker, not as a word about markers, and TODO in place of a value.

Measured on 531 plans: the literal stands in 13.4 % of them, and is really open in 3.8 %.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice, takewhile

from plangate.domain.analysis.text_regions import TextRegion, TextRegions, block_at
from plangate.domain.documents.dialects.phrases import is_word, pattern_of
from plangate.domain.documents.research.words import DECISION
from plangate.domain.text.markdown import Block, Document, Item, Paragraph, Section, Span
from plangate.domain.text.words import CJK, fold

UNFINISHED = r"(?:TODO|TBD|TKTK|TBA|FIXME|\?{3,}|to be (?:decided|determined|defined))"
"""A pattern of what marks unfinished work."""

_ONLY_UNFINISHED = re.compile(rf"\W*{UNFINISHED}\W*")
_MARKER = re.compile(r"NEEDS[ _-]CLARIFICATION")
_ASKED = re.compile(r"\[\s*NEEDS[ _-]CLARIFICATION\s*[:：\-–—](?P<question>[^\]]*)\]?")
_ONLY_MARKER = re.compile(
    r"[\s*_`]*(?:\[\s*NEEDS[ _-]CLARIFICATION\s*(?:[:：\-–—][^\]]*)?\]|NEEDS[ _-]CLARIFICATION)[\s*_`.]*"
)
_CLAUSE_END = re.compile(r"[.;。；!?？！|](?=\s|$)|[。；]")
_CLOSED = re.compile(
    r"\b(?:0|any|all|each|every|free|if|when|where|use|mark(?:ed|s|ers?)?|was|were|been"
    r"|former(?:ly)?|previous(?:ly)?|resolv\w*|answer\w*|clarified|clear(?:ed|s)?|address\w*|remov\w*|replac\w*|eliminat\w*|decided"
    r"|decision|chosen|settl\w*|closed|fixed|unknowns?|remain\w*|items?|resuelt\w*|resolvid\w*"
    r"|todos|todas|r[ée]solu\w*|tous|gel[öo]st\w*|alle|все|решен\w*|снят\w*)\b"
    r"|→|=>|->|✅|✓|已|解決|解消|すべて|全て|所有|해결|모든",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"[\]）)]?\s*[:：]?\s*(?P<value>[^\W_]\S{0,30}|-|—)[.。!\s*_]*$")
_NOTHING = frozenset({"0", "-", "—", "zero", "n/a", "na"})
_RESOLUTION = re.compile(
    r"\b(?:decision|decided|resolution|resolved|chosen|choice|answer)\b|决定|決定|选择|결정", re.IGNORECASE
)
_RESOLUTION_OR_ARROW = re.compile(f"{_RESOLUTION.pattern}|→", re.IGNORECASE)
_LABEL = re.compile(r"[\s>+*_-]*(?P<label>[^:：*_|]{1,60})[\s*_]*[:：]")
_QUOTATION = re.compile(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|‹[^‹›]*›|「[^「」]*」|『[^『』]*』|‘[^‘’]*’"
    r"|(?<!\w)\"(?=\S)[^\"]*(?<=\S)\"(?!\w)|(?<!\w)'(?=\S)[^']*(?<=\S)'(?!\w)"
)
_BEFORE_VALUE = re.compile(r"(?:.*\|)?\W*(?:[^:：|]{1,80}[:：]\W*)?")
_BEHIND_VALUE = re.compile(r"[^\w|]*(?:\|.*)?")
_NAMED = re.compile(r"\s*(?:\*\*|__)[^*_]{1,80}(?:\*\*|__|:)")
_NAME = r"\b(?=[a-z]*[A-Z])[A-Za-z][\w+#]*(?:\.[\w+#]+)*"
_EITHER = re.compile(rf"{_NAME}(?:\s*,\s*{_NAME})*,?\s+(?:or|vs\.?|oder|ou|или|或)\s+{_NAME}")
_NAMES = re.compile(_NAME)
_WORDS = re.compile(r"\w[\w+#]*(?:\.[\w+#]+)*")
_ASKS = re.compile(r"\s*[:：(\-–—]")
_ASKS_IN_BRACKETS = re.compile(r"\s*[:：\-–—]\s*")
_TICKS = frozenset({"x", "X", "✓", "✔", "✅"})
_MAX_MARKERS, _MAX_LINES, _MAX_CHARACTERS = 20, 8, 400
"""Markers of a line, lines below a marker, and characters around it that are looked at."""

_LAST_WORD = re.compile(r"[^\W\d_]+(?=[\s\[]*$)")
_FIRST_WORD = re.compile(r"^[\s\]]*([^\W\d_]+)")
_FUNCTIONS = ("here", "deeds", "conditions", "reasons", "emphasis", "follow_up", "negations")
"""Words that a sentence in a language that is read has one of."""
_PROCEDURE = re.compile(r"execution flow|outline|progress tracking|clarifications?\b|legend", re.IGNORECASE)


def is_only_marker(value: str) -> bool:
    """Whether a value holds nothing but a marker, with its question if there is one: nothing was answered yet."""
    return _ONLY_MARKER.fullmatch(value) is not None


def open_markers(document: Document) -> Iterator[Span]:
    """The lines with a marker that is really open: neither negated nor struck, ticked, quoted, or answered."""
    if "NEEDS" not in document.text:
        return
    regions = TextRegions(document)
    explained = _procedure_lines(document)
    for number, text in enumerate(document.lines, 1):
        if "NEEDS" in text and number not in explained and _holds_open_marker(document, regions, number):
            yield Span(number, number)


def is_unfinished(text: str) -> bool:
    """Whether a short visible text is nothing but a mark of unfinished work."""
    # The long form of a marker with its question belongs to lists of open points, which are honest.
    return len(text) < 40 and _ONLY_UNFINISHED.fullmatch(text) is not None


def alternatives(line: str) -> tuple[str, ...]:
    """The names between which the question of a line's first marker is, such as `Redis or Memcached`; none without."""
    marker = _MARKER.search(line)
    if marker is None:
        return ()
    either = _EITHER.search(" ".join(_clause(marker)))
    return tuple(_NAMES.findall(either.group())) if either else ()


def chosen_words(chosen: str) -> frozenset[str]:
    """The words of what was chosen, in lower case, names with dots as one."""
    return frozenset(_WORDS.findall(chosen.lower()))


def decides(chosen: Collection[str], between: Sequence[str]) -> bool:
    """Whether the words of what was chosen name one of the alternatives, and no other."""
    return sum(name.lower() in chosen for name in between) == 1


def _procedure_lines(document: Document) -> frozenset[int]:
    """The lines of sections that speak about markers."""
    about = (section.span.lines for section in document.sections() if _PROCEDURE.search(_title(section)))
    return frozenset(chain.from_iterable(about))


def _title(section: Section) -> str:
    return section.heading.inline.flat


def _holds_open_marker(document: Document, regions: TextRegions, number: int) -> bool:
    markers = islice(_MARKER.finditer(document.line(number)), _MAX_MARKERS)
    return any(_is_open(document, regions, number, marker) for marker in markers)


def _is_open(document: Document, regions: TextRegions, number: int, marker: re.Match[str]) -> bool:
    if regions.at(number, marker.start() + 1) is not TextRegion.WORDS or _is_ticked(block_at(document, number)):
        return False
    question = _question(marker)
    is_closed = (
        _is_quoted(marker, question)
        or _is_denied(_line_above(document, number), marker, question)
        or _is_resolved(marker, question)
        or _is_told(marker, question)
    )
    return not is_closed and not _is_answered(document, number)


def _is_ticked(block: Block | None) -> bool:
    return isinstance(block, Item) and block.box in _TICKS


def _question(marker: re.Match[str]) -> re.Match[str] | None:
    """The marker with its question, where both stand in brackets."""
    question = _ASKED.match(marker.string, marker.string.rfind("[", 0, marker.start()))
    return question if question and question.end() >= marker.end() else None


def _is_quoted(marker: re.Match[str], question: re.Match[str] | None) -> bool:
    """Whether the marker is a quotation in a sentence of its own; a quotation that is the whole value asks itself."""
    start, end = (question or marker).span()
    quotation = _quotation_around(marker.string, start, end)
    # A question is quoted by marks that touch its brackets.
    if quotation is None or (question and quotation.span() != (start - 1, end + 1)):
        return False
    before = _BEFORE_VALUE.fullmatch(marker.string, max(start - _MAX_CHARACTERS, 0), quotation.start())
    return not (before and _BEHIND_VALUE.fullmatch(marker.string, quotation.end()))


def _quotation_around(line: str, start: int, end: int) -> re.Match[str] | None:
    quotations = _QUOTATION.finditer(line, max(start - _MAX_CHARACTERS, 0), end + _MAX_CHARACTERS)
    return next((match for match in quotations if match.start() < start and end < match.end()), None)


def _line_above(document: Document, number: int) -> str:
    """The line before, where the sentence goes on from it; empty where the block begins."""
    block = block_at(document, number)
    goes_on = isinstance(block, Item | Paragraph) and block.span.line < number
    return document.line(number - 1)[-_MAX_CHARACTERS:] if goes_on else ""


def _is_denied(above: str, marker: re.Match[str], question: re.Match[str] | None) -> bool:
    """Whether what stands before the marker in its clause closes it; a clause may begin on the line above."""
    before, after = _clause(question or marker)
    if marker.string[: marker.start()].endswith(before):
        before = f"{_CLAUSE_END.split(above)[-1]} {before}"
    before = _without_decision(before)
    asks = question or _ASKS_IN_BRACKETS.match(after)
    if asks and marker.string[: marker.start()].rstrip().endswith(("(", "[", "（")):
        # A question in brackets is a clause of its own: of the value before it, only the last word may deny it.
        before = " ".join(re.findall(r"[^\W\d]+", before)[-1:])
    return _closes(before)


def _closes(said: str) -> bool:
    """Whether words close a question: they deny that there is one, or say that it was answered."""
    denied = pattern_of("negations", "negative_endings").search(said.lower())
    return denied is not None or _CLOSED.search(said) is not None


def _without_decision(before: str) -> str:
    """The text without a label such as `Decision:`, which is none where the marker stands in its place."""
    label = _LABEL.match(before)
    return before[label.end() :] if label and DECISION.fullmatch(fold(label["label"])) else before


def _is_resolved(marker: re.Match[str], question: re.Match[str] | None) -> bool:
    """Whether what stands behind the marker in its clause closes it."""
    _, after = _clause(question or marker)
    # What follows a bare marker and a colon is the question, whose words close nothing.
    asks = question is None and _ASKS.match(after)
    answered = _ANSWERED.match(after)
    value = answered["value"].rstrip(".。!*_").lower() if answered else ""
    if value in _NOTHING or (value and is_word(value, "none")):
        return True
    return _RESOLUTION_OR_ARROW.search(after) is not None if asks else _closes(after)


def _is_told(marker: re.Match[str], question: re.Match[str] | None) -> bool:
    """Whether a bare marker stands among words of a language that is not read: what they say of it is not known."""
    if question is not None:
        return False
    before, after = _clause(marker)
    beside = (*_LAST_WORD.findall(before), *_FIRST_WORD.findall(after))
    foreign = any(not word.isascii() and not CJK.search(word) for word in beside)
    return foreign and pattern_of(*_FUNCTIONS).search(f"{before} {after}".lower()) is None


def _is_answered(document: Document, number: int) -> bool:
    """Whether the next lines of the same paragraph or item say how it was decided."""
    block = block_at(document, number)
    if not isinstance(block, Item | Paragraph):
        return False
    end = min(block.span.end_line, number + _MAX_LINES)
    below = (document.line(line)[:_MAX_CHARACTERS] for line in range(number + 1, end + 1))
    # Another bold name, such as the next field's, begins an answer to something else, unless it says `Decision`.
    own = takewhile(lambda text: not _NAMED.match(text) or _RESOLUTION.search(text.partition(":")[0]), below)
    return any(_RESOLUTION.search(text) for text in own)


def _clause(marker: re.Match[str]) -> tuple[str, str]:
    """What stands in the marker's own clause, before and behind it."""
    line, (start, end) = marker.string, marker.span()
    head = _CLAUSE_END.split(line[max(start - _MAX_CHARACTERS, 0) : start])[-1]
    tail = _CLAUSE_END.split(line[end : end + _MAX_CHARACTERS], maxsplit=1)[0]
    return head, tail
