"""The words of research, as data: matched against folded labels and titles (lower-case words, no punctuation)."""

import re

DECISION = re.compile(
    r"(?:final |technical |key |our |design |architecture |recommended |chosen |selected )?(?:decision|choice"
    r"|approach chosen"
    r"|chosen(?: approach| solution| option)?|selected(?: approach| solution| option)?|selection"
    r"|recommended approach|selected library|decided)(?: made)?"
    r"|決策|決定(?:事項)?|选择|選擇|决定|决策|選定|採用|결정|선택|решение|выбор|decisión|elección|decisão|escolha"
    r"|décision|choix|entscheidung"
)
"""The label, or title, of what was chosen."""

NUMBERED = re.compile(
    r"(?i)(?:(?:research |technical |key )?(?:decision|choice|決策|決定|决策|决定|결정|decisión|decisão|décision"
    r"|entscheidung|решение)"
    r"\s*#?\s*(?:[A-Z]?\d{1,3}(?:\.\d{1,2})?)?\s*(?:[:：]|\s[-–—])|(?:D|ADR|AD|TD|RD)-?\d{1,4}\s*(?:[:：.)]|\s[-–—]))"
    r"\s*(?P<title>\S.*)"
)
"""A title that calls itself a decision: `Decision 2: Use one queue`."""

GROUP = re.compile(r"(?:(?:key|technical|technology|design|main|architecture|architectural|research|core) )*decisions")
"""The title of a section whose items are decisions."""

RATIONALE = re.compile(
    r"(?:\w+ ){0,2}(?:rationale|reasons?|reasoning|justification|why|why (?:this|chosen|selected|not)|because"
    r"|motivation)"
    r"(?: for .{0,60})?|why .{0,60}|理由|原因|根拠|依据|근거|이유|обоснование|justificación|razón|justificativa"
    r"|motivo|justification|raison"
    r"|begründung"
)

ALTERNATIVES = re.compile(
    r"(?:\w+ ){0,2}(?:alternatives?|options?)(?: (?:considered|evaluated|rejected|explored|analysis|comparison"
    r"|reviewed))*"
    r"(?: and .{0,30}| \w+)?|rejected(?: .{0,40})?|considered(?: but rejected)?|trade offs?|why not .{0,60}|comparison"
    r"|.{0,8}(?:替代|代替案|备选|備選|候補|대안|альтернатив|alternativas|alternativen).{0,12}"
)

QUESTIONS = re.compile(
    r"(?:remaining |outstanding )?(?:open|unresolved|outstanding|remaining) (?:questions?|unknowns?|issues|points"
    r"|items|decisions)"
    r"(?: .{0,40})?|questions? (?:still )?open|未解決.{0,8}|未决.{0,8}|待解決.{0,6}|미해결.{0,8}|открытые вопросы"
    r"|preguntas abiertas"
    r"|questões em aberto|questions ouvertes|offene fragen"
)

ANSWERED = re.compile(
    r"(?i)\b(?:resolved|answered|closed|decided|none|no (?:open|outstanding|remaining|further|unresolved)|n/a"
    r"|deferred|not applicable"
    r"|all (?:questions|unknowns|clarifications))\b|✅|已解决|已解決|解決済|なし|无|無|없음|解決"
)
"""Words that say that a question, or all under a title, is answered or was put off knowingly."""

CONFIGURATION = re.compile(
    r"(?<![\w/.-])\.?[\w-]{1,40}(?:\.[\w-]{1,20}){0,2}\.(?:toml|ya?ml|json|jsonc|ini|cfg|conf|config|lock|properties"
    r"|mod|gradle|props)\b"
)
"""The name of a configuration file."""
