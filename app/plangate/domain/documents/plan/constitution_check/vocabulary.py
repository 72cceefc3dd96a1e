"""The words by which a walk over a Constitution Check tells answers from what stands around them, as data."""

import re

INSTRUCTION = re.compile(
    r"(?i)must pass before|re-?check after|\bmust be checked against\b|^\W*note\b\s*:"
    r"|run `?/(?:speckit|sp)|template is filled"
    r"|gates determined based on|deve passar antes|debe pasar antes|doit passer avant"
    r"|phase 0 ?(?:研究|調査|リサーチ).{0,12}(?:前|通過)"
)
"""What the template itself says of the check."""

META = frozenset(
    {
        "date", "re-evaluation date", "evaluation date", "check date", "review date", "constitution",
        "constitution version", "version",
        "reviewer", "reviewed by", "reference", "source", "note", "notes", "gate", "legend", "key",
        "action", "actions",
        "required actions", "complexity tracking", "complexity", "action required", "justification", "reason",
        "rationale",
        "changes since initial check", "primary",
        "support", "coordinator",
        "owner", "impact", "alternatives", "scope", "mitigation", "constitution file",
        "constitution reference", "last checked",
        "checked against", "evaluated against", "based on", "next steps", "next step", "recommendation", "fecha",
        "nota", "日付", "日期",
        "备注", "注", "날짜", "비고", "дата", "примечание",
    }
)  # fmt: skip
"""Folded labels that date, sign or explain a check, and answer nothing."""

EXCLUDED = re.compile(
    r"(?i)\b(?:adrs?|decisions?|next steps?|notes?|risks?|actions?|recommend\w*"
    r"|follow-?ups?|references?|violations?|justifications?"
    r"|complexity|legend|resources|trade-?offs|amendments?|deviations?|waivers?|exceptions?"
    r"|open questions?|mitigations?|remediation)\b"
    r"|所见|備考|リスク|違反|复杂|違規|위반|복잡|нарушени|риск"
)
"""Names of groups whose lists are no answers."""

PRODUCTS = re.compile(r"(?i)\b(?:artifacts?|deliverables?)\b")
"""Names of groups whose lists are no answers, unless the name itself has a verdict."""

EXPLAINS = re.compile(
    r"(?i)^\W*(?:resolution|explanation|justification|rationale|remarks?|comments?|notes?|resolução|explicação"
    r"|justificativa|observaç(?:ão|ões)|resolución|explicación|justificación|explication|begründung|erläuterung)"
    r"\s(?:.{0,20}\s)?(?:gates?|rows?|marks?|warnings?|⚠)"
)
"""Labels of a paragraph about answers that stand above it."""

WHOLE = re.compile(r"(?i)\b(?:gates|principles|constitution\w*|overall|all)\b|原則|原则|원칙|принцип")
"""Words of a sentence about the whole check."""

NOTE = re.compile(r"[(（][^()（）]{0,100}[)）]\s*[:：]?")
"""A note in brackets and nothing else."""

SUMMARY = re.compile(
    r"(?i)\b(?:summary|overall|conclusion|results?|outcome|verdict)\b|総合|結論|结论"
    r"|总结|總結|结果|결론|결과|итог|вывод"
)
"""Headings of a summary."""

GROUP = re.compile(
    r"(?i)\b(?:gates?|principles|requirements|checks?|compliance|alignment|criteria"
    r"|checklist|standards|considerations|verification"
    r"|evaluation|review|constraints|patterns)\b|検査|チェック|確認|检查|檢查|核对|점검|확인|провер"
)
"""Names that announce a list of answers, and are none themselves."""

ONWARD = re.compile(r"(?i)^\W*(?:notes?\b|ready (?:for|to)|proceed|next phase|approved for)\b")
"""Labels that look ahead."""

AGAIN = re.compile(r"(?i)(?<![a-z])re-?(?:check|evaluat|assess)|再|재|повторн|复查")
"""Labels of a second check of everything."""

HAS_WORDS = re.compile(r"\w{2}")
"""What makes a sentence more than punctuation."""
