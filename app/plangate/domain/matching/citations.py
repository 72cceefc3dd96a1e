"""Numbers of principles that a text cites: `§IX`, `Principle III`, `P3`, `I–VIII`, `II / III`, `IV. Name`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from plangate.domain.documents.dialects.phrases import any_of, begins_with
from plangate.domain.text.numerals import Numeral, read_numeral

_WORD = f"{any_of('principles', 'chapters')}|{any_of('principles', joined=True)}|第|제"
_MARK = rf"(?:(?:\b|(?<=[^\x00-\x7f]))(?:{_WORD})\s*+[#№§]?\s*+|§{{1,2}}\s*+|#(?=\d))"
_ONE = (
    r"(?:(?:[IVXL]{1,8}|[Ⅰ-Ⅻ]|\d{1,2})(?![A-Za-z0-9_'’\u00c0-\u04ff]|\.\d)"
    r"|[一二三四五六七八九十]{1,3}(?=[条條章項项、:：.．)）\s]|$))"
)
# Blanks have one owner each: with two, a list of numerals could be read in twice as many ways with each of them.
_RANGE_SIGN = rf"\s*+(?:[-–—~～〜‑]|\.\.\.?|…|{any_of('ranging', joined=True)})\s*+"
_RANGE_WORD = rf"\s++(?:{any_of('ranging')})\s++"
_AND_WORD = any_of("joining", "choosing")
_AND = rf"\s*+(?:[,/&+、，;]\s*+(?:(?:{_AND_WORD})\s++)?|{any_of('joining', joined=True)})\s*+|\s++(?:{_AND_WORD})\s++"
_JOIN = rf"(?:{_AND}|{_RANGE_WORD}|{_RANGE_SIGN})"
_RUN = rf"{_ONE}(?:{_JOIN}(?:{_MARK})?{_ONE})*"
_MARKED = re.compile(rf"(?P<mark>{_MARK})(?P<run>{_RUN})", re.I)
_BARE = re.compile(rf"(?P<run>{_RUN})(?P<behind>\s*[.):：、）|]|\s*[-–—]|\s*[(（]|\s*$|\s+(?=[A-Z]))")
_SHORT = re.compile(r"P-?(?P<run>\d{1,2}(?:\s*[,/–-]\s*P?-?\d{1,2})*)(?=\s*(?:[.:：)(（—–-]|$|\s[A-Z]))")
_INNER = re.compile(rf"(?<![\w§.-])(?P<run>{_RUN})(?![\w-])")
_LEADING = re.compile(rf"[(（](?P<run>{_RUN})[)）]\s+(?=\w)")
_TRAILING = re.compile(rf"(?<=[\w)])\s+[(（](?P<run>{_RUN})[)）]\s*$")
_ELSEWHERE = re.compile(
    rf"(?:(?<![\w-])(?:{any_of('writings')}|RFC[- ]?\d{{1,5}})|{any_of('writings', joined=True)}"
    r"|(?<!constitution)\.(?:md|ya?ml|json))[`'\"”»）)]?[\s,]{0,2}$",
    re.I,
)
"""A document beside the law: the section that is cited behind it is its own."""
_FAR = 24
"""Characters before a citation in which such a document is named."""
_NEXT = re.compile(rf"[/,;&+、，；・]\s*|\b(?:{_AND_WORD})\s+|\s(?:{any_of('joining', joined=True)})\s?", re.I)
_PIECE = re.compile(rf"(?P<join>^|{_JOIN})(?:{_MARK}|P-?)?(?P<numeral>{_ONE})", re.I)
_RANGE = re.compile(rf"{_RANGE_SIGN}|{_RANGE_WORD}", re.I)
_LONGEST_RANGE = 40


@dataclass(frozen=True, slots=True)
class Citation:
    """Cited numbers, and where in the text: `start`, and `end` exclusive. `marked` is written with a word or sign."""

    numbers: tuple[int, ...]
    start: int
    end: int
    marked: bool
    roman: bool
    text: str


# A label is asked for its numbers as a row's, as an answer's, and as that of the group below it.
@lru_cache(maxsize=1024)
def label_citations(label: str) -> tuple[Citation, ...]:
    """What a label cites: bare numerals at its start and behind separators, roman ones in brackets at its start or end,
    and what is marked anywhere in it."""
    first = _at_start(label, 0) or _in_brackets(label) or _one_of_several(label)
    found = [first] if first else []
    if first and (first.roman or not first.text.isascii()):
        found += filter(None, (_following(label, match.end()) for match in _NEXT.finditer(label, first.end)))
    for marked in marked_citations(label):
        if not any(other.start <= marked.start < other.end for other in found):
            found.append(marked)
    return tuple(found)


def marked_citations(text: str) -> Iterator[Citation]:
    """The citations with a word or sign, such as `§IX` and `Principles I to III`."""
    for match in _MARKED.finditer(text):
        citation = _citation(match, text, marked=True)
        # `Section 4` is a chapter of anything, `Section IV` is the law's.
        is_chapter = begins_with(match["mark"], "chapters")
        may_be_law = citation is not None and (citation.roman or not is_chapter)
        of_another = (is_chapter or match["mark"].startswith("§")) and _is_elsewhere(text, match.start())
        if citation and may_be_law and not of_another:
            yield citation


def _is_elsewhere(text: str, at: int) -> bool:
    """Whether another document than the law stands right before a section that is cited there."""
    return _ELSEWHERE.search(text[max(at - _FAR, 0) : at]) is not None


def loose_citations(text: str) -> Iterator[Citation]:
    """Citations in running text: marked ones, and roman numerals in a range or list, or of two letters and more."""
    taken: list[tuple[int, int]] = []
    for citation in marked_citations(text):
        taken.append((citation.start, citation.end))
        yield citation
    for match in _INNER.finditer(text):
        if any(start <= match.start() < end for start, end in taken):
            continue
        bare = _citation(match, text, marked=False)
        if bare and bare.roman and (len(bare.numbers) > 1 or len(match["run"]) > 1):
            yield bare


def without_citations(label: str, citations: Iterable[Citation]) -> str:
    """The label with a space in the place of each of its citations."""
    for citation in sorted(citations, key=lambda one: -one.start):
        label = f"{label[: citation.start]} {label[citation.end :]}"
    return label


def _at_start(label: str, at: int) -> Citation | None:
    short = _SHORT.match(label, at)
    if short:
        return _citation(short, label, marked=True)
    bare = _BARE.match(label, at)
    citation = _citation(bare, label, marked=False) if bare else None
    return (
        citation if bare and citation and _is_cited(citation, bare["behind"], whole=bare.end() == len(label)) else None
    )


def _following(label: str, at: int) -> Citation | None:
    """What is cited behind a separator: by a roman numeral, or by one in Chinese letters: `一、数据、三、测试`."""
    citation = _at_start(label, at)
    return citation if citation and (citation.roman or not citation.text.isascii()) else None


def _one_of_several(label: str) -> Citation | None:
    """`I` before a name, where another numeral of the same label cites as well: `I Dry / III Logs`."""
    if not label.startswith("I "):
        return None
    others = (_at_start(label, match.end()) for match in _NEXT.finditer(label))
    return Citation((1,), 0, 1, False, True, "I") if any(one and one.roman for one in others) else None


def _in_brackets(label: str) -> Citation | None:
    """Roman numerals in brackets before a name or behind it: `Data Integrity (II)`; `(X)` is a mark."""
    match = _LEADING.match(label) or (_TRAILING.search(label) if label.rstrip().endswith((")", "）")) else None)
    citation = _citation(match, label, marked=False) if match else None
    if match is None or citation is None or not citation.roman or match["run"] == "X":
        return None
    return replace(citation, end=match.end(), text=match["run"])


def _is_cited(citation: Citation, behind: str, *, whole: bool) -> bool:
    """Whether bare numerals at a label's start cite: `I.`, `I (`, `II Name`; `2 tests` and `I think` do not."""
    if citation.roman:
        return bool(behind.strip()) or whole or citation.text != "I"
    return whole or (len(citation.numbers) == 1 and bool(behind.strip()))


def _citation(match: re.Match[str], text: str, *, marked: bool) -> Citation | None:
    numbers: list[int] = []
    roman = True
    for piece in _PIECE.finditer(match["run"]):
        numeral = _numeral(piece["numeral"])
        if numeral is None:
            return None
        roman = roman and numeral.roman
        if _RANGE.fullmatch(piece["join"]) and numbers and 0 < numeral.value - numbers[-1] < _LONGEST_RANGE:
            numbers += range(numbers[-1] + 1, numeral.value + 1)
        else:
            numbers.append(numeral.value)
    if not numbers:
        return None
    written = text[match.start() : match.end("run")].strip()
    return Citation(tuple(dict.fromkeys(numbers)), match.start(), match.end("run"), marked, roman, written)


def _numeral(text: str) -> Numeral | None:
    # Roman numerals are capitals; `i` and `v` are words and versions.
    return None if text.isascii() and text.isalpha() and not text.isupper() else read_numeral(text)
