"""Verdicts: the status that an answer's own slot declares by a word or a mark; prose declares none."""

import re
from collections.abc import Container
from dataclasses import dataclass

from plangate.domain.documents.plan.vocabulary import (
    CELL_MARKS,
    LOOSE,
    MARKS,
    NONE_WORDS,
    NOT_DONE,
    TO_FOLLOW,
    VERDICTS,
    WARNING_WORDS,
)
from plangate.domain.model.findings import Status

_WORDS = {word: status for status, words in VERDICTS.items() for word in words}
_LONGEST = max(map(len, _WORDS))
_LENGTHS = {
    first: sorted({len(word) for word in _WORDS if word[0] == first}, reverse=True)
    for first in {word[0] for word in _WORDS}
}
"""The lengths of the verdict words that begin with a character, the longest first."""
_MARK_OF = {mark: status for status, marks in MARKS.items() for mark in marks}
_WARNING = re.compile(rf"(?i)(?:{'|'.join(WARNING_WORDS)})(?!\w)")
_SKIP = " \t\n\ufe0f\ufe0e*_`:：,，.;|→>"
_OPEN = "([（【「\"'“"
_PAUSE = re.compile(r"[ \t]*\n|\s*(?:$|[.,;:!)\]}>|/(\[（）。、，；：！】」\"'”→←]|\s[-–—―]|[–—―])")
_BECAUSE = re.compile(r"(?i)\s+(?:with|because|since|per|com|porque|con|avec|car|mit|weil)\b")
_MARKED_END = re.compile(
    rf"\s(?:[-–—―:]\s*(?P<mark>[{''.join(_MARK_OF)}])\ufe0f?\s+\w{{2,20}}(?:\s\w{{2,20}})?"
    rf"|(?P<sign>[{''.join(_MARK_OF)}])\ufe0f?\s+[A-Z]{{2,20}}(?:\s[A-Z]{{2,20}})?)(?:\s\([^()]{{1,40}}\))?\s*$"
)
"""A mark with a word or two that are no verdict, behind a dash or in capitals: `Quiet Logs — ✅ Addressed`."""
_DASH = re.compile(r"[\s\ufe0f]*(?:[-–—―:：,.;]+|→)[\s\ufe0f]*")
_SEPARATOR = re.compile(rf"(?:\s[-–—―]+\s|[–—―→;；。]\s*|[.]\s+|[(（\[]|[{''.join(_MARK_OF)}]\ufe0f?)\s*")
_NOT_DONE = re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(NOT_DONE[:20])})(?!\w)|{'|'.join(NOT_DONE[20:])}")
_TO_FOLLOW = re.compile(rf"(?i)(?<![\w-])(?:{'|'.join(TO_FOLLOW[:16])})(?!\w)|{'|'.join(TO_FOLLOW[16:])}")
_DENIED = re.compile(
    r"(?i)(?:\b(?:no|not|without|zero|never|n[ãa]o|sem|sin|sans|pas|ohne|keine?n?"
    r"|nicht|не|без)\s+(?:\w+\s+){0,2}|不是|没有|無|无)$"
)
_SHOUTED = re.compile(r"\b[A-Z][A-Z/-]{2,}\b")
_TAIL = 120
"""Characters at a line's end in which a verdict is looked for; what stands further in front is prose."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a slot declares: a word's status, a mark's, a warning sign; `rest` is the slot without them.

    `end` is the offset at which a leading verdict's rest begins, `start` the one at which a trailing verdict begins.
    """

    word: Status | None = None
    mark: Status | None = None
    warning: bool = False
    rest: str = ""
    end: int = 0
    start: int = 0

    def __bool__(self) -> bool:
        return self.word is not None or self.mark is not None or self.warning

    def or_else(self, other: "Verdict") -> "Verdict":
        """This verdict, completed by another slot's where it says nothing."""
        if not other and (self.rest or not other.rest):
            return self
        return Verdict(
            self.word or other.word, self.mark or other.mark, self.warning or other.warning, self.rest or other.rest
        )

    def status(self, prose: str = "") -> Status | None:
        """The status: a word beats a mark; a bare warning is decided by its own words, then by the answer's `prose`."""
        if self.word is not None:
            return self.word
        if self.warning and self.mark is None:
            return warned(self.rest) or warned(prose) or Status.ASSERTED
        return self.mark


def warned(prose: str) -> Status | None:
    """What a warning's words come to: something demanded is not done, or work will follow, or neither."""
    for match in _NOT_DONE.finditer(prose):
        if not _DENIED.search(prose[max(match.start() - 24, 0) : match.start()]):
            return Status.VIOLATION
    return Status.PENDING if _TO_FOLLOW.search(prose) else None


def leading(text: str, stops: Container[int] = ()) -> Verdict:
    """The verdict at the start of a visible text; `stops` are offsets where a bold or code mark ends."""
    at, mark, warning, word = 0, None, False, None
    opened = False
    while at < len(text):
        char = text[at]
        if char in _MARK_OF:
            mark, warning = mark or _MARK_OF[char], warning or _MARK_OF[char] is None
            at += 1
        elif char in _SKIP or (char in "-–—―" and (mark or warning) and text[at + 1 : at + 2] in ("", " ")):
            at += 1
        elif char in _OPEN and not opened and not mark and not warning:
            opened, at = True, at + 1
        elif (caution := _WARNING.match(text, at)) and _PAUSE.match(text, caution.end()):
            warning, at = True, caution.end()
        else:
            word, end = _word(text, at, stops)
            at = end
            break
    if not (word or mark or warning):
        return Verdict(rest=text.strip())
    end = _after(text, at)
    return Verdict(word, mark, warning, _unwrapped(text[end:].strip()), end)


