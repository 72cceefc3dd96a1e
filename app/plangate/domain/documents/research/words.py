"""The words of research: what labels and titles say."""

import re

from plangate.domain.text.words import fold, word_set

_KINDS = word_set("final technical key our design architecture recommended chosen selected approach")
_DECISIONS = word_set(
    "decision choice chosen selected selection decided 決策 決定 決定事項 选择 選擇 决定 决策 選定 採用 결정 선택 "
    "решение выбор decisión elección decisão escolha décision choix entscheidung"
)
_CHOOSING = word_set("chosen selected recommended")
_CHOICES = word_set("approach solution option library")
_GROUP_KINDS = word_set("key technical technology design main architecture architectural research core")

NUMBERED = re.compile(
    r"(?i)(?:(?:research |technical |key )?(?:decision|choice|決策|決定|决策|决定|결정|decisión|decisão|décision"
    r"|entscheidung|решение)"
    r"(?:\s*+#?\s*+[A-Z]?\d{1,3}(?:\.\d{1,2})?|\s*+#)?(?:\s*+[:：]|\s++[-–—])"
    r"|(?:D|ADR|AD|TD|RD)-?\d{1,4}(?:\s*+[:：.)]|\s++[-–—]))\s*+(?P<title>\S.*)"
)
"""A title that calls itself a decision: `Decision 2: Use one queue`."""

CONFIGURATIONS = (
    ".toml", ".yml", ".yaml", ".ini", ".cfg", ".conf", ".config", ".json", ".properties", ".gradle",
)  # fmt: skip
"""How the names of configuration files end."""


def is_decision(label: str) -> bool:
    """Whether a label, or a title, is that of what was chosen: `Final Decision`, `Recommended approach`."""
    *kinds, last = fold(label).removesuffix(" made").split() or [""]
    is_choice = last in _CHOICES and not _CHOOSING.isdisjoint(kinds[-1:])
    return (last in _DECISIONS or is_choice) and _KINDS.issuperset(kinds)


def is_of_decisions(title: str) -> bool:
    """Whether a title is that of a section whose items are decisions."""
    *kinds, last = fold(title).split() or [""]
    return last == "decisions" and _GROUP_KINDS.issuperset(kinds)
