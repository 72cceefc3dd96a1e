"""What a text leaves open: NEEDS CLARIFICATION as a marker, not as a word about markers, and TODO in place of a value.

Measured on 531 plans: the literal stands in 13.4 % of them, and is really open in 3.8 %.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice, takewhile

from plangate.domain.analysis.text_regions import TextRegion, TextRegions, block_at
from plangate.domain.documents.dialects.phrases import (
    FIRST_JOINED,
    all_of,
    has_word,
    is_word,
    pattern_of,
    phrase_pattern,
)
from plangate.domain.documents.open_marks import BRACKETED, MARKER
from plangate.domain.documents.research.words import is_decision
from plangate.domain.text.markdown import Block, Document, Item, Paragraph, Span
from plangate.domain.text.vocabulary import Vocabulary, tokens_of
from plangate.domain.text.words import CJK, has_letter_or_digit, lower_case, name_at_end, name_at_start, parted

UNFINISHED = r"(?:TODO|TBD|TKTK|TBA|FIXME|\?{3,}|to be (?:decided|determined|defined))"
"""A pattern of what marks unfinished work."""

_ONLY_UNFINISHED = re.compile(rf"\W*{UNFINISHED}\W*")
_CLAUSE_END = re.compile(r"[.;。；!?？！|](?=\s|$)|[。；]")
_SIGNS = ("→", "=>", "->", "✅", "✓", "✔", "☑")
"""Signs that close a question: what it led to, or that it is done."""
_NOTHING = frozenset({"0", "-", "—", "–", "zero", "n/a", "na", "✅", "✓"})
_EDGES = "✅✓✔☑\ufe0f \t*_`\"'“”„«»「」[](){}（）【】.。!！,，;；-–—"
_LINE_EDGES = f"{_EDGES}|>+#:："
_VALUED = re.compile(
    r"(?P<noun>[^:：=(（|]{0,60}?(?:[(（][^)）]{0,40}[)）](?=\s*[:：=]))?)\s*(?:[:：=(（]|\s[-–—]\s)\s*(?P<value>.*)"
)
_MAX_NOTHING = 60
"""Characters of a value that says that there is nothing."""
_QUOTATION = re.compile(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|‹[^‹›]*›|「[^「」]*」|『[^『』]*』|‘[^‘’]*’"
    r"|(?<!\w)\"(?=\S)[^\"]*(?<=\S)\"(?!\w)|(?<!\w)'(?=\S)[^']*(?<=\S)'(?!\w)"
)
_ASKING = (":", "：", "-", "–", "—")
_TICKS = frozenset({"x", "X", "✓", "✔", "✅"})
_MAX_MARKERS, _MAX_LINES, _MAX_CHARACTERS = 20, 8, 400
"""Markers of a line, lines below a marker, and characters around it that are looked at."""

_FUNCTIONS = ("here", "deeds", "conditions", "reasons", "emphasis", "follow_up", "negations")
"""Words that a sentence in a language that is read has one of."""
_PROCEDURE = Vocabulary("execution flow, outline, progress tracking, clarification, clarifications, legend")


def is_unfinished(text: str) -> bool:
    """Whether a short visible text is nothing but a mark of unfinished work."""
    # The long form of a marker with its question belongs to lists of open points, which are honest.
    return len(text) < 40 and _ONLY_UNFINISHED.fullmatch(text) is not None


def open_markers(document: Document) -> Iterator[Span]:
    """The lines with a marker that is really open: neither negated nor struck, ticked, quoted, or answered."""
    if "NEEDS" not in document.text:
        return
    regions = TextRegions(document)
    explained = _procedure_lines(document)
    for number, text in enumerate(document.lines, 1):
        if "NEEDS" in text and number not in explained and _holds_open_marker(document, regions, number):
            yield Span(number, number)


def marker_clause(line: str) -> str:
    """The clause that a line's first marker stands in, without it; empty for a line that has none."""
    marker = MARKER.search(line)
    return " ".join(_clause(marker)) if marker else ""


def _procedure_lines(document: Document) -> frozenset[int]:
    """The lines of sections that speak about markers."""
    about = (section.span.lines for section in document.sections() if _PROCEDURE.stands_in(section.heading.inline.flat))
    return frozenset(chain.from_iterable(about))


