"""Names: the label that a line begins with, what numbers it cites, and the labels that announce something."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from plangate.domain.documents.dialects.phrases import all_of, is_word, pattern_of
from plangate.domain.documents.plan.constitution_check.lexing.lexer import declares, lex
from plangate.domain.documents.plan.constitution_check.lexing.lexicon import LEXICON, Lexicon
from plangate.domain.documents.plan.constitution_check.lexing.segments import Lead
from plangate.domain.documents.plan.constitution_check.lexing.signs import show_signs
from plangate.domain.documents.plan.constitution_check.lexing.tokens import Sense, Slot, Verdict
from plangate.domain.documents.plan.keys import fold_key
from plangate.domain.text.markdown import Inline, Mark
from plangate.domain.text.words import collapse_spaces

_LONGEST = 100
_FEW = 6
"""Words of a name that a mark follows without a colon."""
_EDGES = " \t\n:：﹕-–—―.,;*_\ufe0f"
_JOIN = re.compile(r"(?i)\s*(?:[,/+&、，;；・]|and|und|et|y|e|и|と|和|与|與|및|와|과)?\s*(?:(?:and|und|et|y|e|и)\s+)?")
_NOTE = re.compile(r"\s*[(\[（【][^()\[\]（）【】\n]{1,80}[)\]）】](?=\s*(?:[:：—–-]|$))")
_BARE = re.compile(r"(?i)(?:\w{4,12}\s+)?(?:\d{1,2}|[IVXL]{1,5})[.:]?")
_CLOSED = re.compile(r"[)\]）】]\s*(?P<sign>[:：](?=\s|$)|：|\s[-–—]\s|—)")
_OF_CHECKS = frozenset({"final", "initial", "design", "phase", "post", "pre", "the", "of", "post-design", "pre-check"})
_NOTED = re.compile(r"\s*[(（].{0,60}[)）]\s*$")
_LOUD_END = re.compile(r"\s[A-Z][A-Z/-]+[.!]?\s*$")
_BEHIND_CODE = re.compile(r"\s*(?:→|⇒|=>|-{1,2}>|[:：](?:\s|$)|[-–—]\s|$)")
_BEFORE = " \t\n\ufe0f\ufe0e*_[("
_PARTING = (Lead.COLON, Lead.DASH, Lead.ARROW)
_UNASKED = (None, Sense.YES, Sense.NO, Sense.APPLIES)


@dataclass(frozen=True, slots=True)
class Name:
    """A label: where it begins and ends in the line, and the verdicts that stand at its own end."""

    text: str
    start: int
    end: int
    bold: bool = False
    verdicts: tuple[Verdict, ...] = ()


def name_of(inline: Inline, start: int, lexicon: Lexicon = LEXICON) -> Name:
    """The label that begins at that offset of a line; empty where none does."""
    bold = next((mark for mark in inline.bolds if mark.end > start and mark.text.strip()), None)
    if bold and not inline.text[start : bold.start].strip(_BEFORE) and not is_verdict(bold.text, lexicon):
        return _bold_name(inline, bold, lexicon)
    end = _before_code(inline, start, lexicon)
    if end is None:
        end = _plain_end(inline, start, lexicon)
    if end is None:
        end = _before_loud(inline.text, start, lexicon)
    if end is None:
        return Name("", start, start)
    return _named(inline.text, start, end, lexicon)


def _before_loud(text: str, start: int, lexicon: Lexicon) -> int | None:
    """Where a short name ends before a verdict in capitals that ends the line: `Library-First PASS`."""
    match = _LOUD_END.search(text, start)
    if match is None or not 0 < len(text[start : match.start()].split()) <= _FEW:
        return None
    slots = lex(match[0].strip(), lexicon=lexicon).slots
    return match.start() if slots and slots[0].whole and slots[0].loud else None


def _before_code(inline: Inline, start: int, lexicon: Lexicon) -> int | None:
    """Where a short name ends before a verdict in code that more is told behind: `II. Simplicity `PASS` → one view`."""
    first = next((mark for mark in inline.codes if mark.start >= start), None)
    if first is None or first in values_in(inline, lexicon) or not _BEHIND_CODE.match(inline.text, first.end):
        return None
    name = inline.text[start : first.start]
    brief = 0 < len(name.split()) <= (_FEW if cites(name) else _FEW // 2)
    return first.start if brief and len(lex(name.rstrip(), lexicon=lexicon).slots) <= 1 + cites(name) else None


def title_of(inline: Inline, lexicon: Lexicon = LEXICON) -> Name:
    """The name that a heading, or a line that is nothing but a bold name, gives."""
    text = show_signs(inline.text)
    start = 0
    while start < len(text) and (text[start] in lexicon.marks or text[start] in " \ufe0f\ufe0e*_"):
        start += 1
    name = _named(text, start, len(text), lexicon)
    signs = tuple(Verdict(lexicon.marks[char], spoken=False) for char in text[:start] if char in lexicon.marks)
    return Name(name.text, start, len(text), False, (*signs, *name.verdicts))


def without_verdict(text: str, start: int = 0, lexicon: Lexicon = LEXICON) -> str:
    """A line's words from an offset on, without the verdict that ends it."""
    return _named(text, start, len(text), lexicon).text


