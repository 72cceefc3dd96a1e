"""Sentences that speak for many principles at once: all of them, none of them, or the rest."""

import re
from enum import StrEnum
from functools import lru_cache

_NOUN = (
    r"(?:constitution(?:al|'s)?\s+|core\s+|applicable\s+|relevant\s+|of\s+the\s+|the\s+)*"
    r"(?:principles?|articles?|sections?|clauses?|rules|gates?)"
)
_COUNT = r"(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen)"
_COUNTS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven":
    11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
}  # fmt: skip
_REST = re.compile(
    rf"\b(?:remaining|other|rest\s+of\s+the|others)\s+(?:\w+\s+)?{_NOUN}"
    r"|^\W*(?:all\s+)?(?:the\s+)?(?:others?|remaining|rest|everything else|remainder)\b\W*(?:$|[:：—–-]|\()"
    r"|\b(?:demais|outros|restantes)\s+(?:princípios|artigos|seções|gates)|\b(?:demás|otros|restantes)\s+(?:principios|artículos)"
    r"|\bprincipios\s+restantes|\b(?:autres|restants)\s+principes|\bprincipes\s+restants|\b(?:übrigen|anderen|restlichen)\s+(?:prinzipien|grundsätze)"
    r"|(?:その他|他|残り)の(?:\w{0,4})?(?:原則|条項|項目)|(?:其他|其余|其餘|剩余)(?:的)?(?:各项|各項)?(?:原则|原則|条款|條款)"
    r"|(?:나머지|기타|다른)\s*(?:모든\s*)?(?:원칙|조항)|(?:остальные|прочие)\s+(?:принципы|статьи)",
    re.I,
)
_ALL = re.compile(
    rf"\b(?:all|every|each(?:\s+of)?|none\s+of|no)\s+(?:the\s+)?(?:{_COUNT}\s+)?(?:other\s+)?"
    r"(?:constitution(?:al|'s)?\s+|core\s+|applicable\s+|relevant\s+)*(?:principles?|articles?)\b"
    rf"|\b{_COUNT}\s*/\s*(\d{{1,2}})\s+(?:\w+\s+)?(?:principles?|articles?)\b"
    r"|\b(?:todos|todas|nenhum|nenhuma|ninguno)\s+(?:os\s+|los\s+|as\s+|las\s+)?(?:\d+\s+)?(?:princípios|principios|artigos|artículos)"
    r"|\b(?:tous\s+les|aucun)\s+(?:\d+\s+)?principes?|\b(?:alle|keines?|kein)\s+(?:\d+\s+)?(?:prinzip(?:ien)?|grundsätze)"
    r"|(?:全て|すべて|全|いずれ)(?:の)?(?:\d+\s*)?(?:つの)?原則|(?:所有|全部|各项|各項|任何)(?:的)?(?:\d+\s*(?:项|項|条|條)?)?(?:原则|原則)"
    r"|(?:모든|전체|어떤)\s*(?:\d+\s*개?\s*)?원칙|\b(?:все|никакие|ни один)\s+(?:\d+\s+)?принцип\w*",
    re.I,
)
_PREDICATE = re.compile(
    r"\b(?:pass\w*|hold\w*|satisf\w+|met|compl(?:y|ies|iant|iance)|uph\w+|respect\w*|honou?r\w*|unaffected|unchanged|appl(?:y|ies|icable)"
    r"|aligned|affected|touched|violat\w+|relevant|green|n/?a|ok|valid|conform\w*|adhere\w*|preserved|maintained|clear"
    r"|atend\w+|cumpr\w+|respeitad\w+|aplic\w+|cumpl\w+|respet\w+|viola\w*|erfüllt|eingehalten|verletzt|betroffen|anwendbar)\b"
    r"|✅|✓|✔|準拠|満た|適合|遵守|合格|違反|該当|符合|满足|滿足|遵循|通过|通過|违反|適用|适用|준수|충족|통과|위반|해당|적용"
    r"|соблюд\w+|выполн\w+|наруш\w+|примени\w+|соответств\w+",
    re.I,
)
_DEMAND = re.compile(
    r"\b(?:must|should|shall|need to|have to|will be (?:checked|evaluated)|to be)\b|\b(?:follow|these)\b.{0,40}:\s*$",
    re.I,
)
_EXCEPT = re.compile(
    r"\b(?:except|but|besides|apart from|other than|aside from|save for)\b|以外|除く|除了|제외|кроме", re.I
)


_EXEMPT = re.compile(
    r"\b(?:no|none\s+of)\s+(?:the\s+)?(?:\w+\s+){0,3}(?:principles?|articles?)\s+(?:\w+\s+){0,2}"
    r"(?:appl(?:y|ies|icable)|affected|touched|relevant|concerned|involved)\b"
    r"|\b(?:nenhum|ninguno|aucun|keine?s?)\b.{0,40}\b(?:aplica\w*|s.applique|anwendbar|betroffen|afetad\w+|afectad\w+)\b",
    re.I,
)
_TOPICS = (
    "princip", "princíp", "prinzip", "grundsätz", "article", "artig", "artíc", "section", "seç", "clause", "rule",
    "gate", "other", "remain", "rest", "everything else", "原", "条", "條", "項", "원칙", "조항", "принцип", "стать",
)  # fmt: skip
"""What every sentence about all or the rest mentions: few sentences do, and these are quick to look for."""
_LONGEST = 1000
"""Characters of a sentence; what is longer speaks of particulars."""


class Quantifier(StrEnum):
    """Which principles a sentence speaks for."""

    ALL = "all"
    REST = "rest"


def exempts(text: str) -> bool:
    """Whether a sentence says that no principle applies, or that none is touched."""
    return _EXEMPT.search(text[:_LONGEST]) is not None


def scope_of(text: str, principles: int) -> Quantifier | None:
    """Whether a sentence speaks for all principles, of which the law has that many, or for the rest; None for neither.

    A number of principles other than the law's speaks for another law.
    """
    text = text[:_LONGEST]
    return _scope_of(text, principles) if any(map(text.lower().__contains__, _TOPICS)) else None


# Template, plan, and the plan with a fix have most sentences in common.
@lru_cache(maxsize=1024)
def _scope_of(text: str, principles: int) -> Quantifier | None:
    if _DEMAND.search(text) or not _PREDICATE.search(text):
        return None
    if _REST.search(text):
        return Quantifier.REST
    match = _ALL.search(text)
    if match is None:
        return None
    stated = [value for group in match.groups() if group and (value := _count(group))]
    if any(value != principles for value in stated):
        return None
    return Quantifier.REST if _EXCEPT.search(text) else Quantifier.ALL


def _count(text: str) -> int:
    return int(text) if text.isdigit() else _COUNTS.get(text.lower(), 0)