def _holds_open_marker(document: Document, regions: TextRegions, number: int) -> bool:
    markers = islice(MARKER.finditer(document.line(number)), _MAX_MARKERS)
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
    return not (is_closed or _is_answered(document, number) or _says_none_below(document, number, marker))


def _is_ticked(block: Block | None) -> bool:
    return isinstance(block, Item) and block.box in _TICKS


def _question(marker: re.Match[str]) -> re.Match[str] | None:
    """The marker with its question, where both stand in brackets."""
    question = BRACKETED.match(marker.string, marker.string.rfind("[", 0, marker.start()))
    return question if question and question.end() >= marker.end() else None


def _is_quoted(marker: re.Match[str], question: re.Match[str] | None) -> bool:
    """Whether the marker is a quotation in a sentence of its own; a quotation that is the whole value asks itself."""
    start, end = (question or marker).span()
    quotation = _quotation_around(marker.string, start, end)
    # A question is quoted by marks that touch its brackets.
    if quotation is None or (question and quotation.span() != (start - 1, end + 1)):
        return False
    before = marker.string[max(start - _MAX_CHARACTERS, 0) : quotation.start()].rpartition("|")[2]
    label, colon, value = before.replace("：", ":").partition(":")
    behind = marker.string[quotation.end() :].partition("|")[0]
    return has_letter_or_digit((value if colon else label) + behind)


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
    asks = question or after.lstrip().startswith(_ASKING)
    if asks and marker.string[: marker.start()].rstrip().endswith(("(", "[", "（")):
        # A question in brackets is a clause of its own: of the value before it, only the last word may deny it.
        before = next(filter(str.isalpha, reversed(tokens_of(before))), "")
    return _speaks_of_markers(before) or _closes(before, label=before.rstrip(" *_`").endswith((":", "：")))


def _closes(said: str, *, label: bool = False) -> bool:
    """Whether words close a question: they deny that there is one, or say that it was answered.

    A label names what is asked: it closes its question only where it says that of questions.
    """
    said = _still_open().sub(" ", lower_case(said))
    if any(sign in said for sign in _SIGNS) or pattern_of("decided", "formerly").search(said):
        return True
    denied, asks = _denials().search(said) is not None, has_word(said, "questions")
    if label or (denied and asks):
        return denied and asks
    # What is denied before a comma is something else: `no database today, NEEDS CLARIFICATION`.
    return _denials().search(parted(said, ",，、")[-1]) is not None or has_word(said, "settled")


def _speaks_of_markers(before: str) -> bool:
    """Whether a word right before the marker makes it any marker: `all`, `each of the`."""
    return _speaking().search(lower_case(before)) is not None