def is_verdict(text: str, lexicon: Lexicon = LEXICON) -> bool:
    """Whether a text is a verdict and nothing else."""
    bare = text.strip(_EDGES)
    if not declares(bare, lexicon=lexicon):
        return False
    slots = lex(bare, lexicon=lexicon).slots
    return bool(slots) and all(slot.whole for slot in slots)


def values_in(inline: Inline, lexicon: Lexicon = LEXICON) -> tuple[Mark, ...]:
    """The code that declares nothing: all but a verdict as verdicts are written, in capitals or a script without.

    In small letters a verdict word is the value of something.
    """
    return tuple(
        mark for mark in inline.codes if any(map(str.islower, mark.text)) or not is_verdict(mark.text, lexicon)
    )


def cites(text: str) -> bool:
    """Whether a text begins with the number of a principle: `III.`, `Principle 2`, `§4`."""
    return _cites().match(text) is not None


def is_status_label(text: str) -> bool:
    """Whether a label announces the verdict of the answer above it."""
    return fold_key(text) in _labels("status_labels")


def is_result_label(text: str) -> bool:
    """Whether a label announces the verdict of the whole check: `Gate result`, `Overall status (initial)`."""
    words = fold_key(_NOTED.sub("", text.strip(_EDGES)))
    if words in _labels("result_labels"):
        return True
    found = [one for one in _labels("result_labels") if words.endswith(f" {one}") or words.startswith(f"{one} ")]
    return any(_is_of_all(words.replace(one, "").split()) for one in found) if len(words) < 60 else False


def _is_of_all(words: Sequence[str]) -> bool:
    """Whether words are those by which the whole check is called: `constitution`, `gate`, `initial`, `phase 1`."""
    known = (
        "law",
        "checking",
        "whole",
        "before",
        "after",
        "again",
        "overview_titles",
        "group_titles",
        "emphasis",
        "degrees",
    )
    return all(pattern_of(*known).fullmatch(word) or word in _OF_CHECKS or word.isdigit() for word in words)


def is_about(text: str) -> bool:
    """Whether a label dates, signs or explains the check, and answers nothing."""
    return is_word(fold_key(text), "about_labels")


@lru_cache(maxsize=8)
def _labels(field: str) -> frozenset[str]:
    return frozenset(map(fold_key, all_of(field)))


@lru_cache(maxsize=1)
def _cites() -> re.Pattern[str]:
    """The start of a label that cites a principle by its number."""
    words = "|".join(re.escape(word) for word in all_of("citing") if word.isalpha() and word < "\u3000")
    return re.compile(
        rf"""(?ix)^[^\w§]*(?:
        (?:{words})\s*\#?(?:\d+|[IVXL]+|one|two|three)\b
        | (?:原則|原则|원칙|條款|条款)\s*[\dIVX一二三四五六七八九十]+
        | 第\s*[\dIVX一二三四五六七八九十]+\s*(?:条|條|章|項|项|原則|原则)
        | 제\s*\d+\s*(?:조|관|원칙|항) | §+\s*[\dIVXL]
        | \d{{1,2}}[.)]\s | P\d{{1,2}}\b | [一二三四五六七八九十]{{1,3}}、
        | (?=[IVXL])(?-i:(?:XL|L?X{{0,3}})(?:IX|IV|V?I{{0,3}}))
            (?:[.):：]|\s*[–—-]\s|[–—/][IVXL]|\s*/\s|\s*$|\s\(|(?<=[IVX]{{2}})\s+(?=[A-Z]))
        )"""
    )


def _bold_name(inline: Inline, bold: Mark, lexicon: Lexicon) -> Name:
    """The bold names that stand together at the start, and a note in brackets behind the last."""
    text = inline.text
    start, end = bold.start, bold.end
    while start < end and (text[start] in lexicon.marks or text[start] in " \ufe0f\ufe0e"):
        start += 1
    inner = _plain_end(Inline(text[start:end]), 0, lexicon)
    if inner is not None and text[start + inner : end].strip(_EDGES):
        answer = lex(text[start:end], inner, lexicon=lexicon).slots
        if answer and (answer[0].whole or answer[0].segment.asks):
            return _named(text, start, start + inner, lexicon, bold=True)
    for mark in inline.bolds:
        if mark.start < end:
            continue
        join = _JOIN.fullmatch(text[end : mark.start])
        if join is None or not join[0].strip() or is_verdict(mark.text, lexicon):
            break
        end = mark.end
    if note := _NOTE.match(text, end):
        end = note.end()
    return _named(text, start, end, lexicon, bold=True)


