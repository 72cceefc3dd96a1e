"""How binding a text is, by its normative words."""

import re
from collections.abc import Iterable

from plangate.domain.model.findings import Strength

_CAPITALS = re.compile(r"\b(?:MUST|SHALL|REQUIRED)\b")
_CAPITALS_ABROAD = re.compile(
    r"\b(?:DEVE[MR]?|DEVERÁ|DEBEN?|DEBERÁN?|DOIT|DOIVENT|MUSS|MÜSSEN|OBRIGATÓRI[OA]|OBLIGATORI[OA])\b"
)
_LOWER = re.compile(
    r"\b(?:must|deve[mr]?|deverá|obrigatóri[oa]s?|deben?|deberán?|obligatori[oa]s?|doit|doivent|obligatoires?|muss|müssen|zwingend"
    r"|phải|bắt buộc)\b",
    re.I,
)
# Scripts without capitals: their words bind in any law.
_SCRIPTS = re.compile(
    r"必須|必须|禁止|不得|義務|なければならない|なければなりません|しなければ|してはならない|絶対|严禁|嚴禁|务必|務必|不可"
    r"|해야\s?(?:한다|합니다|함)|되어야\s?(?:한다|합니다)|하여야|필수|금지|반드시|안\s?된다|안\s?됩니다"
    r"|долж(?:ен|на|но|ны)|обязан\w*|обязательн\w*|запрещ\w+|нельзя|требуется"
)
_SHOULD = re.compile(
    r"(?<![“\"])\b(?:should|recommended|deveria[m]?|recomenda\w+|debería[n]?|recomienda\w*|devrait|devraient|recommandé\w*"
    r"|sollte[n]?|empfohlen|nên)\b|推奨|べき|望ましい|应该|應該|应当|應當|建议|建議|推荐|推薦|권장|следует|рекоменд\w+|желательно",
    re.I,
)

_CAPITAL_HINTS = ("MUST", "SHALL", "REQUIRED", "DEV", "DEB", "DOI", "MUSS", "MÜSS", "OBRIG", "OBLIG")
_SHOULD_HINTS = (
    "should", "recom", "dever", "deber", "devrai", "sollt", "empfohl", "nên", "推奨", "べき", "望", "应", "應",
    "建", "推", "권", "след", "реком", "желат",
)  # fmt: skip
"""Of which one stands, in lower case, in every text with such a word: they are quick to look for, and forms are not."""


def writes_capitals(law: Iterable[str]) -> bool:
    """Whether one of a law's lines has its normative words in capitals, so that a lower-case one does not bind."""
    return any(map(_has_capitals, law))


def read_strength(text: str, *, flagged: bool = False, capitals: bool = True) -> Strength:
    """The strength of a principle's or a clause's own text; `capitals` as `writes_capitals` says of the whole law."""
    if flagged:
        return Strength.NON_NEGOTIABLE
    if _binds(text, capitals=capitals):
        return Strength.MUST
    return Strength.SHOULD if _advises(text) else Strength.NONE


def _has_capitals(text: str) -> bool:
    """Whether a normative word stands in it in capitals."""
    if not any(hint in text for hint in _CAPITAL_HINTS):
        return False
    return (_CAPITALS.search(text) or _CAPITALS_ABROAD.search(text)) is not None


def _advises(text: str) -> bool:
    """Whether a word stands in it by which something is asked for, and not demanded."""
    lowered = text.lower()
    return any(hint in lowered for hint in _SHOULD_HINTS) and _SHOULD.search(text) is not None


def _binds(text: str, *, capitals: bool) -> bool:
    """Whether a normative word binds: in capitals, of a script without them, or in a law that does not use them."""
    if _has_capitals(text) or (not text.isascii() and _SCRIPTS.search(text)):
        return True
    return not capitals and _LOWER.search(text) is not None