@cache
def _speaking() -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern_of('speaking').pattern})(?:[^\w:：(（]+\w{{1,3}}){{0,2}}[^\w:：(（]*$")


@cache
def _denials() -> re.Pattern[str]:
    """A negation that is a word of its own; where no blanks part words, one at an end of the text."""
    apart = [entry for entry in all_of("negations") if entry < FIRST_JOINED]
    joined = "|".join(re.escape(entry) for entry in (*all_of("negations"), *all_of("none")) if entry >= FIRST_JOINED)
    ends = "|".join(map(re.escape, all_of("negative_endings")))
    return re.compile(rf"{phrase_pattern(apart).pattern}|(?:{joined}|{ends})\W*$|^\W*(?:\w{{0,6}})(?:{ends})")


@cache
def _still_open() -> re.Pattern[str]:
    """A negation of the answer itself, which leaves the question open: `none of the two has been chosen`, `未解決`."""
    answer, denied = pattern_of("decided", "settled").pattern, pattern_of("negations").pattern
    return re.compile(rf"(?:{denied})\W*(?:\w+[^\w.;:。；：]+){{0,8}}(?:{answer})")


def _without_decision(before: str) -> str:
    """The text without a label such as `Decision:`, which is none where the marker stands in its place."""
    label, colon, value = before.replace("：", ":").partition(":")
    return value if colon and is_decision(label) else before


def _is_resolved(marker: re.Match[str], question: re.Match[str] | None) -> bool:
    """Whether what stands behind the marker in its clause closes it, or its question is that there is none."""
    _, after = _clause(question or marker)
    valued = _VALUED.match(after)
    values = (question["question"] if question else "", after, valued["value"] if valued else "", _next_cell(marker))
    if any(map(_says_none, filter(None, values))):
        return True
    # What follows a bare marker and a colon is the question, whose words close nothing.
    if question is None and after.lstrip().startswith((*_ASKING, "(")):
        is_asked = marker.string[marker.end() + len(after) :].startswith(("?", "？"))
        return "→" in after if is_asked else _is_decided(after)
    return _closes(after)


def _says_none(value: str) -> bool:
    """Whether a value says that there is nothing open: `none`, `0`, `none left`, `no open questions`."""
    bare = lower_case(value.strip(_EDGES))
    if not bare or len(bare) > _MAX_NOTHING or bare in _NOTHING:
        return bare in _NOTHING
    if is_word(bare, "negative_endings") or _none_of_them().fullmatch(bare):
        return True
    said = _still_open().sub(" ", bare)
    return has_word(said, "questions") and pattern_of("negations", "negative_endings", "none").search(said) is not None


@cache
def _none_of_them() -> re.Pattern[str]:
    """A word for none, or zero of them (`は 0 件`), with no more behind it than that they are open, left, or here."""
    rest = pattern_of("formerly", "pending", "questions", "here").pattern
    none = pattern_of("none", "no", "negations").pattern
    zero = r"(?:[^\W\d]{1,2}\W+)?0\s?[^\W\d]{0,3}\b|zero"
    return re.compile(rf"(?:{none}|{zero})(?:\W+(?:{rest}|of|\d+))*\W*")


def _next_cell(marker: re.Match[str]) -> str:
    """The second cell of a row whose first cell names the markers; empty for any other text."""
    before, behind = marker.string[: marker.start()], marker.string[marker.end() : marker.end() + _MAX_CHARACTERS]
    own, bar, cells = behind.partition("|")
    outside, first_bar, named = before.partition("|")
    is_first = bool(first_bar) and not outside.strip() and "|" not in named
    names = is_first and (not has_letter_or_digit(named) or has_word(own, "questions"))
    return cells.partition("|")[0] if names and bar else ""


def _is_decided(after: str) -> bool:
    return "→" in after or has_word(_still_open().sub(" ", lower_case(after)), "decided")


def _is_told(marker: re.Match[str], question: re.Match[str] | None) -> bool:
    """Whether a bare marker stands among words of a language that is not read: what they say of it is not known."""
    if question is not None:
        return False
    before, after = _clause(marker)
    beside = (name_at_end(before.rstrip("[ \t"), ""), name_at_start(after.lstrip("] \t"), ""))
    foreign = any(not word.isascii() and not CJK.search(word) for word in beside)
    return foreign and pattern_of(*_FUNCTIONS).search(lower_case(f"{before} {after}")) is None


def _is_answered(document: Document, number: int) -> bool:
    """Whether the next lines of the same paragraph or item say how it was decided."""
    block = block_at(document, number)
    if not isinstance(block, Item | Paragraph):
        return False
    end = min(block.span.end_line, number + _MAX_LINES)
    below = (document.line(line)[:_MAX_CHARACTERS] for line in range(number + 1, end + 1))
    # Another bold name, such as the next field's, begins an answer to something else, unless it says `Decision`.
    own = takewhile(
        lambda text: not text.lstrip().startswith(("**", "__")) or has_word(text.partition(":")[0], "decided"), below
    )
    return any(has_word(text, "decided") for text in own)


def _says_none_below(document: Document, number: int, marker: re.Match[str]) -> bool:
    """Whether a line that does nothing but name the markers stands above a line that says that there are none."""
    named = f"{marker.string[: marker.start()][-_MAX_CHARACTERS:]} {marker.string[marker.end() :][:_MAX_CHARACTERS]}"
    if pattern_of("questions").sub(" ", lower_case(named)).strip(_LINE_EDGES):
        return False
    below = (
        document.line(line)[:_MAX_CHARACTERS] for line in range(number + 1, min(number + 4, len(document.lines) + 1))
    )
    first = next((text for text in below if any(map(str.isalnum, text))), "")
    return _says_none(first.strip(_LINE_EDGES))


def _clause(marker: re.Match[str]) -> tuple[str, str]:
    """What stands in the marker's own clause, before and behind it."""
    line, (start, end) = marker.string, marker.span()
    head = _CLAUSE_END.split(line[max(start - _MAX_CHARACTERS, 0) : start])[-1]
    tail = _CLAUSE_END.split(line[end : end + _MAX_CHARACTERS], maxsplit=1)[0]
    return head, tail