def trailing(text: str) -> Verdict:
    """The verdict at the end of a visible text: marks, or a last piece that is nothing but a verdict and its note."""
    end, mark, warning = len(text.rstrip()), None, False
    while end and (text[end - 1] in _MARK_OF or text[end - 1] in " \t\n\ufe0f\ufe0e*"):
        found = _MARK_OF.get(text[end - 1], mark)
        mark, warning = found or mark, warning or text[end - 1] in MARKS[None]
        end -= 1
    body = text[:end].rstrip()
    word, start = _last_piece(body)
    if word is not None and start < len(body) and body[start] in _MARK_OF:
        mark, warning = mark or _MARK_OF[body[start]], warning or body[start] in MARKS[None]
    if word is None and not mark and not warning and (said := _MARKED_END.search(body[-_TAIL:])):
        start, status = max(len(body) - _TAIL, 0) + said.start(), _MARK_OF[said["mark"] or said["sign"]]
        return Verdict(None, status, status is None, body[:start].rstrip(), start=start)
    rest = body if word is None else body[:start].rstrip(" \t-–—―:(（[→;")
    return Verdict(word, mark, warning, rest, start=len(rest))


def whole(cell: str) -> Verdict:
    """The verdict that a status cell gives: at its start, at its end, or by a sign that only a cell may use."""
    if cell.strip() in CELL_MARKS:
        status = CELL_MARKS[cell.strip()]
        return Verdict(mark=status, warning=status is None)
    first = leading(cell)
    return first if first else trailing(cell)


def marked(text: str) -> Verdict:
    """The marks alone at the start of a text, such as `✅ Library-First`."""
    found = leading(text)
    return (
        Verdict(mark=found.mark, warning=found.warning, rest=found.rest) if found.word is None else Verdict(rest=text)
    )


def is_none(text: str) -> bool:
    """Whether a cell or sentence says that there is nothing."""
    folded = text.casefold().strip(" \t\n*_.。!()（）[]`'\"|:")
    return folded in NONE_WORDS or not folded


def count_statuses(text: str) -> int:
    """How many different statuses the marks and capital verdict words of a line name: a legend names three or more."""
    found = {_MARK_OF[char] for char in text if char in _MARK_OF}
    for match in _SHOUTED.finditer(text):
        if match.group().casefold() in _WORDS:
            found.add(_WORDS[match.group().casefold()])
    return len(found)


def _word(text: str, at: int, stops: Container[int] = ()) -> tuple[Status | None, int]:
    folded = text[at : at + _LONGEST].lower()
    for length in _LENGTHS.get(folded[:1], ()):
        # A slice beyond the text's end is the text, of another length.
        status = _WORDS.get(folded[:length]) if length <= len(folded) else None
        if status is not None and _stands_alone(text, at, at + length, stops):
            return status, at + length
    return None, at


def _stands_alone(text: str, start: int, end: int, stops: Container[int]) -> bool:
    word = text[start:end]
    following = text[end : end + 1]
    if word.lower() in LOOSE:
        return not (word[-1].isascii() and following.isalnum() and following.isascii())
    if _PAUSE.match(text, end) or _BECAUSE.match(text, end) or end in stops or following in _MARK_OF:
        return True
    shouted = word.isascii() and word.isupper() and len(word) > 1
    return shouted and not following.isalnum() and following not in "-_"


def _after(text: str, at: int) -> int:
    """Where the text goes on behind a verdict, its marks, a closing bracket and a dash or stop."""
    while at < len(text) and (text[at] in _MARK_OF or text[at] in "\ufe0f\ufe0e)]】）」\"'”"):
        at += 1
    dash = _DASH.match(text, at)
    return dash.end() if dash else at


def _unwrapped(rest: str) -> str:
    pair = rest[:1] + rest[-1:]
    return rest[1:-1].strip() if pair in ("()", "（）", "[]") and rest.count(rest[0]) == 1 else rest


def _last_piece(body: str) -> tuple[Status | None, int]:
    offset = max(len(body) - _TAIL, 0)
    tail = body[offset:]
    for match in reversed(list(_SEPARATOR.finditer(tail))):
        piece = tail[match.end() :]
        status, end = _word(piece, 0)
        if (
            status is not None
            and _is_note(piece[end:], opened=match.group().strip() in ("(", "（", "["))
            and _is_named(piece[:end])
        ):
            return status, offset + match.start()
    return None, len(body)


def _is_note(rest: str, *, opened: bool) -> bool:
    rest = rest.strip(" .。!")
    if opened:
        return rest in (")", "）", "]")
    return not rest or (rest[0] in "(（[" and rest[-1] in ")）]")


def _is_named(word: str) -> bool:
    # At a line's end a lower-case English word is the end of a sentence.
    return not word.isascii() or word[0].isupper() or word in ("n/a", "not applicable")
