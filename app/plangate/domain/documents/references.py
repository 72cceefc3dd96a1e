"""What a text cites of its specification: ids of requirements, numbers of user stories."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plangate.domain.documents.dialects.phrases import any_of

ID = re.compile(r"(?P<id>(?P<kind>[A-Z]{2,3})(?:-[A-Z]{1,8})?-\d{1,4}[a-z]?)\b", re.I)
"""The id of a statement, with what it begins with: `FR-001`, `NFR-2`, `FR-AUTH-01`, `FR-012a`, `SC-001`."""
REQUIREMENTS = frozenset({"FR", "NFR", "REQ", "PR", "SR", "DR", "UR", "IR"})
CRITERIA = frozenset({"SC"})
"""How ids of requirements and of success criteria begin."""

_CITED = re.compile(
    r"(?<![\w-])(?P<stem>(?:FR|NFR|REQ|SR|DR|UR|IR)(?:-[A-Z]{1,8})?-)(?P<number>\d{1,4})(?P<suffix>[a-z]?)(?![\w])"
    rf"(?:\s{{0,2}}(?:-|–|—|\.\.\.?|〜|~|{any_of('ranging')}|{any_of('ranging', joined=True)})\s{{0,2}}"
    r"(?:(?P=stem))?(?P<last>\d{1,4})(?![\w.]))?",
    re.I,
)
STORY_WORD = rf"{any_of('stories')}|{any_of('stories', joined=True)}"
"""A part of a pattern: what stories are called, one or several, without regard to case."""

_NUMBER = r"(?<!\d)\d{1,2}(?![A-Za-z0-9_%]|\.\d)"
_RANGE_SIGN = rf"\s?(?:[-–—~〜～]|{any_of('ranging', joined=True)})\s?|\s(?:{any_of('ranging')})\s"
_AND_WORD = any_of("joining")
_AND = rf"\s?[,、，&+/]\s?(?:(?:{_AND_WORD})\s)?|\s(?:{_AND_WORD})\s|\s?(?:{any_of('joining', joined=True)})\s?"
_STORY = re.compile(
    rf"(?:(?<![\w-])|(?<=[\u3000-\uffff]))(?:US|(?:{STORY_WORD})\s{{0,2}}#?)-?"
    rf"(?P<numbers>{_NUMBER}(?:(?:{_RANGE_SIGN}|{_AND})(?:US-?|(?:{STORY_WORD})\s{{0,2}})?{_NUMBER}){{0,20}})",
    re.I,
)
_STORY_NUMBER = re.compile(rf"(?P<join>{_RANGE_SIGN})?(?:US-?|(?:{STORY_WORD})\s{{0,2}})?(?P<number>{_NUMBER})", re.I)
_MAX_RANGE_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Cited:
    """Ids of requirements in capitals, numbers of stories; each once, in the order of their first mention."""

    requirements: tuple[str, ...] = ()
    stories: tuple[int, ...] = ()


NOTHING_CITED = Cited()


def cited_in(text: str) -> Cited:
    """What the text cites; `FR-001 to FR-004` and `US1-US3` cite all between, up to fifty."""
    requirements: dict[str, None] = {}
    for match in _CITED.finditer(text):
        stem, number = match["stem"].upper(), match["number"]
        requirements[f"{stem}{number}{match['suffix'].lower()}"] = None
        for other in _range(int(number), match["last"]):
            requirements[f"{stem}{other:0{len(number)}d}"] = None
    stories = dict.fromkeys(number for match in _STORY.finditer(text) for number in _numbers(match["numbers"]))
    return Cited(tuple(requirements), tuple(stories))


def _numbers(listed: str) -> Iterator[int]:
    """The numbers of a list such as `3, 4 and US6-US8`, with all between the ends of each range."""
    last = 0
    for one in _STORY_NUMBER.finditer(listed):
        yield from _range(last, one["number"]) if one["join"] else (int(one["number"]),)
        last = int(one["number"])


def _range(first: int, last: str | None) -> range:
    """The numbers after the first, up to the last."""
    end = int(last) if last else first
    return range(first + 1, end + 1) if end - first <= _MAX_RANGE_LENGTH else range(0)
