"""The words that specifications are written in, in ten languages, as data."""

import re

from plangate.domain.documents.references import STORY_WORD
from plangate.domain.text.vocabulary import Vocabulary

STORY = re.compile(
    rf"(?:us|{STORY_WORD})"
    r"\s*[#-]?\s*(?P<number>\d{1,3})(?![\d.])(?P<suffix>[a-z]?)\s*[-–—:：.、]*\s*(?P<title>.*)",
    re.I,
)
"""A story's heading, from its number on; a letter behind the number belongs to it."""

PRIORITY = re.compile(
    r"[(（\[]\s*(?:[^()（）\[\]]{0,40}?[:：]\s*)?P(?P<priority>\d)\b[^()（）\[\]]{0,40}[)）\]]|[-–—,，]\s*P(?P<bare>\d)\s*$",
    re.I,
)
"""The priority in a story's heading: `(Priority: P1)`."""

INDEPENDENT_TEST = Vocabulary(
    "independent test*, independently test*, teste independente, prueba independiente, test indépendant, unabhängiger "
    "test, 独立テスト, 独立したテスト, 獨立測試, 独立测试, 독립테스트, 독립 테스트, 독립적 테스트, 독립적인 테스트, "
    "независим* тест*, независим* проверк*"
)

SCENARIOS = Vocabulary(
    "acceptance, aceitação, aceptación, acceptation, akzeptanz*, 受入, 受け入, 验收, 驗收, 인수, 수용, приёмочн*, "
    "приемочн*, приёмк*"
)

_ENTITIES = Vocabulary(
    "key entit*, main entit*, core entit*, domain entit*, entidades, entités, entitäten, エンティティ, 关键实体, "
    "關鍵實體, 实体, 實體, 엔티티, 엔터티, сущност*"
)
_ENTITY = Vocabulary("entity, entities")


def is_of_entities(title: str) -> bool:
    """Whether a title is that of a section of key entities."""
    return _ENTITY.begins(title) or _ENTITIES.stands_in(title)
