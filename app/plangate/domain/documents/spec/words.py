"""The words that specifications are written in, in ten languages, as data."""

import re

STORY = re.compile(
    r"(?:user\s+stor(?:y|ies)|story|us|histórias?\s+d[eo]\s+usuári\w+|historias?\s+de\s+usuario|récit\s+utilisateur"
    r"|user-story|benutzergeschichte|anwendergeschichte|ユーザー?ストーリー|ストーリー|用户故事|使用者故事|用戶故事"
    r"|사용자\s*스토리|пользовательск\w+\s+истори\w+|история)"
    r"\s*[#-]?\s*(?P<number>\d{1,3})(?![\d.])(?P<suffix>[a-z]?)\s*[-–—:：.、]*\s*(?P<title>.*)",
    re.I,
)
"""A story's heading, from its number on; a letter behind the number belongs to it."""

PRIORITY = re.compile(
    r"[(（\[]\s*(?:[^()（）\[\]]{0,40}?[:：]\s*)?P(?P<priority>\d)\b[^()（）\[\]]{0,40}[)）\]]|[-–—,，]\s*P(?P<bare>\d)\s*$",
    re.I,
)
"""The priority in a story's heading: `(Priority: P1)`."""

INDEPENDENT_TEST = re.compile(
    r"independent(?:ly)? test\w*|teste independente|prueba independiente|test indépendant|unabhängiger test"
    r"|独立(?:した)?テスト|獨立測試|独立测试|독립(?:적인?)?\s*테스트|независим\w+\s+(?:тест|проверк)\w*",
    re.I,
)

SCENARIOS = re.compile(
    r"acceptance|cenários? de aceitação|critérios? de aceitação|escenarios? de aceptación|criterios? de aceptación"
    r"|scénarios? d.acceptation|critères? d.acceptation|akzeptanz\w*|受け?入れ|验收|驗收"
    r"|인수|수용|приёмочн\w+|приемочн\w+|приёмк\w+",
    re.I,
)

ENTITIES = re.compile(
    r"(?:key|main|core|domain)\s+entit\w+|^entit(?:y|ies)\b|entidades|entités|entitäten|エンティティ|关键实体|關鍵實體|实体|實體"
    r"|엔[터티]티|сущност\w+",
    re.I,
)

CRITERION = re.compile(r"(?P<id>SC-\d{1,4}[a-z]?)\b", re.I)
"""The id of a success criterion."""
