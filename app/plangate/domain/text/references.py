"""What a text cites of its specification: ids of requirements, numbers of user stories."""

import re
from dataclasses import dataclass

REQUIREMENT = re.compile(r"(?P<id>(?:FR|NFR|REQ|PR|SR|DR|UR|IR)(?:-[A-Z]{1,8})?-\d{1,4}[a-z]?)\b", re.I)
"""The id of a requirement: `FR-001`, `NFR-2`, `FR-AUTH-01`, `FR-012a`."""

_CITED = re.compile(
    r"(?<![\w-])(?P<stem>(?:FR|NFR|REQ|SR|DR|UR|IR)(?:-[A-Z]{1,8})?-)(?P<number>\d{1,4})(?P<suffix>[a-z]?)(?![\w])"
    r"(?:\s{0,2}(?:-|–|—|\.\.\.?|to|through|bis|〜|~|至)\s{0,2}(?:(?P=stem))?(?P<last>\d{1,4})(?![\w.]))?",
    re.I,
)
_STORY = re.compile(
    r"(?<![\w-])(?:US|user\s{1,2}stor(?:y|ies)\s{1,2}#?|stor(?:y|ies)\s#?|用户故事\s?|使用者故事\s?|ユーザーストーリー\s?)"
    r"-?(?P<number>\d{1,2})(?![\w%])(?:\s?(?:[-–—]|to|through)\s?(?:US)?(?P<last>\d{1,2})(?!\w))?",
    re.I,
)
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
    stories: dict[int, None] = {}
    for match in _STORY.finditer(text):
        first = int(match["number"])
        stories |= dict.fromkeys((first, *_range(first, match["last"])))
    return Cited(tuple(requirements), tuple(stories))


def _range(first: int, last: str | None) -> range:
    """The numbers after the first, up to the last."""
    end = int(last) if last else first
    return range(first + 1, end + 1) if end - first <= _MAX_RANGE_LENGTH else range(0)