def _named(text: str, start: int, end: int, lexicon: Lexicon, *, bold: bool = False) -> Name:
    """A label without the verdict at its own end: a mark, a word in brackets or behind a dash."""
    shown = show_signs(text[start:end])
    if not declares(text, start, end, lexicon):
        return Name(_clean(shown), start, end, bold)
    slots = lex(shown, lexicon=lexicon).slots
    last = slots[-1] if slots else None
    if len(slots) > 2 and slots[-2].first and slots[-2].mark and slots[-1].segment.bracket and not slots[-1].sense:
        last = slots[-2]
    if last is None or (len(slots) == 1 and last.whole):
        return Name(_clean(shown), start, end, bold)
    signed = last.mark and (not last.first or last.whole or (last.brief and len(slots) > 1))
    signs = (Verdict(last.mark, spoken=False),) if last.mark and signed else ()
    spoken = last.whole and last.sense not in _UNASKED and _is_apart(last)
    words = (Verdict(last.sense),) if spoken and last.sense else ()
    cut = last.segment.start if spoken or (signs and (last.whole or last.first)) else len(shown)
    label = _clean(shown[:cut])
    if signs and not spoken:
        label = _clean(_unsigned(label, lexicon))
    return Name(label or _clean(shown), start, end, bold, (*signs, *words))


def _unsigned(label: str, lexicon: Lexicon) -> str:
    """A label without the marks at its end and brackets around them; the brackets of its own words stay."""
    bare = label.rstrip("".join(lexicon.marks) + " \ufe0f\ufe0e()（）[]")
    opened = sum(map(bare.count, "(（[")) - sum(map(bare.count, ")）]"))
    closing = [char for char in label[len(bare) :] if char in ")）]"]
    return bare + "".join(closing[:opened] if opened > 0 else [])


def _is_apart(slot: Slot) -> bool:
    return slot.segment.lead in (Lead.OPEN, Lead.DASH, Lead.ARROW, Lead.COLON) and (slot.capital or not slot.plain)


def _clean(label: str) -> str:
    return collapse_spaces(label).strip(" :：﹕-–—*_").rstrip("([（ :：-–—")


def _plain_end(inline: Inline, start: int, lexicon: Lexicon) -> int | None:
    """Where a label without bold type ends: at the first colon, dash, arrow or mark outside brackets and code."""
    text = show_signs(inline.text)
    inert = tuple((mark.start, mark.end) for mark in inline.codes)
    for slot in lex(text, start, inert, lexicon=lexicon).slots:
        segment = slot.segment
        if segment.start > start + _LONGEST:
            return None
        if segment.bracket:
            closed = _CLOSED.match(text, segment.end)
            if closed and segment.bracket == 1 and closed.end() - start <= _LONGEST:
                return closed.start("sign")
            continue
        if segment.end > start + _LONGEST:
            return None
        if segment.tail is Lead.DASH and _BARE.fullmatch(text[start : segment.end].strip()):
            continue
        if segment.tail is Lead.ARROW and not _leads_to_verdict(inline, text, segment.end, lexicon):
            continue
        if segment.tail in _PARTING and text[start : segment.end].strip(_BEFORE):
            return segment.end if _is_label(text, start, segment.end, lexicon) else None
        if segment.asks and text[segment.end :].strip("?？ \n\t"):
            return segment.end + 1
        if segment.tail is Lead.LINE:
            return None
    return None


def _leads_to_verdict(inline: Inline, text: str, end: int, lexicon: Lexicon) -> bool:
    """Whether the arrow there leads to a verdict; any other is a step that a name or sentence tells."""
    values = tuple((mark.start, mark.end) for mark in values_in(inline, lexicon))
    behind = lex(text, end, values, lexicon=lexicon).slots
    if not behind or behind[0].segment.tail is Lead.ARROW:
        return False
    return behind[0].sense is not None or behind[0].mark is not None


def _is_label(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether what ends there is a name: a mark follows only a short one, and with more behind it."""
    behind = text[end:].lstrip()
    if behind[:1] not in lexicon.marks:
        return True
    more = behind.lstrip("".join(lexicon.marks) + " \ufe0f\ufe0e.!")
    return len(text[start:end].split()) <= _FEW and (bool(more) or cites(text[start:end]))
